package az.ecbar.ops.console;

import az.ecbar.schema.QueryKind;

/**
 * What one operator may ask of the centre. Each call waits for its answer, the JSON text of
 * {@code docs/protocol/console.md}; a refusal is an answer too.
 */
public interface OperatorPort extends AutoCloseable {
    /** Proposes a command that {@link az.ecbar.command.ActionWriter} wrote. */
    String propose(byte[] action) throws OperatorException;

    /** Approves what another operator has proposed. */
    String approve(long proposalId) throws OperatorException;

    /**
     * Asks for one page.
     *
     * @param cursor 0, or where the page before ended
     * @param argument at most 34 characters of ASCII; empty where the kind needs none
     */
    String query(QueryKind kind, long cursor, String argument) throws OperatorException;

    /**
     * Looks at what happens; the answer bears no number and proves nothing. Waits a little where the last look was a
     * moment ago.
     *
     * @param request such as {@link az.ecbar.ops.view.TailRequest#encode}
     */
    String view(byte[] request) throws OperatorException;

    /** Logs out; never fails. */
    @Override
    void close();
}

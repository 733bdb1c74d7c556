package az.ecbar.ops.console;

import az.ecbar.schema.QueryKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What one operator may ask of the centre. Each call waits for its answer, the JSON text of
 * {@code docs/protocol/console.md}; a refusal is an answer too.
 */
public interface OperatorPort extends AutoCloseable {
    /** Pages of one answer at most. */
    int MAX_PAGES = 1_000;

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
     * Asks for all pages; the last one may be a refusal.
     *
     * @throws OperatorException also where there are more than {@value #MAX_PAGES} pages: what was told of them would be
     *     taken for all
     */
    default List<Answer> pages(QueryKind kind, String argument) throws OperatorException {
        List<Answer> pages = new ArrayList<>();
        long cursor = 0;
        do {
            if (pages.size() == MAX_PAGES) {
                throw new OperatorException("the answer has more than " + MAX_PAGES + " pages");
            }
            Answer page = Answer.of(query(kind, cursor, argument));
            pages.add(page);
            cursor = page.isRefused() ? 0 : page.number("cursor");
        } while (cursor != 0);
        return pages;
    }

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

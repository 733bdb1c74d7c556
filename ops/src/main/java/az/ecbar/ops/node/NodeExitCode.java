package az.ecbar.ops.node;

/** Exit codes of a node beside those of the journal, {@link az.ecbar.journal.JournalExitCode}. */
public final class NodeExitCode {
    /** Configuration, genesis or keys cannot be used. */
    public static final int CONFIG = 10;

    /** The port is taken or cannot be opened. */
    public static final int PORT = 11;

    /** The clock is behind the journal's last record. */
    public static final int CLOCK = 12;

    /** An invariant of the ledger broke. */
    public static final int INVARIANT = 30;

    /** The outbox differs from what the ledger says. */
    public static final int OUTBOX = 31;

    /** Any other failure of a duty cycle. */
    public static final int FAILED = 32;

    /** The live ledger of an owner of a pair had a fault in memory. */
    public static final int LEDGER_FAULT = 33;

    private NodeExitCode() {}
}

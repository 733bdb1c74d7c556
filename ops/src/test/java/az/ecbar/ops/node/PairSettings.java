package az.ecbar.ops.node;

import az.ecbar.journal.JournalConfig;
import az.ecbar.ops.testing.Surroundings;

/** How the nodes of a simulated pair work. */
final class PairSettings {
    private static final int RESERVE_BYTES = 1 << 16;
    private static final int LOW_BYTES = 3 << 14;
    private static final int STOP_BYTES = 1 << 14;
    private static final int MAX_FILE_BYTES = 1 << 16;

    private PairSettings() {}

    static Node.Settings of(int maxBatch) {
        Node.Settings usual = Surroundings.settings(maxBatch, 50).provingBeside();
        return usual.withJournal(usual.journal().withReserveBytes(RESERVE_BYTES).withWaterMarks(LOW_BYTES, STOP_BYTES));
    }

    /** With files of a minute, and of 64 KiB: many are closed within a day. */
    static Node.Settings withManyFiles(int maxBatch) {
        Node.Settings settings = of(maxBatch);
        return settings.withJournal(
                settings.journal().withCycleLengthNs(JournalConfig.MINUTE_NS).withMaxFileBytes(MAX_FILE_BYTES));
    }
}

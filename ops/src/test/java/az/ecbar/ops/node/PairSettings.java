package az.ecbar.ops.node;

import az.ecbar.journal.JournalConfig;
import az.ecbar.ops.testing.Surroundings;

/** How the nodes of a simulated pair work. */
final class PairSettings {
    private static final int RESERVE_BYTES = 1 << 16;
    private static final int LOW_BYTES = 3 << 14;
    private static final int STOP_BYTES = 1 << 14;
    private static final int MAX_FILE_BYTES = 1 << 16;
    private static final int RECORDS_OF_FILL = 150;
    private static final int SMALL_GATE_BYTES = 1 << 16;

    private PairSettings() {}

    static Node.Settings of(int maxBatch) {
        Node.Settings usual = Surroundings.settings(maxBatch, 50).provingBeside();
        return usual.withJournal(usual.journal().withReserveBytes(RESERVE_BYTES).withWaterMarks(LOW_BYTES, STOP_BYTES));
    }

    /**
     * From a wide world on, with files of a minute, and of 64 KiB: many are closed within a day. In a deep one many are
     * filled in behind a base, and the gate is so small that the end of a day does not fit into it.
     */
    static Node.Settings of(int maxBatch, Breadth breadth) {
        Node.Settings settings = of(maxBatch);
        JournalConfig many =
                settings.journal().withCycleLengthNs(JournalConfig.MINUTE_NS).withMaxFileBytes(MAX_FILE_BYTES);
        return switch (breadth) {
            case NARROW -> settings;
            case WIDE -> settings.withJournal(many);
            case DEEP ->
                settings.withJournal(many.withRecordsOfFill(RECORDS_OF_FILL)).withGateBytes(SMALL_GATE_BYTES);
        };
    }
}

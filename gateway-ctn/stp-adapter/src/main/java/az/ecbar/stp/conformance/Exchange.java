package az.ecbar.stp.conformance;

/** The way of the self-test to the centre: the adapter's own, in sessions that end and are taken up again. */
public interface Exchange {
    /**
     * What came of a message.
     *
     * @param inputNumber under which the centre took it
     * @param sequence of its record
     * @param output the message that answers it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answered(long inputNumber, long sequence, byte[] output) {}

    /**
     * What sessions beside the adapter's own found, after it had logged out.
     *
     * @param behind how a session ended that said it holds no output, though outputs were acknowledged
     * @param otherBytes how one ended that sent other bytes under the number of the last input
     * @param repeatedSequence what the centre answered when the last input came again, with the same bytes
     */
    record Probed(String behind, String otherBytes, long repeatedSequence) {}

    /**
     * Sends a message and waits for its answer.
     *
     * @throws ConformanceException when it was not taken, or not answered in time
     */
    Answered exchange(ConformanceCase one) throws ConformanceException;

    /** Ends the session, tries others beside it, and takes it up again. */
    Probed probe() throws ConformanceException;

    /** Whether each receipt that came verifies offline. */
    boolean areReceiptsGenuine();

    /** Whether each output bore the number after the one before it, across sessions. */
    boolean areOutputsWithoutGap();
}

package az.ecbar.gateway.outbox;

/**
 * The outputs of the terminals as the sessions see them: released, numbered from 1 without gaps, the same bytes every
 * time. Called from the edge's thread only; does not allocate after warm-up.
 */
public interface OutputSource {
    /**
     * No output is longer, message and attachment together, which bears the message that it was made of: it goes in one
     * frame, whatever signs it. What could be
     * longer comes in pages.
     */
    int MAX_OUTPUT_BYTES = 112 << 10;

    /** The highest number that can be read; 0 if the terminal never had an output. */
    long lastNumber(int participantId, byte terminal);

    /**
     * Hands out outputs in order, beginning with {@code fromNumber}.
     *
     * @param fromNumber must not be below what the terminal has acknowledged + 1: older ones may be gone
     * @param maxOutputs the most to hand out in this call
     * @return how many the reader took
     * @throws OutboxFailure when a number that must be here is not, or does not bear its own checksum
     */
    int read(int participantId, byte terminal, long fromNumber, int maxOutputs, OutputReader reader);
}

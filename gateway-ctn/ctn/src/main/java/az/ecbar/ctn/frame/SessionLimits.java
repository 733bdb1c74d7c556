package az.ecbar.ctn.frame;

/**
 * The limits of one session, told by the centre in its answer to the logon.
 *
 * @param credit how many inputs, and likewise parts, may wait for their answer
 * @param maxMessageBytes the longest message in one piece
 * @param maxFrameBytes the longest frame in either direction
 * @param outputWindow how many outputs the centre sends beyond the last acknowledged one
 * @param heartbeatMs a side that has sent nothing for so long sends a heartbeat
 * @param idleMs a side that has received nothing for so long closes the connection
 * @param ratePerSecond how many inputs a second the bank may send
 */
public record SessionLimits(
        int credit,
        int maxMessageBytes,
        int maxFrameBytes,
        int outputWindow,
        int heartbeatMs,
        int idleMs,
        int ratePerSecond) {
    /** More than this is never granted: the ledger keeps the digests of so many inputs. */
    public static final int MAX_CREDIT = 256;

    public SessionLimits {
        if (credit < 1
                || credit > MAX_CREDIT
                || maxMessageBytes < 256
                || maxFrameBytes < FrameHeader.MAX_LOGON_LENGTH
                || maxFrameBytes > FrameHeader.MAX_FRAME_LENGTH
                || maxMessageBytes > maxFrameBytes - EnvelopeFrame.OVERHEAD
                || outputWindow < 1
                || heartbeatMs < 1
                || idleMs <= heartbeatMs
                || ratePerSecond < 1) {
            throw new IllegalArgumentException("limits do not fit together: credit " + credit + ", message "
                    + maxMessageBytes + ", frame " + maxFrameBytes + ", outputs " + outputWindow + ", heartbeat "
                    + heartbeatMs + ", idle " + idleMs + ", rate " + ratePerSecond);
        }
    }

    /** 256 inputs of up to 2,048 bytes, frames of 256 KiB, a heartbeat each 5 s, 20 s of silence, 20,000 inputs a second. */
    public static SessionLimits usual() {
        return new SessionLimits(MAX_CREDIT, 2048, 256 * 1024, 4096, 5_000, 20_000, 20_000);
    }

    /** The same with the credit that the ledger grants, if it is less. */
    public SessionLimits withCredit(int granted) {
        int least = Math.clamp(granted, 1, credit);
        return new SessionLimits(
                least, maxMessageBytes, maxFrameBytes, outputWindow, heartbeatMs, idleMs, ratePerSecond);
    }
}

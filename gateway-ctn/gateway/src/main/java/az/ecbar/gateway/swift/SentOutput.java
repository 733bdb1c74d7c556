package az.ecbar.gateway.swift;

/** One output that was, or may have been, given to the adapter and has no ACK yet. Owned by {@link SwiftSender}. */
final class SentOutput {
    /** After so many doublings the pause before it is sent again grows no more. */
    private static final int MOST_DOUBLINGS = 4;

    final long number;
    /** By what its copy behind an F21 is known; see {@link SentKey}. */
    final String key;
    /** Whether it may have been sent before: then it goes out with PDE. */
    boolean isPossibleDuplicate;
    /** When it is sent, or sent again, if nothing comes; monotonic ns. */
    long dueNs;
    /** File in which it went out last; empty: none of this start. */
    String fileName = "";
    /** How often it was sent since the start. */
    int sendings;
    /** Error code of the last NAK; empty: none since it was last sent. */
    String errorCode = "";
    /** Error code of the last NAK since the start; empty: none came. */
    String lastErrorCode = "";
    /** Whether people were told that it is stuck. */
    boolean isToldStuck;

    private final boolean isOfEarlierOwner;

    /** @param isOfEarlierOwner whether it was there before the start, and so may have been sent, and refused, before */
    SentOutput(long number, String key, boolean isOfEarlierOwner, long dueNs) {
        this.number = number;
        this.key = key;
        this.isOfEarlierOwner = isOfEarlierOwner;
        this.isPossibleDuplicate = isOfEarlierOwner;
        this.dueNs = dueNs;
    }

    /** The file in which it went out was taken back: it is sent anew, marked, since the adapter may have read it. */
    void withdrawn(long nextNs) {
        fileName = "";
        sendings--;
        dueNs = nextNs;
    }

    /** Sent so often that people must look; of one that was there before the start one refusal is enough. */
    boolean isStuck() {
        return sendings >= SwiftSender.MANY_SENDINGS || (isOfEarlierOwner && !lastErrorCode.isEmpty());
    }

    /** How long to wait until it is sent again: the first pause, doubled with each sending. */
    long pauseNs(long firstNs) {
        return firstNs << Math.min(Math.max(sendings - 1, 0), MOST_DOUBLINGS);
    }
}

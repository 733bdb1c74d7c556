package az.ecbar.gateway.swift;

/** One output that was, or may have been, given to the adapter and has no ACK yet. Owned by {@link SwiftSender}. */
final class SentOutput {
    final long number;
    /** By what its copy behind an F21 is known; see {@link SentKey}. */
    final String key;
    /** Field 108 of its block 3; empty: none. */
    final String messageReference;
    /** Whether it may have been sent before: then it goes out with PDE. */
    boolean isPossibleDuplicate;
    /** When it is sent, or sent again, if nothing comes; monotonic ns. */
    long dueNs;
    /** File in which it went out last; empty: none of this start. */
    String fileName = "";
    /** FIN has it. */
    boolean isAcknowledged;
    /** Error code of the last NAK; empty: none since it was last sent. */
    String errorCode = "";

    SentOutput(long number, String key, String messageReference, boolean isPossibleDuplicate, long dueNs) {
        this.number = number;
        this.key = key;
        this.messageReference = messageReference;
        this.isPossibleDuplicate = isPossibleDuplicate;
        this.dueNs = dueNs;
    }
}

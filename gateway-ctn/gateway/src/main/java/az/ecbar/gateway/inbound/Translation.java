package az.ecbar.gateway.inbound;

/** What became of an input that was handed to a {@link MessageTranslator}. */
public enum Translation {
    /** Its command is in the ring; what the ledger says of it comes back through the gate. */
    TAKEN,
    /**
     * The ring is full: hand over the same input again later, before any other of the session. Where it had to go in
     * parts, those that were published are not published again.
     */
    RING_FULL,
    /** The message is longer than the largest that is taken: it gets no number. */
    TOO_LARGE,
    /** A part, or the end of a transfer, without the parts before it: the sender begins again with part 1. */
    UNKNOWN_TRANSFER,
    /** The parts together do not have the length or the digest that was signed: the sender begins again with part 1. */
    WRONG_DIGEST
}

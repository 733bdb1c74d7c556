package az.ecbar.stp.store;

/** The folder that a file of the bank is in. The names are part of the store's format: none is ever changed. */
public enum FilePlace {
    /** Taken out of the bank's hands, on its way to {@link #SENT}. */
    CLAIMED,
    /** Numbered; at least one of its messages has no answer yet. */
    SENT,
    /** The centre recorded every message of it. */
    ACK,
    /** At least one message of it was refused. */
    NAK,
    /** Put away under the day. */
    ARCHIVE
}

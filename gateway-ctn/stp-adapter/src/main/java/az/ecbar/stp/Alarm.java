package az.ecbar.stp;

/** Why somebody should look. */
public enum Alarm {
    /** A message of the centre did not verify; it is put aside and not acknowledged (rule 4.26.3). */
    BAD_SIGNATURE,
    /** The session ended by a cause that repeating does not mend. */
    HALTED,
    /** This adapter's memory and the centre's do not agree. */
    NUMBERS_DIFFER,
    /** A file was put into the folder error. */
    UNREADABLE_FILE,
    /** Something in the folders is not as it should be; nothing is lost. */
    FOLDER,
    /** The bank's listener threw; the message comes again. */
    LISTENER,
    /** A disk operation failed: the adapter has stopped. */
    STOPPED
}

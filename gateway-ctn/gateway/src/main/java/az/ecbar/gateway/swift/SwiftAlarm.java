package az.ecbar.gateway.swift;

/** What people must see to on the SWIFT channel; docs/operations.md says how. */
public enum SwiftAlarm {
    /** A folder or a file cannot be read, written or moved. */
    FOLDER_FAILS,
    /** A file lies in the folder without a LAU file. */
    NOT_AUTHENTICATED,
    /** A file is not what its LAU file says: nothing of it was taken. */
    AUTHENTICATION_FAILED,
    /** A file cannot be taken apart, or is too large: nothing of it was taken. */
    FILE_UNREADABLE,
    /** A message of a file is neither a bank's nor an acknowledgement. */
    MESSAGE_UNKNOWN,
    /** The network itself tells something, such as a message that it could not deliver. */
    NETWORK_MESSAGE,
    /** The ledger did not take a message. */
    INPUT_REFUSED,
    /** An F21 fits nothing that waits for one. */
    ACKNOWLEDGEMENT_UNKNOWN,
    /** FIN refused an output: it waits, and is sent again later. */
    OUTPUT_REFUSED,
    /** An output got no F21 in time and is sent again, marked as a possible duplicate. */
    OUTPUT_UNANSWERED,
    /** An output was sent many times and has no ACK: two operators may give it up. */
    OUTPUT_STUCK,
    /** The adapter takes no files. */
    OUTPUT_NOT_TAKEN,
    /** Files lie in the folder of a node that does not lead: nobody reads them. */
    INPUT_NOT_READ;

    /** Who is told. On the edge's thread, or on that of {@link SwiftStandby}. */
    @FunctionalInterface
    public interface Sink {
        void onAlarm(long utcNs, SwiftAlarm alarm, String text);
    }
}

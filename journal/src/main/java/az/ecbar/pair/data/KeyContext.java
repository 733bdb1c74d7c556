package az.ecbar.pair.data;

/** Between which two data folders records go: it makes the keys theirs alone. */
@FunctionalInterface
public interface KeyContext {
    /** Bytes of a folder's id. */
    int FOLDER_ID_LENGTH = 16;

    /**
     * The id of the owner's folder and behind it that of the standby's, 32 bytes, as both ends know them of the control
     * connection that stands now.
     */
    byte[] folders();
}

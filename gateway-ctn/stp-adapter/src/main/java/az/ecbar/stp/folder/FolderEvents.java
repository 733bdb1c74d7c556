package az.ecbar.stp.folder;

/** What the folders tell the adapter, for the log and the alarm. */
public interface FolderEvents {

    /** A file was put into {@code error}; the text says why. */
    void onUnreadable(String fileName, String text);

    /** Something in the folders is not as it should be; nothing is lost, somebody should look. */
    void onWarning(String text);
}

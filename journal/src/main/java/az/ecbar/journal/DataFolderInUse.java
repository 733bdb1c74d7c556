package az.ecbar.journal;

/** The data folder is held by another opener; this one has changed nothing. */
public final class DataFolderInUse extends JournalException {
    private static final long serialVersionUID = 1L;

    public DataFolderInUse(String message) {
        super(JournalExitCode.DATA_FOLDER_IN_USE, message);
    }
}

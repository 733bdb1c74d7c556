package az.ecbar.stp.message;

/** A file that is not one message nor a batch of messages; says where and why. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(String message) {
        super(message);
    }
}

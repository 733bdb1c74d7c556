package az.ecbar.stp.folder;

/**
 * What the folders take.
 *
 * @param maxFileBytes a longer file goes to {@code error}
 * @param maxMessageBytes a file with a longer message goes to {@code error}
 * @param maxMessages a file with more messages goes to {@code error}
 * @param maxUnansweredBytes while messages of more bytes than this wait for their answer, files stay in {@code out}
 * @param filesPerStep the most files that are taken in one step
 */
public record FolderLimits(
        int maxFileBytes, int maxMessageBytes, int maxMessages, long maxUnansweredBytes, int filesPerStep) {
    public static final FolderLimits DEFAULT = new FolderLimits(64 << 20, 8 << 20, 10_000, 128L << 20, 64);
}

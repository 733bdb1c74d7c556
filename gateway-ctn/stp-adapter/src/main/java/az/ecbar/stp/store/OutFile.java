package az.ecbar.stp.store;

/**
 * A file of the bank that was taken from the folder {@code out}.
 *
 * @param ordinal the store's own number of the file, never given twice
 * @param name the name that the bank gave it
 * @param filedName the name it bears from then on, unique among the folders
 * @param sizeBytes its size
 * @param firstMessage the id of its first message
 * @param messages how many messages it holds
 * @param place the folder it is in, as far as the store knows
 * @param archiveDay {@code yyyyMMdd} once it is archived, else empty
 */
public record OutFile(
        long ordinal,
        String name,
        String filedName,
        long sizeBytes,
        long firstMessage,
        int messages,
        FilePlace place,
        String archiveDay) {

    /** The same file at another place. */
    public OutFile movedTo(FilePlace next, String day) {
        return new OutFile(ordinal, name, filedName, sizeBytes, firstMessage, messages, next, day);
    }
}

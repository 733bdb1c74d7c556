package az.ecbar.journal;

/**
 * A closed file of which somebody needed a record and could not read it as it was written.
 *
 * @param sequence of the record
 * @param position where in the file it should be; 0 if that is not known
 * @param cause what was found, in words
 */
public record UnreadableFile(ClosedFile file, long sequence, long position, String cause) {}

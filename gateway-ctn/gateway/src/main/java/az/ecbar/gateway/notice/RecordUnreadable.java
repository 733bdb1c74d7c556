package az.ecbar.gateway.notice;

/** A record of which a message tells is in the journal and cannot be read at present: the message is made later. */
final class RecordUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordUnreadable(long sequence) {
        super("record " + sequence + " cannot be read at present");
    }
}

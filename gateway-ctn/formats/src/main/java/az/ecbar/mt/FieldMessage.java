package az.ecbar.mt;

import org.jspecify.annotations.Nullable;

/**
 * A message that is a list of fields: an MT298, whose fields are those within 77E, an inquiry MT920, an advice MT900 or
 * MT910, or what is told of an account, MT941, MT942 or MT950.
 *
 * <p>A flyweight over the bytes that were read, valid until the reader reads the next message. Owned by the reader's
 * thread. The views of single fields are made on request and allocate.
 */
public final class FieldMessage implements MtResult {
    /** Says that a message is not an MT298 and has no SMT number. */
    public static final int NO_SMT = -1;

    /** No field is shorter than seven characters: tag, one character, line end. */
    private static final int MAX_FIELDS = MtReader.MAX_LENGTH / 7;

    final Text reference = new Text();
    int smt = NO_SMT;
    private final Envelope envelope;
    private final int[] tags = new int[MAX_FIELDS];
    private final int[] starts = new int[MAX_FIELDS];
    private final int[] ends = new int[MAX_FIELDS];
    private int fields;

    FieldMessage(Envelope envelope) {
        this.envelope = envelope;
    }

    void clear() {
        reference.clear();
        smt = NO_SMT;
        fields = 0;
    }

    void add(int tag, int start, int end) {
        tags[fields] = tag;
        starts[fields] = start;
        ends[fields] = end;
        fields++;
    }

    /** 298, 900, 910, 920, 941, 942, 950 or 999. */
    public int messageType() {
        return envelope.headers.messageType;
    }

    /** The number of the SMT, field 12, or {@link #NO_SMT}. */
    public int smt() {
        return smt;
    }

    /** The logical terminal that sends. */
    public Text senderTerminal() {
        return envelope.headers.sender;
    }

    /** The logical terminal that receives. */
    public Text receiverTerminal() {
        return envelope.headers.receiver;
    }

    /** The UETR, field 121, 36 characters; empty when absent. */
    public Text uetr() {
        return envelope.headers.userHeader.uetr;
    }

    /** Field 119, which belongs to MT103 alone; empty when absent. */
    Text validationFlag() {
        return envelope.headers.userHeader.validationFlag;
    }

    /** Whether it is marked as possibly sent before: PDE by the sender, PDM by the system. */
    public boolean isPossibleDuplicate() {
        return envelope.isPossibleDuplicate();
    }

    /** Field 20 of the message. */
    public Text reference() {
        return reference;
    }

    /** The number of fields: of an MT298 those within 77E, of others all after field 20. */
    public int fieldCount() {
        return fields;
    }

    /** The tag of a field, such as {@code 32A}. */
    public String tag(int field) {
        return Tag.name(tags[field]);
    }

    /** The value of a field, lines parted by CR and LF. */
    public Text value(int field) {
        return Text.of(envelope.whole.array(), starts[field], ends[field] - starts[field]);
    }

    /** Where in the message the value of a field begins. */
    public int valueOffset(int field) {
        return starts[field] - envelope.whole.offset();
    }

    /** The value of the first field with a tag, or null. */
    public @Nullable Text find(String tag) {
        int field = indexOf(tag);
        return field < 0 ? null : value(field);
    }

    /** The number of the first field with a tag, or -1. */
    public int indexOf(String tag) {
        for (int i = 0; i < fields; i++) {
            if (tag(i).equals(tag)) {
                return i;
            }
        }
        return -1;
    }

    /** The whole message as it stands. */
    public Text whole() {
        return envelope.whole;
    }
}

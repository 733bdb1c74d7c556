package az.ecbar.ctn;

/**
 * What one message of an envelope is. The number of a message is an input number for the kinds that a bank
 * or an operator sends, an output number for the kinds that the centre sends, and for {@link #ACK} and
 * {@link #NAK} the input number that is answered.
 */
public enum MessageKind {
    /** A whole message of a bank, to be numbered and journalled. */
    MESSAGE(1, Direction.INPUT),
    /** A large message whose parts went before: names the transfer, bears the digest of the whole. */
    TRANSFER(2, Direction.INPUT),
    /** A request of an operator's console or of the portal. */
    REQUEST(3, Direction.INPUT),
    /** A whole message of the centre, numbered by the ledger. */
    OUTPUT(16, Direction.OUTPUT),
    /** A large output whose parts went before: names the transfer, bears the digest of the whole. */
    OUTPUT_TRANSFER(17, Direction.OUTPUT),
    /** The answer to a request of an operator's console or of the portal. */
    ANSWER(18, Direction.OUTPUT),
    /** The input is recorded: number, our sequence, time, digest. It does not say settled. */
    ACK(32, Direction.RECEIPT),
    /** The input is not recorded: number, code, text. */
    NAK(33, Direction.RECEIPT);

    /** Who numbers a kind. */
    private enum Direction {
        INPUT,
        OUTPUT,
        RECEIPT
    }

    private static final int MAX_WIRE_CODE = 33;
    private static final MessageKind[] BY_WIRE_CODE = new MessageKind[MAX_WIRE_CODE + 1];

    static {
        for (MessageKind kind : values()) {
            BY_WIRE_CODE[kind.wireCode] = kind;
        }
    }

    private final int wireCode;
    private final Direction direction;

    MessageKind(int wireCode, Direction direction) {
        this.wireCode = wireCode;
        this.direction = direction;
    }

    /** The byte that stands for this kind in a frame. */
    public int wireCode() {
        return wireCode;
    }

    /** True if a bank or an operator sends it and numbers it. */
    public boolean isInput() {
        return direction == Direction.INPUT;
    }

    /** True if the centre sends it and the ledger numbers it. */
    public boolean isOutput() {
        return direction == Direction.OUTPUT;
    }

    /** True for a byte that {@link #ofWireCode} knows. */
    public static boolean isKnown(int wireCode) {
        return wireCode >= 0 && wireCode <= MAX_WIRE_CODE && BY_WIRE_CODE[wireCode] != null;
    }

    /** The kind for a byte that was checked by {@link #isKnown}; any other is a programming error. */
    public static MessageKind ofWireCode(int wireCode) {
        if (!isKnown(wireCode)) {
            throw new IllegalArgumentException("unknown message kind " + wireCode);
        }
        return BY_WIRE_CODE[wireCode];
    }
}

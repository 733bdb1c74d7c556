package az.ecbar.ctn.frame;

/** The byte in a frame's header that says what follows it. */
public enum FrameType {
    LOGON(1),
    LOGON_ANSWER(2),
    ENVELOPE(3),
    PART(4),
    PART_TAKEN(5),
    ACKNOWLEDGE(6),
    HEARTBEAT(7),
    CREDIT(8),
    ERROR(9),
    LOGOUT(10),
    VIEW(11),
    VIEWED(12);

    private static final FrameType[] ALL = values();

    private final int wireCode;

    FrameType(int wireCode) {
        this.wireCode = wireCode;
    }

    public int wireCode() {
        return wireCode;
    }

    static boolean isKnown(int wireCode) {
        return wireCode >= 1 && wireCode <= ALL.length;
    }

    static FrameType ofWireCode(int wireCode) {
        return ALL[wireCode - 1];
    }
}

package az.ecbar.ctn;

/**
 * Why an input was not taken, why a side waits, or why a connection ended: one list for NAK, CREDIT, ERROR
 * and LOGOUT. {@code docs/protocol/ctn.md} has the same list; a test compares the two.
 */
public enum CtnCode {
    /** No fault: an ordinary end. */
    NONE(0, Advice.SOON),

    // The connection and its frames (1 to 19).
    /** A frame whose version is not one that the centre speaks. */
    WRONG_VERSION(1, Advice.NEVER),
    /** A frame that breaks the layout: length, type, reserved bytes, a count or a length inside. */
    MALFORMED_FRAME(2, Advice.LATER),
    /** A frame longer than the limit. */
    FRAME_TOO_LARGE(3, Advice.LATER),
    /** A frame that has no place in the present state, such as an envelope before the logon. */
    UNEXPECTED_FRAME(4, Advice.LATER),
    /** A frame that names another session than that of the connection. */
    WRONG_SESSION(5, Advice.SOON),
    /** More connections than the centre, or this participant, may hold. */
    TOO_MANY_CONNECTIONS(6, Advice.LATER),
    /** Nothing was received for the idle time. */
    IDLE(7, Advice.SOON),
    /** The peer did not read what was sent to it. */
    SLOW_READER(8, Advice.SOON),
    /** The logon was not finished within its time. */
    LOGON_TIMEOUT(9, Advice.SOON),
    /** The TLS handshake failed: no certificate, another version, or an alert of the peer. Never sent in a frame. */
    TLS_FAILED(10, Advice.LATER),
    /** The connection was lost or never made. Never sent in a frame. */
    CONNECTION_LOST(11, Advice.SOON),

    // Who is there (20 to 39).
    /** The certificate is not registered. */
    UNKNOWN_CERTIFICATE(20, Advice.NEVER),
    /** The certificate is not valid at this time. */
    CERTIFICATE_EXPIRED(21, Advice.NEVER),
    /** The certificate was revoked. */
    CERTIFICATE_REVOKED(22, Advice.NEVER),
    /** The certificate belongs to another participant than the one named. */
    WRONG_PARTICIPANT(23, Advice.NEVER),
    /** The registration code in the certificate is not that of the participant (4.26.2). */
    WRONG_REGISTRATION_CODE(24, Advice.NEVER),
    /** The signature does not verify. */
    BAD_SIGNATURE(25, Advice.LATER),
    /** An envelope signed with another certificate than that of the logon. */
    WRONG_CERTIFICATE(26, Advice.LATER),
    /** Too many logons in a short time. */
    LOGON_RATE(27, Advice.LATER),
    /** The terminal is not one of this participant, or may not send this kind of message. */
    NOT_ALLOWED(28, Advice.NEVER),
    /** The time under a signature is too far from the receiver's clock. */
    WRONG_TIME(29, Advice.LATER),

    // The session (40 to 59).
    /** Another connection of the same terminal has opened a later session. */
    SUPERSEDED(40, Advice.NEVER),
    /** The bank holds a receipt, or an output, that the centre does not know: the centre stops and looks. */
    CENTRE_BEHIND(41, Advice.NEVER),
    /** The centre is stopping, or is not the one that leads. */
    CENTRE_STOPPING(42, Advice.SOON),
    /** The ledger refused the session. */
    SESSION_REFUSED(43, Advice.LATER),
    /** Too many refused inputs in a short time. */
    TOO_MANY_REFUSALS(44, Advice.LATER),
    /** An output came whose number leaves a gap. */
    OUTPUT_GAP(45, Advice.SOON),
    /** The bank acknowledged an output that was not sent. */
    UNKNOWN_OUTPUT(46, Advice.NEVER),
    /** The bank holds less outputs than it has acknowledged: what lies between must be asked for. */
    BANK_BEHIND(47, Advice.NEVER),

    // An input that is not taken (60 to 79).
    /** The number is higher than the next one. */
    GAP(60, Advice.SOON),
    /** The number was taken before with other bytes. */
    OTHER_BYTES(61, Advice.NEVER),
    /** The number was taken so long ago that its digest is no longer held: query its outcome. */
    TOO_OLD(62, Advice.NEVER),
    /** More unanswered inputs than the credit allows. */
    CREDIT_EXCEEDED(63, Advice.SOON),
    /** More inputs in a second than the bank may send. */
    RATE_EXCEEDED(64, Advice.SOON),
    /** The message is longer than the limit: send it in parts. */
    MESSAGE_TOO_LARGE(65, Advice.NEVER),
    /** The message has no bytes. */
    MESSAGE_EMPTY(66, Advice.NEVER),
    /** The kind of the message is unknown or not an input. */
    WRONG_KIND(67, Advice.NEVER),
    /** A part, or the transfer itself, without the parts before it: begin again with part 1. */
    UNKNOWN_TRANSFER(68, Advice.SOON),
    /** The parts together have not the length or the digest that was signed. */
    WRONG_DIGEST(69, Advice.NEVER),

    // Why a side waits (80 to 89).
    /** The ring is full. */
    RING_FULL(80, Advice.SOON),
    /** Admission of banks' inputs is stopped: space, clock, or an operator's order. */
    ADMISSION_STOPPED(81, Advice.LATER);

    /** What the sender does about it. */
    public enum Advice {
        /** Try again by itself, after the usual back-off. */
        SOON,
        /** Try again by itself, but at the longest back-off: the cause will hardly go away in a moment. */
        LATER,
        /** Do not try again before a person or the program's owner has decided. */
        NEVER
    }

    private static final int MAX_WIRE_CODE = 127;
    private static final CtnCode[] BY_WIRE_CODE = new CtnCode[MAX_WIRE_CODE + 1];

    static {
        for (CtnCode code : values()) {
            BY_WIRE_CODE[code.wireCode] = code;
        }
    }

    private final int wireCode;
    private final Advice advice;

    CtnCode(int wireCode, Advice advice) {
        this.wireCode = wireCode;
        this.advice = advice;
    }

    /** The number that stands for this code in a frame. */
    public int wireCode() {
        return wireCode;
    }

    /** What the sender of the refused thing does about it. */
    public Advice advice() {
        return advice;
    }

    /** True for a number that {@link #ofWireCode} knows. */
    public static boolean isKnown(int wireCode) {
        return wireCode >= 0 && wireCode <= MAX_WIRE_CODE && BY_WIRE_CODE[wireCode] != null;
    }

    /** The code for a number that was checked by {@link #isKnown}; any other is a programming error. */
    public static CtnCode ofWireCode(int wireCode) {
        if (!isKnown(wireCode)) {
            throw new IllegalArgumentException("unknown code " + wireCode);
        }
        return BY_WIRE_CODE[wireCode];
    }
}

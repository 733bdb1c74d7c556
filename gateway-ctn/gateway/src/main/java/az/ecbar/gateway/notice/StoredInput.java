package az.ecbar.gateway.notice;

import az.ecbar.schema.Channel;
import az.ecbar.schema.InputOriginDecoder;

/**
 * A bank's input as the journal holds it: its command's fields that notices need, its proof and its bytes, put together
 * from parts where it came in parts. Filled by {@link StoredInputs}; valid until the next input is loaded.
 */
final class StoredInput {
    static final int DIGEST_LENGTH = 32;
    static final int UETR_LENGTH = 16;

    /** Sequence of the command that took the input's number. */
    long sequence;

    /** Time of that command, UTC nanoseconds. */
    long timeNs;

    /** Not 0: the bytes came in parts. */
    long transferId;

    long sessionId;
    long inputNumber;
    String participant = "";
    byte terminal;
    /** Where it came in; over SWIFT no bank signed it. */
    Channel channel = Channel.NULL_VAL;

    int certificateId;

    /** Whether the command is a payment, and so has a UETR. */
    boolean isPayment;

    /** Whether operators entered it for its issuer (4.27, 6.1): then nobody signed it but they. */
    boolean isOnBehalf;

    /** Number of the paper by which operators entered it; empty if none did. */
    String paperNumber = "";

    final byte[] digest = new byte[DIGEST_LENGTH];
    final byte[] uetr = new byte[UETR_LENGTH];
    byte[] proof = {};
    byte[] message = {};

    /** Whether {@link #message} holds the bytes: not if they are longer than any message that is read. */
    boolean hasMessage;

    void origin(InputOriginDecoder origin) {
        sessionId = origin.sessionId();
        inputNumber = origin.inputNumber();
        participant = origin.participant();
        terminal = (byte) origin.terminal();
        channel = origin.channel();
        certificateId = origin.certificateId();
        origin.getDigest(digest, 0, DIGEST_LENGTH);
    }
}

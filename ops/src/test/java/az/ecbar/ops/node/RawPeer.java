package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ConnectingTransport;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.Site;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.SealedFrames;
import az.ecbar.ctn.frame.AckPayload;
import az.ecbar.ctn.frame.CreditFrame;
import az.ecbar.ctn.frame.EnvelopeFrame;
import az.ecbar.ctn.frame.ErrorFrame;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.LogonAnswerFrame;
import az.ecbar.ctn.frame.LogonFrame;
import az.ecbar.ctn.frame.LogoutFrame;
import az.ecbar.ctn.frame.NakPayload;
import az.ecbar.ctn.frame.PartFrame;
import az.ecbar.ctn.frame.PartTakenFrame;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.port.Signer;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One connection to a centre on which frames are made by hand, right ones and wrong ones; notes what comes back. */
final class RawPeer implements TransportHandler {
    /** From where on the fingerprint of the signer stands in a seal. */
    private static final int FINGERPRINT_IN_SEAL = 8;

    private static final int MESSAGES_LENGTH_OFFSET = 20;

    /** What came back: the code of each refusal and end; {@link CtnCode#NONE} for an ACK. */
    final List<CtnCode> codes = new ArrayList<>();

    /** The numbers of the inputs that were acknowledged. */
    final List<Long> taken = new ArrayList<>();

    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameHeader.MAX_LOGON_LENGTH + 16]);
    private final LogonAnswerFrame answer = new LogonAnswerFrame();
    private final EnvelopeFrame envelope = new EnvelopeFrame();
    private final NakPayload nak = new NakPayload();
    private final AckPayload ack = new AckPayload();
    private final ErrorFrame error = new ErrorFrame();
    private final CreditFrame credit = new CreditFrame();
    private final LogoutFrame logout = new LogoutFrame();
    private final PartTakenFrame partTaken = new PartTakenFrame();
    private final ConnectingTransport transport;
    private final Parties parties;
    private final char terminal;
    private final Signer signer;
    private final long utcNs;
    private final long connectionId;
    private long shiftNs;
    private long sessionId;
    private long lastInput = -1;
    private int partsTaken;
    private boolean isClosed;

    /** @param utcNs the time under its signatures; a visit is short */
    RawPeer(ConnectingTransport transport, Parties parties, char terminal, Signer signer, long utcNs) {
        this.transport = transport;
        this.parties = parties;
        this.terminal = terminal;
        this.signer = signer;
        this.utcNs = utcNs;
        connectionId = transport.connect(0);
    }

    void poll() {
        int _ = transport.poll(this, 100);
    }

    void close() {
        transport.close(connectionId);
    }

    boolean isClosed() {
        return isClosed;
    }

    boolean isLoggedOn() {
        return sessionId != 0;
    }

    /** How many parts the centre has recorded of the transfer that is sent. */
    int partsTaken() {
        return partsTaken;
    }

    /** The highest number that the centre had taken when it answered the logon. */
    long lastInput() {
        return lastInput;
    }

    long sessionId() {
        return sessionId;
    }

    /** From now on the time under its signatures is wrong by so much. */
    void shift(long ns) {
        shiftNs = ns;
    }

    UnsafeBuffer frame() {
        return frame;
    }

    // ---- what it sends; false if the wire has no room

    boolean send(int length) {
        return transport.send(connectionId, frame, 0, length);
    }

    boolean logOn() {
        return logOn(0, 0, _ -> {});
    }

    /** A logon to which something was done after it was signed. */
    boolean logOn(long outputHeld, long receiptHeld, Consumer<UnsafeBuffer> change) {
        LogonFrame.encode(
                frame,
                0,
                parties.bank(),
                terminal,
                Site.BACKUP,
                outputHeld,
                receiptHeld,
                signer.certificateFingerprint(),
                new byte[LogonFrame.NONCE_LENGTH]);
        int length = SealedFrames.seal(
                signer, SealedFrames.LOGON, parties.fromBank(0), frame, 0, LogonFrame.SEALED_LENGTH, utcNs + shiftNs);
        change.accept(frame);
        return send(length);
    }

    boolean message(MessageKind kind, long number, byte[] message) {
        return message(kind, number, message, _ -> {});
    }

    /** A message in an envelope of its own, to which something was done after it was signed. */
    boolean message(MessageKind kind, long number, byte[] message, Consumer<UnsafeBuffer> change) {
        EnvelopeBuilder builder = newEnvelope();
        builder.append(kind, number, new UnsafeBuffer(message), 0, message.length);
        return send(builder, change);
    }

    /** Messages with numbers from one on, under one signature. */
    boolean messages(long first, int count, byte[] message) {
        EnvelopeBuilder builder = newEnvelope();
        for (int i = 0; i < count; i++) {
            builder.append(MessageKind.MESSAGE, first + i, new UnsafeBuffer(message), 0, message.length);
        }
        return send(builder, _ -> {});
    }

    boolean part(long number, int part, int of, byte[] whole, byte[] digest, int partBytes) {
        int from = (part - 1) * partBytes;
        int length = Math.min(partBytes, whole.length - from);
        frame.putBytes(PartFrame.CONTENT_OFFSET, whole, from, length);
        return send(PartFrame.encode(frame, 0, sessionId, number, number, whole.length, part, of, digest, length));
    }

    boolean transfer(long number, long wholeLength, byte[] digest, int of) {
        EnvelopeBuilder builder = newEnvelope();
        builder.appendTransfer(MessageKind.TRANSFER, number, number, wholeLength, digest, of);
        return send(builder, _ -> {});
    }

    private EnvelopeBuilder newEnvelope() {
        return new EnvelopeBuilder(signer, parties.fromBank(sessionId), sessionId, SessionLimits.usual());
    }

    private boolean send(EnvelopeBuilder builder, Consumer<UnsafeBuffer> change) {
        int length = builder.finish(utcNs + shiftNs);
        frame.putBytes(0, builder.buffer(), 0, length);
        change.accept(frame);
        return send(length);
    }

    /** Changes a bit of the fingerprint under a seal that begins there. */
    static void changeSigner(UnsafeBuffer frame, int sealOffset) {
        flip(frame, sealOffset + FINGERPRINT_IN_SEAL);
    }

    /** Where the seal of an envelope begins. */
    static int sealOffset(UnsafeBuffer frame) {
        return EnvelopeFrame.MESSAGES_OFFSET + frame.getInt(MESSAGES_LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /** Changes a bit of the signature. */
    static void changeSignature(UnsafeBuffer frame) {
        flip(frame, frame.getInt(0, ByteOrder.LITTLE_ENDIAN) - 1);
    }

    static void flip(UnsafeBuffer frame, int at) {
        frame.putByte(at, (byte) (frame.getByte(at) ^ 1));
    }

    static byte[] digestOf(byte[] bytes) {
        return Digest.ofContent(bytes).toBytes();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    // ---- what comes back

    @Override
    public void onConnected(long id, List<BcscCertificate> peerChain, String peerAddress) {
        // It sends when it likes.
    }

    @Override
    public boolean onFrame(long id, DirectBuffer buffer, int offset, int length) {
        switch (FrameHeader.type(buffer, offset)) {
            case LOGON_ANSWER -> {
                check(answer.wrap(buffer, offset, length));
                sessionId = answer.sessionId();
                lastInput = answer.lastInput();
            }
            case ERROR -> {
                check(error.wrap(buffer, offset, length));
                codes.add(error.code());
            }
            case LOGOUT -> {
                check(logout.wrap(buffer, offset, length));
                codes.add(logout.code());
            }
            case CREDIT -> {
                check(credit.wrap(buffer, offset, length));
                if (credit.code() != CtnCode.NONE) {
                    codes.add(credit.code());
                }
            }
            case ENVELOPE -> onEnvelope(buffer, offset, length);
            case PART_TAKEN -> {
                check(partTaken.wrap(buffer, offset, length));
                partsTaken = partTaken.part();
            }
            default -> {} // a heartbeat
        }
        return true;
    }

    private void onEnvelope(DirectBuffer buffer, int offset, int length) {
        check(envelope.wrap(buffer, offset, length));
        while (envelope.next()) {
            DirectBuffer bytes = envelope.buffer();
            if (envelope.kind() == MessageKind.NAK) {
                assertTrue(nak.wrap(bytes, envelope.messageOffset(), envelope.messageLength()));
                codes.add(nak.code());
            } else if (envelope.kind() == MessageKind.ACK) {
                assertTrue(ack.wrap(bytes, envelope.messageOffset(), envelope.messageLength()));
                taken.add(envelope.number());
                codes.add(CtnCode.NONE);
            }
        }
    }

    private static void check(CtnCode layout) {
        assertEquals(CtnCode.NONE, layout, "the centre sent what it would refuse itself");
    }

    @Override
    public void onClosed(long id, CtnCode code, String text) {
        isClosed = true;
    }
}

package az.ecbar.gateway.session;

import az.ecbar.ctn.ConnectingTransport;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.Site;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.SealedFrames;
import az.ecbar.ctn.frame.AcknowledgeFrame;
import az.ecbar.ctn.frame.CreditFrame;
import az.ecbar.ctn.frame.EnvelopeFrame;
import az.ecbar.ctn.frame.ErrorFrame;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.HeartbeatFrame;
import az.ecbar.ctn.frame.LogonAnswerFrame;
import az.ecbar.ctn.frame.LogonFrame;
import az.ecbar.ctn.frame.LogoutFrame;
import az.ecbar.ctn.frame.NakPayload;
import az.ecbar.ctn.frame.PartFrame;
import az.ecbar.ctn.frame.PartTakenFrame;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.ctn.frame.ViewFrame;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.testing.FakeSigner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A peer that sends frames by hand, good ones and bad ones, and notes the codes that come back. */
final class RawBank implements TransportHandler {
    static final String ALFA = "ALFAAZ22XXX";

    final String bic;
    final FakeSigner signer;
    final List<CtnCode> codes = new ArrayList<>();
    final List<Integer> partsTaken = new ArrayList<>();
    long sessionId;
    boolean isClosed;
    long outputHeld;
    long receiptHeld;
    long signedAtShiftNs;
    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameHeader.MAX_FRAME_LENGTH]);
    private final LogonAnswerFrame answer = new LogonAnswerFrame();
    private final EnvelopeFrame envelope = new EnvelopeFrame();
    private final NakPayload nak = new NakPayload();
    private final ErrorFrame error = new ErrorFrame();
    private final CreditFrame credit = new CreditFrame();
    private final LogoutFrame logout = new LogoutFrame();
    private final PartTakenFrame partTaken = new PartTakenFrame();
    private final World world;
    private final ConnectingTransport transport;
    private final Parties parties;
    private final long connectionId;

    RawBank(World world, String bic, FakeSigner signer) {
        this.world = world;
        this.bic = bic;
        this.signer = signer;
        this.parties = new Parties(bic, FakeCentre.BIC);
        this.transport = world.network.client(List.of(), 1);
        this.connectionId = transport.connect(0);
        world.ledger.terminal(bic, 'A');
    }

    /** A bank of the usual name with its own key, not logged on. */
    static RawBank connected(World world) {
        return new RawBank(world, ALFA, world.centre.participant(ALFA));
    }

    /** The same, logged on. */
    static RawBank loggedOn(World world) {
        RawBank bank = connected(world);
        bank.logOn();
        return bank;
    }

    /** Sends a logon and gives the code that comes back. */
    static CtnCode logOnCode(RawBank bank) {
        bank.sendLogOn();
        return bank.code();
    }

    void logOn() {
        sendLogOn();
        world.until("logged on", () -> {
            poll();
            return sessionId != 0;
        });
    }

    void sendLogOn() {
        logOn(_ -> {});
    }

    /** Sends a logon after something was done to it. */
    void logOn(Consumer<UnsafeBuffer> change) {
        LogonFrame.encode(
                frame,
                0,
                bic,
                'A',
                Site.BACKUP,
                outputHeld,
                receiptHeld,
                signer.certificateFingerprint(),
                new byte[LogonFrame.NONCE_LENGTH]);
        int length = SealedFrames.seal(
                signer,
                SealedFrames.LOGON,
                parties.fromBank(0),
                frame,
                0,
                LogonFrame.SEALED_LENGTH,
                world.utcNs() + signedAtShiftNs);
        change.accept(frame);
        send(length);
    }

    void send(int length) {
        if (!transport.send(connectionId, frame, 0, length)) {
            throw new AssertionError("no room");
        }
    }

    EnvelopeBuilder envelope() {
        return envelope(signer, sessionId);
    }

    EnvelopeBuilder envelope(FakeSigner by, long session) {
        return new EnvelopeBuilder(by, parties.fromBank(session), sessionId, SessionLimits.usual());
    }

    void message(long number, String text) {
        EnvelopeBuilder builder = envelope();
        append(builder, MessageKind.MESSAGE, number, text);
        send(builder, _ -> {});
    }

    static void append(EnvelopeBuilder builder, MessageKind kind, long number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        builder.append(kind, number, new UnsafeBuffer(bytes), 0, bytes.length);
    }

    /** Sends an envelope after something was done to its bytes. */
    void send(EnvelopeBuilder builder, Consumer<UnsafeBuffer> change) {
        int length = builder.finish(world.utcNs() + signedAtShiftNs);
        frame.putBytes(0, builder.buffer(), 0, length);
        change.accept(frame);
        send(length);
    }

    /** Messages from one number to another, each under its own signature, as fast as the wire takes them. */
    void messages(long from, long to) {
        for (long number = from; number <= to; number++) {
            message(number, "message " + number);
            world.step();
        }
    }

    /** All messages of these numbers under one signature. */
    void envelopeOf(MessageKind kind, long from, long to) {
        EnvelopeBuilder builder = envelope();
        for (long number = from; number <= to; number++) {
            append(builder, kind, number, "message " + number);
        }
        send(builder, _ -> {});
    }

    void logOut() {
        send(LogoutFrame.encode(frame, 0, sessionId, CtnCode.NONE));
    }

    void heartbeat(long session) {
        send(HeartbeatFrame.encode(frame, 0, session));
    }

    void heartbeat(Consumer<UnsafeBuffer> change) {
        int length = HeartbeatFrame.encode(frame, 0, sessionId);
        change.accept(frame);
        send(length);
    }

    void acknowledge(long upTo) {
        send(AcknowledgeFrame.encode(frame, 0, sessionId, upTo));
    }

    /** A part of zeros. */
    void part(long number, int part, int of, long wholeLength, byte[] wholeDigest, int length) {
        frame.setMemory(PartFrame.CONTENT_OFFSET, length, (byte) 0);
        send(PartFrame.encode(frame, 0, sessionId, number, number, wholeLength, part, of, wholeDigest, length));
    }

    void transfer(long number, long wholeLength, byte[] wholeDigest, int of) {
        EnvelopeBuilder builder = envelope();
        builder.appendTransfer(MessageKind.TRANSFER, number, number, wholeLength, wholeDigest, of);
        send(builder, _ -> {});
    }

    UnsafeBuffer frame() {
        return frame;
    }

    /** The first code that comes back. */
    CtnCode code() {
        return code(1);
    }

    /** The code that comes back as the n-th; an ACK counts as {@link CtnCode#NONE}. */
    CtnCode code(int n) {
        world.until(n + " answers to " + bic + ", " + codes + " came", () -> {
            poll();
            return codes.size() >= n;
        });
        return codes.get(n - 1);
    }

    void poll() {
        transport.poll(this, 100);
    }

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
                codes.add(credit.code());
            }
            case ENVELOPE -> onEnvelope(buffer, offset, length);
            case PART_TAKEN -> {
                check(partTaken.wrap(buffer, offset, length));
                partsTaken.add(partTaken.part());
            }
            case HEARTBEAT -> check(HeartbeatFrame.check(buffer, offset, length));
            case VIEWED -> check(ViewFrame.checkAnswer(buffer, offset, length));
            case LOGON, PART, ACKNOWLEDGE, VIEW -> throw new AssertionError("a bank's frame from the centre");
        }
        return true;
    }

    private void onEnvelope(DirectBuffer buffer, int offset, int length) {
        check(envelope.wrap(buffer, offset, length));
        while (envelope.next()) {
            if (envelope.kind() == MessageKind.NAK) {
                if (!nak.wrap(envelope.buffer(), envelope.messageOffset(), envelope.messageLength())) {
                    throw new AssertionError("a NAK that cannot be read");
                }
                codes.add(nak.code());
            } else if (envelope.kind() == MessageKind.ACK) {
                codes.add(CtnCode.NONE);
            }
        }
    }

    private static void check(CtnCode layout) {
        if (layout != CtnCode.NONE) {
            throw new AssertionError("the centre sent what it would refuse itself: " + layout);
        }
    }

    @Override
    public void onClosed(long id, CtnCode code, String text) {
        isClosed = true;
    }
}

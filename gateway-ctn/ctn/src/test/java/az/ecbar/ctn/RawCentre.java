package az.ecbar.ctn;

import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.SealedFrames;
import az.ecbar.ctn.frame.EnvelopeFrame;
import az.ecbar.ctn.frame.ErrorFrame;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.FrameType;
import az.ecbar.ctn.frame.LogonAnswerFrame;
import az.ecbar.ctn.frame.LogonFrame;
import az.ecbar.ctn.frame.PartFrame;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.testing.FakeSigner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A centre that answers logons and otherwise sends what it is told, right or wrong, and notes what comes. */
final class RawCentre implements TransportHandler {
    final List<FrameType> frames = new ArrayList<>();
    final List<Long> inputs = new ArrayList<>();
    final List<Integer> parts = new ArrayList<>();
    final List<CtnCode> errors = new ArrayList<>();
    final LogonFrame logon = new LogonFrame();
    long lastInput;
    byte[] lastInputDigest = new byte[32];
    long lastOutput;
    long outputAcknowledged;
    long sessionId = 99;
    boolean isSilent;
    boolean isAnsweringAnotherLogon;
    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameHeader.MAX_FRAME_LENGTH]);
    private final EnvelopeFrame envelopeFrame = new EnvelopeFrame();
    private final PartFrame partFrame = new PartFrame();
    private final ErrorFrame errorFrame = new ErrorFrame();
    private final SessionTransport transport;
    private final FakeSigner signer;
    private final Parties parties;
    private long connectionId;
    private long utcNs;

    RawCentre(SessionTransport transport, FakeSigner signer, Parties parties) {
        this.transport = transport;
        this.signer = signer;
        this.parties = parties;
    }

    void step(long nowNs) {
        utcNs = nowNs;
        transport.poll(this, 64);
    }

    EnvelopeBuilder envelope() {
        return envelope(signer);
    }

    EnvelopeBuilder envelope(FakeSigner by) {
        EnvelopeBuilder envelope =
                new EnvelopeBuilder(by, parties.fromCentre(sessionId), sessionId, SessionLimits.usual());
        envelope.begin();
        return envelope;
    }

    void send(EnvelopeBuilder envelope) {
        int length = envelope.finish(utcNs);
        frame.putBytes(0, envelope.buffer(), 0, length);
        send(length);
    }

    void output(long number, String text) {
        EnvelopeBuilder envelope = envelope();
        append(envelope, number, text);
        send(envelope);
    }

    static void append(EnvelopeBuilder envelope, long number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        envelope.append(MessageKind.OUTPUT, number, new UnsafeBuffer(bytes), 0, bytes.length);
    }

    void nak(long number, long expected, CtnCode code) {
        EnvelopeBuilder envelope = envelope();
        envelope.appendNak(number, expected, utcNs, new byte[32], code, code.name());
        send(envelope);
    }

    void ack(long number, byte[] digest) {
        EnvelopeBuilder envelope = envelope();
        envelope.appendAck(number, 1_000 + number, utcNs, digest, false);
        send(envelope);
    }

    /** Where a frame is encoded before {@link #send(int)}. */
    UnsafeBuffer frame() {
        return frame;
    }

    void send(int length) {
        if (!transport.send(connectionId, frame, 0, length)) {
            throw new AssertionError("no room");
        }
    }

    @Override
    public void onConnected(long id, List<BcscCertificate> peerChain, String peerAddress) {
        connectionId = id;
    }

    @Override
    public boolean onFrame(long id, DirectBuffer buffer, int offset, int length) {
        FrameType type = FrameHeader.type(buffer, offset);
        frames.add(type);
        switch (type) {
            case LOGON -> {
                check(logon.wrap(buffer, offset, length));
                if (!isSilent) {
                    answer();
                }
            }
            case ENVELOPE -> {
                check(envelopeFrame.wrap(buffer, offset, length));
                while (envelopeFrame.next()) {
                    inputs.add(envelopeFrame.number());
                }
            }
            case PART -> {
                check(partFrame.wrap(buffer, offset, length));
                parts.add(partFrame.part());
            }
            case ERROR -> {
                check(errorFrame.wrap(buffer, offset, length));
                errors.add(errorFrame.code());
            }
            default -> {
                // Noted, no more.
            }
        }
        return true;
    }

    private static void check(CtnCode layout) {
        if (layout != CtnCode.NONE) {
            throw new AssertionError("the bank sent what its own side would refuse: " + layout);
        }
    }

    private void answer() {
        sessionId++;
        byte[] nonce = new byte[LogonFrame.NONCE_LENGTH];
        logon.copyNonce(nonce);
        nonce[0] ^= (byte) (isAnsweringAnotherLogon ? 1 : 0);
        byte[] certificate = {1, 2, 3};
        LogonAnswerFrame.encode(
                frame,
                0,
                sessionId,
                nonce,
                lastInput,
                lastInputDigest,
                lastOutput,
                outputAcknowledged,
                utcNs,
                SessionLimits.usual(),
                certificate);
        send(SealedFrames.seal(
                signer,
                SealedFrames.LOGON_ANSWER,
                parties.fromCentre(sessionId),
                frame,
                0,
                LogonAnswerFrame.sealedLength(certificate.length),
                utcNs));
    }

    @Override
    public void onClosed(long id, CtnCode code, String text) {
        // The bank's side is looked at.
    }
}

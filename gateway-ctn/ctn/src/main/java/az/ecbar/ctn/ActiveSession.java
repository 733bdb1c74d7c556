package az.ecbar.ctn;

import az.ecbar.ctn.CtnCode.Advice;
import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.ReceivedEnvelope;
import az.ecbar.ctn.frame.AckPayload;
import az.ecbar.ctn.frame.AcknowledgeFrame;
import az.ecbar.ctn.frame.CreditFrame;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.FrameType;
import az.ecbar.ctn.frame.HeartbeatFrame;
import az.ecbar.ctn.frame.NakPayload;
import az.ecbar.ctn.frame.PartFrame;
import az.ecbar.ctn.frame.PartTakenFrame;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.ctn.frame.ViewFrame;
import az.ecbar.port.Clock;
import az.ecbar.port.Signer;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.merkle.LeafBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a bank does from one logon to the end of that connection: envelopes and parts out as credit allows,
 * answers and outputs in, acknowledgements and heartbeats in time. Made anew for each logon, above what
 * survives: {@link InputWindow}, {@link PartSender}, {@link OutputProgress}. It never ends itself: it says by
 * {@link #ending} that its owner must.
 */
final class ActiveSession {
    private static final long SOON_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LATER_NS = TimeUnit.SECONDS.toNanos(2);

    /** What a session is connected to. */
    record Wiring(
            SessionTransport transport,
            long connectionId,
            Signer signer,
            CertificateStore certificates,
            Clock clock,
            ClientSessionListener listener,
            InputWindow window,
            PartSender parts,
            OutputProgress outputs) {}

    private final AckPayload ack = new AckPayload();
    private final NakPayload nak = new NakPayload();
    private final CreditFrame creditFrame = new CreditFrame();
    private final PartTakenFrame partTaken = new PartTakenFrame();
    private final byte[] digest = new byte[Digest.LENGTH];
    private final long id;
    private final SessionLimits limits;
    private final Wiring to;
    private final Digest centreSigner;
    private final List<byte[]> centreChain;
    private final Expectation centre;
    private final long acknowledgeIntervalNs;
    private final LeafBuffer centreLeaf;
    private final ReceivedEnvelope received;
    private final EnvelopeBuilder envelope;
    private final UnsafeBuffer control;

    private int credit;
    private long holdUntilNs;
    private boolean isHeld;
    private int envelopeLength;
    private long acknowledgedAtNs;
    private long sentAtNs;
    private long receivedAtNs;
    private @Nullable Ending ending;

    ActiveSession(
            long id,
            SessionLimits limits,
            ClientSessionConfig config,
            Parties parties,
            Digest centreSigner,
            List<byte[]> centreChain,
            Wiring wiring,
            long nowNs) {
        this.id = id;
        this.limits = limits;
        this.to = wiring;
        this.centreSigner = centreSigner;
        this.centreChain = centreChain;
        this.centre = Expectation.nodeSigner(parties.centre());
        this.acknowledgeIntervalNs = config.acknowledgeIntervalNs();
        this.centreLeaf = parties.fromCentre(id);
        this.received = new ReceivedEnvelope(wiring.certificates(), config.signatureToleranceNs());
        this.envelope = new EnvelopeBuilder(wiring.signer(), parties.fromBank(id), id, limits);
        this.control = new UnsafeBuffer(new byte[PartFrame.CONTENT_OFFSET + limits.maxMessageBytes()]);
        this.credit = limits.credit();
        this.acknowledgedAtNs = nowNs - acknowledgeIntervalNs;
        this.sentAtNs = nowNs;
        this.receivedAtNs = nowNs;
    }

    long id() {
        return id;
    }

    /** Why this session must end; null while all is well. */
    @Nullable
    Ending ending() {
        return ending;
    }

    /** Nothing more is to be done here: its owner has ended it, maybe from within a callback. */
    void abandon() {
        end(CtnCode.NONE, "ended by its owner");
    }

    private void end(CtnCode code, String text) {
        if (ending == null) {
            ending = new Ending(code, text, true);
        }
    }

    // ---- out

    /** Sends what is ready. Returns 0 if there was nothing. */
    int send(long nowNs) {
        if (nowNs - receivedAtNs >= TimeUnit.MILLISECONDS.toNanos(limits.idleMs())) {
            end(CtnCode.IDLE, "nothing came from the centre for " + limits.idleMs() + " ms");
            return 1;
        }
        int work = sendInputs(nowNs) + sendAcknowledgement(nowNs);
        if (nowNs - sentAtNs >= TimeUnit.MILLISECONDS.toNanos(limits.heartbeatMs())) {
            work += sendControl(HeartbeatFrame.encode(control, 0, id), nowNs) ? 1 : 0;
        }
        return work;
    }

    private int sendInputs(long nowNs) {
        if (envelopeLength > 0) {
            return sendEnvelope(nowNs);
        }
        if (isHeld && nowNs - holdUntilNs < 0) {
            return 0;
        }
        isHeld = false;
        int work = sendParts(nowNs);
        fillEnvelope();
        if (envelope.isEmpty()) {
            return work;
        }
        envelopeLength = envelope.finish(to.clock.utcNs());
        return work + sendEnvelope(nowNs);
    }

    private int sendEnvelope(long nowNs) {
        if (!to.transport.send(to.connectionId, envelope.buffer(), 0, envelopeLength)) {
            return 0;
        }
        envelopeLength = 0;
        envelope.begin();
        sentAtNs = nowNs;
        return 1;
    }

    private void fillEnvelope() {
        InputWindow window = to.window;
        while (window.hasToSend() && window.inFlight() < credit) {
            PendingInput input = window.get(window.toSend());
            LargeMessage large = input.large();
            if (large == null) {
                if (!envelope.hasRoomFor(input.length())) {
                    if (envelope.isEmpty()) {
                        end(CtnCode.MESSAGE_TOO_LARGE, "input " + window.toSend() + " is longer than a frame");
                    }
                    return;
                }
                envelope.append(input.kind(), window.toSend(), input.buffer(), 0, input.length());
            } else {
                to.parts.turnTo(window.toSend(), large, limits.maxMessageBytes());
                if (!to.parts.isComplete() || !envelope.hasRoomFor(input.digest().length * 2)) {
                    return;
                }
                envelope.appendTransfer(
                        MessageKind.TRANSFER,
                        window.toSend(),
                        to.parts.transferId(),
                        large.lengthBytes(),
                        input.digest(),
                        to.parts.of());
            }
            window.sent();
        }
    }

    private int sendParts(long nowNs) {
        InputWindow window = to.window;
        if (!window.hasToSend()) {
            return 0;
        }
        LargeMessage large = window.get(window.toSend()).large();
        if (large == null) {
            return 0;
        }
        to.parts.turnTo(window.toSend(), large, limits.maxMessageBytes());
        int work = 0;
        while (to.parts.mayEncode(credit) && sendControl(to.parts.encode(control, id), nowNs)) {
            to.parts.sent();
            work++;
        }
        return work;
    }

    private int sendAcknowledgement(long nowNs) {
        long waiting = to.outputs.unacknowledged();
        if (waiting <= 0) {
            return 0;
        }
        boolean isDue = nowNs - acknowledgedAtNs >= acknowledgeIntervalNs || waiting >= limits.outputWindow() / 4;
        if (!isDue || !sendControl(AcknowledgeFrame.encode(control, 0, id, to.outputs.persisted()), nowNs)) {
            return 0;
        }
        to.outputs.acknowledged();
        acknowledgedAtNs = nowNs;
        return 1;
    }

    private boolean sendControl(int length, long nowNs) {
        if (!to.transport.send(to.connectionId, control, 0, length)) {
            return false;
        }
        sentAtNs = nowNs;
        return true;
    }

    /** Asks to look at something; false if it could not be sent. */
    boolean view(DirectBuffer request, int offset, int length, long nowNs) {
        return sendControl(ViewFrame.encode(control, 0, id, request, offset, length), nowNs);
    }

    private void holdUntil(long timeNs) {
        isHeld = true;
        holdUntilNs = timeNs;
    }

    // ---- in

    void onFrame(FrameType type, DirectBuffer buffer, int offset, int length, long nowNs) {
        receivedAtNs = nowNs;
        if (FrameHeader.sessionId(buffer, offset) != id) {
            end(CtnCode.WRONG_SESSION, "a frame of session " + FrameHeader.sessionId(buffer, offset));
            return;
        }
        CtnCode code = switch (type) {
            case ENVELOPE -> onEnvelope(buffer, offset, length, nowNs);
            case CREDIT -> onCredit(buffer, offset, length, nowNs);
            case PART_TAKEN -> onPartTaken(buffer, offset, length);
            case HEARTBEAT -> HeartbeatFrame.check(buffer, offset, length);
            case VIEWED -> onViewed(buffer, offset, length);
            case LOGON, LOGON_ANSWER, PART, ACKNOWLEDGE, ERROR, LOGOUT, VIEW -> CtnCode.UNEXPECTED_FRAME;
        };
        if (code != CtnCode.NONE) {
            end(code, type + " of the centre");
        }
    }

    private CtnCode onViewed(DirectBuffer buffer, int offset, int length) {
        CtnCode code = ViewFrame.checkAnswer(buffer, offset, length);
        if (code == CtnCode.NONE) {
            to.listener.onViewed(buffer, offset + ViewFrame.BODY_OFFSET, length - ViewFrame.BODY_OFFSET);
        }
        return code;
    }

    private CtnCode onCredit(DirectBuffer buffer, int offset, int length, long nowNs) {
        CtnCode code = creditFrame.wrap(buffer, offset, length);
        if (code != CtnCode.NONE) {
            return code;
        }
        if (creditFrame.credit() > 0) {
            credit = creditFrame.credit();
            isHeld = false;
        } else {
            holdUntil(nowNs + TimeUnit.MILLISECONDS.toNanos(creditFrame.retryAfterMs()));
        }
        return CtnCode.NONE;
    }

    private CtnCode onPartTaken(DirectBuffer buffer, int offset, int length) {
        CtnCode code = partTaken.wrap(buffer, offset, length);
        if (code == CtnCode.NONE) {
            to.parts.onTaken(partTaken.transferId(), partTaken.part(), partTaken.code());
        }
        return code;
    }

    private CtnCode onEnvelope(DirectBuffer buffer, int offset, int length, long nowNs) {
        CtnCode code = received.wrap(buffer, offset, length);
        if (code != CtnCode.NONE) {
            return code;
        }
        code = received.verify(centreLeaf, centreSigner, centre, centreChain, to.clock.utcNs());
        if (code != CtnCode.NONE) {
            to.listener.onBadSignature(received.refusal(), buffer, offset, length);
            // Whatever is wrong with the centre's signature, the centre mends it: never a reason to halt.
            end(CtnCode.BAD_SIGNATURE, received.refusal());
            return CtnCode.NONE;
        }
        while (ending == null && received.next()) {
            onMessage(nowNs);
        }
        return CtnCode.NONE;
    }

    private void onMessage(long nowNs) {
        switch (received.kind()) {
            case ACK -> onAck();
            case NAK -> onNak(nowNs);
            case OUTPUT, OUTPUT_TRANSFER, ANSWER -> onOutput();
            case MESSAGE, TRANSFER, REQUEST ->
                end(CtnCode.WRONG_KIND, received.kind() + " in an envelope of the centre");
        }
    }

    private void onAck() {
        long number = received.number();
        if (!ack.wrap(received.buffer(), received.messageOffset(), received.messageLength())) {
            end(CtnCode.MALFORMED_FRAME, "an ACK that cannot be read");
            return;
        }
        if (number < to.window.base()) {
            return;
        }
        if (number != to.window.base() || !to.window.contains(number)) {
            end(CtnCode.UNEXPECTED_FRAME, "ACK of " + number + ", " + to.window.base() + " is awaited");
            return;
        }
        ack.copyDigest(digest);
        if (!to.window.get(number).hasDigest(digest)) {
            end(CtnCode.OTHER_BYTES, "the centre has other bytes under " + number);
            return;
        }
        to.window.answered();
        to.listener.onTaken(number, ack.sequence(), ack.timeNs(), received);
    }

    private void onNak(long nowNs) {
        long number = received.number();
        if (!nak.wrap(received.buffer(), received.messageOffset(), received.messageLength())) {
            end(CtnCode.MALFORMED_FRAME, "a NAK that cannot be read");
            return;
        }
        if (!to.window.contains(number)) {
            return;
        }
        CtnCode code = nak.code();
        if (code.advice() != Advice.NEVER) {
            // The refused one may have been taken before: its answer is still wanted.
            to.window.rewind(Math.min(number, nak.expectedNumber()));
            to.parts.restart();
            envelope.begin();
            envelopeLength = 0;
            holdUntil(nowNs + (code.advice() == Advice.SOON ? SOON_NS : LATER_NS));
            return;
        }
        boolean isConflict = code == CtnCode.OTHER_BYTES || code == CtnCode.TOO_OLD;
        if (isConflict) {
            end(code, nak.text());
        } else {
            to.window.dropFrom(number);
            to.parts.forget();
            envelope.begin();
            envelopeLength = 0;
        }
        to.listener.onNak(number, code, nak.text(), received);
    }

    private void onOutput() {
        long number = received.number();
        OutputProgress outputs = to.outputs;
        if (number <= outputs.delivered()) {
            return;
        }
        if (number != outputs.delivered() + 1) {
            end(CtnCode.OUTPUT_GAP, "output " + number + " after " + outputs.delivered());
            return;
        }
        outputs.delivered(number);
        to.listener.onOutput(
                number,
                received.kind(),
                received.buffer(),
                received.messageOffset(),
                received.messageLength(),
                received);
    }
}

package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.envelope.ProofLayout;
import az.ecbar.ctn.envelope.ReceivedEnvelope;
import az.ecbar.ctn.frame.PartFrame;
import az.ecbar.ctn.frame.TransferPayload;
import az.ecbar.gateway.inbound.Translation;
import az.ecbar.port.Clock;
import az.ecbar.trust.Digest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the envelopes and parts of open sessions: verifies, keeps the order of numbers, enforces the limits, and
 * hands each input to the translator of its session. The guards stand in the order in which they are checked:
 * rate, signature, then for each message place, credit, admission, size, kind. Each refusal is one signed NAK;
 * what a bank sent behind it is dropped without a word until the refused number comes again.
 *
 * <p>One for all sessions, on the edge's thread. Allocates the verdict of each envelope alone.
 */
final class InputIntake {
    /** What became of a frame. */
    enum Intake {
        /** Done with, whatever was refused in it. */
        TAKEN,
        /** The ring is full: the same frame comes again, what is handed over already is remembered. */
        BLOCKED,
        /** The session must end; {@link #failure()} and {@link #detail()} say why. */
        FAILED
    }

    private final TransferPayload transfer = new TransferPayload();
    private final PartFrame part = new PartFrame();
    private final byte[] digest = new byte[Digest.LENGTH];
    private final UnsafeBuffer proof = new UnsafeBuffer(new byte[ProofLayout.MAX_LENGTH]);
    private final Map<String, TokenBucket> rates = new HashMap<>();
    private final SessionServerConfig config;
    private final ReceivedEnvelope received;
    private final RefusalLog refusals;
    private final SessionCounters counters;
    private final Clock clock;
    private CtnCode closedTo = CtnCode.NONE;
    private long verifiedSession;
    private CtnCode failure = CtnCode.NONE;
    private String detail = "";

    InputIntake(
            SessionServerConfig config,
            ParticipantDirectory directory,
            RefusalLog refusals,
            SessionCounters counters,
            Clock clock) {
        this.config = config;
        this.received = new ReceivedEnvelope(directory, config.signatureToleranceNs());
        this.refusals = refusals;
        this.counters = counters;
        this.clock = clock;
    }

    CtnCode failure() {
        return failure;
    }

    String detail() {
        return detail;
    }

    /** {@link CtnCode#NONE}: inputs of banks are admitted; another code: they are refused with it. */
    void closeTo(CtnCode code) {
        closedTo = code;
    }

    /** Why nothing is taken of this session; never of an operator's, who must be able to end the stop (design D3). */
    CtnCode closedTo(ServerSession session) {
        return session.who.isOperator() ? CtnCode.NONE : closedTo;
    }

    private Intake fail(CtnCode code, String text) {
        failure = code;
        detail = text;
        return Intake.FAILED;
    }

    Intake onEnvelope(ServerSession session, DirectBuffer buffer, int offset, int length, long nowNs) {
        CtnCode layout = received.wrap(buffer, offset, length);
        if (layout != CtnCode.NONE) {
            return fail(layout, "an envelope that cannot be read");
        }
        boolean isResumed = session.resumeIndex > 0 && verifiedSession == session.id;
        if (!isResumed) {
            if (!rateOf(session).take(received.count(), nowNs)) {
                String text = "more than " + config.limits().ratePerSecond() + " inputs a second";
                return refuse(session, received.firstNumber(), CtnCode.RATE_EXCEEDED, text, nowNs);
            }
            Intake verified = verify(session, nowNs);
            if (verified != null) {
                return verified;
            }
        }
        received.moveTo(session.resumeIndex - 1);
        while (received.next()) {
            Intake intake = onMessage(session, nowNs);
            if (intake == Intake.BLOCKED) {
                session.resumeIndex = received.index();
                verifiedSession = session.id;
                counters.ringFull++;
                return intake;
            }
            if (intake == Intake.FAILED) {
                return intake;
            }
        }
        session.resumeIndex = 0;
        verifiedSession = 0;
        return Intake.TAKEN;
    }

    private TokenBucket rateOf(ServerSession session) {
        return rates.computeIfAbsent(
                session.who.bic(), _ -> new TokenBucket(config.limits().ratePerSecond(), TimeUnit.SECONDS.toNanos(1)));
    }

    /** Null if the envelope may be believed. */
    private @Nullable Intake verify(ServerSession session, long nowNs) {
        verifiedSession = 0;
        CtnCode code = received.verify(
                session.bankLeaf, session.who.signer(), session.who.expectation(), List.of(), clock.utcNs());
        if (code == CtnCode.NONE) {
            counters.envelopesIn++;
            return null;
        }
        boolean isOfThisEnvelope =
                code == CtnCode.BAD_SIGNATURE || code == CtnCode.WRONG_CERTIFICATE || code == CtnCode.WRONG_TIME;
        return isOfThisEnvelope
                ? refuse(session, received.firstNumber(), code, received.refusal(), nowNs)
                : fail(code, received.refusal());
    }

    private Intake onMessage(ServerSession session, long nowNs) {
        long number = received.number();
        if (number > session.expected) {
            if (session.awaited != 0) {
                return Intake.TAKEN;
            }
            return refuse(session, number, CtnCode.GAP, "input " + session.expected + " is the next", nowNs);
        }
        CtnCode code = guard(session);
        if (code != CtnCode.NONE) {
            return refuse(session, number, code, code.name(), nowNs);
        }
        Translation translation = translate(session, number);
        return switch (translation) {
            case TAKEN -> {
                counters.messagesIn++;
                session.outstanding++;
                if (number == session.expected) {
                    session.expected++;
                    session.awaited = 0;
                }
                yield Intake.TAKEN;
            }
            case RING_FULL -> Intake.BLOCKED;
            case TOO_LARGE -> refuse(session, number, CtnCode.MESSAGE_TOO_LARGE, "longer than what is taken", nowNs);
            case UNKNOWN_TRANSFER -> refuse(session, number, CtnCode.UNKNOWN_TRANSFER, "parts are missing", nowNs);
            case WRONG_DIGEST ->
                refuse(session, number, CtnCode.WRONG_DIGEST, "the parts are not what was signed", nowNs);
        };
    }

    private CtnCode guard(ServerSession session) {
        if (session.unanswered() >= session.credit) {
            return CtnCode.CREDIT_EXCEEDED;
        }
        if (closedTo(session) != CtnCode.NONE) {
            return closedTo(session);
        }
        if (received.messageLength() == 0) {
            return CtnCode.MESSAGE_EMPTY;
        }
        if (received.messageLength() > config.limits().maxMessageBytes()) {
            return CtnCode.MESSAGE_TOO_LARGE;
        }
        return session.mayBear(received.kind()) ? CtnCode.NONE : CtnCode.WRONG_KIND;
    }

    private Translation translate(ServerSession session, long number) {
        received.copyDigest(digest);
        session.origin.input(number, digest, 0);
        int proofLength = received.encode(proof, 0);
        if (received.kind() == MessageKind.TRANSFER) {
            // The layout was checked when the leaf was made.
            transfer.wrap(received.buffer(), received.messageOffset(), received.messageLength());
            return session.translator.onTransfer(session.origin, transfer.transferId(), proof, 0, proofLength);
        }
        return session.translator.onMessage(
                session.origin,
                received.buffer(),
                received.messageOffset(),
                received.messageLength(),
                proof,
                0,
                proofLength);
    }

    private Intake refuse(ServerSession session, long number, CtnCode code, String text, long nowNs) {
        long utcNs = clock.utcNs();
        refusals.add(nowNs, utcNs, "", session.who.bic(), code, "input " + number + ": " + text);
        if (!session.refusals.take(1, nowNs) || session.answers.isFull()) {
            return fail(CtnCode.TOO_MANY_REFUSALS, "more than " + config.refusalsPerMinute() + " refusals a minute");
        }
        byte[] answered = session.refuse(number, code, text, utcNs);
        boolean isDigestKnown = code.wireCode() >= CtnCode.GAP.wireCode() && code != CtnCode.RATE_EXCEEDED;
        if (isDigestKnown) {
            received.copyDigest(answered);
        }
        return Intake.TAKEN;
    }

    Intake onPart(ServerSession session, DirectBuffer buffer, int offset, int length, long nowNs) {
        CtnCode layout = part.wrap(buffer, offset, length);
        if (layout != CtnCode.NONE || part.contentLength() > config.limits().maxMessageBytes()) {
            return fail(CtnCode.MALFORMED_FRAME, "a part that cannot be read or is too long");
        }
        if (part.transferId() != part.number()) {
            return fail(CtnCode.MALFORMED_FRAME, "a transfer bears the number of its message");
        }
        // Of a message that is taken already the first part is enough: the ledger repeats its answer.
        boolean isRepeat = part.number() < session.expected;
        // After a refusal the parts that were under way are dropped.
        if ((isRepeat && part.part() != 1) || (session.awaited != 0 && part.number() > session.awaited)) {
            return Intake.TAKEN;
        }
        if (part.number() > session.expected) {
            return fail(CtnCode.GAP, "a part of input " + part.number() + ", " + session.expected + " is the next");
        }
        if (session.isPartOneAwaited && part.part() != 1) {
            return Intake.TAKEN;
        }
        session.isPartOneAwaited = false;
        if (closedTo(session) != CtnCode.NONE) {
            return refusePart(session, closedTo(session), nowNs);
        }
        if ((isRepeat ? session.unanswered() : session.outstandingParts) >= session.credit) {
            return fail(CtnCode.CREDIT_EXCEEDED, "too many parts without an answer");
        }
        part.copyWholeDigest(digest);
        Translation translation = session.translator.onPart(
                session.origin.input(part.number(), digest, 0),
                part.transferId(),
                part.part(),
                part.of(),
                part.wholeLength(),
                part.buffer(),
                part.contentOffset(),
                part.contentLength());
        return switch (translation) {
            case TAKEN -> {
                if (isRepeat) {
                    session.outstanding++;
                } else {
                    session.outstandingParts++;
                }
                counters.partsIn++;
                yield Intake.TAKEN;
            }
            case RING_FULL -> {
                counters.ringFull++;
                yield Intake.BLOCKED;
            }
            case TOO_LARGE -> refusePart(session, CtnCode.MESSAGE_TOO_LARGE, nowNs);
            case UNKNOWN_TRANSFER -> refusePart(session, CtnCode.UNKNOWN_TRANSFER, nowNs);
            case WRONG_DIGEST -> refusePart(session, CtnCode.WRONG_DIGEST, nowNs);
        };
    }

    private Intake refusePart(ServerSession session, CtnCode code, long nowNs) {
        long utcNs = clock.utcNs();
        refusals.add(nowNs, utcNs, "", session.who.bic(), code, "part " + part.part() + " of " + part.number());
        if (!session.refusals.take(1, nowNs) || session.answers.isFull()) {
            return fail(CtnCode.TOO_MANY_REFUSALS, "more than " + config.refusalsPerMinute() + " refusals a minute");
        }
        session.transferRefused();
        part.copyWholeDigest(session.refuse(part.number(), code, code.name(), utcNs));
        return Intake.TAKEN;
    }
}

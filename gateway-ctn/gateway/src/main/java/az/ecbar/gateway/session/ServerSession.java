package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.gateway.inbound.InputOrigin;
import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.trust.merkle.LeafBuffer;
import java.util.concurrent.TimeUnit;

/** What the centre keeps of one open session: its numbers, its answers that wait, its outputs, its times. */
final class ServerSession {
    private static final int ANSWERS = 1024;

    final long id;
    final Authenticated who;
    final LeafBuffer bankLeaf;
    final InputOrigin origin;
    final MessageTranslator translator;
    final EnvelopeBuilder envelope;
    final OutputSender outputs;
    final AnswerQueue answers = new AnswerQueue(ANSWERS);
    final TokenBucket refusals;
    /** How many inputs, and likewise parts, may wait for the ledger's answer. */
    final int credit;

    /** The next number that is handed to the translator. */
    long expected;
    /** The number that was refused and is awaited again; higher ones are dropped meanwhile. 0 if none. */
    long awaited;
    /** Inputs handed over and not answered by the ledger. */
    int outstanding;
    /** Parts handed over and not answered by the ledger. */
    int outstandingParts;
    /** After a refused part: the rest of that transfer is dropped until it begins again. */
    boolean isPartOneAwaited;
    /** The transfer whose progress is to be told, 0 if none, and how far it is. */
    long progressedTransfer;

    int progressedPart;
    /** Messages of the present frame that are handed over already. */
    int resumeIndex;
    /** Length of a signed frame that the transport could not take yet. */
    int envelopeLength;

    long sentAtNs;
    long receivedAtNs;
    long certificateCheckedAtNs;
    /** When an operator's console was last shown something. */
    long viewedAtNs;

    ServerSession(
            long id,
            Authenticated who,
            LeafBuffer bankLeaf,
            InputOrigin origin,
            MessageTranslator translator,
            EnvelopeBuilder envelope,
            OutputSender outputs,
            int refusalsPerMinute,
            int credit,
            long expected,
            long nowNs) {
        this.id = id;
        this.who = who;
        this.bankLeaf = bankLeaf;
        this.origin = origin;
        this.translator = translator;
        this.envelope = envelope;
        this.outputs = outputs;
        this.refusals = new TokenBucket(refusalsPerMinute, TimeUnit.MINUTES.toNanos(1));
        this.credit = credit;
        this.expected = expected;
        this.sentAtNs = nowNs;
        this.receivedAtNs = nowNs;
        this.certificateCheckedAtNs = nowNs;
        this.viewedAtNs = nowNs - ViewAnswers.MIN_INTERVAL_NS;
    }

    /** Queues a refusal; the digest is filled in by the caller if it is known. */
    byte[] refuse(long number, CtnCode code, String text, long utcNs) {
        if (number >= expected) {
            awaited = expected;
        }
        return answers.addNak(number, expected, utcNs, code, text);
    }

    /** The ledger has answered an input, or a part. */
    void answered(boolean isOfPart) {
        if (isOfPart) {
            outstandingParts = Math.max(0, outstandingParts - 1);
        } else {
            outstanding = Math.max(0, outstanding - 1);
        }
    }

    /** Inputs that the bank sent and whose answers are not under way to it. */
    int unanswered() {
        return outstanding + answers.size();
    }

    /** What is under way of the present transfer is dropped until part 1 comes again, and is told no more. */
    void transferRefused() {
        isPartOneAwaited = true;
        progressedTransfer = 0;
    }

    boolean mayBear(MessageKind kind) {
        return switch (kind) {
            case MESSAGE, TRANSFER -> !who.isOperator();
            case REQUEST -> who.isOperator();
            case OUTPUT, OUTPUT_TRANSFER, ANSWER, ACK, NAK -> false;
        };
    }
}

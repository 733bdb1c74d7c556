package az.ecbar.gateway.notice;

import az.ecbar.gateway.outbox.OutputReader;
import az.ecbar.gateway.outbox.OutputTarget;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeDueDecoder;
import org.agrona.DirectBuffer;

/**
 * Makes outputs that could not be made when their turn came, since a record of which they tell could not be read: from the
 * events that lie in their place. Of the edge's thread, between two commands.
 */
final class LateOutputs {
    private static final long RETRY_NS = 1_000_000_000L;
    private static final int MAX_OF_CALL = 256;
    private static final byte[] NO_ATTACHMENT = {};

    private final NoticeRenderer renderer;
    private final AnswerRenderer answers;
    private final IsoTwins twins;
    private final OutputTarget outbox;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NoticeDueDecoder notice = new NoticeDueDecoder();
    private final byte[] message = new byte[NoticeRenderer.MAX_LENGTH];
    private long retryDueNs = Long.MIN_VALUE;

    LateOutputs(NoticeRenderer renderer, AnswerRenderer answers, IsoTwins twins, OutputTarget outbox) {
        this.renderer = renderer;
        this.answers = answers;
        this.twins = twins;
        this.outbox = outbox;
    }

    /** As many as can be made now, a bounded number; after a vain attempt none for a second. */
    int makeUp(long monotonicNs) {
        if (outbox.gapCount() == 0 || monotonicNs < retryDueNs) {
            return 0;
        }
        int made = 0;
        OutputReader.StoredOutput gap = outbox.gap();
        while (gap != null && made < MAX_OF_CALL) {
            if (!isMade(gap)) {
                outbox.postponeGap();
                retryDueNs = monotonicNs + RETRY_NS;
                return made;
            }
            made++;
            gap = outbox.gap();
        }
        return made;
    }

    private boolean isMade(OutputReader.StoredOutput gap) {
        int first = gap.messageOffset() + Integer.BYTES;
        return header.wrap(gap.buffer(), first).templateId() == NoticeDueDecoder.TEMPLATE_ID
                ? isNoticeMade(gap, first)
                : isAnswerMade(gap);
    }

    private boolean isNoticeMade(OutputReader.StoredOutput gap, int event) {
        notice.wrapAndApplyHeader(gap.buffer(), event, header);
        var to = new SessionTerminals.Terminal(notice.participantId(), (byte) notice.terminal());
        IsoTwins made;
        byte[] attachment;
        try {
            made = renderer.render(gap.sequence(), notice, to, message, twins);
            attachment = renderer.attachment(gap.sequence(), notice);
        } catch (RecordUnreadable | RenderingFailure e) {
            return false; // not readable yet, or not filled in yet
        }
        write(outbox, gap.sequence(), gap.number(), made.bytes(), made.length(), attachment);
        outbox.fillGap(made.length(), attachment.length);
        return true;
    }

    private boolean isAnswerMade(OutputReader.StoredOutput gap) {
        DirectBuffer events = gap.buffer();
        byte[] answer;
        try {
            answer = answers.again(gap.sequence(), gap.timeNs(), events, gap.messageOffset(), gap.messageLength());
        } catch (RenderingFailure e) {
            return false; // not filled in yet
        }
        if (answer == null) {
            return false;
        }
        write(outbox, gap.sequence(), gap.number(), answer, answer.length, NO_ATTACHMENT);
        outbox.fillGap(answer.length, 0);
        return true;
    }

    /** Puts message and attachment where the outbox takes them from. */
    static void write(OutputTarget outbox, long sequence, long number, byte[] bytes, int length, byte[] attachment) {
        if (length + attachment.length > outbox.maxMessageLength()) {
            throw new RenderingFailure("output " + number + " of command " + sequence + " is too long");
        }
        int at = outbox.messageOffset();
        outbox.messageBuffer().putBytes(at, bytes, 0, length);
        outbox.messageBuffer().putBytes(at + length, attachment);
    }
}

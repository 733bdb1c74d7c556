package az.ecbar.ledger;

import az.ecbar.ledger.azips.PaymentStories;
import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentStoryRecordDecoder;
import az.ecbar.schema.PaymentStoryRecordEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The stories of the last payments as records of a snapshot. A story is read back by telling it again.
 *
 * <p>Used by the threads of {@link StateWriter} and {@link StateReader}; reading allocates.
 */
final class StoryRecords {
    private final PaymentStories stories;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PaymentStoryRecordEncoder record = new PaymentStoryRecordEncoder();
    private final Reference reference = new Reference();

    StoryRecords(PaymentStories stories) {
        this.stories = stories;
    }

    long first() {
        return stories.first();
    }

    long end() {
        return stories.end();
    }

    /** Writes one story at offset 0 and gives the length behind the header. */
    int write(long story, UnsafeBuffer buffer) {
        PaymentStoryRecordEncoder e = record.wrapAndApplyHeader(buffer, 0, header)
                .paymentId(stories.paymentId(story))
                .senderId(stories.sender(story))
                .terminal((short) stories.terminal(story))
                .isExecutionNoticed((short) (stories.isExecutionNoticed(story) ? 1 : 0))
                .reason(stories.reason(story))
                .creditAccountId(stories.creditAccount(story))
                .endedSequence(stories.endedSequence(story))
                .waitingOutput(stories.waitingOutput(story))
                .waitingSequence(stories.waitingSequence(story))
                .proposalId(stories.proposalId(story))
                .changedSequence(stories.changedSequence(story))
                .senderNotice(stories.senderNotice(story))
                .senderOutput(stories.senderOutput(story))
                .creditorOutput(stories.creditorOutput(story))
                .debtorBalanceMinor(stories.debtorBalance(story))
                .creditorBalanceMinor(stories.creditorBalance(story));
        int at = e.offset();
        buffer.putByte(at + PaymentStoryRecordEncoder.causesEncodingOffset(), (byte) stories.causes(story));
        buffer.putLong(at + PaymentStoryRecordEncoder.tagEncodingOffset(), stories.tag(story));
        stories.reference(story, reference).write(buffer, at + PaymentStoryRecordEncoder.referenceEncodingOffset());
        stories.uetr(story, reference).write(buffer, at + PaymentStoryRecordEncoder.uetrEncodingOffset());
        return e.encodedLength();
    }

    /** Adds the story that a record holds. */
    static void read(PaymentStories stories, DirectBuffer buffer, int offset) {
        var d = new PaymentStoryRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        long id = d.paymentId();
        long ended = d.endedSequence();
        Reference reference =
                new Reference().read(buffer, d.offset() + PaymentStoryRecordDecoder.referenceEncodingOffset());
        Reference uetr = new Reference().read(buffer, d.offset() + PaymentStoryRecordDecoder.uetrEncodingOffset());
        long tag = buffer.getLong(d.offset() + PaymentStoryRecordDecoder.tagEncodingOffset());
        stories.begin(id, d.senderId(), d.terminal(), reference, uetr);
        stories.enteredBy(d.proposalId());
        stories.changed(id, d.changedSequence());
        int causes = d.causes().getRaw();
        if (d.waitingOutput() != 0) {
            stories.noticed(id, NoticeKind.WAITING, d.waitingOutput(), d.waitingSequence(), 0, 0, 0, causes, 0);
        }
        stories.noticed(id, d.senderNotice(), d.senderOutput(), ended, 0, d.debtorBalanceMinor(), d.reason(), 0, tag);
        if (d.isExecutionNoticed() == 1) {
            stories.noticed(id, NoticeKind.EXECUTED, d.senderOutput() + 1, ended, 0, 0, 0, 0, 0);
        }
        if (d.creditAccountId() != PaymentStories.NO_ACCOUNT) {
            long forwarded = d.creditorOutput();
            stories.noticed(id, NoticeKind.FORWARDED_PAYMENT, forwarded, ended, 0, 0, 0, 0, 0);
            int account = d.creditAccountId();
            long balance = d.creditorBalanceMinor();
            stories.noticed(id, NoticeKind.CREDIT_ADVICE, forwarded + 1, ended, account, balance, 0, 0, 0);
        }
    }
}

package az.ecbar.ops.node;

import az.ecbar.schema.CertificateRecordDecoder;
import az.ecbar.schema.EpochRecordDecoder;
import az.ecbar.schema.KeptPaymentRecordDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.PaymentStoryRecordDecoder;
import az.ecbar.schema.ProposalRecordDecoder;
import az.ecbar.schema.TerminalRecordDecoder;
import az.ecbar.schema.TransferRecordDecoder;
import az.ecbar.schema.WaitingPaymentRecordDecoder;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Which records of the journal the state of a snapshot refers to (design D11): messages of waiting and kept payments and of those
 * whose story may be asked for, parts of transfers under way, certificates, proposals, the first record of each epoch; and always the first record, by
 * which the ledger is known, and the snapshot's own. And what each terminal has acknowledged.
 *
 * <p>One thread; used once.
 */
final class SnapshotReferences {
    /** Records between two that are wanted are taken along if they are so few. */
    private static final long GAP = 8;

    private static final int ENTRY_LENGTH = 16;

    private final long snapshotSequence;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LongArrayList firsts = new LongArrayList();
    private final LongArrayList lasts = new LongArrayList();
    private final List<Terminal> terminals = new ArrayList<>();

    /** A row of sequences. */
    record Range(long first, long last) {}

    /** A terminal's outputs at the snapshot. */
    record Terminal(int participantId, byte letter, long lastNumber, long acknowledged) {}

    SnapshotReferences(long snapshotSequence) {
        this.snapshotSequence = snapshotSequence;
        add(1, 1);
        add(snapshotSequence, snapshotSequence);
    }

    /** Takes a record of the snapshot. */
    void onRecord(DirectBuffer buffer, int offset) {
        switch (header.wrap(buffer, offset).templateId()) {
            case WaitingPaymentRecordDecoder.TEMPLATE_ID -> {
                var e = new WaitingPaymentRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
                add(Math.min(e.inputSequence(), e.paymentId()), Math.max(e.inputSequence(), e.paymentId()));
            }
            case KeptPaymentRecordDecoder.TEMPLATE_ID -> {
                var e = new KeptPaymentRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
                if (e.annulled() == 0) {
                    add(Math.min(e.inputSequence(), e.paymentId()), Math.max(e.inputSequence(), e.paymentId()));
                }
            }
            case PaymentStoryRecordDecoder.TEMPLATE_ID -> {
                var e = new PaymentStoryRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
                add(e.paymentId(), e.paymentId());
                add(e.endedSequence(), e.endedSequence());
                add(e.proposalId(), e.proposalId());
            }
            case CertificateRecordDecoder.TEMPLATE_ID -> {
                var e = new CertificateRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
                add(e.certificateSequence(), e.certificateSequence());
            }
            case EpochRecordDecoder.TEMPLATE_ID -> {
                var e = new EpochRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
                add(e.firstSequence(), e.firstSequence());
            }
            case ProposalRecordDecoder.TEMPLATE_ID -> {
                var e = new ProposalRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
                add(e.proposalId(), e.proposalId());
            }
            case TransferRecordDecoder.TEMPLATE_ID -> {
                var e = new TransferRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
                add(e.firstSequence(), snapshotSequence);
            }
            case TerminalRecordDecoder.TEMPLATE_ID -> {
                var e = new TerminalRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
                terminals.add(new Terminal(
                        e.participantId(), (byte) e.terminal(), e.lastOutputNumber(), e.outputAcknowledged()));
                for (TerminalRecordDecoder.InputsDecoder input : e.inputs()) {
                    add(input.inputSequence(), input.inputSequence());
                }
            }
            default -> {
                // Nothing that stands in the journal alone.
            }
        }
    }

    private void add(long first, long last) {
        if (first >= 1 && last <= snapshotSequence) {
            firsts.addLong(first);
            lasts.addLong(last);
        }
    }

    /** All of them in rows, ascending; rows that are near each other are one. */
    List<Range> ranges() {
        List<Range> all = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            all.add(new Range(firsts.getLong(i), lasts.getLong(i)));
        }
        all.sort(Comparator.comparingLong(Range::first));
        List<Range> joined = new ArrayList<>();
        for (Range each : all) {
            Range before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && each.first() <= before.last() + GAP) {
                joined.set(joined.size() - 1, new Range(before.first(), Math.max(before.last(), each.last())));
            } else {
                joined.add(each);
            }
        }
        return joined;
    }

    List<Terminal> terminals() {
        return terminals;
    }

    /** What each terminal has acknowledged: int32 participant, int32 terminal, int64 number. */
    DirectBuffer acknowledged() {
        ExpandableArrayBuffer table = new ExpandableArrayBuffer();
        int at = 0;
        for (Terminal terminal : terminals) {
            table.putInt(at, terminal.participantId(), ByteOrder.LITTLE_ENDIAN);
            table.putInt(at + Integer.BYTES, terminal.letter(), ByteOrder.LITTLE_ENDIAN);
            table.putLong(at + Long.BYTES, terminal.acknowledged(), ByteOrder.LITTLE_ENDIAN);
            at += ENTRY_LENGTH;
        }
        return new UnsafeBuffer(table, 0, at);
    }
}

package az.ecbar.ops.node;

import az.ecbar.command.MessagePrinter;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.ledger.Ledger;
import az.ecbar.pair.EpochEnd;
import az.ecbar.pair.Judge;
import az.ecbar.pair.Link;
import az.ecbar.pair.ReplayTrace;
import az.ecbar.port.Clock;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.BeginEpochDecoder;
import az.ecbar.schema.HashPointDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.trust.certificate.UtcNs;
import java.util.List;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** The judge of a {@link PairNode}: its replays run beside the replica that stands at the moment. Of the pair thread. */
final class NodeJudge implements Judge {
    private static final int REMEMBERED = 8;

    private final PairNode node;
    private final PassedOver passedOver;
    private final Clock clock;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TreeMap<Long, Snapshot> told = new TreeMap<>();
    private String lastReport = "";

    NodeJudge(PairNode node, PassedOver passedOver, Clock clock) {
        this.node = node;
        this.passedOver = passedOver;
        this.clock = clock;
    }

    /** What operators were told last; empty if nothing. */
    String lastReport() {
        return lastReport;
    }

    @Override
    public void judge(long hashPoint) {
        Replica replica = node.current();
        if (replica.differsAtSequence() == hashPoint) {
            Ledger stopped = replica.ledger();
            judge(hashPoint, stopped.eventHash(), stopped.totalEvents());
        } else if (templateAt(hashPoint) == HashPointDecoder.TEMPLATE_ID) {
            HashPointDecoder said =
                    new HashPointDecoder().wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
            judge(hashPoint, said.eventHash(), said.eventCount());
        }
    }

    private void judge(long hashPoint, long eventHash, long eventCount) {
        node.current().judge().judge(new ReplayJudge.Case(hashPoint, false, eventHash, eventCount, Link.ZERO));
    }

    /** The template of the command of a sequence, which stands in the record from then on; 0 if it is not here. */
    private int templateAt(long sequence) {
        boolean isThere = sequence > 0 && node.readForRepair(sequence, record, 0) > 0;
        return isThere ? header.wrap(record, RecordHeader.HEADER_LENGTH).templateId() : 0;
    }

    @Override
    public void judgeSnapshot(long sequence) {
        Snapshot said = told.get(sequence);
        if (said != null) {
            node.current().judge().judge(new ReplayJudge.Case(sequence, true, 0, 0, said.digest()));
        }
    }

    @Override
    public void dropSnapshots(long fromSequence) {
        told.tailMap(fromSequence, true).clear();
        node.current().snapshotter().drop(fromSequence);
    }

    @Override
    public @Nullable ReplayTrace finding(long sequence) {
        return node.current().judge().finding(sequence);
    }

    @Override
    public long suspectedAt() {
        return node.current().snapshotter().differsAt();
    }

    @Override
    public @Nullable Snapshot snapshot() {
        SnapshotInfo newest = node.current().snapshotter().newest();
        if (newest == null) {
            return null;
        }
        Snapshot last = told.isEmpty() ? null : told.lastEntry().getValue();
        if (last == null || last.sequence() != newest.sequence()) {
            last = new Snapshot(newest.sequence(), Link.of(newest.stateDigest()));
            told.put(last.sequence(), last);
            if (told.size() > REMEMBERED) {
                told.pollFirstEntry();
            }
        }
        return last;
    }

    @Override
    public void snapshotIsEqual(long sequence) {
        node.current().judge().snapshotIsEqual(sequence);
    }

    @Override
    public boolean isPassedOver(long hashPoint) {
        return templateAt(hashPoint) != 0 && passedOver.contains(RecordHeader.epoch(record, 0), hashPoint);
    }

    @Override
    public boolean isOwnWord(long hashPoint) {
        if (templateAt(hashPoint) == 0) {
            return false;
        }
        int epoch = RecordHeader.epoch(record, 0);
        Node leading = node.node();
        return leading != null ? epoch >= leading.epoch() : hasLedSince(epoch);
    }

    /** Whether this epoch and all behind it are of this node: an empty folder of its begins in one of the other node. */
    private boolean hasLedSince(int epoch) {
        List<EpochEnd> ends = node.current().ends(Integer.MAX_VALUE);
        for (int i = 0; i < ends.size(); i++) {
            long first = i + 1 < ends.size() ? ends.get(i + 1).lastSequence() + 1 : 1;
            if (templateAt(first) != BeginEpochDecoder.TEMPLATE_ID) {
                return false;
            }
            BeginEpochDecoder begin =
                    new BeginEpochDecoder().wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
            if (begin.owner() != node.number()) {
                return false;
            }
            if (ends.get(i).epoch() == epoch) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void passOver(long hashPoint) {
        if (templateAt(hashPoint) != HashPointDecoder.TEMPLATE_ID) {
            throw new IllegalStateException("hash point " + hashPoint + " cannot be read");
        }
        passedOver.add(RecordHeader.epoch(record, 0), hashPoint);
        if (node.node() == null) {
            node.current().goOn();
        }
    }

    @Override
    public void startAgain() {
        node.startAgain();
    }

    @Override
    public String commandAt(long sequence) {
        return MessagePrinter.name(templateAt(sequence));
    }

    @Override
    public String partOfState(int template) {
        return MessagePrinter.name(template);
    }

    @Override
    public void report(String what) {
        lastReport = what;
        System.err.println("DIFFERENCE " + UtcNs.toInstant(clock.utcNs()) + " " + what);
    }
}

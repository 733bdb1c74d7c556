package az.ecbar.ops.node;

import az.ecbar.pair.EpochEnd;
import az.ecbar.pair.ReplicaLog;
import az.ecbar.record.RecordCheck;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The journal of a node that does not lead, as the pair thread sees it: the same object for the life of the process,
 * while what it stands for is closed and opened again.
 */
final class FollowedLog implements ReplicaLog {
    private final PairNode node;

    FollowedLog(PairNode node) {
        this.node = node;
    }

    @Override
    public long lastSequence() {
        return node.current().lastSequence();
    }

    @Override
    public long forcedSequence() {
        return node.current().forcedSequence();
    }

    @Override
    public long base() {
        return node.current().older().base();
    }

    @Override
    public long fillNext() {
        return node.current().older().next();
    }

    @Override
    public boolean fill(DirectBuffer record, int offset, int available) {
        return node.current().older().add(record, offset, available);
    }

    @Override
    public void copyLink(long sequence, byte[] target) {
        node.current().copyLink(sequence, target);
    }

    @Override
    public int read(long sequence, MutableDirectBuffer target, int offset) {
        return node.current().read(sequence, target, offset);
    }

    @Override
    public List<EpochEnd> ends(int max) {
        return node.current().ends(max);
    }

    @Override
    public RecordCheck append(DirectBuffer record, int offset, int available) {
        return node.current().append(record, offset, available);
    }

    @Override
    public long force() {
        return node.current().force();
    }

    @Override
    public void checkSetAside(long lastSequenceKept) {
        node.checkSetAside(lastSequenceKept);
    }

    @Override
    public void setAside(long lastSequenceKept) {
        node.setAside(lastSequenceKept);
    }

    @Override
    public boolean mayBeginAnew() {
        return node.late().mayBeginAnew();
    }

    @Override
    public void beginAnew() {
        node.late().beginAnew();
    }

    @Override
    public long lateEnd() {
        return node.late().end();
    }

    @Override
    public void goBack() {
        node.late().goBack();
    }

    @Override
    public void committed(long sequence) {
        node.current().committed(sequence);
    }

    @Override
    public int applyMore() {
        return node.current().applyMore();
    }

    @Override
    public long unreadableSequence() {
        return node.current().unreadableSequence();
    }

    @Override
    public long appliedSequence() {
        return node.current().appliedSequence();
    }

    @Override
    public long lastEqualSequence() {
        return node.current().lastEqualSequence();
    }

    @Override
    public long differsAtSequence() {
        return node.current().differsAtSequence();
    }
}

package az.ecbar.journal;

import az.ecbar.record.RecordChain;
import az.ecbar.record.RecordHeader;
import java.util.Arrays;

/** A place in the chain: the state behind one record, from which the next one can be checked. Immutable. */
final class ChainPoint {
    static final ChainPoint START = new ChainPoint(0, Long.MIN_VALUE, 0, new byte[RecordHeader.LINK_LENGTH]);

    private final long sequence;
    private final long timeNs;
    private final int epoch;
    private final byte[] link;

    ChainPoint(long sequence, long timeNs, int epoch, byte[] link) {
        this.sequence = sequence;
        this.timeNs = timeNs;
        this.epoch = epoch;
        this.link = link.clone();
    }

    static ChainPoint of(RecordChain chain) {
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        chain.copyLink(link);
        return new ChainPoint(chain.sequence(), chain.timeNs(), chain.epoch(), link);
    }

    RecordChain newChain() {
        RecordChain chain = new RecordChain();
        place(chain);
        return chain;
    }

    /** Makes the chain stand here. */
    void place(RecordChain chain) {
        chain.reset(sequence, timeNs, epoch, link);
    }

    long sequence() {
        return sequence;
    }

    long timeNs() {
        return timeNs;
    }

    int epoch() {
        return epoch;
    }

    byte[] link() {
        return link.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChainPoint point
                && sequence == point.sequence
                && timeNs == point.timeNs
                && epoch == point.epoch
                && Arrays.equals(link, point.link);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence) * 31 + Arrays.hashCode(link);
    }
}

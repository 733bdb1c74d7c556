package az.ecbar.pair.simulator;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.pair.Link;
import az.ecbar.record.RecordHeader;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** A record of a simulated journal; its link is mixed from all before it, without the cost of the real one. */
record SimRecord(long sequence, int epoch, long payload, Link link) {
    static final int LENGTH = RecordHeader.HEADER_LENGTH + Long.BYTES;

    static SimRecord after(Link before, long sequence, int epoch, long payload) {
        return new SimRecord(sequence, epoch, payload, next(before, sequence, epoch, payload));
    }

    private static Link next(Link before, long sequence, int epoch, long payload) {
        long mixed = mix(before.first() ^ mix(sequence) ^ mix(epoch * 31L) ^ mix(payload * 17 + 5));
        return new Link(mixed, mix(mixed + before.second()), mix(mixed + 1), before.first());
    }

    private static long mix(long value) {
        long x = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }

    boolean follows(Link before) {
        return link.equals(next(before, sequence, epoch, payload));
    }

    int write(MutableDirectBuffer target, int offset) {
        RecordHeader.write(target, offset, LENGTH, sequence, 0, epoch);
        link.write(target, offset + RecordHeader.LINK_OFFSET);
        target.putLong(offset + RecordHeader.HEADER_LENGTH, payload, LITTLE_ENDIAN);
        return LENGTH;
    }

    static SimRecord read(DirectBuffer source, int offset) {
        return new SimRecord(
                RecordHeader.sequence(source, offset),
                RecordHeader.epoch(source, offset),
                source.getLong(offset + RecordHeader.HEADER_LENGTH, LITTLE_ENDIAN),
                Link.read(source, offset + RecordHeader.LINK_OFFSET));
    }
}

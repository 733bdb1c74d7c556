package az.ecbar.pair.frame;

import static az.ecbar.pair.frame.FrameHeader.require;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.pair.ReplayTrace;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** The body of VERDICT: a {@link ReplayTrace}. The layout stands in docs/replication.md. */
final class VerdictBody {
    private static final int HASHES_OFFSET = 48;
    private static final int COMPONENT_LENGTH = 12;

    private VerdictBody() {}

    /** Writes it behind the header; gives the frame's length. */
    static int write(ReplayTrace trace, MutableDirectBuffer buffer) {
        buffer.putLong(16, trace.sequence(), LITTLE_ENDIAN);
        buffer.putLong(24, trace.finding().code(), LITTLE_ENDIAN);
        buffer.putLong(32, trace.firstSequence(), LITTLE_ENDIAN);
        buffer.putInt(40, trace.hashCount(), LITTLE_ENDIAN);
        buffer.putInt(44, trace.components().size(), LITTLE_ENDIAN);
        int at = HASHES_OFFSET;
        for (int i = 0; i < trace.hashCount(); i++, at += Long.BYTES) {
            buffer.putLong(at, trace.hash(i), LITTLE_ENDIAN);
        }
        for (ReplayTrace.Component component : trace.components()) {
            buffer.putInt(at, component.template(), LITTLE_ENDIAN);
            buffer.putLong(at + 4, component.digest(), LITTLE_ENDIAN);
            at += COMPONENT_LENGTH;
        }
        return at;
    }

    static ReplayTrace read(PairFrameReader in, int epoch) throws MalformedFrame {
        require(in.length() >= HASHES_OFFSET, "length");
        int count = in.int32(40);
        int parts = in.int32(44);
        require(count >= 0 && count <= ReplayTrace.MAX_HASHES, "hashes");
        require(parts >= 0 && parts <= ReplayTrace.MAX_COMPONENTS, "components");
        in.exactly(HASHES_OFFSET + count * Long.BYTES + parts * COMPONENT_LENGTH, epoch);
        long finding = in.int64(24);
        require(finding >= 0 && finding < 256 && ReplayTrace.Finding.isKnown((int) finding), "finding");
        long[] hashes = new long[count];
        int at = HASHES_OFFSET;
        for (int i = 0; i < count; i++, at += Long.BYTES) {
            hashes[i] = in.int64(at);
        }
        List<ReplayTrace.Component> components = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++, at += COMPONENT_LENGTH) {
            components.add(new ReplayTrace.Component(in.int32(at), in.int64(at + 4)));
        }
        return new ReplayTrace(
                in.sequence(16), ReplayTrace.Finding.of((int) finding), in.sequence(32), hashes, components);
    }
}

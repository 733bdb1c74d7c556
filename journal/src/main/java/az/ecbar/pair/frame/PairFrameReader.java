package az.ecbar.pair.frame;

import static az.ecbar.pair.frame.FrameHeader.require;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.pair.Identity;
import az.ecbar.pair.Link;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairState;
import org.agrona.DirectBuffer;

/** Reads the fields of one frame by their offsets in it, each checked by its kind. */
final class PairFrameReader {
    private final DirectBuffer buffer;
    private final int offset;
    private final int length;

    PairFrameReader(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
    }

    int length() {
        return length;
    }

    /** Requires the frame to have so many bytes, and gives its epoch back. */
    int exactly(int lengthBytes, int epoch) throws MalformedFrame {
        require(length == lengthBytes, "length");
        return epoch;
    }

    int uint8(int at) {
        return buffer.getByte(offset + at) & 0xff;
    }

    int uint16(int at) {
        return buffer.getShort(offset + at, LITTLE_ENDIAN) & 0xffff;
    }

    int int32(int at) {
        return buffer.getInt(offset + at, LITTLE_ENDIAN);
    }

    int positiveInt(int at) throws MalformedFrame {
        int value = int32(at);
        require(value >= 0, "number below 0");
        return value;
    }

    long int64(int at) {
        return buffer.getLong(offset + at, LITTLE_ENDIAN);
    }

    long sequence(int at) throws MalformedFrame {
        long value = int64(at);
        require(value >= 0, "sequence below 0");
        return value;
    }

    Link link(int at) {
        return Link.read(buffer, offset + at);
    }

    Identity identity(int at) {
        return Identity.read(buffer, offset + at);
    }

    PairMode mode(int at) throws MalformedFrame {
        require(PairMode.isKnown(uint8(at)), "mode");
        return PairMode.of(uint8(at));
    }

    PairState state(int at) throws MalformedFrame {
        require(PairState.isKnown(uint8(at)), "state");
        return PairState.of(uint8(at));
    }

    String text(int at) {
        byte[] bytes = new byte[length - at];
        buffer.getBytes(offset + at, bytes);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}

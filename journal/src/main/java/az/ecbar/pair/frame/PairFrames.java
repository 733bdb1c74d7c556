package az.ecbar.pair.frame;

import static az.ecbar.pair.frame.FrameHeader.require;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.pair.EpochEnd;
import az.ecbar.pair.Link;
import az.ecbar.pair.PairState;
import az.ecbar.pair.Register;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes and reads {@link PairFrame}. Stateless; safe from any thread as far as the buffers are. */
public final class PairFrames {
    /** Epochs that a HELLO names at most. */
    public static final int MAX_ENDS = 64;

    /** Bytes of records that a frame carries at most. */
    public static final int MAX_RECORDS_LENGTH = FrameHeader.MAX_FRAME_LENGTH - FrameHeader.LENGTH;

    private static final int ENDS_OFFSET = 128;
    private static final int END_LENGTH = 12;
    private static final int MAX_TEXT_LENGTH = 1024;

    private PairFrames() {}

    /** Writes a frame at the buffer's start and gives its length in bytes. */
    public static int write(PairFrame frame, ExpandableArrayBuffer buffer) {
        return switch (frame) {
            case PairFrame.Hello hello -> writeHello(hello, buffer);
            case PairFrame.Ask ask -> {
                buffer.putInt(16, ask.owned(), LITTLE_ENDIAN);
                yield FrameHeader.write(buffer, 2, ask.epoch(), 20);
            }
            case PairFrame.Granted granted ->
                writePoint(buffer, 3, granted.epoch(), granted.lastSequence(), granted.link());
            case PairFrame.Refuse refuse -> {
                buffer.putInt(16, refuse.owned(), LITTLE_ENDIAN);
                buffer.putByte(20, (byte) refuse.mode().code());
                buffer.putByte(21, (byte) refuse.state().code());
                buffer.putShort(22, (short) refuse.cause().code(), LITTLE_ENDIAN);
                yield FrameHeader.write(buffer, 4, refuse.epoch(), 24);
            }
            case PairFrame.RecordsWanted wanted -> writeLongs(buffer, 5, wanted.epoch(), wanted.first(), wanted.last());
            case PairFrame.Records records -> {
                buffer.putBytes(16, records.records(), 0, records.records().capacity());
                yield FrameHeader.write(
                        buffer, 6, records.epoch(), 16 + records.records().capacity());
            }
            case PairFrame.Follow follow -> {
                writePoint(buffer, 7, follow.epoch(), follow.common(), follow.link());
                buffer.putLong(56, follow.firstOfEpoch(), LITTLE_ENDIAN);
                follow.witness().write(buffer, 64);
                buffer.putLong(80, follow.answersAppended(), LITTLE_ENDIAN);
                yield FrameHeader.write(buffer, 7, follow.epoch(), 88);
            }
            case PairFrame.Ack ack -> {
                writePoint(buffer, 8, ack.epoch(), ack.forced(), ack.link());
                buffer.putLong(56, ack.applied(), LITTLE_ENDIAN);
                buffer.putLong(64, ack.lastEqual(), LITTLE_ENDIAN);
                yield FrameHeader.write(buffer, 8, ack.epoch(), 72);
            }
            case PairFrame.Positions at ->
                writeLongs(buffer, 9, at.epoch(), at.appended(), at.forced(), at.committed(), at.utcNs());
            case PairFrame.CountedIn counted -> {
                counted.folder().write(buffer, 16);
                yield FrameHeader.write(buffer, 10, counted.epoch(), 32);
            }
            case PairFrame.HandOver over -> writePoint(buffer, 11, over.epoch(), over.lastSequence(), over.link());
            case PairFrame.Differs differs -> writeLongs(buffer, 12, differs.epoch(), differs.sequence());
            case PairFrame.Digest digest -> writePoint(buffer, 13, digest.epoch(), digest.sequence(), digest.digest());
            case PairFrame.Verdict verdict ->
                FrameHeader.write(buffer, 16, verdict.epoch(), VerdictBody.write(verdict.trace(), buffer));
            case PairFrame.Snapshot piece -> {
                buffer.putBytes(40, piece.bytes(), 0, piece.bytes().capacity());
                int _ = writeLongs(buffer, 14, piece.epoch(), piece.sequence(), piece.fileLength(), piece.position());
                yield FrameHeader.write(
                        buffer, 14, piece.epoch(), 40 + piece.bytes().capacity());
            }
            case PairFrame.SnapshotWanted wanted ->
                writeLongs(buffer, 17, wanted.epoch(), wanted.sequence(), wanted.position());
            case PairFrame.OutputsWanted wanted -> {
                buffer.putBytes(
                        32, wanted.acknowledged(), 0, wanted.acknowledged().capacity());
                int _ = writeLongs(buffer, 18, wanted.epoch(), wanted.upToSequence(), wanted.place());
                yield FrameHeader.write(
                        buffer, 18, wanted.epoch(), 32 + wanted.acknowledged().capacity());
            }
            case PairFrame.Outputs outputs -> {
                buffer.putBytes(24, outputs.outputs(), 0, outputs.outputs().capacity());
                buffer.putLong(16, outputs.nextPlace(), LITTLE_ENDIAN);
                yield FrameHeader.write(
                        buffer, 19, outputs.epoch(), 24 + outputs.outputs().capacity());
            }
            case PairFrame.Late late -> {
                writePoint(buffer, 20, late.epoch(), late.common(), late.link());
                buffer.putLong(56, late.answersAppended(), LITTLE_ENDIAN);
                buffer.putLong(64, late.snapshot(), LITTLE_ENDIAN);
                yield FrameHeader.write(buffer, 20, late.epoch(), 72);
            }
            case PairFrame.Failed failed -> {
                byte[] text = failed.text().getBytes(StandardCharsets.UTF_8);
                int length = Math.min(text.length, MAX_TEXT_LENGTH);
                buffer.putShort(16, (short) failed.code(), LITTLE_ENDIAN);
                buffer.putBytes(18, text, 0, length);
                yield FrameHeader.write(buffer, 15, failed.epoch(), 18 + length);
            }
        };
    }

    private static int writeHello(PairFrame.Hello hello, MutableDirectBuffer buffer) {
        List<EpochEnd> ends = hello.ends().subList(0, Math.min(hello.ends().size(), MAX_ENDS));
        hello.ledger().write(buffer, 16);
        hello.folder().write(buffer, 32);
        buffer.putByte(48, (byte) hello.node());
        buffer.putByte(49, (byte) hello.mode().code());
        buffer.putByte(50, (byte) ((hello.isNew() ? Register.NEW : 0) | (hello.differs() ? Register.DIFFERS : 0)));
        buffer.putByte(51, (byte) hello.state().code());
        buffer.putInt(52, hello.owned(), LITTLE_ENDIAN);
        buffer.putLong(56, hello.appended(), LITTLE_ENDIAN);
        buffer.putLong(64, hello.forced(), LITTLE_ENDIAN);
        hello.link().write(buffer, 72);
        buffer.putLong(104, hello.applied(), LITTLE_ENDIAN);
        buffer.putLong(112, hello.utcNs(), LITTLE_ENDIAN);
        buffer.putShort(120, (short) hello.level(), LITTLE_ENDIAN);
        buffer.putShort(122, (short) ends.size(), LITTLE_ENDIAN);
        buffer.putInt(124, 0, LITTLE_ENDIAN);
        int offset = ENDS_OFFSET;
        for (EpochEnd end : ends) {
            buffer.putInt(offset, end.epoch(), LITTLE_ENDIAN);
            buffer.putLong(offset + 4, end.lastSequence(), LITTLE_ENDIAN);
            offset += END_LENGTH;
        }
        return FrameHeader.write(buffer, 1, hello.epoch(), offset);
    }

    private static int writePoint(MutableDirectBuffer buffer, int type, int epoch, long sequence, Link link) {
        buffer.putLong(16, sequence, LITTLE_ENDIAN);
        link.write(buffer, 24);
        return FrameHeader.write(buffer, type, epoch, 56);
    }

    private static int writeLongs(MutableDirectBuffer buffer, int type, int epoch, long... values) {
        for (int i = 0; i < values.length; i++) {
            buffer.putLong(16 + 8 * i, values[i], LITTLE_ENDIAN);
        }
        return FrameHeader.write(buffer, type, epoch, 16 + 8 * values.length);
    }

    /**
     * Reads a frame.
     *
     * @throws MalformedFrame if it breaks its layout
     */
    public static PairFrame read(DirectBuffer buffer, int offset, int length) throws MalformedFrame {
        int type = FrameHeader.type(buffer, offset, length);
        int epoch = FrameHeader.epoch(buffer, offset);
        PairFrameReader in = new PairFrameReader(buffer, offset, length);
        return switch (type) {
            case 1 -> readHello(in, epoch);
            case 2 -> new PairFrame.Ask(in.exactly(20, epoch), in.positiveInt(16));
            case 3 -> new PairFrame.Granted(in.exactly(56, epoch), in.sequence(16), in.link(24));
            case 4 -> {
                in.exactly(24, epoch);
                require(PairFrame.Cause.isKnown(in.uint16(22)), "cause");
                yield new PairFrame.Refuse(
                        epoch, in.positiveInt(16), in.mode(20), in.state(21), PairFrame.Cause.of(in.uint16(22)));
            }
            case 5 -> {
                in.exactly(32, epoch);
                require(in.sequence(16) > 0, "no sequence to begin with");
                yield new PairFrame.RecordsWanted(epoch, in.sequence(16), in.sequence(24));
            }
            case 6 -> new PairFrame.Records(epoch, new UnsafeBuffer(buffer, offset + 16, length - 16));
            case 7 ->
                new PairFrame.Follow(
                        in.exactly(88, epoch),
                        in.sequence(16),
                        in.link(24),
                        in.sequence(56),
                        in.identity(64),
                        in.sequence(80));
            case 8 ->
                new PairFrame.Ack(
                        in.exactly(72, epoch), in.sequence(16), in.link(24), in.sequence(56), in.sequence(64));
            case 9 ->
                new PairFrame.Positions(
                        in.exactly(48, epoch), in.sequence(16), in.sequence(24), in.sequence(32), in.int64(40));
            case 10 -> new PairFrame.CountedIn(in.exactly(32, epoch), in.identity(16));
            case 11 -> new PairFrame.HandOver(in.exactly(56, epoch), in.sequence(16), in.link(24));
            case 12 -> new PairFrame.Differs(in.exactly(24, epoch), in.sequence(16));
            case 13 -> new PairFrame.Digest(in.exactly(56, epoch), in.sequence(16), in.link(24));
            case 16 -> new PairFrame.Verdict(epoch, VerdictBody.read(in, epoch));
            case 14 -> {
                require(length >= 40 && in.sequence(32) <= in.sequence(24), "length");
                yield new PairFrame.Snapshot(
                        epoch,
                        in.sequence(16),
                        in.sequence(24),
                        in.sequence(32),
                        new UnsafeBuffer(buffer, offset + 40, length - 40));
            }
            case 17 -> new PairFrame.SnapshotWanted(in.exactly(32, epoch), in.sequence(16), in.sequence(24));
            case 18 -> {
                require(length >= 32 && length % 16 == 0, "length");
                // Segment and position, neither below 0.
                require((in.sequence(24) & 1L << 31) == 0, "place");
                yield new PairFrame.OutputsWanted(
                        epoch, in.sequence(16), in.sequence(24), new UnsafeBuffer(buffer, offset + 32, length - 32));
            }
            case 19 -> {
                require(length >= 24, "length");
                yield new PairFrame.Outputs(epoch, in.int64(16), new UnsafeBuffer(buffer, offset + 24, length - 24));
            }
            case 15 -> {
                require(length >= 18 && length <= 18 + MAX_TEXT_LENGTH, "length");
                yield new PairFrame.Failed(epoch, in.uint16(16), in.text(18));
            }
            case 20 ->
                new PairFrame.Late(
                        in.exactly(72, epoch), in.sequence(16), in.link(24), in.sequence(56), in.sequence(64));
            default -> throw new MalformedFrame("type " + type);
        };
    }

    private static PairFrame readHello(PairFrameReader in, int epoch) throws MalformedFrame {
        require(in.length() >= ENDS_OFFSET, "length");
        int count = in.uint16(122);
        require(count <= MAX_ENDS && in.int32(124) == 0, "ends");
        in.exactly(ENDS_OFFSET + count * END_LENGTH, epoch);
        int node = in.uint8(48);
        int flags = in.uint8(50);
        boolean isSilentAboutEnds = count == 0 && in.int64(56) > 0 && in.state(51) == PairState.WAITING;
        require(!isSilentAboutEnds, "ends");
        require((node == 1 || node == 2) && (flags & ~(Register.NEW | Register.DIFFERS)) == 0, "node or flags");
        List<EpochEnd> ends = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = ENDS_OFFSET + i * END_LENGTH;
            EpochEnd end = new EpochEnd(in.positiveInt(at), in.sequence(at + 4));
            boolean isOlder = ends.isEmpty()
                    || (end.epoch() < ends.getLast().epoch()
                            && end.lastSequence() < ends.getLast().lastSequence());
            require(isOlder, "order of ends");
            ends.add(end);
        }
        return new PairFrame.Hello(
                epoch,
                in.identity(16),
                in.identity(32),
                node,
                in.mode(49),
                (flags & Register.NEW) != 0,
                (flags & Register.DIFFERS) != 0,
                in.state(51),
                in.positiveInt(52),
                in.sequence(56),
                in.sequence(64),
                in.link(72),
                in.sequence(104),
                in.int64(112),
                in.uint16(120),
                List.copyOf(ends));
    }
}

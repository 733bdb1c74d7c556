package az.ecbar.pair.frame;

import static az.ecbar.pair.frame.FrameHeader.require;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.pair.witness.WitnessState;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes and reads {@link WitnessFrame}. Stateless; safe from any thread as far as the buffers are. */
public final class WitnessFrames {
    private static final int MAX_ORDERS_LENGTH = 64 * 1024;

    private WitnessFrames() {}

    /** Writes a frame at the buffer's start and gives its length in bytes. */
    public static int write(WitnessFrame frame, ExpandableArrayBuffer buffer) {
        return switch (frame) {
            case WitnessFrame.Read _ -> FrameHeader.write(buffer, 32, 0, 16);
            case WitnessFrame.Claim claim -> {
                putRegister(buffer, claim.epoch(), claim.owner(), claim.state(), 0);
                yield FrameHeader.write(buffer, 33, claim.newEpoch(), 24);
            }
            case WitnessFrame.CountIn count -> {
                putRegister(buffer, count.epoch(), count.owner(), count.state(), 0);
                yield FrameHeader.write(buffer, 34, 0, 24);
            }
            case WitnessFrame.Answer answer -> {
                putRegister(
                        buffer,
                        answer.epoch(),
                        answer.owner(),
                        answer.state(),
                        answer.outcome().code());
                answer.witness().write(buffer, 24);
                answer.ledger().write(buffer, 40);
                yield FrameHeader.write(buffer, 35, 0, 56);
            }
            case WitnessFrame.Adopt adopt -> {
                int length = adopt.orders().capacity();
                putRegister(buffer, adopt.epoch(), adopt.owner(), adopt.state(), 0);
                adopt.ledger().write(buffer, 24);
                buffer.putBytes(40, adopt.orders(), 0, length);
                yield FrameHeader.write(buffer, 36, 0, 40 + length);
            }
        };
    }

    private static void putRegister(MutableDirectBuffer buffer, int epoch, int owner, WitnessState state, int outcome) {
        buffer.putInt(16, epoch, LITTLE_ENDIAN);
        buffer.putByte(20, (byte) owner);
        buffer.putByte(21, (byte) state.code());
        buffer.putShort(22, (short) outcome, LITTLE_ENDIAN);
    }

    /**
     * Reads a frame.
     *
     * @throws MalformedFrame if it breaks its layout
     */
    public static WitnessFrame read(DirectBuffer buffer, int offset, int length) throws MalformedFrame {
        int type = FrameHeader.type(buffer, offset, length);
        int newEpoch = FrameHeader.epoch(buffer, offset);
        require(type == 33 || newEpoch == 0, "epoch");
        PairFrameReader in = new PairFrameReader(buffer, offset, length);
        if (type == 32) {
            in.exactly(16, 0);
            return new WitnessFrame.Read();
        }
        require(length >= 24 && in.uint8(20) <= 2 && WitnessState.isKnown(in.uint8(21)), "register");
        int epoch = in.positiveInt(16);
        int owner = in.uint8(20);
        WitnessState state = WitnessState.of(in.uint8(21));
        require(type == 35 || in.uint16(22) == 0, "0");
        return switch (type) {
            case 33 -> new WitnessFrame.Claim(in.exactly(24, newEpoch), epoch, owner, state);
            case 34 -> new WitnessFrame.CountIn(in.exactly(24, epoch), owner, state);
            case 35 -> {
                in.exactly(56, 0);
                require(WitnessFrame.Outcome.isKnown(in.uint16(22)), "outcome");
                WitnessFrame.Outcome outcome = WitnessFrame.Outcome.of(in.uint16(22));
                yield new WitnessFrame.Answer(epoch, owner, state, outcome, in.identity(24), in.identity(40));
            }
            case 36 -> {
                require(length >= 40 && length <= 40 + MAX_ORDERS_LENGTH, "length");
                yield new WitnessFrame.Adopt(
                        epoch, owner, state, in.identity(24), new UnsafeBuffer(buffer, offset + 40, length - 40));
            }
            default -> throw new MalformedFrame("type " + type);
        };
    }
}

package az.ecbar.ops.pair.order;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.ops.pair.order.OrderTaker.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** What an operator and a control port say to each other; the layouts stand in docs/replication.md. */
public sealed interface OperatorFrame {
    /** How does it stand? */
    record AskStatus() implements OperatorFrame {}

    /**
     * How it stands.
     *
     * @param text lines of {@code name: value}
     * @param pending the orders that wait for another operator's signature
     */
    record StatusIs(String text, List<SignedOrder> pending) implements OperatorFrame {
        public StatusIs {
            pending = List.copyOf(pending);
        }
    }

    /** An order with one signature. */
    record Give(SignedOrder order) implements OperatorFrame {}

    /** What became of it. */
    record Became(OrderTaker.Result result) implements OperatorFrame {}

    /** The frame as bytes, header included. */
    default DirectBuffer encode() {
        ExpandableArrayBuffer out = new ExpandableArrayBuffer();
        int type;
        int length = HEADER;
        switch (this) {
            case AskStatus _ -> type = ASK_STATUS;
            case StatusIs status -> {
                type = STATUS_IS;
                length = putBytes(out, length, status.text().getBytes(StandardCharsets.UTF_8));
                for (SignedOrder order : status.pending()) {
                    length = putBytes(out, length, order.bytes());
                }
            }
            case Give give -> {
                type = GIVE;
                byte[] bytes = give.order().bytes();
                out.putBytes(length, bytes);
                length += bytes.length;
            }
            case Became became -> {
                type = BECAME;
                byte[] text = became.result().text().getBytes(StandardCharsets.UTF_8);
                out.putShort(length, (short) became.result().outcome().code(), LITTLE_ENDIAN);
                out.putBytes(length + Short.BYTES, text);
                length += Short.BYTES + text.length;
            }
        }
        out.putInt(0, length, LITTLE_ENDIAN);
        out.putByte(4, VERSION);
        out.putByte(5, (byte) type);
        return new UnsafeBuffer(out, 0, length);
    }

    /**
     * Reads a frame.
     *
     * @throws IllegalArgumentException if it breaks its layout
     */
    static OperatorFrame decode(DirectBuffer buffer, int offset, int length) {
        boolean isSound = length >= HEADER
                && length <= buffer.capacity() - offset
                && buffer.getInt(offset, LITTLE_ENDIAN) == length
                && buffer.getByte(offset + 4) == VERSION
                && buffer.getShort(offset + 6, LITTLE_ENDIAN) == 0
                && buffer.getLong(offset + 8, LITTLE_ENDIAN) == 0;
        if (!isSound) {
            throw new IllegalArgumentException("not a frame of an operator");
        }
        UnsafeBuffer body = new UnsafeBuffer(buffer, offset + HEADER, length - HEADER);
        return switch (buffer.getByte(offset + 5)) {
            case ASK_STATUS -> new AskStatus();
            case STATUS_IS -> status(body);
            case GIVE -> new Give(SignedOrder.read(bytes(body, 0, body.capacity())));
            case BECAME -> became(body);
            default -> throw new IllegalArgumentException("a frame of type " + buffer.getByte(offset + 5));
        };
    }

    private static OperatorFrame status(UnsafeBuffer body) {
        List<byte[]> parts = new ArrayList<>();
        int at = 0;
        while (at < body.capacity()) {
            int length = at + Integer.BYTES <= body.capacity() ? body.getInt(at, LITTLE_ENDIAN) : -1;
            if (length < 0 || length > body.capacity() - at - Integer.BYTES) {
                throw new IllegalArgumentException("a part of " + length + " bytes");
            }
            parts.add(bytes(body, at + Integer.BYTES, length));
            at += Integer.BYTES + length;
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a status without text");
        }
        return new StatusIs(
                new String(parts.getFirst(), StandardCharsets.UTF_8),
                parts.stream().skip(1).map(SignedOrder::read).toList());
    }

    private static OperatorFrame became(UnsafeBuffer body) {
        if (body.capacity() < Short.BYTES) {
            throw new IllegalArgumentException("no outcome");
        }
        Outcome outcome = Outcome.of(body.getShort(0, LITTLE_ENDIAN));
        byte[] text = bytes(body, Short.BYTES, body.capacity() - Short.BYTES);
        return new Became(new OrderTaker.Result(outcome, new String(text, StandardCharsets.UTF_8)));
    }

    private static int putBytes(ExpandableArrayBuffer out, int at, byte[] bytes) {
        out.putInt(at, bytes.length, LITTLE_ENDIAN);
        out.putBytes(at + Integer.BYTES, bytes);
        return at + Integer.BYTES + bytes.length;
    }

    private static byte[] bytes(DirectBuffer buffer, int at, int length) {
        byte[] bytes = new byte[length];
        buffer.getBytes(at, bytes);
        return bytes;
    }

    /** Bytes of the header. */
    int HEADER = 16;

    /** Version of the protocol. */
    byte VERSION = 1;

    /** Type of {@link AskStatus}. */
    byte ASK_STATUS = 64;

    /** Type of {@link StatusIs}. */
    byte STATUS_IS = 65;

    /** Type of {@link Give}. */
    byte GIVE = 66;

    /** Type of {@link Became}. */
    byte BECAME = 67;
}

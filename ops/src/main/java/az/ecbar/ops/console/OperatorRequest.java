package az.ecbar.ops.console;

import az.ecbar.schema.QueryKind;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The bytes of an operator's request, little endian (docs/protocol/console.md):
 *
 * <pre>
 *  0 uint8  version, 1
 *  1 uint8  what: 1 propose, 2 approve, 3 query
 *  propose: 2 ...    the command, SBE header and body
 *  approve: 2 int64  proposal
 *  query:   2 uint8  kind, 3 int64 cursor, 11 34 bytes argument, padded with NUL
 * </pre>
 *
 * Static methods only; any thread.
 */
public final class OperatorRequest {
    static final int VERSION = 1;
    static final int PROPOSE = 1;
    static final int APPROVE = 2;
    static final int QUERY = 3;
    static final int HEAD_LENGTH = 2;
    static final int APPROVE_LENGTH = HEAD_LENGTH + 8;
    static final int KIND_OFFSET = 2;
    static final int CURSOR_OFFSET = 3;
    static final int ARGUMENT_OFFSET = 11;
    static final int ARGUMENT_LENGTH = 34;
    static final int QUERY_LENGTH = ARGUMENT_OFFSET + ARGUMENT_LENGTH;

    private OperatorRequest() {}

    /** A request to propose a command that {@link az.ecbar.command.ActionWriter} wrote. */
    public static byte[] propose(byte[] action) {
        byte[] bytes = new byte[HEAD_LENGTH + action.length];
        bytes[0] = VERSION;
        bytes[1] = PROPOSE;
        System.arraycopy(action, 0, bytes, HEAD_LENGTH, action.length);
        return bytes;
    }

    /** A request to approve a proposal. */
    public static byte[] approve(long proposalId) {
        UnsafeBuffer buffer = head(APPROVE_LENGTH, APPROVE);
        buffer.putLong(HEAD_LENGTH, proposalId);
        return bytes(buffer);
    }

    /** A query; {@code argument} is at most 34 characters of ASCII. */
    public static byte[] query(QueryKind kind, long cursor, String argument) {
        byte[] text = argument.getBytes(StandardCharsets.US_ASCII);
        if (text.length > ARGUMENT_LENGTH) {
            throw new IllegalArgumentException("argument '" + argument + "' is longer than " + ARGUMENT_LENGTH);
        }
        UnsafeBuffer buffer = head(QUERY_LENGTH, QUERY);
        buffer.putByte(KIND_OFFSET, (byte) kind.value());
        buffer.putLong(CURSOR_OFFSET, cursor);
        buffer.putBytes(ARGUMENT_OFFSET, text);
        return bytes(buffer);
    }

    /** Whether the bytes are a request of a known form. */
    static boolean isReadable(DirectBuffer buffer, int offset, int length) {
        if (length < HEAD_LENGTH || buffer.getByte(offset) != VERSION) {
            return false;
        }
        return switch (buffer.getByte(offset + 1)) {
            case PROPOSE -> length > HEAD_LENGTH;
            case APPROVE -> length == APPROVE_LENGTH;
            case QUERY -> length == QUERY_LENGTH && isKnownQuery(buffer.getByte(offset + KIND_OFFSET));
            default -> false;
        };
    }

    private static boolean isKnownQuery(byte kind) {
        for (QueryKind known : QueryKind.values()) {
            if (known != QueryKind.NULL_VAL && known.value() == kind) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(UnsafeBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    private static UnsafeBuffer head(int length, int what) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[length]);
        buffer.putByte(0, (byte) VERSION);
        buffer.putByte(1, (byte) what);
        return buffer;
    }
}

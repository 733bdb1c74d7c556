package az.ecbar.trust.envelope;

import az.ecbar.trust.Digest;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The bytes that are signed. The tag in front keeps a signature from being taken for one over anything else. Numbers are
 * little endian.
 *
 * <pre>
 *  0                12         16              24                56
 *  +----------------+----------+---------------+-----------------+
 *  | "ECBAR-ROOT-1" | int32    | int64         | 32 bytes        |
 *  | 12 bytes ASCII | leaves   | signed at, ns | Merkle root     |
 *  +----------------+----------+---------------+-----------------+
 * </pre>
 *
 * <p>"Signed at" is the signer's own UTC clock. A receiver refuses an envelope whose time is far from its own, so for
 * everything that was accepted it is attested by both sides, and a receipt tells at which time its certificate counts.
 */
public final class RootStatement {
    public static final int LENGTH = 56;

    static final int LEAF_COUNT_OFFSET = 12;
    static final int SIGNED_AT_OFFSET = 16;
    static final int ROOT_OFFSET = 24;

    private static final byte[] TAG = "ECBAR-ROOT-1".getBytes(StandardCharsets.US_ASCII);
    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private RootStatement() {}

    /** Writes everything but the root, which the caller puts at {@code offset + ROOT_OFFSET}. */
    static void putHead(byte[] target, int offset, int leafCount, long signedAtNs) {
        System.arraycopy(TAG, 0, target, offset, TAG.length);
        INT32.set(target, offset + LEAF_COUNT_OFFSET, leafCount);
        INT64.set(target, offset + SIGNED_AT_OFFSET, signedAtNs);
    }

    /** The statement of a signed root. */
    public static byte[] encode(int leafCount, long signedAtNs, Digest root) {
        byte[] statement = new byte[LENGTH];
        putHead(statement, 0, leafCount, signedAtNs);
        root.copyTo(statement, ROOT_OFFSET);
        return statement;
    }
}

package az.ecbar.trust.merkle;

import az.ecbar.trust.Digest;

/**
 * Where the fields of a leaf lie. Numbers are little endian, as in every record of the system.
 *
 * <pre>
 *  0        1        2                      13                     24         32         40               72
 *  +--------+--------+----------------------+----------------------+----------+----------+----------------+
 *  | byte   | byte   | 11 bytes, ASCII      | 11 bytes, ASCII      | int64    | int64    | 32 bytes       |
 *  | direc- | kind   | sender's BIC11       | receiver's BIC11     | CTN      | number   | SHA-256 of the |
 *  | tion   |        |                      |                      | session  |          | bytes          |
 *  +--------+--------+----------------------+----------------------+----------+----------+----------------+
 * </pre>
 *
 * <p>The hash of the leaf is SHA-256(0x00 | these 72 bytes), by RFC 9162.
 */
public final class LeafLayout {
    public static final int DIRECTION_OFFSET = 0;
    public static final int KIND_OFFSET = 1;
    public static final int SENDER_OFFSET = 2;
    public static final int RECEIVER_OFFSET = 13;
    public static final int SESSION_OFFSET = 24;
    public static final int NUMBER_OFFSET = 32;
    public static final int DIGEST_OFFSET = 40;
    public static final int LENGTH = DIGEST_OFFSET + Digest.LENGTH;

    /** Length of a BIC11. */
    public static final int BIC_LENGTH = 11;

    private LeafLayout() {}

    /**
     * A leaf whose kind, number and digest are still to be filled in.
     *
     * @throws IllegalArgumentException when sender or receiver is no BIC11
     */
    static byte[] begin(Direction direction, String sender, String receiver, long sessionId) {
        byte[] leaf = new byte[LENGTH];
        leaf[DIRECTION_OFFSET] = direction.code();
        System.arraycopy(Bic11.bytesOf(sender), 0, leaf, SENDER_OFFSET, BIC_LENGTH);
        System.arraycopy(Bic11.bytesOf(receiver), 0, leaf, RECEIVER_OFFSET, BIC_LENGTH);
        Leaf.INT64.set(leaf, SESSION_OFFSET, sessionId);
        return leaf;
    }
}

package az.ecbar.trust.receipt;

import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.Leaf;
import az.ecbar.trust.merkle.LeafLayout;
import az.ecbar.trust.merkle.MerkleTree;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The file form of a receipt: a PEM block {@code ECBAR RECEIPT} around these bytes, little endian.
 *
 * <pre>
 *   0  8 bytes   "ECBRCPT1"
 *   8  int32     number of leaves under the root, 1 to 64
 *  12  int32     index of this leaf
 *  16  int64     signed at, ns of UTC since 1970
 *  24  72 bytes  the leaf (direction, kind, sender, receiver, session, number, digest)
 *  96  32 bytes  the signed root
 * 128  int32     p, number of hashes in the path, 0 to 6
 * 132  p x 32    the path, from the bottom up
 *      int32     s, length of the signature, 1 to 512
 *      s bytes   the signature over "ECBAR-ROOT-1" | leaves | signed at | root
 *      int32     c, number of certificates, 1 to 3: the signer's, then those between it and the authority
 *      c times   int32 length, DER
 *      int32     m, length of the message; -1 when it lies beside the receipt
 *      m bytes   the message
 * </pre>
 *
 * <p>There is one way to write a receipt: what reads otherwise, by a byte, is refused.
 */
public final class ReceiptFormat {
    /** The largest message of which a receipt is made: 100 MiB, as the largest transfer. */
    public static final int MAX_MESSAGE_LENGTH = 100 << 20;

    private static final byte[] TAG = "ECBRCPT1".getBytes(StandardCharsets.US_ASCII);
    private static final int BESIDE = -1;
    private static final int HEAD_LENGTH = 132;
    private static final int MAX_SIGNATURE_LENGTH = 512;
    private static final int MAX_CERTIFICATE_LENGTH = 16 << 10;

    private ReceiptFormat() {}

    /** The PEM text, in ASCII. */
    public static byte[] write(Receipt receipt) {
        return Pem.encode(Pem.RECEIPT, encode(receipt)).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads the PEM text.
     *
     * @throws MalformedException when it is not exactly what {@link #write} writes
     */
    public static Receipt read(byte[] file) throws MalformedException {
        return decode(Pem.decodeExactly(Pem.RECEIPT, file));
    }

    /** The bytes inside the PEM block. */
    public static byte[] encode(Receipt receipt) {
        List<byte[]> chain = receipt.ownChain();
        byte[] message = receipt.ownMessage();
        int messageLength = message == null ? BESIDE : message.length;
        int length = HEAD_LENGTH
                + receipt.path().size() * Digest.LENGTH
                + Integer.BYTES
                + receipt.root().signatureLength()
                + Integer.BYTES
                + Integer.BYTES
                + Math.max(messageLength, 0);
        for (byte[] der : chain) {
            length += Integer.BYTES + der.length;
        }
        ByteBuffer target = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        SignedRoot root = receipt.root();
        target.put(TAG).putInt(root.leafCount()).putInt(receipt.leafIndex()).putLong(root.signedAtNs());
        target.put(receipt.leaf().encode()).put(root.root().toBytes());
        target.putInt(receipt.path().size());
        for (Digest hash : receipt.path()) {
            target.put(hash.toBytes());
        }
        target.putInt(root.signatureLength()).put(root.signature());
        target.putInt(chain.size());
        for (byte[] der : chain) {
            target.putInt(der.length).put(der);
        }
        target.putInt(messageLength);
        if (message != null) {
            target.put(message);
        }
        return target.array();
    }

    /** Reads the bytes inside the PEM block. */
    public static Receipt decode(byte[] bytes) throws MalformedException {
        try {
            return decode(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        } catch (BufferUnderflowException e) {
            throw new MalformedException("the receipt is cut off", e);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("no receipt: " + e.getMessage(), e);
        }
    }

    private static Receipt decode(ByteBuffer source) throws MalformedException {
        if (!Arrays.equals(bytes(source, TAG.length), TAG)) {
            throw new MalformedException("no receipt, or one of a version that is not known");
        }
        int leafCount = source.getInt();
        int leafIndex = source.getInt();
        long signedAtNs = source.getLong();
        Leaf leaf = Leaf.decode(bytes(source, LeafLayout.LENGTH), 0)
                .orElseThrow(() -> new MalformedException("the receipt's leaf is none"));
        Digest root = Digest.of(bytes(source, Digest.LENGTH));
        int pathHashes = count(source, "path", 0, MerkleTree.MAX_PATH_HASHES);
        List<Digest> path = new ArrayList<>(pathHashes);
        for (int i = 0; i < pathHashes; i++) {
            path.add(Digest.of(bytes(source, Digest.LENGTH)));
        }
        byte[] signature = bytes(source, count(source, "signature", 1, MAX_SIGNATURE_LENGTH));
        int certificates = count(source, "chain", 1, 1 + CertificateChecker.MAX_BETWEEN);
        List<byte[]> chain = new ArrayList<>(certificates);
        for (int i = 0; i < certificates; i++) {
            chain.add(bytes(source, count(source, "certificate", 1, MAX_CERTIFICATE_LENGTH)));
        }
        int messageLength = count(source, "message", BESIDE, MAX_MESSAGE_LENGTH);
        byte[] message = messageLength == BESIDE ? null : bytes(source, messageLength);
        if (source.hasRemaining()) {
            throw new MalformedException(source.remaining() + " bytes too many in the receipt");
        }
        Digest signer = Digest.ofContent(chain.getFirst());
        return new Receipt(
                leaf, leafIndex, path, new SignedRoot(leafCount, signedAtNs, root, signer, signature), chain, message);
    }

    private static int count(ByteBuffer source, String what, int min, int max) throws MalformedException {
        int count = source.getInt();
        if (count < min || count > max) {
            throw new MalformedException("the receipt's " + what + " has " + count + ", not " + min + " to " + max);
        }
        return count;
    }

    private static byte[] bytes(ByteBuffer source, int length) throws MalformedException {
        if (length > source.remaining()) {
            throw new MalformedException("the receipt is cut off");
        }
        byte[] bytes = new byte[length];
        source.get(bytes);
        return bytes;
    }
}

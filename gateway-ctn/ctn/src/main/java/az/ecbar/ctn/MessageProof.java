package az.ecbar.ctn;

import org.agrona.MutableDirectBuffer;

/**
 * What proves one received message: its leaf, the path to the signed root, the signature and the fingerprint
 * of the signer's certificate. It is a view that is valid during a callback only.
 */
public interface MessageProof {

    /** The most bytes that {@link #encode} writes. */
    int MAX_ENCODED_LENGTH = 84 + 6 * 32 + 4 + 512;

    /** SHA-256 of the message's bytes, 32 bytes; of the whole message for a transfer. */
    void copyDigest(byte[] target);

    /**
     * A copy of what the centre put beside the message: for a forwarded payment the sender's own proof. Empty if
     * there is none. No signature of the envelope covers it.
     */
    byte[] attachment();

    /** How many bytes {@link #encode} would write. */
    int encodedLength();

    /**
     * Writes the proof as it is journalled beside the message; with the leaf, which follows from the session,
     * it makes a receipt. Little endian.
     *
     * <pre>
     *  0  int32     leaves under the root, 1 to 64
     *  4  int32     index of this leaf
     *  8  int64     signed at, UTC ns
     * 16  32 bytes  fingerprint of the signer's certificate
     * 48  32 bytes  the signed root
     * 80  int32     p, hashes in the path, 0 to 6
     * 84  p x 32    the path, from the bottom up
     *     int32     s, length of the signature
     *     s bytes   the signature
     * </pre>
     *
     * @return the length written, at most {@link #MAX_ENCODED_LENGTH}
     */
    int encode(MutableDirectBuffer target, int offset);

    /**
     * A copy in the form of a receipt file, which anyone verifies offline with the authority's certificate
     * ({@code ./ecbar receipt verify FILE}). Allocates. The receipt of a transfer leaves the message's bytes out.
     */
    byte[] toReceipt();
}

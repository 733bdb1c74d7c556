package az.ecbar.gateway.notice;

import az.ecbar.trust.Digest;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.Direction;
import az.ecbar.trust.merkle.InclusionPath;
import az.ecbar.trust.merkle.Leaf;
import az.ecbar.trust.merkle.LeafKind;
import az.ecbar.trust.merkle.MerkleTree;
import az.ecbar.trust.receipt.Receipt;
import az.ecbar.trust.receipt.ReceiptFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the receipt of a bank's message from what the journal holds: the proof that was stored beside the bytes, the
 * bytes, and the signer's certificate. Anybody can verify it with the authority's certificate alone: so the beneficiary
 * participant sees the issuer's own signature under the payment that is forwarded to it.
 *
 * <p>The proof is laid out as {@code az.ecbar.ctn.envelope.ProofLayout} says, little endian:
 *
 * <pre>
 *  0  int32     leaves under the root        48  32 bytes  the signed root
 *  4  int32     index of this leaf           80  int32     p, hashes in the path
 *  8  int64     signed at, UTC ns            84  p x 32    the path, from the bottom up
 * 16  32 bytes  fingerprint of the signer        int32     s, length of the signature, then the signature
 * </pre>
 *
 * <p>Owned by the edge's thread; keeps the certificates of the last senders.
 */
final class SenderReceipts {
    private static final int MAX_CERTIFICATES = 256;

    private final String centreBic;
    private final Directory directory;
    private final StoredInputs inputs;
    private final InclusionPath inclusion = new InclusionPath();
    private final Map<Integer, byte[]> certificates = new LinkedHashMap<>(MAX_CERTIFICATES, 0.75f, true);

    SenderReceipts(String centreBic, Directory directory, StoredInputs inputs) {
        this.centreBic = centreBic;
        this.directory = directory;
        this.inputs = inputs;
    }

    /**
     * The receipt, in the binary form of {@link ReceiptFormat}, with the message in it.
     *
     * @throws RenderingFailure when the stored proof does not lead from the stored bytes to the signed root
     */
    byte[] receiptOf(StoredInput input) {
        byte[] message = input.message;
        ByteBuffer proof = ByteBuffer.wrap(input.proof).order(ByteOrder.LITTLE_ENDIAN);
        int leaves = proof.getInt();
        int index = proof.getInt();
        long signedAtNs = proof.getLong();
        Digest signer = digest(proof);
        Digest root = digest(proof);
        byte[] path = bytes(proof, proof.getInt() * Digest.LENGTH);
        byte[] signature = bytes(proof, proof.getInt());
        Leaf leaf = leafUnder(root, input, leaves, index, path);
        byte[] der = certificate(input);
        return ReceiptFormat.encode(new Receipt(
                leaf,
                index,
                Receipt.path(path, 0, path.length / Digest.LENGTH),
                new SignedRoot(leaves, signedAtNs, root, signer, signature),
                List.of(der),
                message));
    }

    /** The leaf of the kind that was signed: a message in one piece, or one that the bank sent in parts. */
    private Leaf leafUnder(Digest root, StoredInput input, int leaves, int index, byte[] path) {
        Leaf message = leaf(LeafKind.MESSAGE, input);
        if (isUnder(root, message, leaves, index, path)) {
            return message;
        }
        Leaf transfer = leaf(LeafKind.TRANSFER, input);
        if (isUnder(root, transfer, leaves, index, path)) {
            return transfer;
        }
        throw new RenderingFailure("the proof of record " + input.sequence + " does not fit its message");
    }

    private Leaf leaf(LeafKind kind, StoredInput input) {
        return new Leaf(
                Direction.BANK_TO_CENTRE,
                kind,
                input.participant,
                centreBic,
                input.sessionId,
                input.inputNumber,
                Digest.of(input.digest));
    }

    private boolean isUnder(Digest root, Leaf leaf, int leaves, int index, byte[] path) {
        int hashes = path.length / Digest.LENGTH;
        byte[] entry = leaf.encode();
        byte[] computed = new byte[Digest.LENGTH];
        return hashes <= MerkleTree.MAX_PATH_HASHES
                && inclusion.copyRoot(entry, 0, entry.length, index, leaves, path, 0, hashes, computed, 0)
                && root.matches(computed, 0);
    }

    private byte[] certificate(StoredInput input) {
        byte[] known = certificates.get(input.certificateId);
        if (known != null) {
            return known;
        }
        byte[] der = inputs.certificate(directory.certificateSequence(input.certificateId));
        certificates.put(input.certificateId, der);
        if (certificates.size() > MAX_CERTIFICATES) {
            certificates.remove(certificates.keySet().iterator().next());
        }
        return der;
    }

    private static Digest digest(ByteBuffer proof) {
        return Digest.of(bytes(proof, Digest.LENGTH));
    }

    private static byte[] bytes(ByteBuffer proof, int length) {
        if (length < 0 || length > proof.remaining()) {
            throw new RenderingFailure("a stored proof is cut off");
        }
        byte[] bytes = new byte[length];
        proof.get(bytes);
        return bytes;
    }
}

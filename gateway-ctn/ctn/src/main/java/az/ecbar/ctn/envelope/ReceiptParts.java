package az.ecbar.ctn.envelope;

import az.ecbar.trust.Digest;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.Leaf;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.MerkleTree;
import az.ecbar.trust.receipt.Receipt;
import az.ecbar.trust.receipt.ReceiptFormat;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a receipt needs beside the envelope itself: the session's leaves and the signer's certificates. */
record ReceiptParts(@Nullable LeafBuffer leaf, @Nullable Digest signer, List<byte[]> chain) {
    static final ReceiptParts NONE = new ReceiptParts(null, null, List.of());

    /** The receipt of the message at which the envelope stands. */
    byte[] write(ReceivedEnvelope envelope, long signedAtNs, byte[] signature, int signatureLength) {
        if (leaf == null || signer == null || chain.isEmpty()) {
            throw new IllegalStateException("no receipt without the session's parties and the signer's certificates");
        }
        byte[] digest = new byte[Digest.LENGTH];
        envelope.copyDigest(digest);
        byte[] leafBytes = leaf.place(LeafKinds.of(envelope.kind()), envelope.number(), Digest.of(digest))
                .toBytes();
        byte[] path = new byte[MerkleTree.MAX_PATH_HASHES * Digest.LENGTH];
        int hashes = envelope.copyPath(path);
        SignedRoot root = new SignedRoot(
                envelope.count(),
                signedAtNs,
                Digest.of(envelope.root()),
                signer,
                Arrays.copyOf(signature, signatureLength));
        return ReceiptFormat.write(new Receipt(
                Leaf.decode(leafBytes, 0).orElseThrow(),
                envelope.index(),
                Receipt.path(path, 0, hashes),
                root,
                chain,
                messageOf(envelope)));
    }

    private static byte @Nullable [] messageOf(ReceivedEnvelope envelope) {
        return switch (envelope.kind()) {
            case TRANSFER, OUTPUT_TRANSFER -> null;
            case MESSAGE, REQUEST, OUTPUT, ANSWER, ACK, NAK -> {
                byte[] message = new byte[envelope.messageLength()];
                envelope.buffer().getBytes(envelope.messageOffset(), message);
                yield message;
            }
        };
    }
}

package az.ecbar.gateway.testing;

import az.ecbar.trust.Digest;
import az.ecbar.trust.envelope.EnvelopeSealer;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.Direction;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.LeafKind;
import az.ecbar.trust.merkle.MerkleTree;
import az.ecbar.trust.testing.TestHolder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A bank that signs what it sends, each message together with some others, and writes the proof as sessions do. */
public final class SigningBank {
    public static final String CENTRE = "NABZAZ2CXXX";

    private final TestHolder holder;
    private final String bic;
    private final EnvelopeSealer sealer;

    public SigningBank(TestHolder holder, String bic) {
        this.holder = holder;
        this.bic = bic;
        this.sealer = new EnvelopeSealer(holder.signer());
    }

    public byte[] certificate() {
        return holder.certificate().der();
    }

    /** The proof of a message that was sent as the second of three. */
    public byte[] prove(LeafKind kind, long sessionId, long number, byte[] message, long nowNs) {
        LeafBuffer leaf = new LeafBuffer(Direction.BANK_TO_CENTRE, bic, CENTRE, sessionId);
        sealer.clear();
        sealer.append(leaf.place(LeafKind.MESSAGE, number - 1, Digest.ofContent(new byte[] {1})));
        sealer.append(leaf.place(kind, number, message, 0, message.length));
        sealer.append(leaf.place(LeafKind.MESSAGE, number + 1, Digest.ofContent(new byte[] {2})));
        SignedRoot root = sealer.seal(nowNs);
        byte[] path = new byte[MerkleTree.MAX_PATH_HASHES * Digest.LENGTH];
        int hashes = sealer.copyPath(1, path, 0);
        ByteBuffer proof = ByteBuffer.allocate(84 + hashes * Digest.LENGTH + 4 + root.signatureLength())
                .order(ByteOrder.LITTLE_ENDIAN);
        proof.putInt(root.leafCount()).putInt(1).putLong(nowNs);
        proof.put(root.signer().toBytes()).put(root.root().toBytes());
        proof.putInt(hashes).put(path, 0, hashes * Digest.LENGTH);
        proof.putInt(root.signatureLength()).put(root.signature());
        return proof.array();
    }
}

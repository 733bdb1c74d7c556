package az.ecbar.ctn.envelope;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.MessageProof;
import az.ecbar.ctn.frame.EnvelopeFrame;
import az.ecbar.ctn.frame.Seal;
import az.ecbar.ctn.frame.TransferPayload;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.envelope.EnvelopeVerifier;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.MerkleTree;
import az.ecbar.trust.signature.SignerDirectory;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Takes an ENVELOPE frame as it came, verifies its one signature over leaves that are made from what this side
 * knows of the session, and then hands out message by message, each with its proof. Nothing may be read from
 * it before {@link #verify} has said {@link CtnCode#NONE}.
 *
 * <p>One per thread, used for all sessions in turn. Allocates the signer's fingerprint and verdict alone.
 */
public final class ReceivedEnvelope implements MessageProof {
    private final EnvelopeFrame frame = new EnvelopeFrame();
    private final TransferPayload transfer = new TransferPayload();
    private final EnvelopeVerifier verifier;
    private final byte[] fingerprint = new byte[Digest.LENGTH];
    private final byte[] signature = new byte[Seal.MAX_SIGNATURE_LENGTH];
    private final byte[] digests = new byte[MerkleTree.MAX_LEAVES * Digest.LENGTH];
    private final byte[] path = new byte[MerkleTree.MAX_PATH_HASHES * Digest.LENGTH];
    private final byte[] root = new byte[Digest.LENGTH];
    private final FrameBytes bytes = new FrameBytes();
    private ReceiptParts receiptParts = ReceiptParts.NONE;
    private String refusal = "";

    /** @param toleranceNs how far the time under a signature may be from ours */
    public ReceivedEnvelope(SignerDirectory directory, long toleranceNs) {
        this.verifier = new EnvelopeVerifier(directory, toleranceNs);
    }

    /** Checks the layout alone; {@link CtnCode#NONE} if {@link #verify} may follow. */
    public CtnCode wrap(DirectBuffer buffer, int offset, int length) {
        refusal = "";
        return frame.wrap(buffer, offset, length);
    }

    /**
     * Verifies the signature over all messages.
     *
     * @param leaf the leaves of the sender's direction of this session
     * @param expectedSigner the fingerprint of the logon: another certificate may not sign in this session
     * @param chain DER of the signer's certificate and of those between it and the authority, for receipts
     * @return {@link CtnCode#NONE} if every message may be believed
     */
    public CtnCode verify(
            LeafBuffer leaf, Digest expectedSigner, Expectation expectation, List<byte[]> chain, long utcNs) {
        frame.seal().copyFingerprint(fingerprint);
        if (!expectedSigner.matches(fingerprint, 0)) {
            refusal = "signed with another certificate than that of the logon";
            return CtnCode.WRONG_CERTIFICATE;
        }
        if (!collectLeaves(leaf)) {
            refusal = "a transfer whose bytes are none";
            return CtnCode.MALFORMED_FRAME;
        }
        frame.seal().copySignature(signature);
        Verdict verdict = verifier.verify(
                expectedSigner,
                expectation,
                frame.seal().signedAtNs(),
                signature,
                0,
                frame.seal().signatureLength(),
                utcNs);
        receiptParts = new ReceiptParts(leaf, expectedSigner, chain);
        frame.rewind();
        if (verdict instanceof Verdict.Refused refused) {
            refusal = refused.detail();
            return RefusalCodes.of(refused.reason());
        }
        verifier.copyRoot(root, 0);
        return CtnCode.NONE;
    }

    private boolean collectLeaves(LeafBuffer leaf) {
        verifier.clear();
        frame.rewind();
        while (frame.next()) {
            int at = frame.index() * Digest.LENGTH;
            MessageKind kind = frame.kind();
            if (kind == MessageKind.TRANSFER || kind == MessageKind.OUTPUT_TRANSFER) {
                if (!transfer.wrap(frame.buffer(), frame.messageOffset(), frame.messageLength())) {
                    return false;
                }
                frame.buffer()
                        .getBytes(frame.messageOffset() + TransferPayload.DIGEST_OFFSET, digests, at, Digest.LENGTH);
                leaf.place(LeafKinds.of(kind), frame.number(), Digest.copyOf(digests, at));
            } else {
                bytes.wrap(frame.buffer(), frame.messageOffset(), frame.messageLength());
                leaf.place(LeafKinds.of(kind), frame.number(), bytes.array(), bytes.offset(), frame.messageLength());
                leaf.copyDigest(digests, at);
            }
            verifier.append(leaf);
        }
        return true;
    }

    /** Why the last check failed, for people. */
    public String refusal() {
        return refusal;
    }

    /** The number of the first message, of an envelope whose layout was checked. */
    public long firstNumber() {
        frame.rewind();
        frame.next();
        long number = frame.number();
        frame.rewind();
        return number;
    }

    public int count() {
        return frame.count();
    }

    /** Moves to the next message; false after the last. */
    public boolean next() {
        return frame.next();
    }

    /** Moves to a message by its index. */
    public void moveTo(int index) {
        frame.rewind();
        while (frame.index() < index && frame.next()) {
            // Each step is bounded by the count, at most 64.
        }
    }

    public int index() {
        return frame.index();
    }

    public MessageKind kind() {
        return frame.kind();
    }

    public long number() {
        return frame.number();
    }

    public DirectBuffer buffer() {
        return frame.buffer();
    }

    public int messageOffset() {
        return frame.messageOffset();
    }

    public int messageLength() {
        return frame.messageLength();
    }

    /** SHA-256 of the message's bytes, 32 bytes; of the whole message for a transfer. */
    public void copyDigest(byte[] target) {
        System.arraycopy(digests, frame.index() * Digest.LENGTH, target, 0, Digest.LENGTH);
    }

    @Override
    public byte[] attachment() {
        byte[] attachment = new byte[frame.attachmentLength()];
        frame.buffer().getBytes(frame.attachmentOffset(), attachment);
        return attachment;
    }

    /** Writes the proof in the form of {@link ProofLayout}; returns its length. */
    public int encode(MutableDirectBuffer target, int offset) {
        return ProofLayout.encode(
                target,
                offset,
                frame.count(),
                frame.index(),
                frame.seal().signedAtNs(),
                fingerprint,
                root,
                path,
                verifier.copyPath(frame.index(), path, 0),
                signature,
                frame.seal().signatureLength());
    }

    @Override
    public byte[] toReceipt() {
        return receiptParts.write(
                this, frame.seal().signedAtNs(), signature, frame.seal().signatureLength());
    }

    int copyPath(byte[] target) {
        return verifier.copyPath(frame.index(), target, 0);
    }

    byte[] root() {
        return root;
    }
}

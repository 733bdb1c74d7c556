package az.ecbar.ctn.envelope;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.frame.AckPayload;
import az.ecbar.ctn.frame.EnvelopeFrame;
import az.ecbar.ctn.frame.NakPayload;
import az.ecbar.ctn.frame.Seal;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.ctn.frame.TransferPayload;
import az.ecbar.port.Signer;
import az.ecbar.trust.Digest;
import az.ecbar.trust.envelope.EnvelopeSealer;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.MerkleTree;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Collects the messages that are ready and seals them as one ENVELOPE frame in a buffer of its own: one when
 * idle, up to 64 under load. The frame stays in the buffer, and is to be sent, until the next {@link #begin}.
 *
 * <p>One per session and direction, on the session's thread. Allocates the signed root alone.
 */
public final class EnvelopeBuilder {
    private static final int INITIAL_LENGTH = 8 * 1024;

    private final EnvelopeSealer sealer;
    private final LeafBuffer leaf;
    private final long sessionId;
    private final int sealLength;
    private final byte[] fingerprint;
    private final byte[] signature = new byte[Seal.MAX_SIGNATURE_LENGTH];
    private final int maxFrameBytes;
    private final UnsafeBuffer buffer;
    private byte[] bytes = new byte[INITIAL_LENGTH];
    private final byte[] path = new byte[MerkleTree.MAX_PATH_HASHES * Digest.LENGTH];
    private final byte[] rootBytes = new byte[Digest.LENGTH];
    private final byte[] knownDigest = new byte[Digest.LENGTH];
    private @Nullable SignedRoot finished;
    private int position;

    /** @param leaf the leaves of this direction of this session */
    public EnvelopeBuilder(Signer signer, LeafBuffer leaf, long sessionId, SessionLimits limits) {
        this.sealer = new EnvelopeSealer(signer);
        this.leaf = leaf;
        this.sessionId = sessionId;
        this.sealLength = Seal.lengthOf(signer.maxSignatureLength());
        this.fingerprint = signer.certificateFingerprint();
        this.maxFrameBytes = limits.maxFrameBytes();
        this.buffer = new UnsafeBuffer(bytes);
        this.position = EnvelopeFrame.MESSAGES_OFFSET;
    }

    /** Forgets what was there and begins the next envelope. */
    public void begin() {
        sealer.clear();
        finished = null;
        position = EnvelopeFrame.MESSAGES_OFFSET;
    }

    public int count() {
        return sealer.leafCount();
    }

    public boolean isEmpty() {
        return sealer.leafCount() == 0;
    }

    /** True if one more message of so many bytes fits. */
    public boolean hasRoomFor(int length) {
        return !sealer.isFull()
                && position + EnvelopeFrame.MESSAGE_HEADER_LENGTH + length + sealLength <= maxFrameBytes;
    }

    /** The buffer grows with what is put in, so that a thousand idle sessions need little. */
    private void reserve(int length) {
        int needed = position + EnvelopeFrame.MESSAGE_HEADER_LENGTH + length + sealLength;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(maxFrameBytes, bytes.length * 2)));
            buffer.wrap(bytes);
        }
    }

    /** Adds a message; the caller has asked {@link #hasRoomFor}. */
    public void append(MessageKind kind, long number, DirectBuffer source, int offset, int length) {
        reserve(length);
        int at = EnvelopeFrame.encodeMessage(buffer, position, kind, number, length, 0);
        buffer.putBytes(at, source, offset, length);
        seal(kind, number, at, length);
    }

    /**
     * Adds a message with an attachment; room is needed for both together.
     *
     * @param digestOffset where the SHA-256 of the message's bytes lies: it is not computed again
     */
    public void append(
            MessageKind kind,
            long number,
            DirectBuffer source,
            int offset,
            int length,
            int attachmentOffset,
            int attachmentLength,
            int digestOffset) {
        reserve(length + attachmentLength);
        int at = EnvelopeFrame.encodeMessage(buffer, position, kind, number, length, attachmentLength);
        buffer.putBytes(at, source, offset, length);
        buffer.putBytes(at + length, source, attachmentOffset, attachmentLength);
        source.getBytes(digestOffset, knownDigest);
        sealer.append(leaf.place(LeafKinds.of(kind), number, knownDigest));
        position = at + length + attachmentLength;
    }

    /** Adds the acknowledgement of an input. */
    public void appendAck(long number, long sequence, long timeNs, byte[] digest, boolean repeated) {
        reserve(AckPayload.LENGTH);
        int at = EnvelopeFrame.encodeMessage(buffer, position, MessageKind.ACK, number, AckPayload.LENGTH, 0);
        AckPayload.encode(buffer, at, sequence, timeNs, digest, repeated);
        seal(MessageKind.ACK, number, at, AckPayload.LENGTH);
    }

    /** Adds the refusal of an input. */
    public void appendNak(long number, long expectedNumber, long timeNs, byte[] digest, CtnCode code, String text) {
        reserve(NakPayload.MAX_LENGTH);
        int at = position + EnvelopeFrame.MESSAGE_HEADER_LENGTH;
        int length = NakPayload.encode(buffer, at, expectedNumber, timeNs, digest, code, text);
        EnvelopeFrame.encodeMessage(buffer, position, MessageKind.NAK, number, length, 0);
        seal(MessageKind.NAK, number, at, length);
    }

    /** Adds the transfer of a large message whose parts went before. */
    public void appendTransfer(
            MessageKind kind, long number, long transferId, long wholeLength, byte[] wholeDigest, int of) {
        reserve(TransferPayload.LENGTH);
        int at = EnvelopeFrame.encodeMessage(buffer, position, kind, number, TransferPayload.LENGTH, 0);
        TransferPayload.encode(buffer, at, transferId, wholeLength, wholeDigest, of);
        sealer.append(leaf.place(LeafKinds.of(kind), number, Digest.of(wholeDigest)));
        position = at + TransferPayload.LENGTH;
    }

    private void seal(MessageKind kind, long number, int at, int length) {
        sealer.append(leaf.place(LeafKinds.of(kind), number, bytes, at, length));
        position = at + length;
    }

    /**
     * Signs and finishes the frame.
     *
     * @return its length; it lies in {@link #buffer()} from 0
     */
    public int finish(long utcNs) {
        SignedRoot root = sealer.seal(utcNs);
        finished = root;
        root.copySignature(signature, 0);
        int length = position
                + Seal.encode(buffer, position, root.signedAtNs(), fingerprint, signature, root.signatureLength());
        int messagesLength = position - EnvelopeFrame.MESSAGES_OFFSET;
        EnvelopeFrame.encodeHead(buffer, 0, length, sessionId, root.leafCount(), messagesLength);
        return length;
    }

    public DirectBuffer buffer() {
        return buffer;
    }

    /** Writes the proof of a message of the finished frame in the form of {@link ProofLayout}. */
    public int encodeProof(int index, MutableDirectBuffer target, int offset) {
        SignedRoot root = finished;
        if (root == null) {
            throw new IllegalStateException("nothing is signed yet");
        }
        root.root().copyTo(rootBytes, 0);
        int hashes = sealer.copyPath(index, path, 0);
        return ProofLayout.encode(
                target,
                offset,
                root.leafCount(),
                index,
                root.signedAtNs(),
                fingerprint,
                rootBytes,
                path,
                hashes,
                signature,
                root.signatureLength());
    }
}

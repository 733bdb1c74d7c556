package az.ecbar.ctn.envelope;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.Seal;
import az.ecbar.port.Signer;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.envelope.EnvelopeSealer;
import az.ecbar.trust.envelope.EnvelopeVerifier;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.LeafKind;
import az.ecbar.trust.signature.SignerDirectory;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Seals and verifies the two signed frames that are not envelopes: a tree of a single leaf over the frame's bytes
 * from its version (offset 4) to its seal. The length in front is left out because it depends on the signature.
 * A LOGON is a leaf of the kind REQUEST in session 0, a LOGON_ANSWER one of the kind ANSWER in the new session,
 * both with the number 0, which no message of an envelope can have.
 *
 * <p>Owned by one thread; logons are rare, so it may allocate.
 */
public final class SealedFrames {
    /** What the leaf of a LOGON is. */
    public static final LeafKind LOGON = LeafKind.REQUEST;

    /** What the leaf of a LOGON_ANSWER is. */
    public static final LeafKind LOGON_ANSWER = LeafKind.ANSWER;

    private SealedFrames() {}

    /**
     * Appends the seal and writes the frame's length.
     *
     * @param sealedLength where the seal goes
     * @return the length of the whole frame
     */
    public static int seal(
            Signer signer,
            LeafKind kind,
            LeafBuffer leaf,
            MutableDirectBuffer frame,
            int offset,
            int sealedLength,
            long utcNs) {
        EnvelopeSealer sealer = new EnvelopeSealer(signer);
        sealer.clear();
        sealer.append(leafOf(kind, leaf, frame, offset, sealedLength));
        SignedRoot root = sealer.seal(utcNs);
        int length = sealedLength
                + Seal.encode(
                        frame,
                        offset + sealedLength,
                        root.signedAtNs(),
                        signer.certificateFingerprint(),
                        root.signature(),
                        root.signatureLength());
        FrameHeader.encodeLength(frame, offset, length);
        return length;
    }

    /** Says who has sealed the frame, or why it is not to be believed. */
    public static Verdict verify(
            SignerDirectory directory,
            LeafKind kind,
            LeafBuffer leaf,
            DirectBuffer frame,
            int offset,
            int sealedLength,
            Seal seal,
            Expectation expectation,
            long toleranceNs,
            long utcNs) {
        EnvelopeVerifier verifier = new EnvelopeVerifier(directory, toleranceNs);
        verifier.clear();
        verifier.append(leafOf(kind, leaf, frame, offset, sealedLength));
        byte[] fingerprint = new byte[Digest.LENGTH];
        seal.copyFingerprint(fingerprint);
        byte[] signature = new byte[seal.signatureLength()];
        seal.copySignature(signature);
        return verifier.verify(
                Digest.of(fingerprint), expectation, seal.signedAtNs(), signature, 0, signature.length, utcNs);
    }

    /** The protocol's code for a verdict. */
    public static CtnCode codeOf(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? RefusalCodes.of(refused.reason()) : CtnCode.NONE;
    }

    private static LeafBuffer leafOf(LeafKind kind, LeafBuffer leaf, DirectBuffer frame, int offset, int sealedLength) {
        byte[] sealed = new byte[sealedLength - FrameHeader.VERSION_OFFSET];
        frame.getBytes(offset + FrameHeader.VERSION_OFFSET, sealed);
        return leaf.place(kind, 0, sealed, 0, sealed.length);
    }
}

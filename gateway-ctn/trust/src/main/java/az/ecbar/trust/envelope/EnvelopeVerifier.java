package az.ecbar.trust.envelope;

import az.ecbar.trust.Digest;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.UtcNs;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.MerkleTree;
import az.ecbar.trust.signature.Signatory;
import az.ecbar.trust.signature.SignerDirectory;

/**
 * The receiver's side: computes the leaves from what the receiver itself knows of the session (direction, both parties,
 * session, next number) and the bytes that came, and verifies the one signature over them. A message that was changed,
 * or moved to another place, number, session, direction or receiver, gives another root, so the envelope is refused as a
 * whole with {@link RefusalReason#BAD_SIGNATURE}.
 *
 * <p>Reusable, owned by one thread.
 *
 * @rule 4.26.3
 */
public final class EnvelopeVerifier {
    private final MerkleTree tree = new MerkleTree();
    private final byte[] statement = new byte[RootStatement.LENGTH];
    private final SignerDirectory directory;
    private final long toleranceNs;

    /**
     * @param toleranceNs how far the time under the signature may be from the receiver's, either way; the certificate
     *     must then be valid at both. {@link Long#MAX_VALUE} for outputs that may have waited long in an outbox: only the
     *     time under the signature counts
     */
    public EnvelopeVerifier(SignerDirectory directory, long toleranceNs) {
        this.directory = directory;
        this.toleranceNs = toleranceNs;
    }

    /** Begins the next envelope. */
    public void clear() {
        tree.clear();
    }

    public int leafCount() {
        return tree.leafCount();
    }

    /**
     * Adds a message as it was received and returns its index.
     *
     * @throws IllegalStateException when there are too many; the session protocol refuses such an envelope before
     */
    public int append(LeafBuffer leaf) {
        return leaf.appendTo(tree);
    }

    /**
     * Verifies the signature over what was appended since {@link #clear}.
     *
     * @param signer the fingerprint that the envelope names
     * @param expectation who must have signed
     * @param signedAtNs the time that the envelope says
     * @param nowNs the receiver's UTC time
     */
    public Verdict verify(
            Digest signer,
            Expectation expectation,
            long signedAtNs,
            byte[] signature,
            int signatureOffset,
            int signatureLength,
            long nowNs) {
        Signatory signatory = directory.find(signer);
        if (signatory == null) {
            return new Verdict.Refused(RefusalReason.UNKNOWN_SIGNER, "no certificate " + signer + " is known");
        }
        Verdict verdict = signatory.verdictAt(expectation, signedAtNs);
        if (verdict.isValid() && toleranceNs != Long.MAX_VALUE) {
            verdict = signatory.verdictAt(expectation, nowNs);
        }
        if (!verdict.isValid()) {
            return verdict;
        }
        if (isOutOfTolerance(signedAtNs, nowNs)) {
            return new Verdict.Refused(
                    RefusalReason.TIME_OUT_OF_RANGE,
                    "signed at " + UtcNs.toInstant(signedAtNs) + ", received at " + UtcNs.toInstant(nowNs));
        }
        if (tree.leafCount() == 0 || !fits(signatory, signedAtNs, signature, signatureOffset, signatureLength)) {
            return new Verdict.Refused(
                    RefusalReason.BAD_SIGNATURE, "the signature does not fit the messages, their places or the key");
        }
        return verdict;
    }

    private boolean isOutOfTolerance(long signedAtNs, long nowNs) {
        if (toleranceNs == Long.MAX_VALUE) {
            return false;
        }
        long distanceNs = nowNs - signedAtNs;
        return distanceNs > toleranceNs || distanceNs < -toleranceNs || ((nowNs ^ signedAtNs) < 0);
    }

    private boolean fits(
            Signatory signatory, long signedAtNs, byte[] signature, int signatureOffset, int signatureLength) {
        RootStatement.putHead(statement, 0, tree.leafCount(), signedAtNs);
        tree.copyRoot(statement, RootStatement.ROOT_OFFSET);
        return signatory.verify(statement, 0, RootStatement.LENGTH, signature, signatureOffset, signatureLength);
    }

    /** Writes the root of what was appended: 32 bytes. */
    public void copyRoot(byte[] target, int offset) {
        tree.copyRoot(target, offset);
    }

    /** Writes the path of a message, from the bottom up, and returns its number of hashes: what a receipt keeps. */
    public int copyPath(int index, byte[] target, int offset) {
        return tree.copyPath(index, target, offset);
    }
}

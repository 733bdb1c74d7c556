package az.ecbar.trust.testing;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.port.Signer;
import az.ecbar.trust.Digest;
import az.ecbar.trust.Sha256;
import az.ecbar.trust.certificate.Identity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Signatures that cost one hash and are the same in every run, for the simulator: SHA-256("FAKE" | fingerprint |
 * statement), twice, to have the length of a real one. They fail for a changed statement or another signer, as real ones
 * do, and protect from nobody.
 */
public final class FakeSigner implements Signer {
    private static final byte[] TAG = "FAKE".getBytes(StandardCharsets.US_ASCII);

    private final Identity identity;
    private final Digest fingerprint;

    public FakeSigner(Identity identity) {
        this(identity, Digest.ofContent(identity.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** In the place of the real certificate with this fingerprint. */
    public FakeSigner(Identity identity, Digest fingerprint) {
        this.identity = identity;
        this.fingerprint = fingerprint;
    }

    /** Whether this is the signature of whoever has this fingerprint. */
    public static boolean isSignature(
            Digest fingerprint,
            byte[] statement,
            int offset,
            int length,
            byte[] signature,
            int signatureOffset,
            int signatureLength) {
        byte[] expected = new byte[2 * Digest.LENGTH];
        sign(fingerprint, statement, offset, length, expected, 0);
        return Arrays.equals(
                expected, 0, expected.length, signature, signatureOffset, signatureOffset + signatureLength);
    }

    public Identity identity() {
        return identity;
    }

    public Digest fingerprint() {
        return fingerprint;
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ED25519;
    }

    @Override
    public byte[] certificateFingerprint() {
        return fingerprint.toBytes();
    }

    @Override
    public int sign(byte[] statement, int offset, int length, byte[] signature, int signatureOffset) {
        sign(fingerprint, statement, offset, length, signature, signatureOffset);
        return algorithm().maxSignatureLength();
    }

    private static void sign(
            Digest fingerprint, byte[] statement, int offset, int length, byte[] signature, int signatureOffset) {
        new Sha256()
                .update(TAG, 0, TAG.length)
                .update(fingerprint.toBytes(), 0, Digest.LENGTH)
                .update(statement, offset, length)
                .finish(signature, signatureOffset);
        System.arraycopy(signature, signatureOffset, signature, signatureOffset + Digest.LENGTH, Digest.LENGTH);
    }
}

package az.ecbar.ctn;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.port.Signer;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.Signatory;
import az.ecbar.trust.signature.SignerDirectory;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The key of RFC 8032, section 7.1, test 1, by the JDK alone; its certificate is invented: fingerprint 00 01 to 1f. */
final class Rfc8032Signer implements Signer, Signatory, SignerDirectory {
    private static final String SECRET = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String PUBLIC =
            "302a300506032b6570032100d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    private final Digest fingerprint;
    private final PrivateKey secretKey;
    private final PublicKey publicKey;

    Rfc8032Signer(byte[] fingerprint) {
        this.fingerprint = Digest.of(fingerprint);
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            secretKey = keys.generatePrivate(new EdECPrivateKeySpec(
                    NamedParameterSpec.ED25519, HexFormat.of().parseHex(SECRET)));
            publicKey =
                    keys.generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(PUBLIC)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(secretKey);
            ed25519.update(statement, offset, length);
            byte[] made = ed25519.sign();
            System.arraycopy(made, 0, signature, signatureOffset, made.length);
            return made.length;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable Signatory find(Digest wanted) {
        return wanted.equals(fingerprint) ? this : null;
    }

    @Override
    public Digest fingerprint() {
        return fingerprint;
    }

    @Override
    public Verdict verdictAt(Expectation expectation, long utcNs) {
        return new Verdict.Valid(new Identity(Role.BANK, "ALFAAZ22XXX", "1400000011", "", "Alfa"), fingerprint);
    }

    @Override
    public boolean verify(
            byte[] statement, int offset, int length, byte[] signature, int signatureOffset, int signatureLength) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(publicKey);
            ed25519.update(statement, offset, length);
            return ed25519.verify(Arrays.copyOfRange(signature, signatureOffset, signatureOffset + signatureLength));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

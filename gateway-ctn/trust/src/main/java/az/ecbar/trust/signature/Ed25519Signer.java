package az.ecbar.trust.signature;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.port.Signer;
import az.ecbar.trust.Digest;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 by Bouncy Castle's lightweight API; the key object keeps its public point. Owned by one thread. */
final class Ed25519Signer implements Signer {
    private final Ed25519PrivateKeyParameters key;
    private final Digest fingerprint;

    Ed25519Signer(Ed25519PrivateKeyParameters key, Digest fingerprint) {
        this.key = key;
        this.fingerprint = fingerprint;
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
        key.sign(Ed25519.Algorithm.Ed25519, null, statement, offset, length, signature, signatureOffset);
        return Ed25519.SIGNATURE_SIZE;
    }
}

package az.ecbar.ops.testing;

import az.ecbar.ops.node.SystemClock;
import az.ecbar.ops.pair.tls.ControlIdentity;
import az.ecbar.port.Signer;
import az.ecbar.trust.authority.AuthorityException;
import az.ecbar.trust.authority.BcscAuthority;
import az.ecbar.trust.authority.HolderRequest;
import az.ecbar.trust.authority.IssuedHolder;
import az.ecbar.trust.authority.KeyKind;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import az.ecbar.trust.key.Pkcs12Keys;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A development authority in a folder, {@code pki}, and holders of its certificates as files, all with one password. */
public final class Holders implements AutoCloseable {
    /** A variable that is set everywhere; what it holds is the password. */
    public static final String VARIABLE = "PATH";

    private final BcscAuthority authority;

    public Holders(Path folder) throws AuthorityException {
        authority = BcscAuthority.create(
                folder.resolve("pki"),
                "Authority",
                Duration.ofDays(900),
                password(),
                Instant.now(),
                new SecureRandom());
    }

    /** What {@link #VARIABLE} holds. */
    public static char[] password() {
        return System.getenv(VARIABLE).toCharArray();
    }

    public IssuedHolder issue(Role role, String unit) throws AuthorityException {
        Identity identity = new Identity(role, "NABZAZ2CXXX", "CBAR", unit, unit);
        return authority.issue(
                new HolderRequest(identity, "Central Bank", List.of(), Duration.ofDays(30)),
                KeyKind.ED25519,
                password(),
                null,
                Instant.now());
    }

    /** As whom a holder makes or takes control connections. */
    public ControlIdentity identity(IssuedHolder holder) throws KeySourceException {
        CertificateChecker checker = checker();
        return new ControlIdentity(key(holder, KeySource.TLS), () -> checker, new SystemClock());
    }

    public Signer signer(IssuedHolder holder) throws KeySourceException {
        return key(holder, KeySource.SIGN).newSigner();
    }

    public CertificateChecker checker() {
        return new CertificateChecker(authority.anchor(), Revocations.none());
    }

    private static KeyEntry key(IssuedHolder holder, String name) throws KeySourceException {
        return Pkcs12Keys.open(holder.keyFile(), password()).entry(name);
    }

    @Override
    public void close() throws AuthorityException {
        authority.close();
    }
}

package az.ecbar.ops.pair.tls;

import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.tls.TlsMaterial;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who this process is at its control connections, and by what it judges the other side.
 *
 * @param key the key for connections
 * @param checker gives the checker in use, asked at each connection
 */
public record ControlIdentity(KeyEntry key, Supplier<CertificateChecker> checker, Clock clock) {

    /** For connections to one of whom this is expected. */
    TlsMaterial connecting(Expectation server) {
        return new TlsMaterial(key, checker, clock, server, Expectation.controlClient());
    }

    /** For connections of nodes and operators. */
    TlsMaterial accepting() {
        return connecting(Expectation.server());
    }

    /** The check once more, when the handshake is done: a handshake that resumes an older one asks nobody. */
    Verdict check(List<BcscCertificate> chain, Expectation expectation) {
        return checker.get().check(chain, expectation, clock.utcNs());
    }
}

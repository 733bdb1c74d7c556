package az.ecbar.ops.pair.order;

import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Revocation;
import az.ecbar.trust.certificate.RevocationCause;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.testing.TestKeys;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** Operators with real keys, and a clock by hand. */
final class Signatories implements Clock {
    final TestAuthority authority = new TestAuthority();
    final TestHolder leyla = operator("leyla", TestKeys.ed25519());
    final TestHolder rauf = operator("rauf", TestKeys.ec("secp256r1"));
    final TestHolder leylaAgain = operator("leyla", TestKeys.ed25519());
    final TestHolder stranger = operator("stranger", TestKeys.ed25519());
    final TestHolder bank = authority.bank("ALFAAZ22XXX", "1400000011");
    private Revocations revocations = Revocations.none();
    private Duration passed = Duration.ZERO;

    private TestHolder operator(String login, KeyPair keys) {
        return authority.holder(
                keys,
                new Identity(Role.OPERATOR, "NABZAZ2CXXX", "9900003871", login, login),
                EnumSet.of(Purpose.SIGN),
                TestAuthority.FROM,
                TestAuthority.TO);
    }

    OrderCheck check() {
        return new OperatorCertificates(
                List.of(
                        leyla.certificate(),
                        rauf.certificate(),
                        leylaAgain.certificate(),
                        bank.certificate()),
                this::checker,
                this);
    }

    private CertificateChecker checker() {
        return authority.checker().with(revocations);
    }

    void revoke(TestHolder holder) {
        revocations = revocations.with(
                holder.certificate(), new Revocation(TestAuthority.NOW_NS, RevocationCause.KEY_COMPROMISE));
    }

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    Instant now() {
        return TestAuthority.NOW.plus(passed);
    }

    @Override
    public long utcNs() {
        return TestAuthority.NOW_NS + passed.toNanos();
    }

    @Override
    public long monotonicNs() {
        return passed.toNanos();
    }
}

package az.ecbar.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Site;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.SealedFrames;
import az.ecbar.ctn.frame.LogonFrame;
import az.ecbar.ctn.frame.Seal;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.signature.Signatory;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is let in: one thing wrong with a logon at a time, with real certificates and signatures. */
@Rule("4.26.2")
class LogonCheckTest {
    private static final String ALFA = "ALFAAZ22XXX";
    private static final String CODE = "1234567890";
    private static final String CENTRE = "NABZAZ2CXXX";

    private final TestAuthority authority = new TestAuthority();
    private final TestHolder connection = authority.connection(Role.BANK, ALFA, CODE);
    private final TestHolder signer = authority.bank(ALFA, CODE);
    private final TestHolder withOtherCode = authority.bank(ALFA, "9999999999");
    private final TestHolder notRegistered = authority.bank(ALFA, CODE);
    private final Known known = new Known(authority.directory(signer, withOtherCode, notRegistered), new HashSet<>());
    private final LogonCheck check = new LogonCheck(SessionServerConfig.usual(CENTRE), known);
    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[LogonFrame.SEALED_LENGTH + Seal.MAX_LENGTH]);

    LogonCheckTest() {
        known.registered.add(signer.certificate().fingerprint());
        known.registered.add(withOtherCode.certificate().fingerprint());
    }

    @Test
    void theRightCertificatesAndSignatureAreGood() {
        int length = logon(ALFA, signer, signer);
        assertInstanceOf(LogonCheck.Result.Good.class, result(connection, length));
    }

    @Test
    void aParticipantThatNobodyKnowsIsRefused() {
        TestHolder stranger = authority.connection(Role.BANK, "BETAAZ22XXX", CODE);
        TestHolder signing = authority.bank("BETAAZ22XXX", CODE);
        assertRefused(CtnCode.WRONG_PARTICIPANT, stranger, logon("BETAAZ22XXX", signing, signing));
    }

    @Test
    void theConnectionMustBearTheRegistrationCode() {
        TestHolder wrong = authority.connection(Role.BANK, ALFA, "9999999999");
        assertRefused(CtnCode.WRONG_REGISTRATION_CODE, wrong, logon(ALFA, signer, signer));
    }

    @Test
    void theSigningCertificateMustBearTheRegistrationCodeToo() {
        assertRefused(CtnCode.WRONG_REGISTRATION_CODE, connection, logon(ALFA, withOtherCode, withOtherCode));
    }

    @Test
    void aSignatureThatDoesNotFitIsRefused() {
        int length = logon(ALFA, signer, signer);
        frame.putByte(length - 1, (byte) (frame.getByte(length - 1) ^ 1));
        assertRefused(CtnCode.BAD_SIGNATURE, connection, length);
    }

    @Test
    void aChangedByteOfTheLogonIsRefused() {
        int length = logon(ALFA, signer, signer);
        int nonce = LogonFrame.SEALED_LENGTH - 1;
        frame.putByte(nonce, (byte) (frame.getByte(nonce) ^ 1));
        assertRefused(CtnCode.BAD_SIGNATURE, connection, length);
    }

    @Test
    void theSealMustNameTheCertificateOfTheLogon() {
        assertRefused(CtnCode.WRONG_CERTIFICATE, connection, logon(ALFA, signer, withOtherCode));
    }

    @Test
    void aCertificateThatTheLedgerDoesNotAdmitIsRefused() {
        assertRefused(CtnCode.UNKNOWN_CERTIFICATE, connection, logon(ALFA, notRegistered, notRegistered));
    }

    @Test
    void theCertificateForConnectionsDoesNotSign() {
        Known other = new Known(authority.directory(connection), new HashSet<>());
        other.registered.add(connection.certificate().fingerprint());
        LogonCheck checkOfOther = new LogonCheck(SessionServerConfig.usual(CENTRE), other);
        int length = logon(ALFA, connection, connection);
        LogonCheck.Result result =
                checkOfOther.check(connection.chain(), frame, 0, length, TestAuthority.NOW_NS, TestAuthority.NOW_NS);
        assertInstanceOf(LogonCheck.Result.Refused.class, result);
    }

    private LogonCheck.Result result(TestHolder peer, int length) {
        return check.check(peer.chain(), frame, 0, length, TestAuthority.NOW_NS, TestAuthority.NOW_NS);
    }

    private void assertRefused(CtnCode code, TestHolder peer, int length) {
        assertEquals(
                code,
                assertInstanceOf(LogonCheck.Result.Refused.class, result(peer, length))
                        .code());
    }

    /** Writes a logon that names one certificate and is sealed by another, and gives its length. */
    private int logon(String bic, TestHolder named, TestHolder sealing) {
        LogonFrame.encode(
                frame,
                0,
                bic,
                'A',
                Site.MAIN,
                0,
                0,
                named.certificate().fingerprint().toBytes(),
                new byte[LogonFrame.NONCE_LENGTH]);
        return SealedFrames.seal(
                sealing.signer(),
                SealedFrames.LOGON,
                new Parties(bic, CENTRE).fromBank(0),
                frame,
                0,
                LogonFrame.SEALED_LENGTH,
                TestAuthority.NOW_NS);
    }

    /** Knows one participant, certificates, and which of them the ledger admits. */
    private record Known(CertificateDirectory certificates, Set<Digest> registered) implements ParticipantDirectory {
        @Override
        public @Nullable String registrationCode(String bic) {
            return bic.equals(ALFA) ? CODE : null;
        }

        @Override
        public boolean isRegistered(Digest fingerprint, String bic) {
            return bic.equals(ALFA) && registered.contains(fingerprint);
        }

        @Override
        public Verdict checkPeer(List<BcscCertificate> chain, Expectation expectation, long utcNs) {
            return certificates.checker().check(chain, expectation, utcNs);
        }

        @Override
        public @Nullable Signatory find(Digest fingerprint) {
            return certificates.find(fingerprint);
        }
    }
}

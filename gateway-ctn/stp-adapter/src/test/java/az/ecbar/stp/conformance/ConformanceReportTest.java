package az.ecbar.stp.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
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
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether a report speaks for its bank, and what is found of one that does not. */
class ConformanceReportTest {
    private static final String YENI = "YENIAZ22XXX";
    private static final Instant BEGUN = Instant.parse("2026-04-27T05:20:00Z");

    private final TestAuthority authority = new TestAuthority("Authority", TestKeys.known("authority"));
    private final TestHolder yeni = holder(authority, YENI);

    private static TestHolder holder(TestAuthority of, String bic) {
        return of.holder(
                TestKeys.known(bic),
                new Identity(Role.BANK, bic, "REGYENI", "", bic),
                EnumSet.of(Purpose.SIGN),
                BigInteger.TEN,
                TestAuthority.FROM,
                TestAuthority.TO);
    }

    private static ConformanceReport report(String bic, TestHolder signer, List<String> names, String wrongCase) {
        ReportText text = lines(bic, signer, names, wrongCase);
        return bound(text, Digest.ofContent(bytes(text.soFar())).toHex(), signer);
    }

    private static ReportText lines(String bic, TestHolder signer, List<String> names, String wrongCase) {
        ReportText text = new ReportText();
        text.begin(bic, "YENIAZ22AXXX", signer.certificate().fingerprint(), BEGUN);
        names.forEach(name -> text.fact(name, "900/328", name.equals(wrongCase) ? "012" : "900/328"));
        text.count();
        return text;
    }

    private static ConformanceReport bound(ReportText text, String digest, TestHolder signer) {
        String message = ":70:CONFORMANCE 1\r\n" + digest.substring(0, 32) + "\r\n" + digest.substring(32);
        text.bound(new ConformanceCase("bound", "CT1-18", message, "900/328"), 18, 160, "900/328");
        text.end(BEGUN);
        return ConformanceReport.sign(text.soFar(), signer.signer(), signer.chain());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Optional<String> fault(ConformanceReport report) {
        return report.fault(authority.checker(), YENI, TestAuthority.NOW_NS);
    }

    private ConformanceReport right() {
        return report(YENI, yeni, ConformanceCases.NAMES, "");
    }

    @Test
    @Rule("7-10.1")
    void aReportThatIsRightSpeaksForItsBankAlsoWhenReadFromItsFile() throws Exception {
        ConformanceReport read = ConformanceReport.read(right().file());
        assertEquals(Optional.empty(), fault(read));
        assertTrue(read.isAllRight());
        assertEquals(YENI, read.participant());
        assertEquals(18, read.lastInput());
        assertEquals(yeni.certificate().fingerprint(), read.certificate());
        assertArrayEquals(right().file(), read.file());
    }

    @Test
    @Rule("7-10.1")
    void whatWasChangedAfterwardsIsFound() throws Exception {
        String file = new String(right().file(), StandardCharsets.US_ASCII);
        ConformanceReport changed = ConformanceReport.read(bytes(file.replace("05:20:00Z", "05:20:01Z")));
        assertTrue(fault(changed).orElseThrow().contains("the signature is not of these lines"));
        assertThrows(
                MalformedException.class,
                () -> ConformanceReport.read(bytes(file.replace("right 22 wrong 0", "right 21 wrong 0"))));
        assertThrows(
                MalformedException.class,
                () -> ConformanceReport.read(bytes(file.replace("signature ", "signature -"))));
        assertThrows(MalformedException.class, () -> ConformanceReport.read(bytes(file.replace("begun", "began"))));
        assertThrows(MalformedException.class, () -> ConformanceReport.read(bytes("hello")));
        assertThrows(
                MalformedException.class,
                () -> ConformanceReport.read(bytes(file.substring(0, file.indexOf("-----BEGIN")))));
    }

    @Test
    @Rule("7-10.1")
    void notEvenTheBankCanChangeTheLinesThatItsLastMessageBinds() {
        ReportText other = lines(YENI, yeni, ConformanceCases.NAMES, "smt801");
        String digestOfOther = Digest.ofContent(bytes(other.soFar())).toHex();
        ConformanceReport mended = bound(lines(YENI, yeni, ConformanceCases.NAMES, ""), digestOfOther, yeni);
        assertTrue(fault(mended).orElseThrow().contains("does not bear the digest of the lines before it"));
    }

    @Test
    @Rule("7-10.1")
    void itIsOfThisBankAndOfAKeyThatTheAuthorityCertifiedAndDidNotRevoke() {
        assertTrue(right().fault(authority.checker(), "ALFAAZ22XXX", TestAuthority.NOW_NS)
                .orElseThrow()
                .contains("of " + YENI + ", not of ALFAAZ22XXX"));
        TestHolder alfa = holder(authority, "ALFAAZ22XXX");
        assertTrue(fault(report(YENI, alfa, ConformanceCases.NAMES, ""))
                .orElseThrow()
                .contains("not to be believed"));
        TestAuthority foreign = new TestAuthority("Foreign", TestKeys.known("foreign"));
        assertTrue(fault(report(YENI, holder(foreign, YENI), ConformanceCases.NAMES, ""))
                .orElseThrow()
                .contains("not to be believed"));
        Revocations revoked = Revocations.none()
                .with(yeni.certificate(), new Revocation(TestAuthority.NOW_NS - 1, RevocationCause.KEY_COMPROMISE));
        CertificateChecker knowing = authority.checker().with(revoked);
        assertTrue(
                right().fault(knowing, YENI, TestAuthority.NOW_NS).orElseThrow().contains("not to be believed"));
    }

    @Test
    @Rule("7-10.1")
    void allCasesAreThereAndAllAreRight() {
        ConformanceReport wrong = report(YENI, yeni, ConformanceCases.NAMES, "repeat");
        assertFalse(wrong.isAllRight());
        assertEquals(Optional.of("not all of it went as expected"), fault(wrong));
        List<String> fewer = ConformanceCases.NAMES.subList(1, ConformanceCases.NAMES.size());
        assertEquals(Optional.of("it does not hold the cases of profile 1"), fault(report(YENI, yeni, fewer, "")));
    }
}

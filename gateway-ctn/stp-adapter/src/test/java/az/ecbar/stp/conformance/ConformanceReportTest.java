package az.ecbar.stp.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.bank.Party;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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

    private static ConformanceReport report(String bic, TestHolder signer, String wrongCase) {
        return bound(lines(bic, signer, wrongCase), signer);
    }

    private static ReportText lines(String bic, TestHolder signer, String wrongCase) {
        ReportText text = begun(bic, bic.substring(0, 8) + "A" + bic.substring(8), signer);
        long input = 0;
        for (ConformanceProfile.Case one : ConformanceProfile.CASES) {
            String rest = Map.of("repeat", "115", "numbers", "16").getOrDefault(one.name(), "");
            String expected = one.expected() + rest;
            String was = one.name().equals(wrongCase) ? "012" : expected;
            if (one.isMessage()) {
                input++;
                text.message(new ConformanceCase(one.name(), "", "", expected), input, 100 + input, was);
            } else {
                text.fact(one.name(), expected, was);
            }
        }
        text.count();
        return text;
    }

    private static ReportText begun(String bic, String terminal, TestHolder signer) {
        ReportText text = new ReportText();
        text.begin(bic, terminal, signer.certificate().fingerprint(), BEGUN);
        return text;
    }

    private static ConformanceReport bound(ReportText text, TestHolder signer) {
        return bound(text, Digest.ofContent(bytes(text.soFar())).toHex(), signer);
    }

    private static ConformanceReport bound(ReportText text, String digest, TestHolder signer) {
        return bound(text, digest, "900/328", signer);
    }

    private static ConformanceReport bound(ReportText text, String digest, String expected, TestHolder signer) {
        String message = ":70:CONFORMANCE 1\r\n" + digest.substring(0, 32) + "\r\n" + digest.substring(32);
        text.bound(new ConformanceCase("bound", "CT1-17", message, expected), 17, 160, expected);
        text.end(BEGUN);
        return ConformanceReport.sign(text.soFar(), signer.signer(), signer.chain());
    }

    /** What a bank would write that signs lines of its own: the right ones with one part of them changed. */
    private ConformanceReport forged(String part, String other) {
        String right = lines(YENI, yeni, "").soFar();
        String changed = right.replace(part, other);
        assertNotEquals(right, changed);
        return ended(changed, "900/328", 17);
    }

    private ConformanceReport ended(String lines, String expected, long input) {
        ReportText end = new ReportText();
        String digest = Digest.ofContent(bytes(lines)).toHex();
        end.bound(new ConformanceCase("bound", "CT1-17", digest, expected), input, 160, expected);
        end.end(BEGUN);
        String text = lines + end.soFar();
        byte[] statement = bytes(text);
        byte[] signature = new byte[yeni.signer().maxSignatureLength()];
        int length = yeni.signer().sign(statement, 0, statement.length, signature, 0);
        StringBuilder file = new StringBuilder(text)
                .append("signature ")
                .append(Base64.getEncoder().encodeToString(Arrays.copyOf(signature, length)))
                .append('\n');
        yeni.chain().forEach(each -> file.append(Pem.encode(Pem.CERTIFICATE, each.der())));
        try {
            return ConformanceReport.read(bytes(file.toString()));
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Optional<String> fault(ConformanceReport report) {
        return report.fault(authority.checker(), YENI, TestAuthority.NOW_NS);
    }

    private ConformanceReport right() {
        return report(YENI, yeni, "");
    }

    @Test
    @Rule("7-10.1")
    void aReportThatIsRightSpeaksForItsBankAlsoWhenReadFromItsFile() throws Exception {
        ConformanceReport read = ConformanceReport.read(right().file());
        assertEquals(Optional.empty(), fault(read));
        assertTrue(read.isAllRight());
        assertEquals(YENI, read.participant());
        assertEquals(17, read.lastInput());
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
        ReportText other = lines(YENI, yeni, "smt801");
        String digestOfOther = Digest.ofContent(bytes(other.soFar())).toHex();
        ConformanceReport mended = bound(lines(YENI, yeni, ""), digestOfOther, yeni);
        assertTrue(fault(mended).orElseThrow().contains("does not bear the digest of the lines before it"));
    }

    @Test
    @Rule("7-10.1")
    void itIsOfThisBankAndOfAKeyThatTheAuthorityCertifiedAndDidNotRevoke() {
        assertTrue(right().fault(authority.checker(), "ALFAAZ22XXX", TestAuthority.NOW_NS)
                .orElseThrow()
                .contains("of " + YENI + ", not of ALFAAZ22XXX"));
        TestHolder alfa = holder(authority, "ALFAAZ22XXX");
        assertTrue(fault(report(YENI, alfa, "")).orElseThrow().contains("not to be believed"));
        TestAuthority foreign = new TestAuthority("Foreign", TestKeys.known("foreign"));
        assertTrue(fault(report(YENI, holder(foreign, YENI), "")).orElseThrow().contains("not to be believed"));
        Revocations revoked = Revocations.none()
                .with(yeni.certificate(), new Revocation(TestAuthority.NOW_NS - 1, RevocationCause.KEY_COMPROMISE));
        CertificateChecker knowing = authority.checker().with(revoked);
        assertTrue(
                right().fault(knowing, YENI, TestAuthority.NOW_NS).orElseThrow().contains("not to be believed"));
    }

    @Test
    @Rule("7-10.1")
    void allCasesAreThereAndAllAreRight() {
        ConformanceReport wrong = report(YENI, yeni, "repeat");
        assertFalse(wrong.isAllRight());
        assertEquals(Optional.of("not all of it went as expected"), fault(wrong));
        ReportText fewer = begun(YENI, "YENIAZ22AXXX", yeni);
        fewer.fact("mt103", "900/328", "900/328");
        fewer.count();
        assertEquals(Optional.of("it does not hold the cases of profile 1"), fault(bound(fewer, yeni)));
    }

    @Test
    @Rule("7-10.1")
    void linesThatABankInventsAreNotBelievedThoughItSignsThemAndTheyAgreeWithThemselves() {
        ReportText invented = begun(YENI, "YENIAZ22AXXX", yeni);
        ConformanceProfile.CASES.forEach(one -> invented.fact(one.name(), "x", "x"));
        invented.count();
        assertEquals(Optional.of("case mt103 is no numbered input"), fault(bound(invented, yeni)));
    }

    @Test
    @Rule("7-10.1")
    void whatIsExpectedIsSaidByTheProfileAndNotByTheReport() {
        assertEquals(
                Optional.empty(), fault(forged("right 22", "right 022")), "what is forged is else as the right one");
        assertEquals(
                Optional.of("of case value-date-past something else is expected"),
                fault(forged("expected 900/222 was 900/222", "expected 012 was 012")));
        assertEquals(
                Optional.of("of case repeat something else is expected"),
                fault(forged("expected sequence-115 was sequence-115", "expected sequence-9 was sequence-9")));
        assertEquals(
                Optional.of("of case numbers something else is expected"),
                fault(forged("expected input-16 was input-16", "expected input-15 was input-15")));
        assertEquals(
                Optional.of("of the last message something else is expected"),
                fault(ended(lines(YENI, yeni, "").soFar(), "012", 17)));
    }

    @Test
    @Rule("7-10.1")
    void theMessagesAreInputsThatFollowEachOtherUpToTheLastOne() {
        assertEquals(
                Optional.of("the input of case mt102 does not follow the one before"),
                fault(forged("input 3 sequence", "input 4 sequence")));
        assertEquals(
                Optional.of("the input of case mt102 does not follow the one before"),
                fault(forged("input 3 sequence 103", "input 3 sequence 102")));
        assertEquals(
                Optional.of("case mt102 is no numbered input"), fault(forged("mt102 input 3 sequence 103", "mt102")));
        assertEquals(
                Optional.of("case outputs is no fact of the session"),
                fault(forged("case outputs", "case outputs input 17 sequence 117")));
        assertEquals(
                Optional.of("the last message does not follow the input of the last case"),
                fault(ended(lines(YENI, yeni, "").soFar(), "900/328", 18)));
    }

    @Test
    @Rule("7-10.1")
    void theTerminalIsOneOfTheBank() {
        assertEquals(
                Optional.of("the terminal that it names is not one of YENIAZ22XXX"),
                fault(forged("terminal YENIAZ22AXXX", "terminal ALFAAZ22AXXX")));
    }

    @Test
    void aRunSendsAndExpectsWhatTheProfileHolds() {
        Party own = Party.participant("YENI", "505911", "1400057421", "YENIAZ22XXX", "AZ28NABZ01350100000000909944");
        Party other = Party.participant("ALFA", "505901", "1400090331", "ALFAAZ22XXX", "AZ89NABZ01350100000000901944");
        ConformanceCases cases =
                new ConformanceCases("YENIAZ22AXXX", new ConformanceParties(own, other, 20260427, 20260426), "CT1");
        List<String> sent = new ArrayList<>();
        cases.all().forEach(one -> sent.add(one.name() + " " + one.expected()));
        sent.add(cases.afterBreak().name() + " " + cases.afterBreak().expected());
        assertEquals(
                sent,
                ConformanceProfile.CASES.stream()
                        .filter(ConformanceProfile.Case::isMessage)
                        .map(one -> one.name() + " " + one.expected())
                        .toList());
        assertEquals("900/328", cases.binding("0".repeat(64)).expected());
    }
}

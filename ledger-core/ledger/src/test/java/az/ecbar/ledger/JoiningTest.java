package az.ecbar.ledger;

import static az.ecbar.ledger.Scenario.TODAY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.AdmissionWriter;
import az.ecbar.command.SuspensionCause;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A participant newly joins: it is registered, runs its self-test, is admitted, and the others are told (7-10.1). */
class JoiningTest {
    private static final Pattern TOLD =
            Pattern.compile("\\[ParticipantToldDue].*participantId=(\\d+)\\|.*aboutId=(\\d+)\\|.*news=([A-Z]+)\\|");
    private static final long DAY_SECONDS = 86_400;

    private final Scenario s = new Scenario().bank("ALFA", "100.00").bank("BETA", "100.00");
    private byte[] testedDigest = new byte[32];
    private long testedInput;

    /** The last input of a self-test: a payment that is right in every respect, and refused. */
    private void tests(String bank) {
        TestPayment last = s.pays(bank, "ALFA", "1.00").reference("BOUND");
        testedInput = s.bank(bank).nextInput;
        new Random("BOUND".hashCode() * 31 + Long.hashCode(last.amount)).nextBytes(testedDigest);
        last.send();
    }

    private byte[] admission(String bank) {
        return AdmissionWriter.admit(
                Scenario.bic(bank), TODAY, "P-7", s.bank(bank).fingerprint, testedInput, testedDigest);
    }

    private RejectReason admit(String bank) {
        return s.decide(admission(bank));
    }

    private List<String> told(int from) {
        List<String> told = new ArrayList<>();
        for (String line : s.story.subList(from, s.story.size())) {
            Matcher matcher = TOLD.matcher(line);
            if (matcher.find()) {
                told.add(bank(matcher.group(2)) + " " + matcher.group(3) + " to " + bank(matcher.group(1)));
            }
        }
        return told;
    }

    private String bank(String id) {
        return String.valueOf(s.bankOfId.get(Integer.parseInt(id))).substring(0, 4);
    }

    private int lastRefusal(String bank) {
        return s.noticesTo(bank).getLast().reason();
    }

    @Test
    @Rule("7-10.1")
    void whoeverNewlyJoinsSignsAProtocolAndTheOthersAreTold() {
        s.open();
        s.registers("YENI");
        s.registers("SONR");
        s.pays("YENI", "ALFA", "1.00").send();
        assertEquals(RejectReason.ISSUER_NOT_JOINED.code(), lastRefusal("YENI"));
        s.pays("ALFA", "YENI", "1.00").send();
        assertEquals(RejectReason.BENEFICIARY_NOT_JOINED.code(), lastRefusal("ALFA"));
        tests("YENI");

        int from = s.story.size();
        assertEquals(RejectReason.NONE, admit("YENI"));
        s.runJobs();
        assertEquals(
                List.of("YENI JOINED to ALFA", "YENI JOINED to BETA"), told(from), "not itself, nor who still joins");
        assertTrue(
                s.story.subList(from, s.story.size()).stream()
                        .anyMatch(
                                line -> line.contains("[ParticipantAdmitted]") && line.contains("protocolNumber=P-7")),
                "recorded");

        s.pays("ALFA", "YENI", "30.00").send();
        s.pays("YENI", "BETA", "10.00").send();
        s.assertBalance("YENI", "20.00");
        s.assertBalance("BETA", "110.00");
        s.operator("L").asks(QueryKind.JOININGS, "", 0);
        assertTrue(
                s.story.stream()
                        .anyMatch(line -> line.contains("[JoiningReported]")
                                && line.contains("testedInput=" + testedInput + "|")),
                "the register");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.1")
    void aSnapshotWhileSomebodyJoinsAndWhileTheOthersAreToldLosesNothing() {
        s.open();
        s.registers("YENI");
        tests("YENI");
        Ledger restored = copy();
        assertArrayEquals(Scenario.digest(s.ledger), Scenario.digest(restored));
        int from = s.applied.size();
        assertEquals(RejectReason.NONE, admit("YENI"));
        Ledger inBetween = copy();
        assertArrayEquals(Scenario.digest(s.ledger), Scenario.digest(inBetween));
        s.applied.subList(from, s.applied.size()).forEach(command -> Scenario.applyTo(restored, command));
        assertArrayEquals(
                Scenario.digest(s.ledger), Scenario.digest(restored), "the test is remembered with its signer");
        s.runJobs();
        s.assertReplaysEqual();
    }

    private Ledger copy() {
        Ledger copy = new Ledger(LedgerCapacity.small());
        s.ledger.write((b, offset, length) -> copy.read(b, offset));
        return copy;
    }

    @Test
    @Rule("7-10.1")
    void beforeItIsAdmittedItAsksOfItsOwnAccountAloneAndHasNoAuthority() {
        s.open();
        TestTerminal yeni = s.registers("YENI");
        yeni.inquires(AccountReport.PENDING, "YENI");
        assertEquals(
                1,
                s.pages.stream()
                        .filter(page -> page.bank().equals(Scenario.bic("YENI")))
                        .count());
        yeni.inquires(AccountReport.PENDING, "ALFA");
        assertEquals(RejectReason.AUTHORITY_MISSING.code(), lastRefusal("YENI"));
        assertEquals(RejectReason.PARTICIPANT_NOT_JOINED, s.decide(authority("ALFA", "YENI")));
        assertEquals(RejectReason.PARTICIPANT_NOT_JOINED, s.decide(authority("YENI", "ALFA")));
        tests("YENI");
        assertEquals(RejectReason.NONE, admit("YENI"));
        assertEquals(RejectReason.NONE, s.decide(authority("ALFA", "YENI")));
        s.runJobs();
        s.assertReplaysEqual();
    }

    private byte[] authority(String grantor, String grantee) {
        return s.actions.grantAuthority(
                Scenario.bic(grantor),
                Scenario.bic(grantee),
                Scenario.account(grantor),
                Scenario.AZN,
                AuthorityScope.QUERY,
                TODAY,
                0,
                TODAY,
                "A-1");
    }

    @Test
    @Rule("7-10.1")
    void onlyWhoIsJoiningIsAdmittedAndOnlyOnce() {
        s.open();
        assertEquals(
                RejectReason.PARTICIPANT_UNKNOWN,
                s.decide(AdmissionWriter.admit("NOBOAZ22XXX", TODAY, "P-7", new byte[32], 1, new byte[32])));
        assertEquals(RejectReason.PARTICIPANT_NOT_JOINING, admit("ALFA"), "of the genesis");
        s.registers("YENI");
        tests("YENI");
        assertEquals(RejectReason.NONE, admit("YENI"));
        assertEquals(RejectReason.PARTICIPANT_NOT_JOINING, admit("YENI"), "twice");
        s.registers("SONR");
        tests("SONR");
        int from = s.story.size();
        s.runJobs();
        assertEquals(RejectReason.NONE, s.decide(s.actions.leave(Scenario.bic("SONR"), TODAY, "A-2")));
        s.runJobs();
        assertEquals(
                List.of("YENI JOINED to ALFA", "YENI JOINED to BETA"),
                told(from),
                "of one that never joined nobody was told, and nobody is told that it leaves");
        assertEquals(RejectReason.PARTICIPANT_NOT_JOINING, admit("SONR"), "gone");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.1")
    void theProtocolHasADateAndANumberAndTheParticipantAnAccount() {
        s.open();
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.registerParticipant(
                        Scenario.bic("YENI"), ParticipantKind.LEGAL_ENTITY, 'A', 0, "", "REG-YENI", "Yeni")));
        byte[] finger = new byte[32];
        String yeni = Scenario.bic("YENI");
        assertEquals(
                RejectReason.DATE_MALFORMED, s.decide(AdmissionWriter.admit(yeni, 20260231, "P-7", finger, 1, finger)));
        assertEquals(
                RejectReason.DECISION_MISSING, s.decide(AdmissionWriter.admit(yeni, TODAY, "", finger, 1, finger)));
        assertEquals(
                RejectReason.ACCOUNT_UNKNOWN, s.decide(AdmissionWriter.admit(yeni, TODAY, "P-7", finger, 1, finger)));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"7-10.1", "3.1"})
    void anAccountThatIsClosedDoesNotServe() {
        s.open();
        s.registers("YENI");
        tests("YENI");
        assertEquals(RejectReason.NONE, s.decide(s.actions.closeDay(SystemId.AZIPS)));
        s.runJobs();
        assertEquals(
                RejectReason.NONE, s.decide(s.actions.closeAccount(Scenario.account("YENI"), "AZN", TODAY, "C-1")));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, admit("YENI"));
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.openAccount(
                        Scenario.bic("YENI"), SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", "YENI-2")));
        assertEquals(RejectReason.NONE, admit("YENI"));
        s.runJobs();
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.1")
    void theSelfTestIsOfThisParticipantAndThisLedgerTookItsLastMessage() {
        s.open();
        TestTerminal yeni = s.registers("YENI");
        tests("YENI");
        String bic = Scenario.bic("YENI");
        byte[] finger = yeni.fingerprint;
        byte[] other = testedDigest.clone();
        other[31] ^= 1;
        assertEquals(
                RejectReason.CERTIFICATE_UNKNOWN,
                s.decide(AdmissionWriter.admit(bic, TODAY, "P-7", new byte[32], testedInput, testedDigest)));
        assertEquals(
                RejectReason.CERTIFICATE_OF_OTHER,
                s.decide(AdmissionWriter.admit(
                        bic, TODAY, "P-7", s.bank("ALFA").fingerprint, testedInput, testedDigest)));
        assertEquals(
                RejectReason.CONFORMANCE_NOT_SHOWN,
                s.decide(AdmissionWriter.admit(bic, TODAY, "P-7", finger, testedInput, other)),
                "other bytes");
        assertEquals(
                RejectReason.CONFORMANCE_NOT_SHOWN,
                s.decide(AdmissionWriter.admit(bic, TODAY, "P-7", finger, testedInput + 1, testedDigest)),
                "never sent");
        assertEquals(
                RejectReason.CONFORMANCE_NOT_SHOWN,
                s.decide(AdmissionWriter.admit(bic, TODAY, "P-7", finger, 0, testedDigest)));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.1")
    void theSelfTestWasSignedUnderTheCertificateOfTheReport() {
        s.open();
        TestTerminal yeni = s.registers("YENI");
        tests("YENI");
        TestTerminal renewed = new TestTerminal(s, yeni.bic, 'A');
        renewed.fingerprint[0] ^= 1;
        assertEquals(RejectReason.NONE, s.certify("YENI", renewed));
        assertEquals(
                RejectReason.CONFORMANCE_NOT_SHOWN,
                s.decide(AdmissionWriter.admit(yeni.bic, TODAY, "P-7", renewed.fingerprint, testedInput, testedDigest)),
                "another certificate of the same terminal");
        assertEquals(RejectReason.NONE, s.decide(s.actions.revokeCertificate(yeni.fingerprint, 1)));
        assertEquals(RejectReason.CERTIFICATE_REVOKED, admit("YENI"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.1")
    void theSelfTestIsOverAfterThirtyDays() {
        s.open();
        s.registers("YENI");
        tests("YENI");
        Scenario.Applied last = s.applied.getLast();
        s.timeNs = last.timeNs() + 30 * DAY_SECONDS * 1_000_000_000L + 1;
        long proposal = s.operator("L").propose(admission("YENI"));
        assertEquals(RejectReason.CONFORMANCE_OVER, s.operator("R").approve(proposal));
        tests("YENI");
        s.later(30 * DAY_SECONDS);
        assertEquals(RejectReason.NONE, admit("YENI"), "to the moment");
        s.runJobs();
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.1")
    void whatIsNotRememberedAnyMoreIsNotShown() {
        s.open();
        s.registers("YENI");
        tests("YENI");
        for (int i = 1; i < Terminals.REMEMBERED; i++) {
            s.pays("YENI", "ALFA", "1.00").send();
        }
        Ledger copy = copy();
        assertEquals(RejectReason.NONE, admit("YENI"), "the oldest that is remembered");
        s.applied.subList(s.applied.size() - 2, s.applied.size()).forEach(command -> Scenario.applyTo(copy, command));
        assertArrayEquals(Scenario.digest(s.ledger), Scenario.digest(copy));
        s.runJobs();
        s.registers("SONR");
        tests("SONR");
        for (int i = 0; i < Terminals.REMEMBERED; i++) {
            s.pays("SONR", "ALFA", "1.00").send();
        }
        assertEquals(RejectReason.CONFORMANCE_NOT_SHOWN, admit("SONR"));
    }

    @Test
    @Rule({"7-10.1", "7-10.2"})
    void whoIsSuspendedWhileItJoinsIsAdmittedAndStaysSuspended() {
        s.open();
        s.registers("YENI");
        tests("YENI");
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.suspendParticipant(Scenario.bic("YENI"), SuspensionCause.TECHNICAL, TODAY, "T-1")));
        assertEquals(RejectReason.NONE, admit("YENI"));
        s.runJobs();
        s.pays("ALFA", "YENI", "5.00").send();
        s.assertBalance("YENI", "0.00");
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.resumeParticipant(Scenario.bic("YENI"), SuspensionCause.TECHNICAL, TODAY, "T-2")));
        s.runJobs();
        s.assertBalance("YENI", "5.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.1")
    void thatSomebodyJoinsIsNeitherGivenNorLiftedByADecision() {
        s.open();
        s.registers("YENI");
        assertEquals(
                RejectReason.CAUSE_NOT_SUPPORTED,
                s.decide(TestActions.addStatusCause(Scenario.bic("ALFA"), SystemId.AZIPS, StatusCause.JOINING)));
        assertEquals(
                RejectReason.CAUSE_NOT_SET,
                s.decide(TestActions.liftStatusCause(Scenario.bic("YENI"), SystemId.AZIPS, StatusCause.JOINING)));
    }

    @Test
    @Rule("7-10.1")
    void whoIsOfAnotherSystemDoesNotJoinAzips() {
        s.open();
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.registerParticipant(
                        "ARACAZ22XXX", ParticipantKind.INTERMEDIARY, 'A', 0, "", "REG-ARAC", "Araci")));
        assertEquals(
                RejectReason.PARTICIPANT_NOT_JOINING,
                s.decide(AdmissionWriter.admit("ARACAZ22XXX", TODAY, "P-7", new byte[32], 1, new byte[32])));
    }

    @Test
    @Rule("7-10.1")
    void nobodyIsAdmittedWhileTheOthersCouldNotBeTold() {
        s.open();
        s.registers("YENI");
        tests("YENI");
        RefusedInquiriesTest.fillJobs(s, "ALFA");
        assertEquals(RejectReason.LIMIT_REACHED, admit("YENI"));
        s.runJobs();
        assertEquals(RejectReason.NONE, admit("YENI"));
    }
}

package az.ecbar.ledger;

import static az.ecbar.command.SystemPart.ACCEPTANCE;
import static az.ecbar.command.SystemPart.SETTLEMENT;
import static az.ecbar.schema.NoticeKind.ANNULLED;
import static az.ecbar.schema.NoticeKind.WAITING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.command.SuspensionCause;
import az.ecbar.command.SystemPart;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.ResumeSystemDecoder;
import az.ecbar.schema.SuspendSystemDecoder;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** AZIPS is suspended for a while and goes on: acceptance, settlement, or both. */
class SystemSuspensionTest {
    private static final int SYSTEM = 1;
    private static final int SIDE = 1 << 1;
    private static final int LACK_OF_FUNDS = 1 << 2;

    private final Scenario scenario =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "50.00").open();

    private RejectReason suspends(Set<SystemPart> parts) {
        return scenario.decide(scenario.actions.suspendSystem(parts, Scenario.TODAY, "1/26"));
    }

    private RejectReason resumes(Set<SystemPart> parts) {
        return scenario.decide(scenario.actions.resumeSystem(parts, Scenario.TODAY, "2/26"));
    }

    private void suspended(Set<SystemPart> parts) {
        assertEquals(RejectReason.NONE, suspends(parts));
        scenario.runJobs();
    }

    private void resumed(Set<SystemPart> parts) {
        assertEquals(RejectReason.NONE, resumes(parts));
        scenario.runJobs();
    }

    private List<Integer> causesTold(String bank) {
        return scenario.noticesTo(bank).stream()
                .filter(notice -> notice.kind() == WAITING)
                .map(Scenario.Notice::causes)
                .toList();
    }

    @Test
    @Rule({"4.12.3", "4.13", "3.5"})
    void whileSettlementIsSuspendedWhatIsAcceptedWaitsAndThenGoesInItsOrder() {
        suspended(Set.of(SETTLEMENT));
        scenario.pays("ALFA", "BETA", "70.00").reference("LATE").send();
        scenario.pays("ALFA", "BETA", "80.00").reference("URGENT").priority(30).send();
        assertEquals(
                List.of(SYSTEM, SYSTEM),
                causesTold("ALFA").stream().map(c -> c & SYSTEM).toList());
        scenario.assertBalance("BETA", "50.00");
        scenario.forgetNotices();
        resumed(Set.of(SETTLEMENT));
        scenario.assertBalance("BETA", "130.00");
        assertEquals(List.of(LACK_OF_FUNDS), causesTold("ALFA"), "URGENT went, LATE lacks funds");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.12.3", "4.8.1"})
    void whileItIsSuspendedTheChecksAreMadeAllTheSame() {
        suspended(Set.of(SETTLEMENT));
        TestPayment wrong = scenario.pays("ALFA", "BETA", "1.00");
        wrong.valueDate = Scenario.TODAY - 1;
        wrong.send();
        assertEquals(NoticeKind.REFUSED, scenario.notices.getLast().kind());
        assertEquals(
                RejectReason.VALUE_DATE_PAST.code(), scenario.notices.getLast().reason());
    }

    @Test
    @Rule({"4.12.3", "3.5"})
    void whileAcceptanceIsSuspendedNewPaymentsAreRefusedAndWhatWaitsGoesOn() {
        scenario.pays("BETA", "ALFA", "80.00").send();
        suspended(Set.of(ACCEPTANCE));
        scenario.forgetNotices();
        scenario.pays("ALFA", "BETA", "1.00").send();
        assertEquals(
                RejectReason.ACCEPTANCE_SUSPENDED.code(),
                scenario.noticesTo("ALFA").getLast().reason());
        scenario.decide(scenario.actions.issueFunds(
                "AZN", Scenario.account("BETA"), "ISSUE-AZN", Scenario.minor("30.00"), "I"));
        scenario.assertBalance("ALFA", "180.00");
        resumed(Set.of(ACCEPTANCE));
        scenario.pays("ALFA", "BETA", "1.00").send();
        scenario.assertBalance("BETA", "1.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.12.3", "4.12.1", "4.13"})
    void theSystemIsNamedBeforeAParticipantAndThatBeforeFunds() {
        scenario.pays("ALFA", "BETA", "170.00").send();
        scenario.decide(
                scenario.actions.suspendParticipant(Scenario.bic("BETA"), SuspensionCause.ORDER, Scenario.TODAY, "1"));
        scenario.runJobs();
        suspended(Set.of(ACCEPTANCE, SETTLEMENT));
        assertEquals(List.of(LACK_OF_FUNDS, SIDE | LACK_OF_FUNDS, SYSTEM | SIDE | LACK_OF_FUNDS), causesTold("ALFA"));
        scenario.forgetNotices();
        scenario.decide(
                scenario.actions.resumeParticipant(Scenario.bic("BETA"), SuspensionCause.ORDER, Scenario.TODAY, "2"));
        scenario.runJobs();
        assertEquals(List.of(), causesTold("ALFA"));
        resumed(Set.of(SETTLEMENT));
        assertEquals(List.of(LACK_OF_FUNDS), causesTold("ALFA"));
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.12.3", "4.18"})
    void theDayEndsWhileItIsSuspendedAndTheSuspensionOutlastsIt() {
        suspended(Set.of(SETTLEMENT));
        scenario.pays("ALFA", "BETA", "10.00").send();
        scenario.forgetNotices();
        scenario.decide(scenario.actions.closeDay(SystemId.AZIPS));
        assertEquals(RejectReason.DAY_NOT_CLOSED, resumes(Set.of(SETTLEMENT)));
        scenario.runJobs();
        assertEquals(ANNULLED, scenario.noticesTo("ALFA").getFirst().kind());
        assertEquals(
                RejectReason.SYSTEM_SUSPENDED_AT_END_OF_DAY.code(),
                scenario.noticesTo("ALFA").getFirst().reason());
        scenario.later(24 * 3600);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, Scenario.TODAY + 1));
        scenario.runJobs();
        TestPayment payment = scenario.pays("ALFA", "BETA", "10.00");
        payment.valueDate = Scenario.TODAY + 1;
        payment.send();
        assertEquals(SYSTEM, scenario.noticesTo("ALFA").getLast().causes());
        resumed(Set.of(SETTLEMENT));
        scenario.assertBalance("BETA", "60.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("3.5")
    void eachPartIsSuspendedAndResumedOnce() {
        assertEquals(RejectReason.PART_ALREADY_SUSPENDED, suspends(Set.of()));
        assertEquals(RejectReason.NONE, suspends(Set.of(ACCEPTANCE)));
        assertEquals(RejectReason.PART_ALREADY_SUSPENDED, suspends(Set.of(ACCEPTANCE, SETTLEMENT)));
        assertEquals(RejectReason.PART_NOT_SUSPENDED, resumes(Set.of(ACCEPTANCE, SETTLEMENT)));
        assertEquals(RejectReason.NONE, suspends(Set.of(SETTLEMENT)));
        assertEquals(RejectReason.NONE, resumes(Set.of(ACCEPTANCE, SETTLEMENT)));
        assertEquals(RejectReason.PART_NOT_SUSPENDED, resumes(Set.of(SETTLEMENT)));
        scenario.runJobs();
    }

    @Test
    @Rule("4.12.3")
    void aPartThatIsNoneOrOfAnotherSystemIsNeitherSuspendedNorResumed() {
        assertEquals(RejectReason.PART_NOT_SUSPENDED, resumes(Set.of()));
        assertEquals(RejectReason.PART_ALREADY_SUSPENDED, suspends(Set.of()));
        byte[] suspends = scenario.actions.suspendSystem(Set.of(ACCEPTANCE), Scenario.TODAY, "1/26");
        suspends[MessageHeaderDecoder.ENCODED_LENGTH + SuspendSystemDecoder.systemIdEncodingOffset()] =
                (byte) SystemId.IPS.value();
        assertEquals(RejectReason.SYSTEM_NOT_SUPPORTED, scenario.decide(suspends));
        byte[] resumes = scenario.actions.resumeSystem(Set.of(ACCEPTANCE), Scenario.TODAY, "2/26");
        resumes[MessageHeaderDecoder.ENCODED_LENGTH + ResumeSystemDecoder.systemIdEncodingOffset()] =
                (byte) SystemId.IPS.value();
        assertEquals(RejectReason.SYSTEM_NOT_SUPPORTED, scenario.decide(resumes));
        scenario.assertReplaysEqual();
    }
}

package az.ecbar.ledger;

import static az.ecbar.ledger.Scenario.TODAY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.ledger.participation.ParticipationNotices;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who is removed, who leaves, what becomes of what waits, and who is told (7-10). */
class ParticipationTest {
    private static final Pattern TOLD =
            Pattern.compile("\\[ParticipantToldDue].*participantId=(\\d+)\\|.*aboutId=(\\d+)\\|.*news=([A-Z]+)\\|");

    private final Scenario s = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "100.00")
            .bank("GAMA", "0.00")
            .bank("DELT", "0.00");

    /** What was told since a line of the story: {@code GAMA REMOVED to ALFA}. */
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

    private byte[] removal(String bank) {
        return s.actions.removeParticipant(Scenario.bic(bank), TODAY, "D-1");
    }

    private void decided(byte[] action) {
        assertEquals(RejectReason.NONE, s.decide(action));
        s.runJobs();
    }

    /** With the value date of tomorrow. */
    private void sendAhead(String from, String to) {
        TestPayment payment = s.pays(from, to, "10.00");
        payment.valueDate = TODAY + 1;
        payment.send();
    }

    private List<Integer> reasonsTo(String bank) {
        return s.noticesTo(bank).stream()
                .filter(notice -> notice.kind() == NoticeKind.ANNULLED)
                .map(Scenario.Notice::reason)
                .toList();
    }

    @Test
    @Rule({"7-10.4", "7-10.5"})
    void theOthersAreToldWhoWasRemovedAndNobodyElse() {
        s.apply(s.actions.registerParticipant(
                "POSTAZ22XXX", ParticipantKind.LEGAL_ENTITY, 'B', 1234567890L, "", "POST", "Post"));
        s.apply(s.actions.registerParticipant(
                "INDRAZ22XXX", ParticipantKind.IPS_PARTICIPANT, 'A', 0, Scenario.bic("ALFA"), "INDR", "Indirect"));
        s.open();
        int from = s.story.size();
        assertEquals(RejectReason.NONE, s.decide(removal("GAMA")));
        assertEquals(List.of(), told(from), "the Central Bank removes without notice");
        s.runJobs();
        assertEquals(
                List.of("GAMA REMOVED to ALFA", "GAMA REMOVED to BETA", "GAMA REMOVED to DELT", "GAMA REMOVED to POST"),
                told(from));
        int again = s.story.size();
        decided(removal("BETA"));
        assertEquals(
                List.of("BETA REMOVED to ALFA", "BETA REMOVED to DELT", "BETA REMOVED to POST"),
                told(again),
                "who is gone is no participant");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"7-10.5", "7-10.6"})
    void whoAppliesToLeaveIsToldToTheOthersAndItsPendingPaymentsAreCancelled() {
        s.open();
        s.pays("ALFA", "GAMA", "150.00").send();
        s.pays("BETA", "ALFA", "150.00").send();
        sendAhead("ALFA", "BETA");
        sendAhead("BETA", "ALFA");
        s.pays("BETA", "GAMA", "60.00").send();
        int from = s.story.size();
        decided(s.actions.leave(Scenario.bic("ALFA"), TODAY, "A-7"));
        int own = RejectReason.ISSUER_GONE.code();
        int toIt = RejectReason.BENEFICIARY_GONE.code();
        assertEquals(List.of(own, own), reasonsTo("ALFA"), "one waited, one had a later value date");
        assertEquals(List.of(toIt, toIt), reasonsTo("BETA"));
        s.assertBalance("GAMA", "60.00");
        assertEquals(List.of("ALFA LEAVING to BETA", "ALFA LEAVING to GAMA", "ALFA LEAVING to DELT"), told(from));
        s.pays("BETA", "ALFA", "1.00").send();
        assertEquals(toIt, s.notices.getLast().reason(), "from this moment on");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.5")
    void thoseAreToldInBoundedStepsAndASnapshotBetweenLosesNothing() {
        for (int i = 0; i < 90; i++) {
            s.bank("B%03d".formatted(i), "0.00");
        }
        s.open();
        int from = s.story.size();
        assertEquals(RejectReason.NONE, s.decide(removal("GAMA")));
        while (s.ledger.hasJob()) {
            int before = told(from).size();
            Ledger restored = new Ledger(LedgerCapacity.small());
            s.ledger.write((buffer, offset, length) -> restored.read(buffer, offset));
            assertArrayEquals(Scenario.digest(s.ledger), Scenario.digest(restored));
            s.apply(TestCommands.jobStep());
            restored.apply(s.applied.getLast().bytes(), 0, s.applied.getLast().sequence(), s.timeNs);
            assertEquals(s.ledger.eventHash(), restored.eventHash());
            assertTrue(told(from).size() - before <= ParticipationNotices.MAX_TOLD_OF_STEP);
        }
        assertEquals(93, told(from).size());
        assertEquals(93, told(from).stream().distinct().count());
    }

    @Test
    @Rule({"7-10.2.1", "7-10.2.2", "7-10.3"})
    void whoIsSuspendedAndResumedIsToldItselfAndNobodyElse() {
        s.open();
        String gama = Scenario.bic("GAMA");
        int from = s.story.size();
        decided(TestActions.addStatusCause(gama, SystemId.AZIPS, StatusCause.ORDER));
        decided(TestActions.addStatusCause(gama, SystemId.AZIPS, StatusCause.TECHNICAL));
        assertEquals(List.of("GAMA SUSPENDED to GAMA", "GAMA SUSPENDED to GAMA"), told(from));
        int lifted = s.story.size();
        decided(TestActions.liftStatusCause(gama, SystemId.AZIPS, StatusCause.ORDER));
        assertEquals(List.of(), told(lifted), "another cause still holds");
        decided(TestActions.liftStatusCause(gama, SystemId.AZIPS, StatusCause.TECHNICAL));
        assertEquals(List.of("GAMA RESUMED to GAMA"), told(lifted));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.5")
    void whatTheGenesisLaysDownIsToldToNobody() {
        s.apply(removal("GAMA"));
        s.open();
        assertEquals(List.of(), told(0));
        assertEquals(
                RejectReason.CAUSE_ALREADY_SET,
                s.decide(TestActions.addStatusCause(Scenario.bic("GAMA"), SystemId.AZIPS, StatusCause.REMOVED)));
    }
}

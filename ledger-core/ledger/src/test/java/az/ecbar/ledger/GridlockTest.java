package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.SuspensionCause;
import az.ecbar.command.SystemPart;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.GridlockResolvedDecoder;
import az.ecbar.schema.JobStartedDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Payments that wait for each other's money are settled together, where the rule set wants it. */
@Rule({"4.11", "4.12.2"})
class GridlockTest {
    private static final int INTERVAL_SECONDS = 60;

    private final Scenario s = new Scenario()
            .bank("ALFA", "10.00")
            .bank("BETA", "0.00")
            .bank("GAMA", "0.00")
            .bank("DELT", "0.00");

    private void open(RuleId rule, long value) {
        s.apply(s.actions.setRule(RuleId.GRIDLOCK_RESOLUTION, SystemId.ALL, 1, 0));
        s.apply(s.actions.setRule(rule, SystemId.ALL, value, 0));
        s.open();
    }

    private void open() {
        open(RuleId.GRIDLOCK_RESOLUTION, 1);
    }

    private RejectReason resolve() {
        return s.decide(s.actions.resolveGridlock(SystemId.AZIPS));
    }

    private String told() {
        return s.story.stream()
                .filter(line -> line.contains("[GridlockResolved]"))
                .reduce((_, last) -> last)
                .orElse("nothing")
                .replaceAll(".*systemId", "systemId")
                .replace('|', ' ');
    }

    private void ring() {
        s.pays("ALFA", "BETA", "60.00").send();
        s.pays("BETA", "GAMA", "60.00").send();
        s.pays("GAMA", "ALFA", "60.00").send();
        s.forgetNotices();
    }

    @Test
    @Rule({"4.10.1", "4.10.2"})
    void threeThatPayInARingWithTooLittleMoneyAreSettledTogether() {
        open();
        ring();
        assertEquals(RejectReason.NONE, resolve());
        assertEquals("systemId=AZIPS lookedAt=3 settled=3 pairs=0 settledInPairs=0", told());
        s.assertBalance("ALFA", "10.00");
        s.assertBalance("BETA", "0.00");
        for (String bank : List.of("ALFA", "BETA", "GAMA")) {
            assertEquals(
                    List.of(
                            NoticeKind.FORWARDED_PAYMENT,
                            NoticeKind.CREDIT_ADVICE,
                            NoticeKind.DEBIT_ADVICE,
                            NoticeKind.EXECUTED),
                    s.kindsTo(bank));
        }
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.19")
    void noBalanceThatIsToldLiesBelowZero() {
        open();
        ring();
        assertEquals(RejectReason.NONE, resolve());
        List<String> balances = s.story.stream()
                .filter(line -> line.contains("[NoticeDue]") && line.contains("_ADVICE"))
                .map(line ->
                        line.replaceAll(".*kind=(\\w+)\\|.*\\|balanceMinor=(-?\\d+)\\|accountId=(\\d+).*", "$3 $1 $2"))
                .toList();
        assertEquals(
                List.of(
                        "2 CREDIT_ADVICE 6000",
                        "3 CREDIT_ADVICE 6000",
                        "1 CREDIT_ADVICE 7000",
                        "1 DEBIT_ADVICE 1000",
                        "2 DEBIT_ADVICE 0",
                        "3 DEBIT_ADVICE 0"),
                balances);
        assertTrue(s.story.stream()
                .filter(line -> line.contains("[Posted]") && !line.contains("accountId=0"))
                .noneMatch(line -> line.contains("balanceMinor=-")));
    }

    @Test
    void twoThatPayEachOtherAreSettledAsAPairBeforeTheRest() {
        open();
        ring();
        s.pays("DELT", "BETA", "5.00").priority(40).send();
        s.pays("BETA", "DELT", "5.00").priority(40).send();
        assertEquals(RejectReason.NONE, resolve());
        assertEquals("systemId=AZIPS lookedAt=5 settled=5 pairs=1 settledInPairs=2", told());
        s.assertReplaysEqual();
    }

    @Test
    void theOrderOfAnAccountIsKeptThoughMoreCouldBeSettledOutOfIt() {
        open();
        s.pays("BETA", "DELT", "100.00").send();
        s.pays("BETA", "GAMA", "60.00").send();
        s.pays("GAMA", "BETA", "60.00").send();
        assertEquals(RejectReason.NONE, resolve());
        assertEquals("systemId=AZIPS lookedAt=3 settled=0 pairs=0 settledInPairs=0", told());
        s.assertBalance("GAMA", "0.00");
        assertEquals(RejectReason.NONE, s.changesPriority("BETA", "R2", 40));
        assertEquals(RejectReason.NONE, resolve());
        assertEquals("systemId=AZIPS lookedAt=3 settled=2 pairs=1 settledInPairs=2", told());
        s.assertReplaysEqual();
    }

    @Test
    void whatIsBehindTheSetMayBeReleasedAsAlways() {
        open();
        ring();
        s.pays("BETA", "DELT", "8.00").send();
        assertEquals(RejectReason.NONE, resolve());
        assertEquals("systemId=AZIPS lookedAt=4 settled=3 pairs=0 settledInPairs=0", told());
        s.pays("ALFA", "BETA", "8.00").send();
        s.assertBalance("DELT", "8.00");
        s.assertReplaysEqual();
    }

    @Test
    void asManyAreLookedAtAsTheRuleSetSaysTheMostUrgentFirst() {
        open(RuleId.GRIDLOCK_PAYMENTS_MAX, 2);
        s.pays("BETA", "GAMA", "5.00").send();
        s.pays("GAMA", "DELT", "5.00").send();
        s.pays("GAMA", "BETA", "5.00").priority(40).send();
        assertEquals(RejectReason.NONE, resolve());
        assertEquals("systemId=AZIPS lookedAt=2 settled=2 pairs=1 settledInPairs=2", told());
    }

    @Test
    @Rule("4.19")
    void whoHasAnAuthorityIsAdvisedAndTheStatementAddsUp() {
        open();
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.grantAuthority(
                        Scenario.bic("ALFA"),
                        Scenario.bic("DELT"),
                        Scenario.account("ALFA"),
                        Scenario.AZN,
                        AuthorityScope.ADVICE,
                        Scenario.TODAY,
                        0,
                        Scenario.TODAY,
                        "P-1")));
        ring();
        assertEquals(RejectReason.NONE, resolve());
        assertEquals(
                List.of(NoticeKind.CREDIT_TOLD_BY_AUTHORITY, NoticeKind.DEBIT_TOLD_BY_AUTHORITY), s.kindsTo("DELT"));
        assertEquals(RejectReason.NONE, s.decide(s.actions.closeDay(SystemId.AZIPS)));
        s.runJobs();
        Scenario.Page page = s.pages.stream()
                .filter(one -> one.account().equals(Scenario.account("ALFA")))
                .findFirst()
                .orElseThrow();
        assertEquals(2, page.lines());
        assertEquals(1000, page.opening());
        assertEquals(1000, page.closing());
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.6")
    void paymentsFromAndToAParticipantThatIsGoneAreLeftOut() {
        open();
        s.pays("BETA", "GAMA", "5.00").send();
        s.pays("GAMA", "BETA", "5.00").send();
        assertEquals(
                RejectReason.NONE, s.decide(s.actions.removeParticipant(Scenario.bic("GAMA"), Scenario.TODAY, "D-19")));
        assertEquals(RejectReason.NONE, resolve());
        assertEquals("systemId=AZIPS lookedAt=2 settled=0 pairs=0 settledInPairs=0", told());
        s.runJobs();
        assertEquals(
                2,
                s.notices.stream()
                        .filter(notice -> notice.kind() == NoticeKind.ANNULLED)
                        .count());
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.12.1")
    void whatASuspensionStopsIsLeftOutAndOnlyTheOtherSidesLetsLaterOnesPass() {
        open();
        s.pays("BETA", "DELT", "5.00").send();
        s.pays("BETA", "GAMA", "60.00").send();
        s.pays("GAMA", "BETA", "60.00").send();
        suspend("DELT");
        assertEquals(RejectReason.NONE, resolve());
        assertEquals("systemId=AZIPS lookedAt=2 settled=2 pairs=1 settledInPairs=2", told());
        s.pays("BETA", "GAMA", "60.00").send();
        s.pays("GAMA", "BETA", "60.00").send();
        suspend("GAMA");
        assertEquals(RejectReason.NONE, resolve());
        assertEquals("systemId=AZIPS lookedAt=1 settled=0 pairs=0 settledInPairs=0", told());
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.12.3")
    void nothingIsSettledWhileTheSystemIsSuspended() {
        open();
        ring();
        Set<SystemPart> settlement = Set.of(SystemPart.SETTLEMENT);
        assertEquals(RejectReason.NONE, s.decide(s.actions.suspendSystem(settlement, Scenario.TODAY, "D-21")));
        s.runJobs();
        assertEquals(RejectReason.NONE, resolve());
        assertEquals("systemId=AZIPS lookedAt=3 settled=0 pairs=0 settledInPairs=0", told());
        assertEquals(RejectReason.NONE, s.decide(s.actions.resumeSystem(settlement, Scenario.TODAY, "D-22")));
        s.runJobs();
        assertEquals(RejectReason.NONE, resolve());
        assertEquals("systemId=AZIPS lookedAt=3 settled=3 pairs=0 settledInPairs=0", told());
        s.assertReplaysEqual();
    }

    private void suspend(String bank) {
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.suspendParticipant(
                        Scenario.bic(bank), SuspensionCause.ORDER, Scenario.TODAY, "D-20")));
        s.runJobs();
    }

    @Test
    @Rule("3.6")
    void ruleSetOneDoesNotAndAnAnnouncedChangeDoesFromItsDateOn() {
        s.open();
        ring();
        assertEquals(RejectReason.GRIDLOCK_OFF, resolve());
        assertFalse(s.said(GridlockResolvedDecoder.TEMPLATE_ID));
        assertEquals(
                RejectReason.RULE_TOO_SOON,
                s.decide(s.actions.setRule(RuleId.GRIDLOCK_RESOLUTION, SystemId.ALL, 1, 20260429)));
        assertEquals(
                RejectReason.NONE, s.decide(s.actions.setRule(RuleId.GRIDLOCK_RESOLUTION, SystemId.ALL, 1, 20260430)));
        assertEquals(RejectReason.GRIDLOCK_OFF, resolve());
        s.later(3 * 24 * 3600);
        assertEquals(RejectReason.NONE, resolve());
        s.assertReplaysEqual();
    }

    @Test
    void itIsRefusedInOrderForAnotherSystemForAClosedDayAndWhereItIsOff() {
        s.open();
        assertEquals(RejectReason.SYSTEM_NOT_SUPPORTED, s.decide(s.actions.resolveGridlock(SystemId.IPS)));
        assertEquals(RejectReason.GRIDLOCK_OFF, resolve());
        assertEquals(RejectReason.NONE, s.decide(s.actions.closeDay(SystemId.AZIPS)));
        assertEquals(RejectReason.SYSTEM_NOT_SUPPORTED, s.decide(s.actions.resolveGridlock(SystemId.LVPCSS)));
        assertEquals(RejectReason.DAY_NOT_OPEN, resolve());
    }

    @Test
    void aTimerLooksFromTimeToTimeAndItsStepIsACommandOfItsOwn() {
        open(RuleId.GRIDLOCK_INTERVAL_SECONDS, INTERVAL_SECONDS);
        assertEquals(s.timeNs + INTERVAL_SECONDS * 1_000_000_000L, s.ledger.nextDeadlineNs());
        s.later(INTERVAL_SECONDS + 1);
        s.apply(TestCommands.tick());
        assertFalse(s.ledger.hasJob(), "nothing waits");
        ring();
        s.later(INTERVAL_SECONDS + 1);
        s.apply(TestCommands.tick());
        assertTrue(s.said(JobStartedDecoder.TEMPLATE_ID));
        assertFalse(s.said(GridlockResolvedDecoder.TEMPLATE_ID));
        s.apply(TestCommands.jobStep());
        assertEquals("systemId=AZIPS lookedAt=3 settled=3 pairs=0 settledInPairs=0", told());
        assertFalse(s.ledger.hasJob());
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.18")
    void aTimerOfADayThatIsClosedMeansNothingAndAJobBeforeTheCloseSettlesNothing() {
        open(RuleId.GRIDLOCK_INTERVAL_SECONDS, INTERVAL_SECONDS);
        ring();
        s.later(INTERVAL_SECONDS + 1);
        s.apply(TestCommands.tick());
        assertTrue(s.ledger.hasJob());
        assertEquals(RejectReason.NONE, s.decide(s.actions.closeDay(SystemId.AZIPS)));
        s.runJobs();
        assertEquals("nothing", told());
        assertEquals(
                3,
                s.notices.stream()
                        .filter(notice -> notice.kind() == NoticeKind.ANNULLED)
                        .count());
        s.later(INTERVAL_SECONDS + 1);
        s.apply(TestCommands.tick());
        assertFalse(s.ledger.hasJob());
        s.assertReplaysEqual();
    }

    @Test
    void aSnapshotBetweenTimerAndStepGoesOnAsTheOthers() {
        open(RuleId.GRIDLOCK_INTERVAL_SECONDS, INTERVAL_SECONDS);
        ring();
        s.later(INTERVAL_SECONDS + 1);
        s.apply(TestCommands.tick());
        Ledger restored = new Ledger(LedgerCapacity.small());
        s.ledger.write((buffer, offset, _) -> restored.read(buffer, offset));
        s.apply(TestCommands.jobStep());
        Scenario.Applied last = Objects.requireNonNull(s.applied.getLast());
        restored.apply(last.bytes(), 0, last.sequence(), last.timeNs());
        assertEquals(s.ledger.eventHash(), restored.eventHash());
        assertEquals("systemId=AZIPS lookedAt=3 settled=3 pairs=0 settledInPairs=0", told());
    }
}

package az.ecbar.ops.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.auditor.Finding;
import az.ecbar.auditor.testing.Instruction;
import az.ecbar.auditor.testing.Origin;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each known difference in its smallest case: one that is gone must leave the list. */
class KnownDifferencesTest {
    private static final long OPENING = 10_000;
    private static final int THURSDAY = 20_260_305;

    private Centre centre = new Centre(3, OPENING);

    @BeforeEach
    void openTheDay() {
        centre = new Centre(3, OPENING);
        centre.openDay(Centre.MONDAY);
    }

    private Instruction payment(int from, int to, long amount, String reference) {
        return Centre.instruction(centre.banks.get(from), centre.banks.get(to), reference, amount, Centre.MONDAY);
    }

    private void pay(int from, int to, long amount, String reference) {
        long _ = centre.pay(centre.banks.get(from), payment(from, to, amount, reference));
    }

    private void assertOnly(KnownDifference known) {
        List<Finding> findings = centre.ledger.findings();
        assertTrue(findings.stream().anyMatch(known::covers), () -> known + " is gone: " + findings);
        assertEquals(
                List.of(), findings.stream().filter(one -> !known.covers(one)).toList());
    }

    private void issue(int bank, long amount) {
        long _ = centre.decide(centre.actions.issueFunds(
                "AZN", centre.banks.get(bank).bank().account(), Centre.contra("AZN"), amount, "ISSUE"));
    }

    @Test
    void nobodyIsAdvisedOfAnIssue() {
        issue(0, 1);
        assertOnly(KnownDifference.NO_ADVICE_OF_ISSUES);
    }

    @Test
    void aPaymentToARemovedParticipantIsExecutedBeforeItIsAnnulled() {
        pay(0, 1, OPENING + 1, "WAITS");
        long _ = centre.decide(
                centre.actions.removeParticipant(centre.banks.get(1).bic(), Centre.MONDAY, "7"));
        pay(2, 0, 1, "FUNDS IT");
        assertOnly(KnownDifference.EXECUTED_AFTER_REMOVAL);
    }

    @Test
    void aPaymentBehindARunningReleaseIsToldThatFundsLack() {
        pay(0, 1, 5 * OPENING, "LARGE");
        for (int small = 1; small <= 60; small++) {
            pay(0, 1, 1, "SMALL" + small);
        }
        issue(0, 6 * OPENING);
        Instruction last = payment(0, 1, 1, "LAST");
        last.priority = 99;
        long _ = centre.pay(centre.banks.get(0), last);
        List<Finding> others = centre.ledger.findings().stream()
                .filter(finding -> !KnownDifference.NO_ADVICE_OF_ISSUES.covers(finding))
                .toList();
        assertEquals(2, others.size(), others::toString);
        assertTrue(others.stream().allMatch(KnownDifference.LACK_WITHOUT_SHORTFALL::covers), others::toString);
    }

    @Test
    void operatorsAreToldTheCausesOfTheBeginning() {
        pay(0, 1, OPENING + 1, "FIRST");
        Instruction urgent = payment(0, 1, OPENING + 2, "URGENT");
        urgent.priority = 30;
        long _ = centre.pay(centre.banks.get(0), urgent);
        Origin origin = centre.origin(centre.leyla);
        long _ = centre.send(centre.leyla, origin, centre.commands.query(origin, QueryKind.QUEUE, 0, ""));
        assertOnly(KnownDifference.CAUSES_OF_THE_BEGINNING);
    }

    // ---- what the random days leave out, for it would be found everywhere

    /** 3.6, 4.11: a parameter that is set for AZIPS is told to be changed and never is; set for all systems it is. */
    @Test
    void aRuleOfAzipsNeverComesIntoForce() {
        long _ = centre.decide(centre.actions.setRule(RuleId.PRIORITY_DEFAULT, SystemId.AZIPS, 60, THURSDAY));
        assertFoundOnThursday("priority=60");
    }

    /** 4.10.2: whoever has no profile of its own goes on getting SMT012 after the rule set says no. */
    @Test
    void theDefaultOfExecutionNoticesNeverChanges() {
        long _ = centre.decide(centre.actions.setRule(RuleId.EXECUTION_NOTICE_DEFAULT, SystemId.ALL, 0, THURSDAY));
        assertFoundOnThursday("nothing more of payment");
    }

    private void assertFoundOnThursday(String words) {
        centre.closeDay();
        centre.ledger.timeNs = Centre.time(2026, 3, 5, 9, 20);
        centre.openDay(THURSDAY);
        Instruction payment = payment(0, 1, 1, "THURSDAY");
        payment.valueDate = THURSDAY;
        long _ = centre.pay(centre.banks.get(0), payment);
        List<Finding> findings = centre.ledger.findings();
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.getFirst().expected().contains(words), findings::toString);
    }

    /** D19: an input of a session that never was is refused as if another had superseded it. */
    @Test
    void aSessionThatNeverWasIsCalledSuperseded() {
        Centre.Terminal bank = centre.banks.get(0);
        Origin right = centre.origin(bank);
        Origin wrong = new Origin(
                right.sessionId() + 1_000_000,
                right.inputNumber(),
                right.participant(),
                right.terminal(),
                right.channel(),
                right.certificateId(),
                right.content());
        long _ = centre.send(bank, wrong, centre.commands.submitPayment(wrong, 0, payment(0, 1, 1, "R")));
        List<Finding> findings = centre.ledger.findings();
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.getFirst().actual().contains("SESSION_SUPERSEDED"), findings::toString);
    }
}

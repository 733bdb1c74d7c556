package az.ecbar.ledger;

import static az.ecbar.schema.NoticeKind.CREDIT_ADVICE;
import static az.ecbar.schema.NoticeKind.DEBIT_ADVICE;
import static az.ecbar.schema.NoticeKind.EXECUTED;
import static az.ecbar.schema.NoticeKind.FORWARDED_PAYMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.NoticeDueDecoder;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the Central Bank issues and withdraws is advised to the owner of the account, as every booking is (4.19). */
class CentralBankAdviceTest {
    private final Scenario scenario =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").bank("GAMA", "0.00");

    private RejectReason issues(String bank, String amount, String reference) {
        return scenario.decide(scenario.actions.issueFunds(
                Scenario.AZN, Scenario.account(bank), "ISSUE-AZN", Scenario.minor(amount), reference));
    }

    private RejectReason withdraws(String bank, String amount, String reference) {
        return scenario.decide(scenario.actions.withdrawFunds(
                Scenario.AZN, Scenario.account(bank), "ISSUE-AZN", Scenario.minor(amount), reference));
    }

    private String lastNoticeDue() {
        return scenario.story.stream()
                .filter(line -> line.contains("NoticeDue"))
                .toList()
                .getLast();
    }

    private long lastSequence() {
        return scenario.ledger.lastSequence();
    }

    @Test
    @Rule({"4.19", "3.1"})
    void whoIsCreditedByTheCentralBankIsAdvisedUnderItsNextNumber() {
        scenario.open();
        assertEquals(RejectReason.NONE, issues("ALFA", "25.00", "D-17"));
        assertEquals(List.of(CREDIT_ADVICE), scenario.kindsTo("ALFA"));
        assertEquals(1, scenario.notices.size(), "nobody else is told, the Central Bank neither");
        assertEquals(1, scenario.notices.getFirst().number());
        String due = lastNoticeDue();
        assertTrue(due.startsWith(lastSequence() + " "), due);
        assertTrue(due.contains("|terminal=65|kind=CREDIT_ADVICE|outputNumber=1|paymentId=0|"), due);
        assertTrue(due.contains("|inputSequence=" + lastSequence() + "|timeNs=" + scenario.timeNs + "|"), due);
        assertTrue(due.contains("|amountMinor=2500|balanceMinor=12500|"), due);
        assertTrue(due.contains("|counterpartyId=0|valueDate=" + Scenario.TODAY + "|"), due);
        assertTrue(due.contains("|currency=AZN|reference=D-17|"), due);
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.19", "3.1"})
    void whoIsDebitedByTheCentralBankIsAdvisedToo() {
        scenario.open();
        scenario.pays("ALFA", "BETA", "10.00").send();
        scenario.forgetNotices();
        assertEquals(RejectReason.NONE, withdraws("ALFA", "90.00", "D-18"));
        assertEquals(List.of(DEBIT_ADVICE), scenario.kindsTo("ALFA"));
        assertEquals(1, scenario.notices.size());
        assertEquals(3, scenario.notices.getFirst().number(), "behind MT900 and SMT012 of the payment");
        String due = lastNoticeDue();
        assertTrue(due.contains("|kind=DEBIT_ADVICE|outputNumber=3|paymentId=0|"), due);
        assertTrue(due.contains("|amountMinor=9000|balanceMinor=0|"), due);
        assertTrue(due.contains("|reference=D-18|"), due);
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.19")
    void theAdviceComesBeforeWhatTheMoneyReleases() {
        scenario.open();
        scenario.pays("BETA", "GAMA", "10.00").send();
        scenario.forgetNotices();
        issues("BETA", "15.00", "D-19");
        assertEquals(List.of(CREDIT_ADVICE, DEBIT_ADVICE, EXECUTED), scenario.kindsTo("BETA"));
        assertEquals(List.of(FORWARDED_PAYMENT, CREDIT_ADVICE), scenario.kindsTo("GAMA"));
        String advice = scenario.story.stream()
                .filter(line -> line.contains("NoticeDue") && line.contains("|reference=D-19|"))
                .findFirst()
                .orElseThrow();
        assertTrue(advice.contains("|balanceMinor=1500|"), advice + ": the balance at the booking, not at the end");
        scenario.assertBalance("BETA", "5.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.19")
    void anAdviceIsNoMatterOfTheProfile() {
        scenario.open();
        scenario.decide(scenario.actions.setNoticeProfile(Scenario.bic("ALFA"), false));
        issues("ALFA", "1.00", "D-20");
        withdraws("ALFA", "1.00", "D-21");
        assertEquals(List.of(CREDIT_ADVICE, DEBIT_ADVICE), scenario.kindsTo("ALFA"));
    }

    @Test
    void theGenesisAdvisesNobody() {
        scenario.apply(scenario.actions.withdrawFunds(
                Scenario.AZN, Scenario.account("ALFA"), "ISSUE-AZN", Scenario.minor("40.00"), "TOO-MUCH"));
        scenario.open();
        scenario.assertBalance("ALFA", "60.00");
        assertEquals(List.of(), scenario.notices);
    }

    @Test
    void whatIsRefusedIsAdvisedToNobody() {
        scenario.open();
        assertEquals(RejectReason.FUNDS_INSUFFICIENT, withdraws("ALFA", "100.01", "D-22"));
        assertEquals(RejectReason.AMOUNT_NOT_POSITIVE, issues("ALFA", "0.00", "D-23"));
        assertFalse(scenario.said(NoticeDueDecoder.TEMPLATE_ID));
        assertEquals(List.of(), scenario.notices);
    }
}

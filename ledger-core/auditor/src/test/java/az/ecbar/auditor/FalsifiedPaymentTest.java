package az.ecbar.auditor;

import static az.ecbar.auditor.Story.ALFA;
import static az.ecbar.auditor.Story.BETA;
import static az.ecbar.auditor.Story.LEYLA;
import static az.ecbar.auditor.Story.QAMA;
import static az.ecbar.auditor.Story.leg;
import static az.ecbar.auditor.WaitCause.BEHIND_EARLIER;
import static az.ecbar.auditor.WaitCause.LACK_OF_FUNDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.JobKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Falsified money, order and acceptance of payments are found, each under its rule. */
class FalsifiedPaymentTest extends FalsifiedStory {
    // ---- money

    @Test
    void aBalanceThatIsOneOff() {
        Story.Told payment = paid();
        story.replace(
                Event.Posted.class,
                posted -> new Event.Posted(
                        posted.postingSequence(), payment.id(), "AZN", List.of(leg(1, -600, 401), leg(2, 600, 1_600))));
        assertFound("4.10.1", "account 1", "to hold 400", "found 401");
    }

    @Test
    void moneyMadeFromNothing() {
        Story.Told payment = paid();
        story.replace(
                Event.Posted.class,
                posted -> new Event.Posted(
                        posted.postingSequence(), payment.id(), "AZN", List.of(leg(1, -600, 400), leg(2, 601, 1_601))));
        assertFound("I1", "all balances in AZN to add up to 0", "found 1");
    }

    @Test
    void aSecondDebit() {
        Story.Told payment = paid();
        story.add(new Event.Posted(payment.id(), payment.id(), "AZN", List.of(leg(1, -600, -200), leg(2, 600, 2_200))));
        assertFound("I4", "nothing more of payment " + payment.id(), "balance=-200");
    }

    @Test
    void aBookingOnTheWrongAccount() {
        Story.Told payment = paid();
        story.replace(
                Event.Posted.class,
                posted -> new Event.Posted(
                        posted.postingSequence(), payment.id(), "AZN", List.of(leg(1, -600, 400), leg(3, 600, 1_600))));
        assertFound("4.10.1", "account 3", "to hold 1000", "found 1600");
    }

    @Test
    void anAccountBelowZero() {
        Story.Told payment = story.payment(ALFA, BETA, 1_001, 50);
        story.submit(payment, Happenings.accepted(payment), story.happenings.executed(payment, false));
        assertEquals(-1, story.happenings.balance(ALFA));
        assertFound("3.2.4", "account 1", "never to be below zero", "found -1");
        assertFound("4.12.2", "causes=[LACK_OF_FUNDS], shortfall=1");
    }

    // ---- the order of payments

    @Test
    void aPaymentSettledOutOfOrder() {
        Story.Told first = waits(50);
        Story.Told small = story.payment(ALFA, QAMA, 10, 60);
        story.submit(
                small, Happenings.accepted(small), story.happenings.waiting(small, 510, LACK_OF_FUNDS, BEHIND_EARLIER));
        Story.Told back = story.payment(BETA, ALFA, 1, 50);
        story.submit(
                back,
                Happenings.accepted(back),
                story.happenings.executed(back, false),
                story.happenings.executed(small, true));
        assertFound("4.11", "payment " + first.id(), "to be executed first", "payment " + small.id());
    }

    @Test
    void aPaymentThatOvertakesAnEarlierOneOfItsPriority() {
        Story.Told first = waits(50);
        Story.Told second = story.payment(ALFA, QAMA, 10, 50);
        story.submit(second, Happenings.accepted(second), story.happenings.executed(second, false));
        assertFound("4.11", "payment " + first.id(), "to be executed first");
    }

    @Test
    void aMoreUrgentPaymentThatIsMadeToWait() {
        Story.Told _ = waits(50);
        Story.Told urgent = story.payment(ALFA, QAMA, 10, 49);
        story.submit(
                urgent,
                Happenings.accepted(urgent),
                story.happenings.waiting(urgent, 510, LACK_OF_FUNDS, BEHIND_EARLIER));
        assertFound("4.10.1", "PaymentSettled[paymentId=" + urgent.id(), "found no such event");
    }

    @Test
    void aPaymentThatIsNotReleasedThoughTheMoneyCame() {
        Story.Told waiting = waits(50);
        Story.Told back = story.payment(BETA, ALFA, 500, 50);
        story.submit(back, Happenings.accepted(back), story.happenings.executed(back, false));
        assertFound("4.10", "payment " + waiting.id(), "to be executed, with 1500", "it waits on");
    }

    @Test
    void aPaymentThatIsReleasedBeforeTheMoneyCame() {
        Story.Told waiting = waits(50);
        Story.Told back = story.payment(BETA, ALFA, 499, 50);
        story.submit(
                back,
                Happenings.accepted(back),
                story.happenings.executed(back, false),
                story.happenings.executed(waiting, true));
        assertFound("4.12.2", "payment " + waiting.id(), "to wait, with 1499", "found executed");
    }

    @Test
    void aWaitForCausesThatDoNotHold() {
        Story.Told payment = story.payment(ALFA, BETA, 1_500, 50);
        story.submit(
                payment,
                Happenings.accepted(payment),
                story.happenings.waiting(payment, 500, LACK_OF_FUNDS, BEHIND_EARLIER));
        assertFound("4.12.2", "causes=[LACK_OF_FUNDS]", "found", "BEHIND_EARLIER");
        assertFound("4.13", "kind=WAITING", "causes=[LACK_OF_FUNDS]");
    }

    @Test
    void somethingHappensToAPaymentThatHasEnded() {
        Story.Told payment = paid();
        story.tell(
                story.commands.tick(),
                LEYLA.address(),
                story.happenings.annulled(payment, RejectReason.UNFUNDED_AT_END_OF_DAY.code()));
        assertFound("I4", "nothing more of payment " + payment.id(), "which is SETTLED", "PaymentAnnulled");
    }

    // ---- acceptance

    @Test
    void aRefusalForAReasonThatDoesNotApply() {
        Story.Told payment = story.payment(ALFA, BETA, 600, 50);
        story.submit(payment, story.happenings.refused(payment, RejectReason.REFERENCE_USED.code()));
        assertFound("4.10", "payment " + payment.id() + " not refused", "found refused for REFERENCE_USED");
    }

    @Test
    void aRefusalForAnotherReasonThanTheTrueOne() {
        Story.Told payment = story.payment(ALFA, BETA, 0, 50);
        story.submit(payment, story.happenings.refused(payment, RejectReason.SAME_ACCOUNT.code()));
        assertFound("4.8.3", "refused for AMOUNT_ZERO", "found refused for SAME_ACCOUNT");
    }

    @Test
    void aNumberUsedTwice() {
        Story.Told first = paid();
        Story.Told second = new Story.Told(story.next(), ALFA, BETA, 100, 50, first.reference());
        story.submit(second, Happenings.accepted(second), story.happenings.executed(second, false));
        assertFound("4.8.2", "refused for REFERENCE_USED", "found not refused");
    }

    @Test
    void aPriorityThatIsTheCentralBanksOwn() {
        Story.Told payment = story.payment(ALFA, BETA, 100, 29);
        story.submit(payment, Happenings.accepted(payment), story.happenings.executed(payment, false));
        assertFound("4.11", "refused for PRIORITY_NOT_ALLOWED", "found not refused");
    }

    @Test
    void aPaymentToWhoIsGone() {
        removal(BETA);
        step(List.of(), JobKind.ANNUL_OF_PARTICIPANT);
        Story.Told payment = story.payment(ALFA, BETA, 100, 50);
        story.submit(payment, Happenings.accepted(payment), story.happenings.executed(payment, false));
        assertFound("4.9", "refused for BENEFICIARY_GONE", "found not refused");
    }
}

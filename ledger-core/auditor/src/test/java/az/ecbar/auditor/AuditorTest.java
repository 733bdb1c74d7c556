package az.ecbar.auditor;

import static az.ecbar.auditor.Story.ALFA;
import static az.ecbar.auditor.Story.BETA;
import static az.ecbar.auditor.Story.LEYLA;
import static az.ecbar.auditor.Story.QAMA;
import static az.ecbar.auditor.Story.RAUF;
import static az.ecbar.auditor.Story.TODAY;
import static az.ecbar.auditor.Story.accepted;
import static az.ecbar.auditor.Story.leg;
import static az.ecbar.auditor.Story.money;
import static az.ecbar.auditor.WaitCause.BEHIND_EARLIER;
import static az.ecbar.auditor.WaitCause.LACK_OF_FUNDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.auditor.testing.CommandBytes;
import az.ecbar.auditor.testing.Origin;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AddStatusCauseEncoder;
import az.ecbar.schema.Channel;
import az.ecbar.schema.CloseDayEncoder;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RevokeCertificateEncoder;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The auditor is silent over what is right, and says each falsification with its rule. */
class AuditorTest {
    private Story story = new Story();

    @BeforeEach
    void begin() {
        story = new Story();
    }

    private void assertSilent() {
        assertEquals(List.of(), story.findings());
    }

    /** Something is found at the command told last, under this rule, in a sentence with these words. */
    private void assertFound(String rule, String... words) {
        List<Finding> findings = story.findings();
        long last = story.next() - 1;
        assertTrue(
                findings.stream()
                        .filter(finding -> finding.sequence() == last && finding.rule().equals(rule))
                        .map(Finding::toString)
                        .anyMatch(sentence -> List.of(words).stream().allMatch(sentence::contains)),
                () -> "under " + rule + " with " + List.of(words) + " in " + findings);
        assertEquals(
                List.of(),
                findings.stream().filter(finding -> finding.sequence() < last).toList(),
                "nothing before it");
    }

    // ---- what is told

    /** ALFA pays BETA 600. */
    private Story.Told paid() {
        Story.Told payment = story.payment(ALFA, BETA, 600, 50);
        story.submit(payment, accepted(payment), story.executed(payment, false));
        return payment;
    }

    /** ALFA, who holds 1000, sends a payment of 1500: it waits. */
    private Story.Told waits(int priority) {
        Story.Told payment = story.payment(ALFA, BETA, 1_500, priority);
        story.submit(payment, accepted(payment), story.waiting(payment, 500, LACK_OF_FUNDS));
        return payment;
    }

    private void closing() {
        story.decide(
                story.actions.closeDay(SystemId.AZIPS),
                CloseDayEncoder.TEMPLATE_ID,
                List.of(
                        new Event.DayClosing(SystemId.AZIPS, TODAY),
                        new Event.JobStarted(JobKind.ANNUL_WAITING),
                        new Event.JobStarted(JobKind.END_CALENDAR_DAYS),
                        new Event.JobStarted(JobKind.CLOSE_DAY)));
    }

    private void step(List<? extends Event> events, JobKind finished) {
        story.tell(story.commands.jobStep(), LEYLA.address(), events, List.of(new Event.JobFinished(finished)));
    }

    private void removal(Story.Bank bank) {
        story.decide(
                story.actions.removeParticipant(bank.bic(), TODAY, "7"),
                AddStatusCauseEncoder.TEMPLATE_ID,
                List.of(
                        new Event.StatusChanged(
                                bank.id(), SystemId.AZIPS, Set.of(StatusCause.REMOVED), TODAY, "7"),
                        new Event.JobStarted(JobKind.ANNUL_OF_PARTICIPANT)));
    }

    // ---- nothing is found

    @Test
    void aWholeDayThatIsRightHasNoFindings() {
        Story.Told _ = paid();
        Story.Told large = story.payment(ALFA, QAMA, 500, 50);
        story.submit(large, accepted(large), story.waiting(large, 100, LACK_OF_FUNDS));
        Story.Told behind = story.payment(ALFA, BETA, 10, 50);
        story.submit(behind, accepted(behind), story.waiting(behind, 110, LACK_OF_FUNDS, BEHIND_EARLIER));
        Story.Told back = story.payment(BETA, ALFA, 105, 30);
        story.submit(back, accepted(back), story.executed(back, false), story.executed(large, true));
        Story.Told again = new Story.Told(story.next(), BETA, ALFA, 1, 30, back.reference());
        story.submit(again, story.refused(again, RejectReason.REFERENCE_USED.code()));
        closing();
        step(story.annulled(behind, RejectReason.UNFUNDED_AT_END_OF_DAY.code()), JobKind.ANNUL_WAITING);
        step(story.dayEnds(), JobKind.END_CALENDAR_DAYS);
        step(List.of(new Event.DayClosed(SystemId.AZIPS, TODAY, 3, money(1_205), 1)), JobKind.CLOSE_DAY);
        assertSilent();
    }

    @Test
    void theRemovalOfAParticipantThatIsRightHasNoFindings() {
        Story.Told waiting = waits(50);
        removal(BETA);
        step(story.annulled(waiting, RejectReason.BENEFICIARY_GONE.code()), JobKind.ANNUL_OF_PARTICIPANT);
        assertSilent();
    }

    // ---- money

    @Test
    void aBalanceThatIsOneOff() {
        Story.Told payment = paid();
        story.replace(
                Event.Posted.class,
                posted -> new Event.Posted(
                        posted.postingSequence(),
                        payment.id(),
                        "AZN",
                        List.of(leg(1, -600, 401), leg(2, 600, 1_600))));
        assertFound("4.10.1", "account 1", "to hold 400", "found 401");
    }

    @Test
    void moneyMadeFromNothing() {
        Story.Told payment = paid();
        story.replace(
                Event.Posted.class,
                posted -> new Event.Posted(
                        posted.postingSequence(),
                        payment.id(),
                        "AZN",
                        List.of(leg(1, -600, 400), leg(2, 601, 1_601))));
        assertFound("I1", "all balances in AZN to add up to 0", "found 1");
    }

    @Test
    void aSecondDebit() {
        Story.Told payment = paid();
        story.add(new Event.Posted(
                payment.id(), payment.id(), "AZN", List.of(leg(1, -600, -200), leg(2, 600, 2_200))));
        assertFound("I4", "nothing more of payment " + payment.id(), "balance=-200");
    }

    @Test
    void aBookingOnTheWrongAccount() {
        Story.Told payment = paid();
        story.replace(
                Event.Posted.class,
                posted -> new Event.Posted(
                        posted.postingSequence(),
                        payment.id(),
                        "AZN",
                        List.of(leg(1, -600, 400), leg(3, 600, 1_600))));
        assertFound("4.10.1", "account 3", "to hold 1000", "found 1600");
    }

    @Test
    void anAccountBelowZero() {
        Story.Told payment = story.payment(ALFA, BETA, 1_001, 50);
        story.submit(payment, accepted(payment), story.executed(payment, false));
        assertEquals(-1, story.balance(ALFA));
        assertFound("3.2.4", "account 1", "never to be below zero", "found -1");
        assertFound("4.12.2", "causes=[LACK_OF_FUNDS], shortfall=1");
    }

    // ---- the order of payments

    @Test
    void aPaymentSettledOutOfOrder() {
        Story.Told first = waits(50);
        Story.Told small = story.payment(ALFA, QAMA, 10, 60);
        story.submit(small, accepted(small), story.waiting(small, 510, LACK_OF_FUNDS, BEHIND_EARLIER));
        Story.Told back = story.payment(BETA, ALFA, 1, 50);
        story.submit(back, accepted(back), story.executed(back, false), story.executed(small, true));
        assertFound("4.11", "payment " + first.id(), "to be executed first", "payment " + small.id());
    }

    @Test
    void aPaymentThatOvertakesAnEarlierOneOfItsPriority() {
        Story.Told first = waits(50);
        Story.Told second = story.payment(ALFA, QAMA, 10, 50);
        story.submit(second, accepted(second), story.executed(second, false));
        assertFound("4.11", "payment " + first.id(), "to be executed first");
    }

    @Test
    void aMoreUrgentPaymentThatIsMadeToWait() {
        Story.Told _ = waits(50);
        Story.Told urgent = story.payment(ALFA, QAMA, 10, 49);
        story.submit(urgent, accepted(urgent), story.waiting(urgent, 510, LACK_OF_FUNDS, BEHIND_EARLIER));
        assertFound("4.10.1", "PaymentSettled[paymentId=" + urgent.id(), "found no such event");
    }

    @Test
    void aPaymentThatIsNotReleasedThoughTheMoneyCame() {
        Story.Told waiting = waits(50);
        Story.Told back = story.payment(BETA, ALFA, 500, 50);
        story.submit(back, accepted(back), story.executed(back, false));
        assertFound("4.10", "payment " + waiting.id(), "to be executed, with 1500", "it waits on");
    }

    @Test
    void aPaymentThatIsReleasedBeforeTheMoneyCame() {
        Story.Told waiting = waits(50);
        Story.Told back = story.payment(BETA, ALFA, 499, 50);
        story.submit(back, accepted(back), story.executed(back, false), story.executed(waiting, true));
        assertFound("4.12.2", "payment " + waiting.id(), "to wait, with 1499", "found executed");
    }

    @Test
    void aWaitForCausesThatDoNotHold() {
        Story.Told payment = story.payment(ALFA, BETA, 1_500, 50);
        story.submit(payment, accepted(payment), story.waiting(payment, 500, LACK_OF_FUNDS, BEHIND_EARLIER));
        assertFound("4.12.2", "causes=[LACK_OF_FUNDS]", "found", "BEHIND_EARLIER");
        assertFound("4.13", "kind=WAITING", "causes=[LACK_OF_FUNDS]");
    }

    @Test
    void somethingHappensToAPaymentThatHasEnded() {
        Story.Told payment = paid();
        story.tell(
                story.commands.tick(),
                LEYLA.address(),
                story.annulled(payment, RejectReason.UNFUNDED_AT_END_OF_DAY.code()));
        assertFound("I4", "nothing more of payment " + payment.id(), "which is SETTLED", "PaymentAnnulled");
    }

    // ---- acceptance

    @Test
    void aRefusalForAReasonThatDoesNotApply() {
        Story.Told payment = story.payment(ALFA, BETA, 600, 50);
        story.submit(payment, story.refused(payment, RejectReason.REFERENCE_USED.code()));
        assertFound("4.10", "payment " + payment.id() + " not refused", "found refused for REFERENCE_USED");
    }

    @Test
    void aRefusalForAnotherReasonThanTheTrueOne() {
        Story.Told payment = story.payment(ALFA, BETA, 0, 50);
        story.submit(payment, story.refused(payment, RejectReason.SAME_ACCOUNT.code()));
        assertFound("4.8.3", "refused for AMOUNT_ZERO", "found refused for SAME_ACCOUNT");
    }

    @Test
    void aNumberUsedTwice() {
        Story.Told first = paid();
        Story.Told second = new Story.Told(story.next(), ALFA, BETA, 100, 50, first.reference());
        story.submit(second, accepted(second), story.executed(second, false));
        assertFound("4.8.2", "refused for REFERENCE_USED", "found not refused");
    }

    @Test
    void aPriorityThatIsTheCentralBanksOwn() {
        Story.Told payment = story.payment(ALFA, BETA, 100, 29);
        story.submit(payment, accepted(payment), story.executed(payment, false));
        assertFound("4.11", "refused for PRIORITY_NOT_ALLOWED", "found not refused");
    }

    @Test
    void aPaymentToWhoIsGone() {
        removal(BETA);
        step(List.of(), JobKind.ANNUL_OF_PARTICIPANT);
        Story.Told payment = story.payment(ALFA, BETA, 100, 50);
        story.submit(payment, accepted(payment), story.executed(payment, false));
        assertFound("4.9", "refused for BENEFICIARY_GONE", "found not refused");
    }

    // ---- notices and numbers

    @Test
    void aMissingNotice() {
        Story.Told payment = paid();
        story.drop(Event.NoticeDue.class);
        assertFound("4.19", "kind=DEBIT_ADVICE", "paymentId=" + payment.id(), "found no such event");
    }

    @Test
    void aNoticeDueTwice() {
        Story.Told payment = paid();
        story.repeat(Event.NoticeDue.class);
        assertFound("I4", "nothing more of payment " + payment.id(), "DEBIT_ADVICE");
    }

    @Test
    void aNoticeToSomebodyElse() {
        Story.Told payment = paid();
        story.replace(
                Event.NoticeDue.class,
                notice -> new Event.NoticeDue(
                        QAMA.address(),
                        notice.kind(),
                        notice.meant(),
                        notice.booked(),
                        notice.counterpartyId(),
                        0,
                        Set.of(),
                        notice.timeNs()));
        assertFound(
                "4.19", "to=Address[participantId=1", "found NoticeDue[to=Address[participantId=3", "=" + payment.id());
    }

    @Test
    void anAdviceWithAnotherBalance() {
        Story.Told _ = paid();
        story.replace(
                Event.NoticeDue.class,
                notice -> new Event.NoticeDue(
                        notice.to(),
                        notice.kind(),
                        notice.meant(),
                        new Event.Booked(1, BigDecimal.valueOf(399)),
                        notice.counterpartyId(),
                        0,
                        Set.of(),
                        notice.timeNs()));
        assertFound("4.19", "balance=400", "found", "balance=399");
    }

    @Test
    void anOutputNumberThatIsSkipped() {
        Story.Told _ = paid();
        story.skipNumber(NoticeKind.CREDIT_ADVICE);
        assertFound("D19", "output number 2 at Address[participantId=2, terminal=A]", "found 3 of");
    }

    @Test
    void anInputNumberThatIsSkipped() {
        Origin right = story.origin(ALFA.address(), ALFA.bic(), ALFA.certificate());
        Origin skipped = new Origin(right.sessionId(), 2, ALFA.bic(), 'A', Channel.CTN, ALFA.certificate(), 9);
        Story.Told payment = story.payment(ALFA, BETA, 600, 50);
        story.tell(
                story.commands.submitPayment(skipped, 0, Story.instruction(payment)),
                ALFA.address(),
                List.of(story.taken(skipped, ALFA.address())),
                accepted(payment),
                story.executed(payment, false));
        assertFound("D19", "input 2 of ALFAAZ22XXXA refused for INPUT_NUMBER_GAP", "found not refused");
    }

    @Test
    void anInputTakenTwice() {
        Origin origin = story.origin(ALFA.address(), ALFA.bic(), ALFA.certificate());
        for (int times = 0; times < 2; times++) {
            Story.Told payment = new Story.Told(story.next(), ALFA, BETA, 100, 50, "R" + times);
            story.tell(
                    story.commands.submitPayment(origin, 0, Story.instruction(payment)),
                    ALFA.address(),
                    List.of(story.taken(origin, ALFA.address())),
                    accepted(payment),
                    story.executed(payment, false));
        }
        assertFound("D19", "isRepeated=true", "found InputTaken", "isRepeated=false");
        assertFound("I6", "nothing that does not follow", "PaymentAccepted");
    }

    // ---- who may send and decide

    @Test
    void anInputUnderARevokedCertificate() {
        byte[] fingerprint = CommandBytes.digest(100L + ALFA.certificate());
        story.decide(
                story.actions.revokeCertificate(fingerprint, 1),
                RevokeCertificateEncoder.TEMPLATE_ID,
                List.of(new Event.CertificateRevoked(ALFA.certificate(), 1)));
        Story.Told _ = paid();
        assertFound("4.26.2", "refused for CERTIFICATE_REVOKED", "found not refused");
    }

    @Test
    void aLogonWithTheCertificateOfAnother() {
        story.logOn(ALFA.address(), ALFA.bic(), BETA.certificate());
        assertFound("4.26.2", "refused for CERTIFICATE_OF_OTHER", "found not refused");
    }

    @Test
    void anOperatorWhoApprovesHerself() {
        byte[] closing = story.actions.closeDay(SystemId.AZIPS);
        long proposal = story.propose(LEYLA, closing, CloseDayEncoder.TEMPLATE_ID);
        story.approve(LEYLA, proposal, CloseDayEncoder.TEMPLATE_ID, List.of());
        assertFound("D23", "proposal " + proposal + " refused for SAME_OPERATOR", "found not refused");
    }

    @Test
    void anApprovalAfterTheDeadline() {
        byte[] closing = story.actions.closeDay(SystemId.AZIPS);
        long proposal = story.propose(LEYLA, closing, CloseDayEncoder.TEMPLATE_ID);
        story.pass(Story.PROPOSAL_LIFE_NS);
        story.approve(RAUF, proposal, CloseDayEncoder.TEMPLATE_ID, List.of());
        assertFound("D23", "refused for PROPOSAL_UNKNOWN", "found not refused");
    }

    @Test
    void aProposalThatLapsesTooSoon() {
        long proposal =
                story.propose(LEYLA, story.actions.closeDay(SystemId.AZIPS), CloseDayEncoder.TEMPLATE_ID);
        story.tell(story.commands.tick(), LEYLA.address(), List.of(new Event.ProposalExpired(proposal)));
        assertFound("I6", "ProposalExpired[proposalId=" + proposal);
    }

    @Test
    void aDecisionThatNobodySigned() {
        story.tell(
                story.actions.issueFunds("AZN", ALFA.number(), "ISSUE", 5, "ALONE"),
                LEYLA.address(),
                List.of(new Event.Posted(
                        story.next(), 0, "AZN", List.of(leg(0, -5, -3_005), leg(1, 5, 1_005)))));
        assertFound("D23", "IssueFunds refused for NEEDS_TWO_OPERATORS", "found not refused");
        assertFound("4.10.1", "account 1", "to hold 1000", "found 1005");
    }

    @Test
    void aFalseAnswerToAnOperator() {
        Origin origin = story.origin(LEYLA.address(), "NABZAZ2CXXX", LEYLA.certificate());
        story.tell(
                story.commands.query(origin, QueryKind.ACCOUNT, 0, ALFA.bic()),
                LEYLA.address(),
                List.of(
                        story.taken(origin, LEYLA.address()),
                        new Event.AccountReported(
                                origin.sessionId(),
                                origin.inputNumber(),
                                1,
                                1,
                                SystemId.AZIPS,
                                AccountKind.CORRESPONDENT,
                                "AZN",
                                ALFA.number(),
                                money(999),
                                money(0),
                                0,
                                money(0),
                                money(0),
                                money(1_000)),
                        new Event.QueryAnswered(
                                origin.sessionId(), origin.inputNumber(), QueryKind.ACCOUNT, 1, 0, 0)));
        assertFound("D9", "balance=1000", "found AccountReported", "balance=999");
    }

    // ---- the end of the day, and of a participation

    @Test
    void somethingThatWaitsBeyondTheEndOfTheDay() {
        Story.Told waiting = waits(50);
        closing();
        step(List.of(), JobKind.ANNUL_WAITING);
        assertFound("4.18", "nothing waits at the end of the day", "payment " + waiting.id());
    }

    @Test
    void aPaymentAnnulledInTheMiddleOfTheDay() {
        Story.Told waiting = waits(50);
        story.tell(
                story.commands.tick(),
                LEYLA.address(),
                story.annulled(waiting, RejectReason.UNFUNDED_AT_END_OF_DAY.code()));
        assertFound("4.18", "payment " + waiting.id(), "found PaymentAnnulled");
    }

    @Test
    void aDayEndThatIsMissing() {
        closing();
        step(List.of(), JobKind.ANNUL_WAITING);
        step(story.dayEnds().subList(0, 3), JobKind.END_CALENDAR_DAYS);
        assertFound("R-3.3", "the day " + TODAY + " of account 3", "to be ended");
    }

    @Test
    void aPaymentOfTheGoneThatIsExecutedAfterAll() {
        Story.Told waiting = waits(50);
        removal(BETA);
        Story.Told toAlfa = story.payment(QAMA, ALFA, 500, 50);
        story.submit(toAlfa, accepted(toAlfa), story.executed(toAlfa, false), story.executed(waiting, true));
        assertFound("7-10.6", "payment " + waiting.id(), "to be cancelled", "found executed");
    }

    @Test
    void aPaymentOfTheGoneThatIsNotAnnulled() {
        Story.Told waiting = waits(50);
        removal(BETA);
        step(List.of(), JobKind.ANNUL_OF_PARTICIPANT);
        assertFound("7-10.6", "payment " + waiting.id(), "to be cancelled", "it waits on");
    }

    @Test
    void anAnswerThatNobodyAskedFor() {
        Story.Told payment = paid();
        story.add(new Event.InputTaken(
                1, 1, 'A', true, 1, 1, 1, HexFormat.of().formatHex(CommandBytes.digest(payment.id()))));
        assertFound("I6", "nothing that does not follow from the command", "InputTaken");
    }
}

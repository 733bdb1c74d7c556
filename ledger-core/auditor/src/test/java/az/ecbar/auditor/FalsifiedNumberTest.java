package az.ecbar.auditor;

import static az.ecbar.auditor.Story.ALFA;
import static az.ecbar.auditor.Story.BETA;
import static az.ecbar.auditor.Story.LEYLA;
import static az.ecbar.auditor.Story.QAMA;
import static az.ecbar.auditor.Story.RAUF;
import static az.ecbar.auditor.Story.leg;
import static az.ecbar.auditor.Story.money;

import az.ecbar.auditor.testing.CommandBytes;
import az.ecbar.auditor.testing.Origin;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.Channel;
import az.ecbar.schema.CloseDayEncoder;
import az.ecbar.schema.EpochMode;
import az.ecbar.schema.GrantedBy;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RevokeCertificateEncoder;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Falsified notices, numbers, sessions and decisions are found, each under its rule. */
class FalsifiedNumberTest extends FalsifiedStory {
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
                        notice.priority(),
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
                        notice.priority(),
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
                Happenings.accepted(payment),
                story.happenings.executed(payment, false));
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
                    Happenings.accepted(payment),
                    story.happenings.executed(payment, false));
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
        long proposal = story.propose(LEYLA, story.actions.closeDay(SystemId.AZIPS), CloseDayEncoder.TEMPLATE_ID);
        story.tell(story.commands.tick(), LEYLA.address(), List.of(new Event.ProposalExpired(proposal)));
        assertFound("I6", "ProposalExpired[proposalId=" + proposal);
    }

    @Test
    void anEpochThatIsToldDifferently() {
        story.tell(
                story.commands.beginEpoch(3),
                LEYLA.address(),
                List.of(new Event.EpochBegun(2, 1, EpochMode.SOLO, GrantedBy.SOLO)));
        assertFound("D18", "EpochBegun[epoch=3");
    }

    @Test
    void anEpochThatIsBegunTwice() {
        for (int i = 0; i < 2; i++) {
            story.tell(
                    story.commands.beginEpoch(3),
                    LEYLA.address(),
                    List.of(new Event.EpochBegun(3, 1, EpochMode.SOLO, GrantedBy.SOLO)));
        }
        assertFound("D18", "an epoch above 3", "found 3");
    }

    @Test
    void aDecisionThatNobodySigned() {
        story.tell(
                story.actions.issueFunds("AZN", ALFA.number(), "ISSUE", 5, "ALONE"),
                LEYLA.address(),
                List.of(new Event.Posted(story.next(), 0, "AZN", List.of(leg(0, -5, -3_005), leg(1, 5, 1_005)))));
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
                                money(1_000),
                                false),
                        new Event.QueryAnswered(origin.sessionId(), origin.inputNumber(), QueryKind.ACCOUNT, 1, 0, 0)));
        assertFound("D9", "balance=1000", "found AccountReported", "balance=999");
    }
}

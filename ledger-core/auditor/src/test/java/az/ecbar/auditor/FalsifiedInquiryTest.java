package az.ecbar.auditor;

import static az.ecbar.auditor.Story.ALFA;
import static az.ecbar.auditor.Story.BETA;
import static az.ecbar.auditor.Story.OPENING;
import static az.ecbar.auditor.Story.TODAY;
import static az.ecbar.auditor.Story.money;
import static az.ecbar.auditor.WaitCause.LACK_OF_FUNDS;

import az.ecbar.auditor.testing.Origin;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Falsified answers to what banks ask are found: ALFA had 1000, and paid 600 where a test says so. */
class FalsifiedInquiryTest extends FalsifiedStory {
    private static final Event.Standing NOTHING_WAITS = Event.Standing.NOT_ASKED;

    @Test
    void rightOnesAreNot() {
        Story.Told _ = paid();
        ask(AccountReport.BALANCE, ALFA, page(AccountReport.BALANCE, 1, OPENING - 600, NOTHING_WAITS));
        ask(AccountReport.INTERIM, ALFA, page(AccountReport.INTERIM, 1, OPENING - 600, NOTHING_WAITS));
        Story.Told large = story.payment(ALFA, BETA, 1_500, 50);
        story.submit(large, Happenings.accepted(large), story.happenings.waiting(large, 1_100, LACK_OF_FUNDS));
        ask(AccountReport.PENDING, ALFA, page(AccountReport.PENDING, 0, OPENING - 600, waiting(1, 1_500)));
        ask(AccountReport.BALANCE, BETA, refused(RejectReason.AUTHORITY_MISSING, "25"));
        ask(AccountReport.STATEMENT, ALFA, refused(RejectReason.STATEMENT_NOT_YET, "12"));
        assertSilent();
    }

    @Test
    void anotherBalance() {
        Story.Told _ = paid();
        ask(AccountReport.BALANCE, ALFA, page(AccountReport.BALANCE, 1, OPENING - 599, NOTHING_WAITS));
        assertFound("4.20", "closing=400", "closing=401");
    }

    @Test
    void anEntryThatIsLeftOut() {
        Story.Told _ = paid();
        ask(AccountReport.INTERIM, ALFA, page(AccountReport.INTERIM, 0, OPENING - 600, NOTHING_WAITS));
        assertFound("4.20", "1 entries on the pages", "lines=0");
    }

    @Test
    void aPaymentThatWaitsAndIsNotCounted() {
        Story.Told _ = waits(50);
        ask(AccountReport.PENDING, ALFA, page(AccountReport.PENDING, 0, OPENING, NOTHING_WAITS));
        assertFound("4.20", "waiting=1", "waiting=0");
    }

    @Test
    void aPaymentToBeWrittenOffThatIsNotTold() {
        Story.Told _ = waits(50);
        ask(AccountReport.MOVEMENTS, ALFA, page(AccountReport.MOVEMENTS, 0, OPENING, waiting(1, 1_500)));
        assertFound("4.21", "WaitingPaymentTold", "[]");
    }

    @Test
    void aForeignAccountThatIsToldOf() {
        ask(AccountReport.BALANCE, BETA, page(AccountReport.BALANCE, 0, OPENING, NOTHING_WAITS));
        assertFound("4.24", "reason=256", "no such event");
    }

    @Test
    void anAnswerThatIsRefusedWithoutReason() {
        ask(AccountReport.BALANCE, ALFA, refused(RejectReason.AUTHORITY_MISSING, "25"));
        assertFound("4.20", "report=BALANCE", "no such event");
    }

    @Test
    void aRefusalThatNamesAnotherField() {
        ask(AccountReport.BALANCE, BETA, refused(RejectReason.AUTHORITY_MISSING, "12"));
        assertFound("4.24", "tag=25", "tag=12");
    }

    /** ALFA asks about a bank's account. */
    private void ask(AccountReport report, Story.Bank whose, Event answer) {
        Origin origin = story.origin(ALFA.address(), ALFA.bic(), ALFA.certificate());
        story.tell(
                story.commands.submitInquiry(origin, report, whose.number(), "AZN", "", "Q1"),
                ALFA.address(),
                List.of(story.taken(origin, ALFA.address()), answer));
    }

    private static Event.Standing waiting(int count, long sum) {
        return new Event.Standing(BigDecimal.ZERO, BigDecimal.ZERO, count, money(sum), Set.of());
    }

    private Event page(AccountReport report, int lines, long closing, Event.Standing standing) {
        return new Event.AccountPageDue(
                ALFA.address(),
                report,
                story.next(),
                story.timeNs(),
                ALFA.id(),
                TODAY,
                1,
                new Event.Page(1, 1, 0, lines),
                TODAY,
                money(OPENING),
                money(closing),
                "AZN",
                "Q1",
                standing);
    }

    private Event refused(RejectReason reason, String tag) {
        return new Event.NoticeDue(
                ALFA.address(),
                NoticeKind.REFUSED,
                new Event.Meant(0, story.next(), BigDecimal.ZERO, 0, PaymentType.NULL_VAL, "", "Q1", tag),
                Event.Booked.NOTHING,
                Event.NoticeDue.NOBODY,
                reason.code(),
                Set.of(),
                Event.NoticeDue.NO_PRIORITY,
                story.timeNs());
    }
}

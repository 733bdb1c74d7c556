package az.ecbar.auditor;

import static az.ecbar.auditor.Story.QAMA;
import static az.ecbar.auditor.Story.money;

import az.ecbar.schema.JobKind;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Falsified statements at the end of the day are found. */
class FalsifiedStatementTest extends FalsifiedStory {
    @BeforeEach
    void endDay() {
        Story.Told _ = paid();
        closing();
        step(List.of(), JobKind.ANNUL_WAITING);
        step(story.happenings.dayEnds(), JobKind.END_CALENDAR_DAYS);
    }

    @Test
    void rightOnesAreNot() {
        step(story.happenings.statements(), JobKind.SEND_STATEMENTS);
        assertSilent();
    }

    @Test
    void aStatementThatIsMissing() {
        step(story.happenings.statements().subList(0, 2), JobKind.SEND_STATEMENTS);
        assertFound("4.25", "a statement of account 3", "found none");
    }

    @Test
    void aStatementSentTwice() {
        List<Event> all = story.happenings.statements();
        step(List.of(all.get(0), all.get(1), all.get(2), all.get(0)), JobKind.SEND_STATEMENTS);
        assertFound("I6", "nothing that does not follow", "accountId=1");
    }

    @Test
    void aWrongNumber() {
        falsify(e -> page(e, 2, e.page(), "1000", "400", e.to()));
        assertFound("4.25", "number=1", "number=2");
    }

    @Test
    void anOpeningBalanceThatIsNotTheLastClosingOne() {
        falsify(e -> page(e, 1, e.page(), "999", "400", e.to()));
        assertFound("4.25", "opening=1000", "opening=999");
    }

    @Test
    void aClosingBalanceThatIsNotTheAccounts() {
        falsify(e -> page(e, 1, e.page(), "1000", "401", e.to()));
        assertFound("4.25", "closing=400", "closing=401");
    }

    @Test
    void anEntryThatIsLeftOut() {
        falsify(e -> page(e, 1, new Event.Page(1, 1, 0, 0), "1000", "400", e.to()));
        assertFound("4.25", "1 entries of account 1", "lines=0");
    }

    @Test
    void aPageThatIsMissing() {
        falsify(e -> page(e, 1, new Event.Page(1, 2, 0, 0), "1000", "400", e.to()));
        assertFound("4.25", "a statement of account 1", "found none");
    }

    @Test
    void aStatementToSomebodyElse() {
        falsify(e -> page(e, 1, e.page(), "1000", "400", QAMA.address()));
        assertFound("4.25", "participantId=1", "participantId=3");
    }

    /** Falsifies the first statement, ALFA's: it had 1000, paid 600 and has 400. */
    private void falsify(UnaryOperator<Event.AccountPageDue> how) {
        List<Event> all = story.happenings.statements();
        Event.AccountPageDue first = how.apply((Event.AccountPageDue) all.getFirst());
        step(List.of(first, all.get(1), all.get(2)), JobKind.SEND_STATEMENTS);
    }

    private static Event.AccountPageDue page(
            Event.AccountPageDue of, int number, Event.Page page, String opening, String closing, Event.Address to) {
        return new Event.AccountPageDue(
                to,
                of.report(),
                of.inquirySequence(),
                of.timeNs(),
                of.accountId(),
                of.date(),
                number,
                page,
                of.openingDate(),
                money(Long.parseLong(opening)),
                money(Long.parseLong(closing)),
                of.currency(),
                of.reference(),
                of.standing());
    }
}

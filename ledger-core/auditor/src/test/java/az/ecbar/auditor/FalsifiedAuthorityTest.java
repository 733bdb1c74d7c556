package az.ecbar.auditor;

import static az.ecbar.auditor.Story.ALFA;
import static az.ecbar.auditor.Story.BETA;
import static az.ecbar.auditor.Story.QAMA;
import static az.ecbar.auditor.Story.TODAY;

import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.GrantAuthorityEncoder;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.NoticeKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is falsely told, or not told, to whom a participant gave authority over its account is found (4.19). */
class FalsifiedAuthorityTest extends FalsifiedStory {
    @Test
    void aRightAdviceIsNot() {
        grant(AuthorityScope.ADVICE, TODAY);
        pay(true, QAMA);
        assertSilent();
    }

    @Test
    void anAdviceThatIsMissing() {
        grant(AuthorityScope.ADVICE, TODAY);
        pay(false, QAMA);
        assertFound("4.19", "kind=DEBIT_TOLD_BY_AUTHORITY", "no such event");
    }

    @Test
    void anAdviceToSomebodyElse() {
        grant(AuthorityScope.ADVICE, TODAY);
        pay(true, BETA);
        assertFound("4.19", "kind=DEBIT_TOLD_BY_AUTHORITY", "participantId=" + QAMA.id());
    }

    @Test
    void anAdviceWithoutAuthority() {
        pay(true, QAMA);
        assertFound("I4", "nothing more of", "DEBIT_TOLD_BY_AUTHORITY");
    }

    @Test
    void anAdviceBeforeTheAuthorityHolds() {
        grant(AuthorityScope.ADVICE, TODAY + 1);
        pay(true, QAMA);
        assertFound("I4", "nothing more of", "DEBIT_TOLD_BY_AUTHORITY");
    }

    @Test
    void anAdviceByTheAuthorityForStatements() {
        grant(AuthorityScope.STATEMENT, TODAY);
        pay(true, QAMA);
        assertFound("I4", "nothing more of", "DEBIT_TOLD_BY_AUTHORITY");
    }

    @Test
    void anAuthorityThatIsGrantedForAnotherPeriod() {
        decide(AuthorityScope.QUERY, TODAY, TODAY + 1);
        assertFound("4.19", "from=" + TODAY, "from=" + (TODAY + 1));
    }

    @Test
    void aRightStatementIsNot() {
        List<Event> all = statements();
        all.add(1, copy((Event.AccountPageDue) all.getFirst()));
        step(all, JobKind.SEND_STATEMENTS);
        assertSilent();
    }

    @Test
    void aStatementThatIsMissing() {
        step(statements(), JobKind.SEND_STATEMENTS);
        assertFound("4.19", "a statement of account " + ALFA.id(), "found none");
    }

    @Test
    void aStatementThatIsSentTwice() {
        List<Event> all = statements();
        all.add(1, copy((Event.AccountPageDue) all.getFirst()));
        all.add(2, all.get(1));
        step(all, JobKind.SEND_STATEMENTS);
        assertFound("I6", "nothing that does not follow", "participantId=" + QAMA.id());
    }

    /** All but that to QAMA; ALFA gave it authority. */
    private List<Event> statements() {
        grant(AuthorityScope.STATEMENT, TODAY);
        Story.Told _ = paid();
        closing();
        step(List.of(), JobKind.ANNUL_WAITING);
        step(story.happenings.dayEnds(), JobKind.END_CALENDAR_DAYS);
        return new ArrayList<>(story.happenings.statements());
    }

    private static Event copy(Event.AccountPageDue e) {
        return new Event.AccountPageDue(
                QAMA.address(),
                e.report(),
                e.inquirySequence(),
                e.timeNs(),
                e.accountId(),
                e.date(),
                e.number(),
                e.page(),
                e.openingDate(),
                e.opening(),
                e.closing(),
                e.currency(),
                e.reference(),
                e.standing());
    }

    private void grant(AuthorityScope scope, int from) {
        decide(scope, from, from);
    }

    /** ALFA gives QAMA authority. */
    private void decide(AuthorityScope scope, int from, int told) {
        Event.Authority authority = new Event.Authority(ALFA.id(), QAMA.id(), ALFA.id(), scope, TODAY, "P-1");
        story.decide(
                story.actions.grantAuthority(
                        ALFA.bic(), QAMA.bic(), ALFA.number(), "AZN", scope, from, 0, TODAY, "P-1"),
                GrantAuthorityEncoder.TEMPLATE_ID,
                List.of(new Event.AuthorityGranted(authority, told, 0)));
    }

    /** ALFA pays BETA 600, and somebody is advised of ALFA's account. */
    private void pay(boolean isAdvised, Story.Bank other) {
        Story.Told payment = story.payment(ALFA, BETA, 600, 50);
        List<Event> executed = new ArrayList<>(story.happenings.executed(payment, false));
        Event.NoticeDue own = executed.stream()
                .filter(Event.NoticeDue.class::isInstance)
                .map(Event.NoticeDue.class::cast)
                .findFirst()
                .orElseThrow();
        if (isAdvised) {
            executed.add(new Event.NoticeDue(
                    other.address(),
                    NoticeKind.DEBIT_TOLD_BY_AUTHORITY,
                    own.meant(),
                    own.booked(),
                    own.counterpartyId(),
                    own.reason(),
                    own.causes(),
                    own.priority(),
                    own.timeNs()));
        }
        story.submit(payment, Happenings.accepted(payment), executed);
    }
}

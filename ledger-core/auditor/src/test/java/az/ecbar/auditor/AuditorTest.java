package az.ecbar.auditor;

import static az.ecbar.auditor.Story.ALFA;
import static az.ecbar.auditor.Story.BETA;
import static az.ecbar.auditor.Story.LEYLA;
import static az.ecbar.auditor.Story.QAMA;
import static az.ecbar.auditor.Story.TODAY;
import static az.ecbar.auditor.Story.money;
import static az.ecbar.auditor.WaitCause.BEHIND_EARLIER;
import static az.ecbar.auditor.WaitCause.LACK_OF_FUNDS;

import az.ecbar.auditor.testing.CommandBytes;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.SystemId;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The auditor is silent over days that are right, and finds what is falsified at their end. */
class AuditorTest extends FalsifiedStory {
    // ---- nothing is found

    @Test
    void aWholeDayThatIsRightHasNoFindings() {
        Story.Told _ = paid();
        Story.Told large = story.payment(ALFA, QAMA, 500, 50);
        story.submit(large, Happenings.accepted(large), story.happenings.waiting(large, 100, LACK_OF_FUNDS));
        Story.Told behind = story.payment(ALFA, BETA, 10, 50);
        story.submit(
                behind,
                Happenings.accepted(behind),
                story.happenings.waiting(behind, 110, LACK_OF_FUNDS, BEHIND_EARLIER));
        Story.Told back = story.payment(BETA, ALFA, 105, 30);
        story.submit(
                back,
                Happenings.accepted(back),
                story.happenings.executed(back, false),
                story.happenings.executed(large, true));
        Story.Told again = new Story.Told(story.next(), BETA, ALFA, 1, 30, back.reference());
        story.submit(again, story.happenings.refused(again, RejectReason.REFERENCE_USED.code()));
        closing();
        step(story.happenings.annulled(behind, RejectReason.UNFUNDED_AT_END_OF_DAY.code()), JobKind.ANNUL_WAITING);
        step(story.happenings.dayEnds(), JobKind.END_CALENDAR_DAYS);
        step(story.happenings.statements(), JobKind.SEND_STATEMENTS);
        step(List.of(new Event.DayClosed(SystemId.AZIPS, TODAY, 3, money(1_205), 1, 4, 0, 0)), JobKind.CLOSE_DAY);
        assertSilent();
    }

    @Test
    void theRemovalOfAParticipantThatIsRightHasNoFindings() {
        Story.Told waiting = waits(50);
        removal(BETA);
        step(story.happenings.annulled(waiting, RejectReason.BENEFICIARY_GONE.code()), JobKind.ANNUL_OF_PARTICIPANT);
        assertSilent();
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
                story.happenings.annulled(waiting, RejectReason.UNFUNDED_AT_END_OF_DAY.code()));
        assertFound("4.18", "payment " + waiting.id(), "found PaymentAnnulled");
    }

    @Test
    void aDayEndThatIsMissing() {
        closing();
        step(List.of(), JobKind.ANNUL_WAITING);
        step(story.happenings.dayEnds().subList(0, 3), JobKind.END_CALENDAR_DAYS);
        assertFound("R-3.3", "the day " + TODAY + " of account 3", "to be ended");
    }

    @Test
    void aPaymentOfTheGoneThatIsExecutedAfterAll() {
        Story.Told waiting = waits(50);
        removal(BETA);
        Story.Told toAlfa = story.payment(QAMA, ALFA, 500, 50);
        story.submit(
                toAlfa,
                Happenings.accepted(toAlfa),
                story.happenings.executed(toAlfa, false),
                story.happenings.executed(waiting, true));
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

package az.ecbar.auditor;

import static az.ecbar.auditor.Story.ALFA;
import static az.ecbar.auditor.Story.BETA;
import static az.ecbar.auditor.Story.LEYLA;
import static az.ecbar.auditor.Story.TODAY;
import static az.ecbar.auditor.WaitCause.LACK_OF_FUNDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.schema.AddStatusCauseEncoder;
import az.ecbar.schema.CloseDayEncoder;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.SystemId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** A story of a day, and what an auditor must find in it after it was falsified. */
abstract class FalsifiedStory {
    Story story = new Story();

    @BeforeEach
    void begin() {
        story = new Story();
    }

    void assertSilent() {
        assertEquals(List.of(), story.findings());
    }

    /** Something is found at the command told last, under this rule, in a sentence with these words. */
    void assertFound(String rule, String... words) {
        List<Finding> findings = story.findings();
        long last = story.next() - 1;
        assertTrue(
                findings.stream()
                        .filter(finding ->
                                finding.sequence() == last && finding.rule().equals(rule))
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
    Story.Told paid() {
        Story.Told payment = story.payment(ALFA, BETA, 600, 50);
        story.submit(payment, Happenings.accepted(payment), story.happenings.executed(payment, false));
        return payment;
    }

    /** ALFA, who holds 1000, sends a payment of 1500: it waits. */
    Story.Told waits(int priority) {
        Story.Told payment = story.payment(ALFA, BETA, 1_500, priority);
        story.submit(payment, Happenings.accepted(payment), story.happenings.waiting(payment, 500, LACK_OF_FUNDS));
        return payment;
    }

    void closing() {
        story.decide(
                story.actions.closeDay(SystemId.AZIPS),
                CloseDayEncoder.TEMPLATE_ID,
                List.of(
                        new Event.DayClosing(SystemId.AZIPS, TODAY),
                        new Event.JobStarted(JobKind.ANNUL_WAITING),
                        new Event.JobStarted(JobKind.END_CALENDAR_DAYS),
                        new Event.JobStarted(JobKind.SEND_STATEMENTS),
                        new Event.JobStarted(JobKind.CLOSE_DAY)));
    }

    void step(List<? extends Event> events, JobKind finished) {
        story.tell(story.commands.jobStep(), LEYLA.address(), events, List.of(new Event.JobFinished(finished)));
    }

    void removal(Story.Bank bank) {
        story.decide(
                story.actions.removeParticipant(bank.bic(), TODAY, "7"),
                AddStatusCauseEncoder.TEMPLATE_ID,
                List.of(
                        new Event.StatusChanged(bank.id(), SystemId.AZIPS, Set.of(StatusCause.REMOVED), TODAY, "7"),
                        new Event.JobStarted(JobKind.ANNUL_OF_PARTICIPANT),
                        new Event.JobStarted(JobKind.TELL_OF_PARTICIPANT)));
    }
}

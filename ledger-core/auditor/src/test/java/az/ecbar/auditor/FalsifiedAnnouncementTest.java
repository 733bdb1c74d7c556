package az.ecbar.auditor;

import static az.ecbar.auditor.Story.ALFA;
import static az.ecbar.auditor.Story.BETA;
import static az.ecbar.auditor.Story.QAMA;
import static az.ecbar.auditor.Story.TODAY;

import az.ecbar.schema.Announcement;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SetRuleEncoder;
import az.ecbar.schema.SystemId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is falsely announced, or not announced, of a change of the rules is found (3.6). */
class FalsifiedAnnouncementTest extends FalsifiedStory {
    private long decided;

    private void change(int daysAhead) {
        int from = Dates.plusDays(TODAY, daysAhead);
        story.decide(
                story.actions.setRule(RuleId.PRIORITY_DEFAULT, SystemId.ALL, 60, from),
                SetRuleEncoder.TEMPLATE_ID,
                List.of(
                        new Event.RuleChanged(RuleId.PRIORITY_DEFAULT, SystemId.ALL, 60, from),
                        new Event.JobStarted(JobKind.ANNOUNCE)));
        decided = story.next() - 1;
    }

    private Event told(Story.Bank bank, long value) {
        return new Event.AnnouncementDue(
                bank.address(),
                decided,
                story.timeNs(),
                Announcement.RULE,
                SystemId.ALL,
                RuleId.PRIORITY_DEFAULT,
                value,
                Dates.plusDays(TODAY, 4),
                0,
                "",
                Collections.nCopies(12, 0L));
    }

    private List<Event> toAll() {
        return new ArrayList<>(List.of(told(ALFA, 60), told(BETA, 60), told(QAMA, 60)));
    }

    @Test
    void aRightAnnouncementIsNot() {
        change(4);
        step(toAll(), JobKind.ANNOUNCE);
        assertSilent();
    }

    @Test
    void aChangeBeforeWhichTwoFullDaysLie() {
        change(3);
        assertFound("3.6", "SetRule refused for RULE_TOO_SOON", "not refused");
    }

    @Test
    void aParticipantThatIsNotTold() {
        change(4);
        List<Event> all = toAll();
        all.removeLast();
        step(all, JobKind.ANNOUNCE);
        assertFound("3.6", QAMA.bic() + " to be told", "not told");
    }

    @Test
    void anotherValueThanWasDecided() {
        change(4);
        List<Event> all = toAll();
        all.set(1, told(BETA, 61));
        step(all, JobKind.ANNOUNCE);
        assertFound("3.6", "value=60", "value=61");
    }

    @Test
    void anAnnouncementOfNothing() {
        step(List.of(told(ALFA, 60)), JobKind.ANNOUNCE);
        assertFound("I6", "nothing that does not follow", "AnnouncementDue");
    }
}

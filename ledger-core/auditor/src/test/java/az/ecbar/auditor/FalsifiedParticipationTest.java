package az.ecbar.auditor;

import static az.ecbar.auditor.Story.ALFA;
import static az.ecbar.auditor.Story.BETA;
import static az.ecbar.auditor.Story.QAMA;
import static az.ecbar.auditor.Story.TODAY;

import az.ecbar.schema.JobKind;
import az.ecbar.schema.ParticipationNews;
import az.ecbar.schema.SystemId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is falsely told, or not told, of a participant that was removed is found (7-10.5). */
class FalsifiedParticipationTest extends FalsifiedStory {
    private long decided;
    private long decidedNs;

    @BeforeEach
    void remove() {
        decided = story.next() + 1;
        removal(BETA);
        decidedNs = story.lastNs();
        step(List.of(), JobKind.ANNUL_OF_PARTICIPANT);
    }

    private Event.ParticipantToldDue told(Story.Bank to, String number) {
        return new Event.ParticipantToldDue(
                to.address(),
                BETA.id(),
                SystemId.AZIPS,
                ParticipationNews.REMOVED,
                Set.of(StatusCause.REMOVED),
                decided,
                decidedNs,
                TODAY,
                number);
    }

    private void tell(Event.ParticipantToldDue... all) {
        step(List.of(all), JobKind.TELL_OF_PARTICIPANT);
    }

    @Test
    void whatIsRightHasNoFindings() {
        tell(told(ALFA, "7"), told(QAMA, "7"));
        assertSilent();
    }

    @Test
    void oneThatIsNotTold() {
        tell(told(ALFA, "7"));
        assertFound("7-10.5", QAMA.bic() + " to be told", "nothing told");
    }

    @Test
    void oneThatIsToldTwice() {
        tell(told(ALFA, "7"), told(ALFA, "7"), told(QAMA, "7"));
        assertFound("I6", "nothing that does not follow", "participantId=" + ALFA.id());
    }

    @Test
    void theRemovedItself() {
        tell(told(ALFA, "7"), told(BETA, "7"), told(QAMA, "7"));
        assertFound("I6", "nothing that does not follow", "participantId=" + BETA.id());
    }

    @Test
    void anotherDecision() {
        tell(told(ALFA, "8"), told(QAMA, "7"));
        assertFound("7-10.5", ALFA.bic() + " to be told", "nothing told");
    }
}

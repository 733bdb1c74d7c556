package az.ecbar.auditor;

import static az.ecbar.auditor.Story.ALFA;
import static az.ecbar.auditor.Story.BETA;
import static az.ecbar.auditor.Story.TODAY;

import az.ecbar.command.ContinuityPaper;
import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import az.ecbar.schema.RecordContinuityEncoder;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is falsely entered, or told, of the continuity of a participant is found (section 7). */
class FalsifiedContinuityTest extends FalsifiedStory {
    private static final int NEW_YEAR = TODAY / 10_000 * 10_000 + 101;
    private static final String NO_DIGEST = "00".repeat(32);

    private static ContinuityPaper named(long value) {
        return new ContinuityPaper(ALFA.bic(), ContinuityEntry.NAMED, NEW_YEAR, TODAY)
                .by(TODAY, "C-1")
                .share(value, 1_000);
    }

    private static Event recorded(long value) {
        return new Event.ContinuityRecorded(
                ALFA.address().participantId(),
                new Event.ContinuityPaper(
                        ContinuityEntry.NAMED,
                        ContinuityDuty.NONE,
                        NEW_YEAR,
                        0,
                        TODAY,
                        false,
                        BigDecimal.valueOf(value),
                        BigDecimal.valueOf(1_000),
                        0,
                        TODAY,
                        "C-1",
                        NO_DIGEST,
                        ""));
    }

    /** By the command that comes after its proposal. */
    private Event told(Story.Bank bank) {
        return new Event.ContinuityToldDue(
                bank.address(),
                story.next() + 1,
                story.timeNs() + 1_000,
                ContinuityEntry.NAMED,
                ContinuityDuty.NONE,
                NEW_YEAR,
                0,
                BigDecimal.valueOf(21),
                BigDecimal.valueOf(1_000),
                TODAY,
                "C-1");
    }

    private void enter(ContinuityPaper paper, List<Event> events) {
        story.decide(story.actions.recordContinuity(paper), RecordContinuityEncoder.TEMPLATE_ID, events);
    }

    @Test
    void whoIsNamedAndToldIsNot() {
        enter(named(21), List.of(recorded(21), told(ALFA)));
        assertSilent();
    }

    @Test
    void oneThatIsNotTold() {
        enter(named(21), List.of(recorded(21)));
        assertFound("7.1", "ContinuityToldDue");
    }

    @Test
    void anotherOneThatIsTold() {
        enter(named(21), List.of(recorded(21), told(BETA)));
        assertFound("7.1", "ContinuityToldDue");
    }

    @Test
    void anotherShareThanWasDecided() {
        enter(named(21), List.of(recorded(22), told(ALFA)));
        assertFound("7.7", "ContinuityRecorded");
    }

    @Test
    void twoPercentExactly() {
        enter(named(20), List.of(recorded(20), told(ALFA)));
        assertFound("2.1.21", "SHARE_NOT_ABOVE", "not refused");
    }
}

package az.ecbar.gateway.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.bank.Announced;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import az.ecbar.schema.ContinuityToldDueEncoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a participant is told of its continuity reads as docs/formats/azips.md shows it. */
@Rule("7.1")
class ContinuityRenderedTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("ecbar.root", "../..")).resolve("docs/samples");
    private static final long SEQUENCE = 50;

    private final AzipsDay day = new AzipsDay();

    private RenderedDay.Output tell(ContinuityEntry entry, ContinuityDuty duty, int until, String paper) {
        ContinuityToldDueEncoder due = new ContinuityToldDueEncoder();
        day.events.event(
                SEQUENCE,
                due,
                () -> due.participantId(AzipsDay.ALFA)
                        .terminal((short) 'A')
                        .outputNumber(1)
                        .decidedSequence(SEQUENCE)
                        .timeNs(1_775_025_000_000_000_000L)
                        .entry(entry)
                        .duty(duty)
                        .date(20_260_101)
                        .untilDate(until)
                        .valueMinor(512_500_000_000L)
                        .totalMinor(20_100_000_000_000L)
                        .paperDate(20_260_120)
                        .paperNumber(paper));
        return RenderedDay.of(day).outputs(AzipsDay.ALFA).getFirst();
    }

    private static List<String> sample(String name) throws IOException {
        return announced(Files.readString(FOLDER.resolve(name), StandardCharsets.US_ASCII))
                .lines();
    }

    private static Announced announced(String text) {
        return (Announced) new BankReader(false).read(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void thatItIsNamed() throws IOException {
        RenderedDay.Output output = tell(ContinuityEntry.NAMED, ContinuityDuty.NONE, 0, "SIP-2026");
        Announced read = announced(output.text());
        assertEquals(sample("out-999-important.fin"), read.lines());
        assertEquals("A000000000000050", read.ourReference());
        assertEquals(NoticeKind.ANNOUNCEMENT.value(), output.kind());
        assertEquals(SEQUENCE, output.subject());
    }

    @Test
    void thatItWasNamedByMistake() {
        Announced read = announced(tell(ContinuityEntry.NOT_NAMED, ContinuityDuty.NONE, 0, "SIP-2026")
                .text());
        assertEquals(
                List.of("/CONTINUITY/NOT-NAMED", "/YEAR/2026", "/PAPER/20260120/SIP-2026"),
                read.lines().subList(0, 3));
    }

    @Test
    @Rule("7.8")
    void aReminder() throws IOException {
        Announced read = announced(tell(ContinuityEntry.REMINDER, ContinuityDuty.CONTACTS, 20_260_225, "")
                .text());
        assertEquals(sample("out-999-reminder.fin"), read.lines());
    }

    @ParameterizedTest
    @EnumSource(
            value = ContinuityDuty.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "NULL_VAL"})
    void everyDutyCanBeRemindedOf(ContinuityDuty duty) {
        Announced read =
                announced(tell(ContinuityEntry.REMINDER, duty, 20_260_225, "").text());
        assertTrue(read.lines().contains("/DUTY/" + duty + "/20260101"), read.toString());
        assertEquals(5, read.lines().size());
    }
}

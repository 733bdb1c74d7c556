package az.ecbar.gateway.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.mt.bank.Announced;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.schema.Announcement;
import az.ecbar.schema.AnnouncementDueEncoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is announced to all reads as docs/formats/azips.md shows it. */
@Rule("3.6")
class AnnouncementsRenderedTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("ecbar.root", "../..")).resolve("docs/samples");
    private static final long SEQUENCE = 50;

    private static RenderedDay.Output announce(Announcement kind, SystemId system, RuleId rule, long value, int date) {
        AzipsDay day = new AzipsDay();
        AnnouncementDueEncoder due = new AnnouncementDueEncoder();
        day.events.event(
                SEQUENCE,
                due,
                () -> due.participantId(AzipsDay.ALFA)
                        .terminal((short) 'A')
                        .outputNumber(1)
                        .announcedSequence(SEQUENCE - 1)
                        .timeNs(1_775_025_000_000_000_000L)
                        .announcement(kind)
                        .systemId(system)
                        .rule(rule)
                        .value(value)
                        .date(date)
                        .decisionDate(kind == Announcement.RULE ? 0 : 20_260_331)
                        .decisionNumber(kind == Announcement.RULE ? "" : "41s"));
        return RenderedDay.of(day).outputs(AzipsDay.ALFA).getFirst();
    }

    private static List<String> sample(String name) throws IOException {
        String text = Files.readString(FOLDER.resolve(name), StandardCharsets.US_ASCII);
        return announced(text).lines();
    }

    private static Announced announced(String text) {
        return (Announced) new BankReader(false).read(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aChangeOfTheRules() throws IOException {
        RenderedDay.Output output = announce(Announcement.RULE, SystemId.ALL, RuleId.PRIORITY_DEFAULT, 60, 20_260_405);
        Announced read = announced(output.text());
        assertEquals(sample("out-999-rule.fin"), read.lines());
        assertEquals("A000000000000049", read.ourReference());
        assertEquals(NoticeKind.ANNOUNCEMENT.value(), output.kind());
        assertEquals(SEQUENCE - 1, output.subject());
    }

    @Test
    void aDecisionOnTheCalendar() throws IOException {
        RenderedDay.Output output = announce(Announcement.CALENDAR, SystemId.ALL, RuleId.NULL_VAL, 1, 20_260_404);
        assertEquals(sample("out-999-calendar.fin"), announced(output.text()).lines());
    }

    @Test
    void theCalendarOfAYear() throws IOException {
        AzipsDay day = new AzipsDay();
        AnnouncementDueEncoder due = new AnnouncementDueEncoder();
        day.events.event(SEQUENCE, due, () -> {
            due.participantId(AzipsDay.ALFA)
                    .terminal((short) 'A')
                    .outputNumber(1)
                    .announcedSequence(SEQUENCE - 1)
                    .timeNs(1_775_025_000_000_000_000L)
                    .announcement(Announcement.YEAR)
                    .systemId(SystemId.ALL)
                    .rule(RuleId.NULL_VAL)
                    .value(22)
                    .date(20_270_101)
                    .decisionDate(20_261_215)
                    .decisionNumber("412s");
            for (int month = 0; month < 12; month++) {
                due.businessDays(month, businessDays(YearMonth.of(2027, month + 1)));
            }
        });
        RenderedDay.Output output = RenderedDay.of(day).outputs(AzipsDay.ALFA).getFirst();
        assertEquals(sample("out-999-year.fin"), announced(output.text()).lines());
    }

    /** Monday to Friday, but for the holidays of the sample and one Saturday. */
    private static long businessDays(YearMonth month) {
        Set<String> free = Set.of(
                "0101", "0104", "0120", "0308", "0310", "0311", "0322", "0323", "0324", "0325", "0326", "0510", "0517",
                "0518", "0528", "0615", "0628", "0927", "1108", "1109", "1231");
        long bits = 0;
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            String date = String.format(Locale.ROOT, "%02d%02d", month.getMonthValue(), day);
            boolean isWeekend = month.atDay(day).getDayOfWeek().getValue() > 5;
            bits |= date.equals("0320") || (!isWeekend && !free.contains(date)) ? 1L << (day - 1) : 0;
        }
        return bits;
    }

    @Test
    void aFreeDayOfOneSystem() {
        RenderedDay.Output output = announce(Announcement.CALENDAR, SystemId.LVPCSS, RuleId.NULL_VAL, 0, 20_260_403);
        assertEquals(
                List.of(
                        "/CALENDAR/LVPCSS",
                        "/DATE/20260403",
                        "/DAY/FREE",
                        "/DECISION/20260331/41s",
                        "The date is no business day.",
                        "Bu tarix is gunu deyil."),
                announced(output.text()).lines());
    }

    @Test
    @Rule({"3.5", "4.12.3"})
    void aSuspensionAndAResumptionOfAzips() throws IOException {
        List<String> sample = sample("out-999-system.fin");
        for (int parts = 0; parts < 4; parts++) {
            List<String> told = announced(announce(Announcement.SYSTEM, SystemId.AZIPS, RuleId.NULL_VAL, parts, 0)
                            .text())
                    .lines();
            assertEquals(
                    List.of("NONE", "ACCEPTANCE", "SETTLEMENT", "ACCEPTANCE+SETTLEMENT")
                            .get(parts),
                    told.get(1).substring("/SUSPENDED/".length()));
            assertEquals("/DECISION/20260331/41s", told.get(2));
            assertEquals(sample.size(), told.size());
            if (parts == 3) {
                assertEquals(sample.get(0), told.get(0));
                assertEquals(sample.get(1), told.get(1));
                assertEquals(sample.subList(3, 5), told.subList(3, 5));
            }
        }
    }

    @Test
    void everyRuleCanBeAnnounced() {
        assertEquals(
                List.of(),
                Stream.of(RuleId.values())
                        .map(rule -> "/RULE/" + rule.name().replace('_', '-'))
                        .filter(line -> line.length() > 50)
                        .toList());
    }
}

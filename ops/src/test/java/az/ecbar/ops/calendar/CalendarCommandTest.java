package az.ecbar.ops.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.EcbarCommandLine;
import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calendar that is proposed for a year. */
@Rule("3.5")
final class CalendarCommandTest {
    private static final List<String> YEAR_2026 =
            List.of("calendar", "2026", "--ramazan", "20260320", "--qurban", "20260527");

    @TempDir
    private Path folder;

    private static YearCalendar year(int year, String ramazan, String qurban) {
        return new YearCalendar(
                year, List.of(LocalDate.parse(ramazan)), List.of(LocalDate.parse(qurban)), List.of(), List.of());
    }

    private static List<Integer> freeIn(YearCalendar calendar, int month) {
        return calendar.free().stream()
                .filter(date -> date.getMonthValue() == month)
                .map(LocalDate::getDayOfMonth)
                .toList();
    }

    @Test
    void novruzOfWeekendsMovesAndRamazanUnderItMovesOn() {
        YearCalendar calendar = year(2026, "2026-03-20", "2026-05-27");
        assertEquals(List.of(9, 20, 23, 24, 25, 26, 27, 30), freeIn(calendar, 3));
        assertTrue(calendar.isBusinessDay(LocalDate.of(2026, 3, 31)));
        assertTrue(IntStream.rangeClosed(20, 30).noneMatch(day -> calendar.isBusinessDay(LocalDate.of(2026, 3, day))));
    }

    @Test
    void inMarch2020WomensDayMovedToMondayAndNovruzLastedAWeek() {
        YearCalendar calendar = year(2020, "2020-05-24", "2020-07-31");
        assertEquals(List.of(9, 20, 23, 24, 25, 26), freeIn(calendar, 3));
        assertTrue(calendar.isBusinessDay(LocalDate.of(2020, 3, 27)));
    }

    @Test
    void mourningAndRemembranceDoNotMove() {
        // 20 January 2024 is a Saturday, 27 September 2025 as well; 3 January 2024 is for 31 December, a Sunday.
        assertEquals(List.of(1, 2, 3), freeIn(year(2024, "2024-04-10", "2024-06-16"), 1));
        assertEquals(List.of(), freeIn(year(2025, "2025-03-30", "2025-06-06"), 9));
    }

    @Test
    void theLastDayOfTheYearBeforeMovesBehindNewYear() {
        // 31 December 2022 is a Saturday, 1 January 2023 a Sunday.
        assertEquals(List.of(2, 3, 4, 20), freeIn(year(2023, "2023-04-21", "2023-06-28"), 1));
    }

    @Test
    void aFeastThatFallsOnAFixedHolidayMovesBehindIt() {
        // Qurban on 27 and 28 May 2026, the second day that of independence; 9 May is a Saturday.
        assertEquals(List.of(11, 27, 28, 29), freeIn(year(2026, "2026-03-20", "2026-05-27"), 5));
    }

    @Test
    void theCabinetMakesASaturdayAWorkingDayAndAnotherDayFree() {
        StringBuilder told = new StringBuilder();
        List<String> words = new ArrayList<>(YEAR_2026);
        words.addAll(List.of("--working", "20260404", "--free", "20260331"));
        assertEquals(0, EcbarCommandLine.execute(told, words), told.toString());
        assertTrue(told.toString().contains("20260404  Sat  working  Cabinet of Ministers"), told.toString());
        assertTrue(told.toString().contains("20260331  Tue  free     Cabinet of Ministers"), told.toString());
        assertTrue(told.toString().contains("20260325  Wed  free     Novruz, for 20260321"), told.toString());
        assertThrows(
                IllegalArgumentException.class,
                () -> new YearCalendar(2026, List.of(), List.of(), List.of(LocalDate.of(2026, 3, 8)), List.of()));
    }

    @Test
    void whatIsWrittenIntoAGenesisFileIsHeldAgainstIt() throws IOException {
        StringBuilder written = new StringBuilder();
        List<String> asGenesis = new ArrayList<>(YEAR_2026);
        asGenesis.add("--genesis");
        assertEquals(0, EcbarCommandLine.execute(written, asGenesis));
        Path file = Files.writeString(folder.resolve("genesis.yaml"), written);
        List<String> check = new ArrayList<>(YEAR_2026);
        check.addAll(List.of("--check", file.toString()));
        StringBuilder same = new StringBuilder();
        assertEquals(0, EcbarCommandLine.execute(same, check), same.toString());
        Files.writeString(file, written.toString().replace("20260330, ", ""));
        StringBuilder differs = new StringBuilder();
        assertEquals(1, EcbarCommandLine.execute(differs, check), differs.toString());
        assertEquals(
                "20260330 is a business day in the file, a free day by the rules",
                differs.toString().strip());
    }

    @Test
    void programsGetItAsJson() {
        List<String> words = new ArrayList<>(YEAR_2026);
        words.add("--json");
        StringBuilder told = new StringBuilder();
        assertEquals(0, EcbarCommandLine.execute(told, words));
        assertTrue(
                told.toString()
                        .contains("{\"date\":20260330,\"businessDay\":false,\"holiday\":\"RAMAZAN\",\"of\":20260321,"
                                + "\"decided\":false}"),
                told.toString());
    }
}

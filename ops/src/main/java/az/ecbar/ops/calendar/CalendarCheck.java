package az.ecbar.ops.calendar;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.YamlMap;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds the calendar of a genesis file, or of a file that has its part {@code calendar} alone, against a year. */
final class CalendarCheck {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private CalendarCheck() {}

    /** Every difference in a sentence; none if the file says the same of the year. Other years are not looked at. */
    static List<String> differences(YearCalendar calendar, Path file) throws ConfigException {
        YamlMap written = YamlMap.read(file).map("calendar");
        Set<Long> working = new HashSet<>(written.numbers("businessDays"));
        Set<Long> free = new HashSet<>(written.numbers("holidays"));
        List<String> differences = new ArrayList<>();
        for (LocalDate date = LocalDate.of(calendar.year(), 1, 1);
                date.getYear() == calendar.year();
                date = date.plusDays(1)) {
            long number = Long.parseLong(DATE.format(date));
            // As the genesis declares them: first the working days, then the holidays.
            boolean isWritten = !free.contains(number) && (working.contains(number) || !Holidays.isWeekend(date));
            if (isWritten != calendar.isBusinessDay(date)) {
                differences.add(
                        number + " is a " + word(isWritten) + " in the file, a " + word(!isWritten) + " by the rules");
            }
        }
        return differences;
    }

    private static String word(boolean isBusinessDay) {
        return isBusinessDay ? "business day" : "free day";
    }
}

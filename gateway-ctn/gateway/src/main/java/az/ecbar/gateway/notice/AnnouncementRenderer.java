package az.ecbar.gateway.notice;

import az.ecbar.mt.output.AnnouncementWriter;
import az.ecbar.schema.AnnouncementDueDecoder;
import az.ecbar.schema.SystemId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes the message that an {@code AnnouncementDue} asks for: MT999, in code words for programs and a sentence in English
 * and in Azerbaijani for people (3.6).
 *
 * <p>A pure function of the event and the directory. Owned by the edge's thread; allocates a little.
 *
 * @rule 3.5
 * @rule 3.6
 * @rule 4.12.3
 */
final class AnnouncementRenderer {
    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);
    private static final int DAYS_OF_LINE = 8;

    private final AnnouncementWriter writer = new AnnouncementWriter();
    private final EventHeader header;

    AnnouncementRenderer(RendererConfig config, Directory directory) {
        this.header = new EventHeader(config, directory);
    }

    /** Writes an announcement and gives its length. */
    int render(long sequence, AnnouncementDueDecoder due, byte[] target) {
        return writer.write(
                header.of(sequence, due.participantId(), due.terminal(), due.outputNumber(), due.timeNs()),
                EventHeader.ourReference(due.announcedSequence()),
                lines(sequence, due),
                target,
                0);
    }

    private static List<String> lines(long sequence, AnnouncementDueDecoder due) {
        return switch (due.announcement()) {
            case RULE -> ofRule(due);
            case CALENDAR -> ofDay(due);
            case SYSTEM -> ofSystem(due);
            case YEAR -> ofYear(due);
            case NULL_VAL ->
                throw new RenderingFailure(
                        "output " + due.outputNumber() + " of command " + sequence + " announces nothing");
        };
    }

    private static List<String> ofRule(AnnouncementDueDecoder due) {
        return List.of(
                "/RULE/" + due.rule().name().replace('_', '-'),
                "/VALUE/" + due.value(),
                "/FROM/" + due.date(),
                "The rule has this value from this date on.",
                Transliteration.toX("Qayda bu tarixdən bu dəyərlə qüvvədədir."));
    }

    private static List<String> ofSystem(AnnouncementDueDecoder due) {
        Suspended suspended = Suspended.of(due.value());
        return List.of(
                "/SYSTEM/" + due.systemId(),
                "/SUSPENDED/" + suspended.code,
                "/DECISION/" + due.decisionDate() + "/" + due.decisionNumber(),
                suspended.english,
                Transliteration.toX(suspended.azerbaijani));
    }

    /** What of the system does not work now. */
    private enum Suspended {
        NOTHING("NONE", "AZIPS works again.", "AZIPS yenidən işləyir."),
        ACCEPTANCE("ACCEPTANCE", "Payments are not accepted.", "Ödənişlər qəbul edilmir."),
        SETTLEMENT("SETTLEMENT", "Payments are accepted and wait.", "Ödənişlər qəbul edilir və gözləyir."),
        BOTH("ACCEPTANCE+SETTLEMENT", "AZIPS is suspended.", "AZIPS müvəqqəti dayandırılıb.");

        private final String code;
        private final String english;
        private final String azerbaijani;

        Suspended(String code, String english, String azerbaijani) {
            this.code = code;
            this.english = english;
            this.azerbaijani = azerbaijani;
        }

        /** By the bits of the schema's SystemParts. */
        static Suspended of(long bits) {
            return values()[(int) bits & 3];
        }
    }

    /** The days that are otherwise than the week has them: what else the year has, follows from it. */
    private static List<String> ofYear(AnnouncementDueDecoder due) {
        int year = due.date() / 10_000;
        List<String> free = new ArrayList<>();
        List<String> working = new ArrayList<>();
        for (LocalDate date = LocalDate.of(year, 1, 1); date.getYear() == year; date = date.plusDays(1)) {
            boolean isWeekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            long days = due.businessDays(date.getMonthValue() - 1);
            boolean isBusinessDay = (days >>> (date.getDayOfMonth() - 1) & 1) == 1;
            if (isBusinessDay == isWeekend) {
                (isBusinessDay ? working : free).add(MONTH_AND_DAY.format(date));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("/CALENDAR/" + systems(due));
        lines.add("/YEAR/" + year);
        lines.add("/DECISION/" + due.decisionDate() + "/" + due.decisionNumber());
        addDays("/FREE/", free, lines);
        addDays("/WORKING/", working, lines);
        lines.add("Other days, Monday to Friday, are business days.");
        lines.add(Transliteration.toX("Qalan bazar ertəsi - cümə günləri iş günləridir."));
        return lines;
    }

    private static void addDays(String code, List<String> days, List<String> lines) {
        for (int from = 0; from < days.size(); from += DAYS_OF_LINE) {
            lines.add(code + String.join(",", days.subList(from, Math.min(days.size(), from + DAYS_OF_LINE))));
        }
    }

    private static String systems(AnnouncementDueDecoder due) {
        return due.systemId() == SystemId.ALL ? "AZIPS+LVPCSS" : due.systemId().name();
    }

    private static List<String> ofDay(AnnouncementDueDecoder due) {
        boolean isBusinessDay = due.value() == 1;
        List<String> lines = new ArrayList<>();
        lines.add("/CALENDAR/" + systems(due));
        lines.add("/DATE/" + due.date());
        lines.add("/DAY/" + (isBusinessDay ? "BUSINESS" : "FREE"));
        lines.add("/DECISION/" + due.decisionDate() + "/" + due.decisionNumber());
        lines.add(isBusinessDay ? "The date is a business day." : "The date is no business day.");
        lines.add(Transliteration.toX(isBusinessDay ? "Bu tarix iş günüdür." : "Bu tarix iş günü deyil."));
        return lines;
    }
}

package az.ecbar.gateway.notice;

import az.ecbar.mt.output.AnnouncementWriter;
import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import az.ecbar.schema.ContinuityToldDueDecoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the message that a {@code ContinuityToldDue} asks for: MT999, in code words for programs and a sentence in English
 * and in Azerbaijani for people (7.1).
 *
 * <p>A pure function of the event and the directory. Owned by the edge's thread; allocates a little.
 *
 * @rule 7.1
 */
final class ContinuityRenderer {
    private static final int MINOR_DIGITS = 2;
    private static final int YEAR = 10_000;

    private final AnnouncementWriter writer = new AnnouncementWriter();
    private final EventHeader header;

    ContinuityRenderer(RendererConfig config, Directory directory) {
        this.header = new EventHeader(config, directory);
    }

    /** Writes what a participant is told and gives its length. */
    int render(long sequence, ContinuityToldDueDecoder due, byte[] target) {
        return writer.write(
                header.of(sequence, due.participantId(), due.terminal(), due.outputNumber(), due.timeNs()),
                EventHeader.ourReference(due.decidedSequence()),
                lines(sequence, due),
                target,
                0);
    }

    private static List<String> lines(long sequence, ContinuityToldDueDecoder due) {
        ContinuityEntry entry = due.entry();
        List<String> lines = new ArrayList<>();
        lines.add("/CONTINUITY/" + entry.name().replace('_', '-'));
        switch (entry) {
            case NAMED -> {
                lines.add("/YEAR/" + due.date() / YEAR);
                lines.add("/SENT/AZN" + manats(due.valueMinor()));
                lines.add("/OF/AZN" + manats(due.totalMinor()));
                addPaper(due, lines);
                lines.add("You are a systemically important participant");
                lines.add("of this year by what you sent the year before.");
                lines.add(Transliteration.toX("Siz ötən ilin göstəricilərinə görə bu il"));
                lines.add(Transliteration.toX("sistem əhəmiyyətli iştirakçısınız."));
            }
            case NOT_NAMED -> {
                lines.add("/YEAR/" + due.date() / YEAR);
                addPaper(due, lines);
                lines.add("You are no systemically important participant");
                lines.add("of this year: you were named by mistake.");
                lines.add(Transliteration.toX("Siz bu il sistem əhəmiyyətli iştirakçı deyilsiniz:"));
                lines.add(Transliteration.toX("əvvəlki bildiriş səhvən göndərilib."));
            }
            case REMINDER -> {
                lines.add("/DUTY/" + due.duty() + "/" + due.date());
                lines.add("/UNTIL/" + due.untilDate());
                addPaper(due, lines);
                lines.add(english(due.duty()));
                lines.add(Transliteration.toX(azerbaijani(due.duty())));
            }
            case CONTACTS,
                    CONTACTS_REPLACED,
                    TOPOLOGY,
                    BACKUP_CERTIFICATE,
                    TEST_ANNOUNCED,
                    TEST_REPORTED,
                    INTERRUPTION,
                    INTERRUPTION_REPORTED,
                    WITHDRAWN,
                    NULL_VAL ->
                throw new RenderingFailure(
                        "output " + due.outputNumber() + " of command " + sequence + " tells nobody of " + entry);
        }
        return lines;
    }

    private static void addPaper(ContinuityToldDueDecoder due, List<String> lines) {
        if (!due.paperNumber().isEmpty()) {
            lines.add("/PAPER/" + due.paperDate() + "/" + due.paperNumber());
        }
    }

    private static String manats(long minor) {
        return BigDecimal.valueOf(minor, MINOR_DIGITS).toPlainString().replace('.', ',');
    }

    /** At most 50 characters each. */
    private static String english(ContinuityDuty duty) {
        return switch (duty) {
            case CONTACTS -> "The responsible persons are to be named (7.8).";
            case TOPOLOGY -> "Topology and backup address are to be sent (7.10).";
            case QUARTER -> "A day from the backup centre is owed (7.5).";
            case MONTH -> "A day after a failed one is owed (7.6).";
            case NOTICE -> "The day is to be announced before (7.7).";
            case REPORT -> "The report of Annex 1 is to be sent (7.7).";
            case REPLACEMENT -> "The replacement is to be told (7.8).";
            case INTERRUPTION -> "The interruption is to be reported (7.9).";
            case NONE, NULL_VAL -> "A duty of section 7.";
        };
    }

    private static String azerbaijani(ContinuityDuty duty) {
        return switch (duty) {
            case CONTACTS -> "Məsul şəxslər bildirilməlidir (7.8).";
            case TOPOLOGY -> "Topologiya və ehtiyat ünvan göndərilməlidir.";
            case QUARTER -> "Ehtiyat mərkəzdən iş günü keçirilməlidir (7.5).";
            case MONTH -> "Uğursuz gündən sonra iş günü keçirilməlidir.";
            case NOTICE -> "Gün əvvəlcədən bildirilməlidir (7.7).";
            case REPORT -> "Əlavə 1 üzrə hesabat göndərilməlidir (7.7).";
            case REPLACEMENT -> "Əvəzlənmə bildirilməlidir (7.8).";
            case INTERRUPTION -> "Fasilə barədə məlumat verilməlidir (7.9).";
            case NONE, NULL_VAL -> "7-ci bölmə üzrə öhdəlik.";
        };
    }
}

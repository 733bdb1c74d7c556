package az.ecbar.ops.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Drafts the report on a day from the backup centre (Annex 1) from what the participant's traffic says of it. What only
 * the participant knows is left to be filled in, and said so.
 *
 * @rule 7.7
 */
final class AnnexOne {
    static final String TITLE = "Annex 1: report on operations in the backup centre";

    private static final String TO_FILL_IN = "........................................";

    private AnnexOne() {}

    /** The lines of the draft. */
    static List<String> draft(Answer answer) {
        List<String> lines = new ArrayList<>();
        for (Answer row : answer.entries()) {
            switch (row.text("step")) {
                case "DAY" -> addDay(row, lines);
                case "SESSION" -> addSession(row, lines);
                case "MORE" -> lines.add("   " + row.text("detail"));
                case "RECEIVED" -> {
                    lines.add("");
                    lines.add(
                            "3. Booked to its accounts: " + row.number("entries") + " credits, AZN " + row.text("sum"));
                }
                default -> {}
            }
        }
        lines.add("");
        lines.add("4. To be filled in by the participant");
        lines.add("   Address of the backup centre: " + TO_FILL_IN);
        lines.add("   Begun, ended:                 " + TO_FILL_IN);
        lines.add("   Staff that worked there:      " + TO_FILL_IN);
        lines.add("   Trouble, and what was done:   " + TO_FILL_IN);
        lines.add("   The operation succeeded:      yes / no");
        lines.add("   Responsible person, signature: " + TO_FILL_IN);
        return lines;
    }

    private static void addDay(Answer row, List<String> lines) {
        lines.add(TITLE);
        lines.add("Draft from the participant's traffic in AZIPS");
        lines.add("");
        lines.add("1. The day");
        lines.add("   Participant: " + row.text("bic"));
        lines.add("   Date:        " + BakuTime.date((int) row.number("date")));
        int announced = (int) row.number("announced");
        lines.add("   Announced:   " + (announced == 0 ? "not announced" : "on " + BakuTime.date(announced)));
        lines.add("   Payments that settled from the backup centre: " + row.number("settledFromBackup"));
        lines.add("   Payments that came from elsewhere:            " + row.number("fromElsewhere"));
        lines.add("   Settled from the backup centre as a whole:    " + row.text("proven"));
        lines.add("");
        lines.add("2. Sessions in which payments came");
    }

    private static void addSession(Answer row, List<String> lines) {
        boolean isOpened = row.number("openedNs") != 0;
        lines.add(String.format(
                Locale.ROOT,
                "   Session %d, terminal %s, site %s, opened %s",
                row.number("session"),
                row.text("terminal"),
                row.text("site"),
                isOpened ? BakuTime.moment(row.number("openedNs")) : "-"));
        lines.add("      certificate " + row.text("certificate") + ", kept at the backup centre: "
                + row.text("fromBackup"));
        lines.add("      payments " + row.number("payments") + ", settled " + row.number("settled") + ", AZN "
                + row.text("settledSum") + ", refused " + row.number("refused"));
    }
}

package az.ecbar.ops.console;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Prints the story of a payment as a time line for people: what it is, then a line for each step with its time in Baku,
 * the times of the same command only once.
 */
final class StoryPrinter {
    private static final String INDENT = " ".repeat(25);

    private final PrintWriter out;
    private long shownSequence;

    StoryPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(Answer story) {
        List<Answer> steps = story.entries().stream()
                .sorted(Comparator.comparingLong(step -> step.number("sequence")))
                .toList();
        Answer received = steps.getFirst();
        printHead(received, steps);
        out.println();
        for (Answer step : steps) {
            printStep(step, received);
        }
    }

    private void printHead(Answer received, List<Answer> steps) {
        println(received.text("ourReference") + "  " + state(steps));
        if (received.text("type").isEmpty()) {
            println("an input that is no payment instruction" + field(received));
            return;
        }
        println(received.text("type") + " " + received.text("reference") + " of " + received.text("bic") + ", UETR "
                + received.text("uetr"));
        println(received.text("amount") + " " + received.text("currency") + ", value date "
                + BakuTime.date((int) received.number("valueDate")) + ", priority " + received.number("priority"));
        println("from " + received.text("debtor") + "  " + received.text("debtorAccount"));
        println("to   " + received.text("creditor") + "  " + received.text("creditorAccount"));
    }

    private static String field(Answer received) {
        return received.text("reference").isEmpty() ? "" : ", field 20 " + received.text("reference");
    }

    /** The last step that is neither a notice nor a change says how it stands. */
    private static String state(List<Answer> steps) {
        String state = "";
        for (Answer step : steps) {
            if (!step.text("step").equals("NOTICE") && !step.text("step").equals("PRIORITY_CHANGED")) {
                state = step.text("step");
            }
        }
        return state.equals("WAITS") ? "WAITING" : state;
    }

    private void printStep(Answer step, Answer received) {
        switch (step.text("step")) {
            case "RECEIVED" -> printReceived(step);
            case "ACCEPTED" -> line(step, "accepted", "all checks of 4.8 passed");
            case "WAITS" -> printWaits(step, received);
            case "SETTLED" -> {
                line(step, "settled", "final, at sequence " + step.number("sequence") + " by " + step.text("by"));
                more("balances after it: " + received.text("debtor") + " " + step.text("debtorBalance") + ", "
                        + received.text("creditor") + " " + step.text("creditorBalance"));
            }
            case "NOTICE" ->
                line(
                        step,
                        "sent",
                        step.text("message") + " to " + step.text("bic") + " terminal " + step.text("terminal")
                                + ", output " + step.number("outputNumber")
                                + received(step));
            case "PRIORITY_CHANGED" -> {
                line(step, "changed", "priority " + step.number("priority"));
                printRequest(step);
            }
            default -> {
                line(step, step.text("step").toLowerCase(Locale.ROOT), reason(step));
                if (!step.text("tag").isEmpty()) {
                    more("field " + step.text("tag"));
                }
                printRequest(step);
            }
        }
    }

    /** Who asked for it: the sender by a message of its own, or operators on its behalf; nothing of what nobody asked for. */
    private void printRequest(Answer step) {
        if (!step.text("request").isEmpty()) {
            more("asked by its sender, message " + step.text("request"));
        }
        if (step.text("proposalId").isEmpty()) {
            return;
        }
        more("on behalf of " + step.text("bic") + ", by " + step.text("channel") + " " + step.text("paperNumber")
                + " of " + BakuTime.date((int) step.number("paperDate")));
        more("proposal " + step.number("proposalId") + " of " + step.text("holder") + ", approved by "
                + step.text("approver"));
    }

    private static String received(Answer notice) {
        if (notice.text("givenUp").equals("true")) {
            return ", given up: over SWIFT it was never acknowledged";
        }
        if (notice.text("notKnown").equals("true")) {
            return ", acknowledged or given up: so old a decision over SWIFT is not remembered";
        }
        return notice.text("acknowledged").equals("true") ? ", acknowledged" : ", not yet acknowledged";
    }

    private void printReceived(Answer step) {
        if (!step.text("paperNumber").isEmpty()) {
            printEntered(step);
            return;
        }
        line(
                step,
                "received",
                "input " + step.number("inputNumber") + " of " + step.text("bic") + " terminal "
                        + step.text("terminal") + ", from its "
                        + step.text("site").toLowerCase(Locale.ROOT) + " centre over " + step.text("channel"));
        more("sequence " + step.number("sequence") + ", recorded as " + step.text("command"));
        if (step.text("channel").equals("SWIFT")) {
            more("its sender is vouched for by the network; the proof is the LAU of the file");
            return;
        }
        more("signed by " + step.text("holder") + ", certificate " + step.number("certificateId") + ", SHA-256");
        more(step.text("fingerprint"));
    }

    private void printEntered(Answer step) {
        line(
                step,
                "entered",
                "on behalf of " + step.text("bic") + ", by " + step.text("channel") + " " + step.text("paperNumber")
                        + " of " + BakuTime.date((int) step.number("paperDate")));
        more("sequence " + step.number("sequence") + ", recorded as " + step.text("command") + " of proposal "
                + step.number("proposalId"));
        more("proposed by " + step.text("holder") + ", certificate " + step.number("certificateId"));
    }

    private void printWaits(Answer step, Answer received) {
        line(step, "waits", reason(step));
        if (step.text("shortfall").isEmpty()) {
            return;
        }
        List<String> needed = needed(step, received);
        String released = needed.isEmpty() ? "is being released" : "released when " + String.join(" and ", needed);
        more("place " + (step.number("ahead") + 1) + " in its account's queue; " + released);
    }

    /** What would release it: all of it must come. */
    private static List<String> needed(Answer step, Answer received) {
        String causes = step.text("causes");
        List<String> needed = new ArrayList<>();
        addIf(causes.contains("SYSTEM_SUSPENDED"), "AZIPS goes on", needed);
        addIf(causes.contains("SEIZURE_OR_SUSPENSION"), "the seizure or suspension is lifted", needed);
        addIf(causes.contains("BENEFICIARY_FULL"), "the beneficiary's account has room again", needed);
        addIf(causes.contains("VALUE_DATE_AHEAD"), "the day of its value date is opened", needed);
        addIf(
                causes.contains("LACK_OF_FUNDS"),
                step.text("shortfall") + " " + received.text("currency") + " more come in",
                needed);
        long ahead = step.number("ahead");
        addIf(ahead == 1, "the one before it is settled", needed);
        addIf(ahead > 1, "the " + ahead + " before it are settled", needed);
        return needed;
    }

    private static void addIf(boolean holds, String words, List<String> needed) {
        if (holds) {
            needed.add(words);
        }
    }

    private static String reason(Answer step) {
        String rule = step.reason("rule");
        return step.reasonCode() + " " + step.reason("name") + ": " + step.reasonText()
                + (rule.isEmpty() ? "" : " (rule " + rule + ")");
    }

    private void line(Answer step, String what, String words) {
        long sequence = step.number("sequence");
        String time = sequence == shownSequence ? "" : BakuTime.timeOfDay(step.number("timeNs"));
        if (shownSequence == 0) {
            println(BakuTime.date(step.number("timeNs")) + ", times of Baku");
        }
        shownSequence = sequence;
        println(String.format(Locale.ROOT, "%-12s  %-9s  %s", time, what, words));
    }

    private void more(String words) {
        println(INDENT + words);
    }

    private void println(String words) {
        out.println(TextTable.printable(words));
    }
}

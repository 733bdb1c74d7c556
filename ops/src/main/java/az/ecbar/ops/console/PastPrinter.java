package az.ecbar.ops.console;

import az.ecbar.stp.print.PrintedMessage;
import az.ecbar.stp.print.UnprintableException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Prints answers about past days: as they came for machines, as lines for people. */
final class PastPrinter {
    private final PrintWriter out;
    private final boolean isJson;

    PastPrinter(PrintWriter out, boolean isJson) {
        this.out = out;
        this.isJson = isJson;
    }

    int print(Answer answer) {
        if (isJson) {
            out.println(answer.text());
        } else if (isFailed(answer)) {
            println(answer.text("error"));
        } else if (answer.entries().isEmpty()) {
            printStatus(answer);
        } else {
            answer.entries().forEach(this::printStep);
        }
        out.flush();
        return isFailed(answer) ? ConsoleCommand.REFUSED : ConsoleCommand.DONE;
    }

    int printPages(List<Answer> pages) {
        int code = ConsoleCommand.DONE;
        for (Answer page : pages) {
            if (isJson || isFailed(page)) {
                code = print(page);
            } else {
                printMessage(page.text("message"));
            }
        }
        out.flush();
        return code;
    }

    private void printMessage(String message) {
        try {
            out.println(new PrintedMessage(message.getBytes(StandardCharsets.ISO_8859_1)).text());
        } catch (UnprintableException e) {
            println(e.getMessage() + ": " + message);
        }
    }

    private void printStatus(Answer status) {
        println("taken in up to sequence " + status.number("sequence") + ", AZIPS day " + status.number("azipsDate"));
        println("committed here  sequence " + status.number("committed") + ", lag " + status.number("lag"));
        if (!status.text("trouble").isEmpty()) {
            println("trouble: " + status.text("trouble"));
        }
    }

    private void printStep(Answer step) {
        if (step.text("step").equals("PAYMENT")) {
            println(step.text("ourReference") + "  " + step.text("type") + " " + step.text("reference") + "  "
                    + step.text("amount") + " " + step.text("currency") + ", value date " + step.number("valueDate"));
            println("from " + step.text("debtor") + "  " + step.text("debtorAccount"));
            println("to   " + step.text("creditor") + "  " + step.text("creditorAccount"));
            return;
        }
        if (step.text("step").equals("MORE")) {
            println(step.text("detail"));
            return;
        }
        long timeNs = step.number("timeNs");
        println(String.format(
                Locale.ROOT,
                "%s %s  %-28s  %s",
                BakuTime.date(timeNs),
                BakuTime.timeOfDay(timeNs),
                step.text("step"),
                step.text("detail")));
    }

    private void println(String words) {
        out.println(TextTable.printable(words));
    }

    private static boolean isFailed(Answer answer) {
        return !answer.text("error").isEmpty();
    }
}

package az.ecbar.ops.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints answers about the register of continuity: as they came for machines, as tables for people. */
final class ContinuityPrinter {
    private final PrintWriter out;
    private final boolean isJson;

    ContinuityPrinter(PrintWriter out, boolean isJson) {
        this.out = out;
        this.isJson = isJson;
    }

    int print(Answer answer) {
        boolean isFailed = !answer.text("error").isEmpty();
        if (isJson) {
            out.println(answer.text());
        } else if (isFailed) {
            out.println(TextTable.printable(answer.text("error")));
        } else if (answer.entries().isEmpty()) {
            out.println("nothing");
        } else {
            printRows(answer.entries());
        }
        out.flush();
        return isFailed ? ConsoleCommand.REFUSED : ConsoleCommand.DONE;
    }

    private void printRows(List<Answer> rows) {
        switch (rows.getFirst().text("step")) {
            case "DUTY" -> printDuties(rows);
            case "SHARE" -> printShares(rows);
            default -> rows.forEach(this::printEntry);
        }
        if (rows.getLast().text("step").equals("MORE")) {
            out.println(TextTable.printable(rows.getLast().text("detail")));
        }
    }

    private void printDuties(List<Answer> rows) {
        TextTable table = new TextTable(List.of(
                TextTable.Column.text("BIC"),
                TextTable.Column.text("DUTY"),
                TextTable.Column.text("ABOUT"),
                TextTable.Column.text("UNTIL"),
                TextTable.Column.text("STATE"),
                TextTable.Column.text("DONE ON")));
        for (Answer row : rows) {
            if (row.text("step").equals("DUTY")) {
                table.add(List.of(
                        row.text("bic"),
                        row.text("duty"),
                        date(row, "date"),
                        date(row, "until"),
                        row.text("state"),
                        date(row, "doneOn")));
            }
        }
        table.print(out);
    }

    private void printShares(List<Answer> rows) {
        TextTable table = new TextTable(List.of(
                TextTable.Column.text("BIC"),
                TextTable.Column.number("SENT AZN"),
                TextTable.Column.number("PERCENT"),
                TextTable.Column.text("IMPORTANT"),
                TextTable.Column.text("NAMED")));
        for (Answer row : rows) {
            table.add(List.of(
                    row.text("bic"), row.text("sent"), row.text("percent"), row.text("important"), row.text("named")));
        }
        table.print(out);
    }

    private void printEntry(Answer row) {
        if (!row.text("step").equals("ENTRY")) {
            return;
        }
        println(String.format(
                Locale.ROOT,
                "%d  %s  %s about %s, received %s",
                row.number("sequence"),
                row.text("bic"),
                row.text("entry"),
                date(row, "date"),
                date(row, "received")));
        if (row.number("until") != 0) {
            println("    until " + date(row, "until"));
        }
        if (!row.text("duty").equals("NONE")) {
            println("    " + row.text("duty"));
        }
        if (!row.text("paper").isEmpty()) {
            println("    paper " + row.text("paper") + " of " + date(row, "paperDate"));
        }
        if (!row.text("text").isEmpty()) {
            println("    " + row.text("text"));
        }
        if (row.number("voidBy") != 0) {
            println("    void by " + row.number("voidBy"));
        }
    }

    private void println(String words) {
        out.println(TextTable.printable(words));
    }

    private static String date(Answer row, String name) {
        int date = (int) row.number(name);
        return date == 0 ? "" : BakuTime.date(date);
    }
}

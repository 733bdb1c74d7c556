package az.ecbar.ops.console;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.QueryKind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints answers: as they came, one JSON object a line, for machines; as tables and sentences for people. Gives the exit
 * code that follows from them.
 */
final class AnswerPrinter {
    private final PrintWriter out;
    private final boolean isJson;

    AnswerPrinter(PrintWriter out, boolean isJson) {
        this.out = out;
        this.isJson = isJson;
    }

    /** Prints all pages of a query. */
    int printQuery(QueryKind kind, List<Answer> pages) {
        Answer last = pages.getLast();
        if (isJson) {
            pages.forEach(page -> out.println(page.text()));
        } else if (last.isRefused()) {
            printRefusal(last);
        } else {
            printRows(kind, pages);
            out.println();
            printPlace(pages);
        }
        out.flush();
        return exitCode(last);
    }

    /** Prints who has how much, of the accounts of all and of what waits. */
    int printLiquidity(List<Answer> accounts, List<Answer> queue) {
        Answer last = queue.getLast();
        Answer refused = accounts.getLast().isRefused() ? accounts.getLast() : last;
        if (refused.isRefused()) {
            printRefusal(refused);
        } else if (isJson) {
            new LiquidityPrinter(out).printJson(Liquidity.of(accounts, queue));
        } else {
            new LiquidityPrinter(out).printTables(Liquidity.of(accounts, queue));
            out.println();
            List<Answer> all = new ArrayList<>(accounts);
            all.addAll(queue);
            printPlace(all);
        }
        out.flush();
        return exitCode(refused);
    }

    /** Prints the story of one payment. */
    int printStory(Answer story) {
        if (isJson) {
            out.println(story.text());
        } else if (story.isRefused()) {
            printRefusal(story);
        } else {
            new StoryPrinter(out).print(story);
            out.println();
            printPlace(story);
        }
        out.flush();
        return exitCode(story);
    }

    /** Prints the payments that bear a name, where it is not exactly one. */
    int printMatches(QueryKind kind, List<Answer> pages) {
        int code = printQuery(kind, pages);
        if (!isJson) {
            out.println(
                    code == ConsoleCommand.REFUSED
                            ? "None of the last 131,072 inputs of banks bears this name; older ones stand in the"
                                    + " journal: ecbar journal dump"
                            : "Several payments bear this name: ask again by our reference, or with --sender.");
            out.flush();
        }
        return code;
    }

    /** Prints what the projection says of past days. */
    int printPast(Answer answer) {
        return new PastPrinter(out, isJson).print(answer);
    }

    /** Prints what the projection says of the register of continuity. */
    int printContinuity(Answer answer) {
        return new ContinuityPrinter(out, isJson).print(answer);
    }

    /** Prints a draft for people; for machines, and of what failed, the answer as it came. */
    int printDraft(Answer answer, List<String> lines) {
        if (isJson || !answer.text("error").isEmpty()) {
            return printPast(answer);
        }
        lines.forEach(line -> out.println(TextTable.printable(line)));
        out.flush();
        return ConsoleCommand.DONE;
    }

    /** Prints the pages of a message from the projection. */
    int printPages(List<Answer> pages) {
        return new PastPrinter(out, isJson).printPages(pages);
    }

    /** Prints what is kept for a terminal. */
    int printOutputs(List<Answer> outputs) {
        if (outputs.isEmpty() && !isJson) {
            out.println("nothing");
            out.flush();
            return ConsoleCommand.DONE;
        }
        return printPages(outputs);
    }

    /** Prints what of the outputs over SWIFT people must look at. */
    int printStuck(Answer answer) {
        if (isJson || !answer.text("error").isEmpty()) {
            return printPast(answer);
        }
        TextTable table = new TextTable(List.of(
                TextTable.Column.text("BIC"),
                TextTable.Column.number("OUTPUT"),
                TextTable.Column.number("SENT"),
                TextTable.Column.text("LAST NAK"),
                TextTable.Column.text("STUCK")));
        for (Map<?, ?> row : answer.rows()) {
            table.add(Stream.of("bic", "number", "sendings", "error", "stuck")
                    .map(member -> cell(member, row.get(member)))
                    .toList());
        }
        if (answer.rows().isEmpty()) {
            out.println("nothing");
        } else {
            table.print(out);
        }
        out.println(answer.number("waiting") + " outputs over SWIFT wait to be sent or acknowledged");
        out.flush();
        return ConsoleCommand.DONE;
    }

    /** Prints what happens. */
    TailPrinter tail() {
        return new TailPrinter(out, isJson);
    }

    /** Prints the steps of an action. */
    int printSteps(List<Answer> steps) {
        for (Answer step : steps) {
            if (isJson) {
                out.println(step.text());
            } else {
                printStep(step);
            }
        }
        Answer last = steps.getLast();
        if (!isJson && last.text("step").equals("PROPOSED")) {
            out.println("A second operator must approve it: approve " + last.number("proposalId"));
        }
        out.flush();
        return exitCode(last);
    }

    /** Pages whose sequences follow each other are one picture; between others something may have changed, and it is said. */
    private void printPlace(List<Answer> pages) {
        long first = pages.getFirst().number("sequence");
        Answer last = pages.getLast();
        if (last.number("sequence") - first >= pages.size()) {
            out.println("read in " + pages.size() + " pages from sequence " + first
                    + " on, with other commands in between: each page is as of its own sequence");
        }
        printPlace(last);
    }

    private void printPlace(Answer answer) {
        out.println("as of sequence " + answer.number("sequence") + ", " + BakuTime.moment(answer.number("timeNs"))
                + " in Baku");
    }

    /**
     * Prints one proposal with all that it says, for the one who is to approve it; whether it was there and could be shown.
     */
    boolean isProposalShown(List<Answer> pages) {
        Answer page = pages.getLast();
        List<Answer> rows = page.isRefused() ? List.of() : page.entries();
        boolean isShown = rows.size() == 1 && isWhole(rows.getFirst());
        if (isJson) {
            out.println(page.text());
        } else if (page.isRefused()) {
            printRefusal(page);
        } else if (!isShown) {
            out.println("what it says, or the payment that it means, cannot be shown: nobody approves what he has not"
                    + " seen");
        } else {
            Answer row = rows.getFirst();
            out.println(TextTable.printable("proposal " + row.number("proposalId") + " of " + row.text("holder")
                    + ", open until " + BakuTime.moment(row.number("expiresNs")) + " in Baku:"));
            if (row.text("message").isEmpty()) {
                printContent(row, "    ");
            } else {
                printEntered(row);
            }
        }
        out.flush();
        return isShown;
    }

    /** Whether a proposal tells all that its approver must see: of a change also the payment that it means. */
    private static boolean isWhole(Answer row) {
        boolean isSaid = !row.text("content").isEmpty() || !row.text("message").isEmpty();
        return isSaid && (!row.text("action").equals("EnterChange") || row.number("paymentId") != 0);
    }

    private void printStep(Answer step) {
        long proposal = step.number("proposalId");
        if (step.text("step").equals("PROPOSED")) {
            out.println(step.text("action") + " is proposal " + proposal + ", open until "
                    + BakuTime.moment(step.number("expiresNs")) + " in Baku.");
        } else if (step.isRefused()) {
            printRefusal(step);
        } else {
            out.println(step.text("action") + ", proposal " + proposal + ": approved and applied at sequence "
                    + step.number("sequence") + ".");
        }
    }

    private void printRefusal(Answer answer) {
        int code = answer.reasonCode();
        String name = RejectReason.isKnown(code) ? " " + RejectReason.of(code).name() : "";
        String what = answer.text("step").equals("APPROVED")
                ? answer.text("action") + ", proposal " + answer.number("proposalId") + ", approved but refused: "
                : "refused: ";
        out.println(what + code + name + ": " + answer.reasonText());
    }

    private void printRows(QueryKind kind, List<Answer> pages) {
        AnswerView view = AnswerView.of(kind);
        if (view.members().isEmpty()) {
            pages.getFirst().rows().forEach(this::printMembers);
            return;
        }
        TextTable table = new TextTable(view.heads());
        long count = 0;
        for (Answer page : pages) {
            for (Map<?, ?> row : page.rows()) {
                table.add(view.members().stream()
                        .map(member -> cell(member, row.get(member)))
                        .toList());
                count++;
            }
        }
        if (count == 0) {
            out.println("nothing");
        } else {
            table.print(out);
        }
        if (kind == QueryKind.PROPOSALS && count > 0) {
            out.println();
            pages.forEach(page -> page.entries().forEach(this::printContent));
        }
        pages.forEach(page -> page.entries().forEach(row -> {
            if (!row.text("paperNumber").isEmpty()) {
                out.println();
                printEntered(row);
            }
        }));
    }

    /** What an approver approves: the fields of any other action. */
    private void printContent(Answer row) {
        if (row.text("paperNumber").isEmpty()) {
            String content = row.text("content");
            String told = content.isEmpty() ? "its content is told when fewer proposals are open" : content;
            out.println(row.number("proposalId") + "  " + TextTable.printable(told));
            printMeant(row, "  ");
        }
    }

    private void printContent(Answer row, String indent) {
        out.println(indent + TextTable.printable(row.text("content")));
        printMeant(row, indent);
    }

    /** The payment that a proposed change means, as it stands. */
    private void printMeant(Answer row, String indent) {
        if (row.number("paymentId") != 0) {
            out.println(indent
                    + TextTable.printable("means " + row.text("ourReference") + ", " + row.text("state") + ": "
                            + row.text("debtor") + " pays " + row.text("amount") + " " + row.text("currency") + " to "
                            + row.text("creditor") + " on " + BakuTime.date((int) row.number("valueDate"))));
        } else if (row.text("action").equals("EnterChange")) {
            out.println(indent + "means no payment of its sender that there is");
        }
    }

    /** What an approver holds against the paper: the message of a payment that is to be entered, as it is. */
    private void printEntered(Answer row) {
        out.println(TextTable.printable("proposal " + row.number("proposalId") + ", by " + row.text("channel") + " "
                + row.text("paperNumber") + " of " + BakuTime.date((int) row.number("paperDate")) + ": "
                + row.text("debtor") + " pays " + row.text("amount") + " " + row.text("currency") + " to "
                + row.text("creditor")));
        if (row.text("message").isEmpty()) {
            out.println("    its message is told when fewer proposals are open");
        }
        row.text("message").lines().forEach(line -> out.println("    " + TextTable.printable(line)));
    }

    private void printMembers(Map<?, ?> row) {
        int width = row.keySet().stream()
                .mapToInt(name -> name.toString().length())
                .max()
                .orElse(0);
        row.forEach((name, value) -> out.println(name
                + " ".repeat(width - name.toString().length() + 2)
                + TextTable.printable(cell(name.toString(), value))));
    }

    private static String cell(String member, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        if (value instanceof Boolean is) {
            return is ? "yes" : "no";
        }
        if (value instanceof Number number && member.endsWith("Ns")) {
            return BakuTime.moment(number.longValue());
        }
        return value == null ? "" : value.toString();
    }

    private static int exitCode(Answer answer) {
        return answer.isRefused() ? ConsoleCommand.REFUSED : ConsoleCommand.DONE;
    }
}

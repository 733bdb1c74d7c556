package az.ecbar.ops.console;

import az.ecbar.command.ActionWriter;
import az.ecbar.command.ContinuityPaper;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.projection.PastQuestion;
import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import az.ecbar.stp.print.PdfPaper;
import az.ecbar.stp.print.UnprintableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console continuity}: the register of systemically important participants (section 7). */
@Command(
        name = "continuity",
        description = {
            "The register of systemically important participants (section 7): who is one, what it delivered, what it"
                    + " owes.",
            "What is entered needs two operators; what is shown comes from the node's projection."
        })
final class ContinuityCommand extends ActionGroup {
    private static final int YEAR = 10_000;
    private static final int FIRST_OF_JANUARY = 101;

    @ParentCommand
    private ConsoleCommand console;

    @Command(description = "What wants attention: deadlines that are near or over.")
    int due(@ArgGroup(exclusive = false) Shown shown) {
        return show(PastQuestion.DUTIES, "", shown);
    }

    @Command(description = "All that a participant owes of a year, and how it stands.")
    int show(
            @Parameters(paramLabel = "BIC", description = "BIC of the participant.") String bic,
            @ArgGroup(exclusive = false) Shown shown) {
        return show(PastQuestion.DUTIES, bic, shown);
    }

    @Command(description = "What was entered about a participant and a year.")
    int entries(
            @Parameters(paramLabel = "BIC", description = "BIC of the participant.") String bic,
            @ArgGroup(exclusive = false) Shown shown) {
        return show(PastQuestion.ENTRIES, bic, shown);
    }

    @Command(description = "Drafts the list of a year (7.1): who sent how much of the year before's value.")
    int list(@Parameters(paramLabel = "YEAR", description = "The year that the list is for.") int year) {
        return console.run((desk, printer) -> printer.printContinuity(
                PastCommand.ask(desk, PastQuestion.SHARES, year * YEAR + FIRST_OF_JANUARY, 1, "")));
    }

    @Command(description = "Names a participant for a year, with its share from the draft of the list; it is told.")
    int name(
            @Parameters(index = "0", paramLabel = "BIC", description = "BIC of the participant.") String bic,
            @Parameters(index = "1", paramLabel = "YEAR", description = "The year that the list is for.") int year,
            @ArgGroup(exclusive = false, multiplicity = "1") Paper paper) {
        int first = year * YEAR + FIRST_OF_JANUARY;
        return console.run((desk, printer) -> {
            String whole = ConsoleCommand.bic11(bic);
            Answer shares = PastCommand.ask(desk, PastQuestion.SHARES, first, 1, "");
            Answer share = find(shares, "bic", whole);
            ContinuityPaper named = paper.of(whole, ContinuityEntry.NAMED, first)
                    .share(share.number("sentMinor"), share.number("allMinor"));
            return printer.printSteps(desk.act(new ActionWriter().recordContinuity(named)));
        });
    }

    @Command(description = "Takes back that a participant was named for a year; it is told.")
    int unname(
            @Parameters(index = "0", paramLabel = "BIC", description = "BIC of the participant.") String bic,
            @Parameters(index = "1", paramLabel = "YEAR", description = "The year that the list is for.") int year,
            @ArgGroup(exclusive = false, multiplicity = "1") Paper paper) {
        return console.run((desk, printer) -> {
            ContinuityPaper mistaken =
                    paper.of(ConsoleCommand.bic11(bic), ContinuityEntry.NOT_NAMED, year * YEAR + FIRST_OF_JANUARY);
            return printer.printSteps(desk.act(new ActionWriter().recordContinuity(mistaken)));
        });
    }

    @Command(description = "Enters what a participant delivered, or what happened to it.")
    int record(
            @Parameters(index = "0", paramLabel = "BIC", description = "BIC of the participant.") String bic,
            @Parameters(
                            index = "1",
                            paramLabel = "ENTRY",
                            completionCandidates = Delivered.class,
                            description = "One of ${COMPLETION-CANDIDATES}.")
                    ContinuityEntry entry,
            @Parameters(
                            index = "2",
                            paramLabel = "YYYYMMDD",
                            description =
                                    "What it is about: the day of the test, of the replacement or of the case; from"
                                        + " when on a certificate is kept there; of CONTACTS and TOPOLOGY 1 January.")
                    int date,
            @ArgGroup(exclusive = false, multiplicity = "1") Paper paper,
            @ArgGroup(exclusive = false) Content content) {
        return console.run((desk, printer) -> {
            Content said = content == null ? new Content() : content;
            ContinuityPaper filed = paper.of(ConsoleCommand.bic11(bic), entry, date)
                    .until(said.until)
                    .passed(said.isPassed)
                    .digest(said.digest)
                    .saying(said.text);
            return printer.printSteps(desk.act(new ActionWriter().recordContinuity(filed)));
        });
    }

    @Command(description = "Makes an earlier entry about a participant void.")
    int withdraw(
            @Parameters(index = "0", paramLabel = "BIC", description = "BIC of the participant.") String bic,
            @Parameters(index = "1", paramLabel = "SEQUENCE", description = "Of the entry, as 'entries' shows it.")
                    long sequence,
            @ArgGroup(exclusive = false, multiplicity = "1") Paper paper) {
        return console.run((desk, printer) -> {
            ContinuityPaper mistaken = paper.of(ConsoleCommand.bic11(bic), ContinuityEntry.WITHDRAWN, 0)
                    .withdrawing(sequence);
            return printer.printSteps(desk.act(new ActionWriter().recordContinuity(mistaken)));
        });
    }

    @Command(description = "Reminds a participant of a duty that 'show' names; it is told by MT999.")
    int remind(
            @Parameters(index = "0", paramLabel = "BIC", description = "BIC of the participant.") String bic,
            @Parameters(index = "1", paramLabel = "DUTY", description = "As 'show' names it.") ContinuityDuty duty,
            @Parameters(index = "2", paramLabel = "YYYYMMDD", description = "What it is about, as 'show' says.")
                    int date) {
        return console.run((desk, printer) -> {
            String whole = ConsoleCommand.bic11(bic);
            Answer until = owed(desk, whole, duty, date);
            ContinuityPaper reminder = new ContinuityPaper(whole, ContinuityEntry.REMINDER, date, BakuTime.today())
                    .about(duty)
                    .until((int) until.number("until"));
            return printer.printSteps(desk.act(new ActionWriter().recordContinuity(reminder)));
        });
    }

    @Command(
            description = "Drafts the report on a day from the backup centre (Annex 1) from the participant's traffic.")
    int report(
            @Parameters(index = "0", paramLabel = "BIC", description = "BIC of the participant.") String bic,
            @Parameters(index = "1", paramLabel = "YYYYMMDD", description = "The AZIPS day.") int date,
            @Option(names = "--pdf", paramLabel = "TO", description = "Writes a PDF into this file.") @Nullable
                    Path pdf) {
        return console.run((desk, printer) -> {
            Answer answer = PastCommand.ask(desk, PastQuestion.WORKED, date, 1, ConsoleCommand.bic11(bic));
            List<String> lines = answer.text("error").isEmpty() ? AnnexOne.draft(answer) : List.of();
            if (pdf == null || lines.isEmpty()) {
                return printer.printDraft(answer, lines);
            }
            write(lines, pdf);
            return ConsoleCommand.DONE;
        });
    }

    private int show(int which, String bic, @Nullable Shown shown) {
        Shown wanted = shown == null ? new Shown() : shown;
        return console.run((desk, printer) -> printer.printContinuity(PastCommand.ask(
                desk,
                which,
                wanted.year == 0 ? 0 : wanted.year * YEAR + FIRST_OF_JANUARY,
                wanted.page,
                bic.isEmpty() ? "" : ConsoleCommand.bic11(bic))));
    }

    private static Answer owed(OperatorDesk desk, String bic, ContinuityDuty duty, int date)
            throws ConfigException, OperatorException {
        boolean isDone = false;
        boolean isLast = false;
        for (int page = 1; !isLast; page++) {
            List<Answer> rows =
                    PastCommand.ask(desk, PastQuestion.DUTIES, date, page, bic).entries();
            for (Answer row : rows) {
                if (row.text("duty").equals(duty.name()) && row.number("date") == date) {
                    if (row.number("doneOn") == 0) {
                        return row;
                    }
                    isDone = true;
                }
            }
            isLast = rows.isEmpty() || !rows.getLast().text("step").equals("MORE");
        }
        throw new ConfigException(bic + (isDone ? " did its duty " : " has no duty ") + duty + " about " + date
                + (isDone ? " already" : ""));
    }

    private static Answer find(Answer rows, String member, String value) throws ConfigException {
        return rows.entries().stream()
                .filter(row -> row.text(member).equals(value))
                .findFirst()
                .orElseThrow(() -> new ConfigException(value + " sent nothing in the year before"));
    }

    private static void write(List<String> lines, Path to) throws ConfigException {
        try {
            PdfPaper.writeNew(AnnexOne.TITLE, lines, to);
        } catch (IOException e) {
            throw new ConfigException("--pdf: the file cannot be written: " + e);
        } catch (UnprintableException e) {
            throw new ConfigException("--pdf: " + e.getMessage());
        }
    }

    /** What is shown. */
    static final class Shown {
        @Option(names = "--year", paramLabel = "YEAR", defaultValue = "0", description = "By default this year.")
        private int year;

        @Option(names = "--page", paramLabel = "N", defaultValue = "1", description = "${DEFAULT-VALUE}.")
        private int page = 1;
    }

    /** The paper behind an entry. */
    static final class Paper {
        @Option(
                names = "--paper",
                required = true,
                paramLabel = "NUMBER",
                description = "Number of the paper, at most 16 characters.")
        private String number = "";

        @Option(
                names = "--paper-date",
                paramLabel = "YYYYMMDD",
                defaultValue = "0",
                description = "Of the paper; by default the day on which it came.")
        private int date;

        @Option(
                names = "--received",
                paramLabel = "YYYYMMDD",
                defaultValue = "0",
                description = "When it came to the Central Bank; by default today.")
        private int received;

        private ContinuityPaper of(String bic, ContinuityEntry entry, int about) {
            int came = received == 0 ? BakuTime.today() : received;
            return new ContinuityPaper(bic, entry, about, came).by(date == 0 ? came : date, number);
        }
    }

    /** What the paper says. */
    static final class Content {
        @Option(
                names = "--until",
                paramLabel = "YYYYMMDD",
                defaultValue = "0",
                description = "INTERRUPTION_REPORTED: when it was eliminated.")
        private int until;

        @Option(names = "--passed", description = "TEST_REPORTED: the participant reports that it succeeded.")
        private boolean isPassed;

        @Option(
                names = "--digest",
                paramLabel = "HEX",
                defaultValue = "",
                description = "SHA-256 of the document; of BACKUP_CERTIFICATE the certificate's fingerprint.")
        private String digest = "";

        @Option(
                names = "--text",
                paramLabel = "WORDS",
                defaultValue = "",
                description = "Persons, address or explanation: at most 280 characters of plain ASCII.")
        private String text = "";
    }

    /** What a participant delivers or what happens to it. */
    static final class Delivered implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(
                            ContinuityEntry.CONTACTS,
                            ContinuityEntry.CONTACTS_REPLACED,
                            ContinuityEntry.TOPOLOGY,
                            ContinuityEntry.BACKUP_CERTIFICATE,
                            ContinuityEntry.TEST_ANNOUNCED,
                            ContinuityEntry.TEST_REPORTED,
                            ContinuityEntry.INTERRUPTION,
                            ContinuityEntry.INTERRUPTION_REPORTED)
                    .map(ContinuityEntry::name)
                    .iterator();
        }
    }
}

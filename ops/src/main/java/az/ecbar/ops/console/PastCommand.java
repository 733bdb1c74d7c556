package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.projection.PastQuestion;
import az.ecbar.stp.print.PdfPaper;
import az.ecbar.stp.print.PrintedMessage;
import az.ecbar.stp.print.UnprintableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console past}: what the projection knows of past days. */
@Command(
        name = "past",
        description = "Past days, from the node's projection: statements, payments, and how far it is.",
        subcommands = {PastCommand.Statement.class, PastCommand.Payment.class, PastCommand.Status.class})
final class PastCommand implements Callable<Integer> {
    private static final Pattern OURS = Pattern.compile("A\\d{15}");
    private static final int MAX_TEXT = 40;

    /** Numbers the questions of this process. */
    private static final AtomicLong ASKED = new AtomicLong(System.nanoTime());

    @ParentCommand
    private ConsoleCommand console;

    @Override
    public Integer call() {
        return console.run((desk, printer) -> printer.printPast(ask(desk, PastQuestion.STATUS, 0, 1, "")));
    }

    /** Asks until the projection has answered. */
    static Answer ask(OperatorDesk desk, int which, int date, int page, String text)
            throws ConfigException, OperatorException {
        if (text.length() > MAX_TEXT || !StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw new ConfigException("'" + text + "' is no account or reference");
        }
        PastQuestion question = new PastQuestion(which, date, ASKED.incrementAndGet(), page, text);
        Answer answer = desk.view(question.encode());
        while (answer.number("asked") != question.asked()) {
            answer = desk.view(question.encode());
        }
        return answer;
    }

    /** {@code past status}. */
    @Command(name = "status", description = "Up to where the journal is in the projection, and how far it lags behind.")
    static final class Status implements Callable<Integer> {
        @ParentCommand
        private PastCommand past;

        @Override
        public Integer call() {
            return past.call();
        }
    }

    /** {@code past payment}. */
    @Command(
            name = "payment",
            description = "The story of a payment, however old: by our reference, or all that bear the sender's.")
    static final class Payment implements Callable<Integer> {
        @ParentCommand
        private PastCommand past;

        @Parameters(paramLabel = "REFERENCE", description = "Our reference (A and 15 digits), or field 20.")
        private String reference = "";

        @Override
        public Integer call() {
            int which = OURS.matcher(reference).matches() ? PastQuestion.PAYMENT : PastQuestion.PAYMENTS;
            return past.console.run((desk, printer) -> printer.printPast(ask(desk, which, 0, 1, reference)));
        }
    }

    /** {@code past statement}. */
    @Command(
            name = "statement",
            description = {
                "The statement of an account for a past AZIPS day: the MT950 as it was sent; or the MT941 or MT942 as"
                        + " they would have been at the end of the day.",
                "A file that is there already is not written over."
            })
    static final class Statement implements Callable<Integer> {
        @ParentCommand
        private PastCommand past;

        @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Number of the account.")
        private String account = "";

        @Parameters(index = "1", paramLabel = "YYYYMMDD", description = "The AZIPS day.")
        private int date;

        @Option(names = "--currency", paramLabel = "CODE", defaultValue = "AZN", description = "${DEFAULT-VALUE}.")
        private String currency = "AZN";

        @Option(names = "--as", paramLabel = "TYPE", defaultValue = "950", description = "950, 941 or 942.")
        private int type = 950;

        @Option(names = "--pdf", paramLabel = "TO", description = "Writes a PDF into this file.")
        private @Nullable Path pdf;

        @Override
        public Integer call() {
            return past.console.run(this::print);
        }

        private int print(OperatorDesk desk, AnswerPrinter printer) throws ConfigException, OperatorException {
            int which = switch (type) {
                case 950 -> PastQuestion.STATEMENT;
                case 941 -> PastQuestion.BALANCE;
                case 942 -> PastQuestion.INTERIM;
                default -> throw new ConfigException("--as must be 950, 941 or 942");
            };
            List<Answer> pages = new ArrayList<>();
            long last = 1;
            for (int page = 1; page <= last; page++) {
                Answer answer = ask(desk, which, date, page, account + " " + currency);
                pages.add(answer);
                last = answer.number("pages");
            }
            Path to = pdf;
            if (to == null
                    || pages.stream().anyMatch(page -> !page.text("error").isEmpty())) {
                return printer.printPages(pages);
            }
            write(pages, to);
            return ConsoleCommand.DONE;
        }

        /** All pages behind each other. */
        static void write(List<Answer> pages, Path to) throws ConfigException {
            try {
                List<String> lines = new ArrayList<>();
                String title = "";
                for (Answer page : pages) {
                    PrintedMessage printed =
                            new PrintedMessage(page.text("message").getBytes(StandardCharsets.ISO_8859_1));
                    title = printed.title();
                    lines.addAll(printed.lines());
                    lines.add("");
                }
                PdfPaper.writeNew(title, lines, to);
            } catch (IOException e) {
                throw new ConfigException("--pdf: the file cannot be written: " + e);
            } catch (UnprintableException e) {
                throw new ConfigException("--pdf: " + e.getMessage());
            }
        }
    }
}

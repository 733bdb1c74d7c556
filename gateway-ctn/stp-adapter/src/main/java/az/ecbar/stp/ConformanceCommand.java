package az.ecbar.stp;

import az.ecbar.mt.bank.Party;
import az.ecbar.stp.conformance.ConformanceException;
import az.ecbar.stp.conformance.ConformanceParties;
import az.ecbar.stp.conformance.ConformanceReport;
import az.ecbar.stp.folder.Json;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs the conformance self-test and writes the signed report. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the self-test of a bank that joins (7-10.1) against the centre and signs its report: every type of",
            "message, right and wrong, a repeat, a break. Nothing is paid. Run it while AZIPS is open and no adapter"
                    + " runs."
        })
final class ConformanceCommand implements Callable<Integer> {
    private static final ZoneOffset BAKU = ZoneOffset.ofHours(4);

    @Option(
            names = "--own",
            required = true,
            paramLabel = "CODE/TIN/ACCOUNT",
            description = "your bank code, VÖEN and AZIPS account in manats")
    private String own = "";

    @Option(
            names = "--other",
            required = true,
            paramLabel = "BIC/CODE/TIN/ACCOUNT",
            description = "the same of a participant that has joined; it is not paid, and not told")
    private String other = "";

    @Option(names = "--date", paramLabel = "YYYYMMDD", description = "the AZIPS day (default: today in Baku)")
    private @Nullable Integer date;

    @Option(names = "--seconds", defaultValue = "30", description = "for each answer (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "new file for the report (default: conformance-BIC-TIME.txt here); .json is written beside it")
    private @Nullable Path report;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @ParentCommand
    private @Nullable StpCommand parent;

    @Override
    public Integer call() throws Exception {
        Setting setting = Objects.requireNonNull(parent).setting(shared);
        BankFile bank = setting.bankFile();
        Instant now = Instant.now();
        Path file = report == null
                ? Path.of("conformance-" + bank.config().bic() + "-" + time("yyyyMMdd'T'HHmmss", now) + ".txt")
                : report;
        ConformanceReport done;
        try {
            done = SelfTest.run(
                    bank.config(),
                    Setting.password(bank),
                    parties(bank.config().bic(), now),
                    time("'CT'HHmmss", now),
                    Duration.ofSeconds(seconds));
        } catch (ConformanceException e) {
            setting.commandLine().getErr().println("ecbar stp: the self-test ended: " + e.getMessage());
            return StpCommand.FAILED;
        }
        Files.write(file, done.file(), StandardOpenOption.CREATE_NEW);
        Files.writeString(Path.of(file + ".json"), Json.pretty(fields(done)), StandardOpenOption.CREATE_NEW);
        print(setting, done, file);
        return done.isAllRight() ? 0 : StpCommand.FAILED;
    }

    private ConformanceParties parties(String bic, Instant now) throws ConfigException {
        String[] mine = split("--own", own, 3);
        String[] others = split("--other", other, 4);
        LocalDate today = date == null
                ? now.atOffset(BAKU).toLocalDate()
                : LocalDate.parse(String.valueOf(date), DateTimeFormatter.BASIC_ISO_DATE);
        return new ConformanceParties(
                Party.participant("CONFORMANCE", mine[0], mine[1], bic, mine[2]),
                Party.participant("CONFORMANCE", others[1], others[2], others[0], others[3]),
                basic(today),
                basic(today.minusDays(1)));
    }

    private static String[] split(String option, String value, int parts) throws ConfigException {
        String[] found = value.split("/", -1);
        if (found.length != parts || List.of(found).stream().anyMatch(String::isBlank)) {
            throw new ConfigException(List.of(option + " must be " + parts + " parts with a slash between them"));
        }
        return found;
    }

    private static int basic(LocalDate day) {
        return Integer.parseInt(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    private static String time(String pattern, Instant now) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(now.atOffset(BAKU));
    }

    private static Map<String, Object> fields(ConformanceReport report) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("profile", ConformanceReport.PROFILE);
        all.put("participant", report.participant());
        all.put("certificate", report.certificate().toHex());
        all.put("allRight", report.isAllRight());
        all.put("lastInput", report.lastInput());
        all.put("lastDigest", report.lastDigest().toHex());
        List<Map<String, Object>> cases = new ArrayList<>();
        for (ConformanceReport.Judged one : report.cases()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("case", one.name());
            row.put("input", one.input());
            row.put("expected", one.expected());
            row.put("was", one.was());
            row.put("right", one.isRight());
            cases.add(row);
        }
        all.put("cases", cases);
        return all;
    }

    private static void print(Setting setting, ConformanceReport done, Path file) {
        PrintWriter out = setting.out();
        if (setting.json()) {
            out.println(Json.line(fields(done)));
        } else {
            for (ConformanceReport.Judged one : done.cases()) {
                out.println((one.isRight() ? "right  " : "WRONG  ") + one.name() + ": " + one.was()
                        + (one.isRight() ? "" : ", expected " + one.expected()));
            }
            out.println((done.isAllRight() ? "all is right; " : "NOT all is right; ") + "signed in " + file
                    + ": send it to the Central Bank with the connection protocol");
        }
        out.flush();
    }
}

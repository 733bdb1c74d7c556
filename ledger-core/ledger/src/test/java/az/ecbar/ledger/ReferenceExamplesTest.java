package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.AdmissionWriter;
import az.ecbar.command.CalendarYearWriter;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The examples in docs/reference are what the ledger says. With {@code -Dexamples=write} they are written instead of
 * compared.
 */
final class ReferenceExamplesTest {
    private static final Path PAGES =
            Path.of(System.getProperty("ecbar.root", "../..")).resolve("docs/reference");
    private static final Pattern BLOCK = Pattern.compile("```ledger (\\S+)\\n(.*?)```\\n", Pattern.DOTALL);

    private final Map<String, String> examples = new TreeMap<>();

    @Test
    void theExamplesAreWhatTheLedgerSays() throws IOException {
        payments();
        inputsInParts();
        operators();
        days();
        gridlocks();
        joining();
        TreeSet<String> shown = new TreeSet<>();
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page : pages.sorted().toList()) {
                String text = Files.readString(page);
                String expected = BLOCK.matcher(text).replaceAll(block -> {
                    shown.add(block.group(1));
                    return Matcher.quoteReplacement(block(block));
                });
                if (System.getProperty("examples", "").equals("write")) {
                    Files.writeString(page, expected);
                }
                assertEquals(
                        expected, Files.readString(page), () -> page.getFileName() + " is not what the ledger says");
            }
        }
        assertEquals(examples.keySet(), shown, "examples that some page shows");
    }

    private String block(MatchResult block) {
        String name = block.group(1);
        assertTrue(examples.containsKey(name), () -> "no example is named " + name);
        return "```ledger " + name + "\n" + examples.get(name) + "```\n";
    }

    private static Scenario banks() {
        return new Scenario()
                .bank("ALFA", "100.00")
                .bank("BETA", "0.00")
                .bank("GAMA", "0.00")
                .open();
    }

    private void payments() {
        Scenario s = banks();
        record(
                "submit-payment-settled",
                s,
                () -> s.pays("ALFA", "BETA", "40.00").reference("ALFA-0001").send());
        record(
                "submit-payment-waits",
                s,
                () -> s.pays("BETA", "GAMA", "55.00").reference("BETA-0001").send());
        record("submit-payment-refused", s, () -> {
            TestPayment payment = s.pays("ALFA", "BETA", "40.00").reference("ALFA-0002");
            payment.creditorTin = Scenario.tin("GAMA");
            payment.send();
        });
        changes();
        TestTerminal alfa = s.bank("ALFA");
        record(
                "refuse-input",
                s,
                () -> s.apply(TestCommands.refuseInput(alfa, alfa.nextInput++, 150, "32A", "ALFA-0003")));
        record("open-ctn-session", s, alfa::logOn);
    }

    private void changes() {
        Scenario s = banks();
        s.pays("ALFA", "BETA", "150.00").reference("ALFA-0001").send();
        s.pays("ALFA", "BETA", "40.00").reference("ALFA-0002").send();
        record("change-payment-cancelled", s, () -> s.cancels("ALFA", "ALFA-0001"));
        record("change-payment-refused", s, () -> s.changesPriority("ALFA", "ALFA-0002", 40));
    }

    private void inputsInParts() {
        Scenario s = banks();
        TestTerminal alfa = s.bank("ALFA");
        record("transfer-part", s, () -> {
            s.apply(TestCommands.part(alfa, 1, 1, 1, 2, 5000, 3000));
            s.apply(TestCommands.part(alfa, 1, 1, 2, 2, 5000, 2000));
            s.apply(TestCommands.submitTransfer(alfa, 1, 1));
        });
    }

    private void operators() {
        Scenario s = banks();
        s.pays("BETA", "GAMA", "55.00").reference("BETA-0001").send();
        byte[] issue = s.actions.issueFunds("AZN", Scenario.account("ALFA"), "ISSUE-AZN", 250_000, "D-17");
        record("propose-action", s, () -> s.operator("L").propose(issue));
        long proposal = s.operator("L").lastTakenSequence;
        record("approve-action", s, () -> s.operator("R").approve(proposal));
        record(
                "issue-funds",
                s,
                () -> s.operator("R")
                        .approve(s.operator("L")
                                .propose(s.actions.issueFunds(
                                        "AZN", Scenario.account("ALFA"), "ISSUE-AZN", 100, "D-18"))));
        record("query", s, () -> s.operator("L").asks(QueryKind.ACCOUNT, Scenario.bic("ALFA"), 0));
        record("set-rule", s, () -> {
            s.decide(s.actions.setRule(RuleId.PRIORITY_DEFAULT, SystemId.ALL, 60, 20260501));
            s.runJobs();
        });
        record("declare-day", s, () -> {
            s.decide(s.actions.declareDay(SystemId.ALL, 20260502, true, Scenario.TODAY, "41s"));
            s.runJobs();
        });
        record("declare-year", s, () -> {
            SortedMap<Integer, Boolean> days = new TreeMap<>(Map.of(20270101, false, 20270104, false, 20270320, true));
            s.decide(CalendarYearWriter.declareYear(SystemId.ALL, 2027, days, Scenario.TODAY, "412s"));
            s.runJobs();
        });
        record("add-status-cause", s, () -> {
            s.decide(s.actions.removeParticipant(Scenario.bic("GAMA"), Scenario.TODAY, "D-19"));
            s.runJobs();
        });
    }

    private void gridlocks() {
        Scenario s = new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").bank("GAMA", "0.00");
        s.apply(s.actions.setRule(RuleId.GRIDLOCK_RESOLUTION, SystemId.ALL, 1, 0));
        s.open();
        s.pays("ALFA", "BETA", "105.00").reference("ALFA-0001").send();
        s.pays("BETA", "GAMA", "55.00").reference("BETA-0001").send();
        s.pays("GAMA", "ALFA", "50.00").reference("GAMA-0001").send();
        record("resolve-gridlock", s, () -> s.decide(s.actions.resolveGridlock(SystemId.AZIPS)));
    }

    private void joining() {
        Scenario s = new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").open();
        TestTerminal yeni = s.registers("YENI");
        TestPayment last = s.pays("YENI", "ALFA", "10.10").reference("CT101500-18");
        byte[] digest = new byte[32];
        new Random("CT101500-18".hashCode() * 31 + Long.hashCode(last.amount)).nextBytes(digest);
        last.send();
        record("admit-participant", s, () -> {
            s.decide(
                    AdmissionWriter.admit(Scenario.bic("YENI"), Scenario.TODAY, "2026/4", yeni.fingerprint, 1, digest));
            s.runJobs();
        });
    }

    private void days() {
        Scenario s = banks();
        s.pays("BETA", "GAMA", "55.00").reference("BETA-0001").send();
        record("close-day", s, () -> {
            s.decide(s.actions.closeDay(SystemId.AZIPS));
            s.runJobs();
        });
        s.later(24 * 3600);
        record("open-day", s, () -> {
            s.decide(s.actions.openDay(SystemId.AZIPS, 20260428));
            s.runJobs();
        });
    }

    /** Keeps the events that something causes, but for what every proposal says first. */
    private void record(String name, Scenario scenario, Runnable cause) {
        int from = scenario.story.size();
        cause.run();
        List<String> lines = scenario.story.subList(from, scenario.story.size());
        boolean isAboutProposing = name.equals("propose-action");
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (isAboutProposing || !isOfProposal(lines, line)) {
                text.append(shortened(line)).append('\n');
            }
        }
        examples.put(name, text.toString());
    }

    private static boolean isOfProposal(List<String> lines, String line) {
        String sequence = line.substring(0, line.indexOf(' ') + 1);
        return lines.stream().anyMatch(other -> other.startsWith(sequence) && other.contains("[ActionProposed]"));
    }

    private static String shortened(String line) {
        return line.replaceAll("\\[(\\w+)]\\(sbe[^)]*\\):", "$1 ")
                .replaceAll("\\|?\\w*[dD]igest=\\[[^]]*]", "")
                .replace("|", " ");
    }
}

package az.ecbar.ops.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code console drill} on a pair and its witness as processes, while four banks pay each other over TLS: one operator
 * drives, the other one signs each change of roles at his own console.
 */
@Tag("long")
class DrillTest {
    private static final int MESSAGES = 2_000;
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final String SIGN = "another operator, at his own console: console switchover";

    @TempDir
    Path folder = Path.of("");

    private final StringWriter told = new StringWriter();
    private final Story story = new Story(new PrintWriter(told));

    @Test
    void theRolesChangeAndChangeBackUnderLoadAndTheReportSaysWhatItCost() throws Exception {
        LocalDate today = LocalDate.now(Sandbox.BAKU);
        BigDecimal opening = LoadPayments.cover(MESSAGES);
        PairSandbox pair = PairSandbox.create(folder, SandboxPlan.of(4, opening));
        LoadPayments load = new LoadPayments(pair.sandbox().banks(), MESSAGES, today);
        try (pair) {
            pair.begin();
            ClusterDay.End end = drillUnderLoad(pair, load, today);
            List<Path> copies = List.of(pair.dataFolder(1), pair.dataFolder(2));
            ClusterChecks checks = new ClusterChecks(pair.sandbox(), copies, load, opening, end, story);
            checks.run();
            assertEquals(0, story.failed(), told::toString);
            assertEquals(0, checks.lost() + checks.repeated(), told::toString);
        }
    }

    private ClusterDay.End drillUnderLoad(PairSandbox pair, LoadPayments load, LocalDate today) throws Exception {
        try (LoadBanks banks = new LoadBanks(pair.sandbox(), load, PAUSE)) {
            try (CentralBankDesk operators = CentralBankDesk.open(pair.sandbox())) {
                operators.openDay(today);
            }
            NodeChild drill = pair.startConsole(
                    operator(pair, "leyla"),
                    List.of(
                            "drill",
                            "--stay",
                            "5",
                            "--report",
                            folder.resolve("report").toString(),
                            "--yes"));
            int signed = 0;
            while (drill.isAlive()) {
                banks.sendNext();
                if (drill.output().split(SIGN, -1).length - 1 > signed) {
                    signed++;
                    NodeChild _ = pair.startConsole(operator(pair, "rauf"), List.of("switchover", "--yes"));
                }
            }
            OptionalInt code = drill.awaitExit(Duration.ofSeconds(5));
            String printed = drill.output();
            assertEquals(OptionalInt.of(0), code, printed);
            assertEquals(2, signed, printed);
            assertReport();
            while (banks.sent() < load.orders().size()) {
                banks.sendNext();
            }
            banks.awaitEnd();
            return end(pair, banks);
        }
    }

    private void assertReport() throws Exception {
        String text = Files.readString(folder.resolve("report.txt"));
        assertTrue(text.contains("node 1 to node 2, ordered by leyla and rauf"), text);
        assertTrue(text.contains("node 2 to node 1, ordered by leyla and rauf"), text);
        assertTrue(text.contains("payments settled a second before the first change"), text);
        assertTrue(text.contains("owner at the end: node 1"), text);
        assertTrue(text.contains("every check held"), text);
        String json = Files.readString(folder.resolve("report.json"));
        assertTrue(json.contains("\"allHeld\":true"), json);
        for (String figure : List.of("pauseOfSettlementNs", "settledMeanwhile")) {
            assertEquals(2, json.split('"' + figure + "\":[1-9]", -1).length - 1, json);
        }
    }

    /** The operator's own configuration, without the second seat. */
    private static Path operator(PairSandbox pair, String name) throws Exception {
        boolean isFirst = name.equals("leyla");
        Path file = pair.sandbox().folder().resolve(name + ".yaml");
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(pair.sandbox().operatorFile())) {
            if (line.startsWith("second")) {
                String own = line.substring("second".length());
                lines.addAll(isFirst ? List.of() : List.of(Character.toLowerCase(own.charAt(0)) + own.substring(1)));
            } else if (isFirst || !line.matches("(terminal|keyFile|passwordVariable):.*")) {
                lines.add(line);
            }
        }
        Files.write(file, lines);
        return file;
    }

    private static ClusterDay.End end(PairSandbox pair, LoadBanks banks) throws Exception {
        Map<String, BigDecimal> balances = new LinkedHashMap<>();
        Map<String, Long> outputs;
        CentralBankDesk.Status status;
        try (CentralBankDesk operators = CentralBankDesk.open(pair.sandbox())) {
            outputs = operators.lastOutputs();
            banks.awaitOutputs(outputs);
            for (InventedBank bank : pair.sandbox().banks()) {
                balances.putAll(operators.balances(bank.bic()));
            }
            status = operators.status();
        }
        List<String> notSettled = banks.notSettled();
        banks.close();
        return new ClusterDay.End(
                outputs, balances, status, notSettled, banks.alarms(), new ClusterDay.Failover(0, 0), pair.stopAll());
    }
}

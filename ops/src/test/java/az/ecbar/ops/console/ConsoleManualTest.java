package az.ecbar.ops.console;

import static az.ecbar.ops.console.NodeInMemory.ALFA;
import static az.ecbar.ops.console.NodeInMemory.BETA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.mt.bank.PaymentBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The samples in docs/console.md are what the console prints on one day of a real node, save for digests, sequences and
 * times.
 */
class ConsoleManualTest {
    /** Digests depend on keys; sequences and times on how often terminals acknowledge. */
    private static final Pattern VARYING = Pattern.compile(String.join(
            "|",
            "[0-9a-f]{64}",
            "eventHash\\W+[0-9a-f]{16}",
            "eventCount\\W+\\d+",
            "A\\d{15}",
            "\\d\\d:\\d\\d:\\d\\d\\.\\d{3}",
            "(sequence|proposal|approve) \\d+",
            "\"(sequence|timeNs|inputNumber)\":\\d+",
            "(?m)^ *\\d+(?=  )"));

    private static final Pattern GAP = Pattern.compile(" {2,}");

    @TempDir
    Path folder;

    private NodeInMemory world;
    private ConsoleRun leyla;
    private ConsoleRun rauf;
    private final List<String> samples = new ArrayList<>();

    @BeforeEach
    void twoOperators() throws Exception {
        world = new NodeInMemory();
        leyla = new ConsoleRun(folder, (_, _, _) -> world.leyla, "");
        rauf = new ConsoleRun(folder, (_, _, _) -> world.rauf, "");
    }

    @Test
    void theManualShowsWhatTheConsolePrints() throws IOException {
        openTheDay();
        lookAround();
        releaseByMoney();
        watch();
        decide();
        offset();
        standIn();
        closeTheDay();
        authorize();
        choose();
        participate();
        declare();
        giveUp();
        record();

        String manual = masked(manual());
        List<String> missing = samples.stream()
                .filter(sample -> !manual.contains("```\n" + masked(sample) + "```\n"))
                .toList();
        assertEquals(List.of(), missing, "docs/console.md lacks these samples");
    }

    @Test
    void theManualNamesEveryCommand() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        String manual = manual();
        names("", new CommandLine(new ConsoleCommand()), missing);
        missing.removeIf(name -> manual.contains("./ecbar console " + name));
        assertEquals(new TreeSet<>(), missing, "commands without a sample in docs/console.md");
    }

    private void authorize() {
        String authority =
                BETA.bic() + " " + ALFA.bic() + " " + BETA.account() + " QUERY --paper 7/26 --paper-date 20260302";
        String granted = of(leyla, "leyla", "authority grant " + authority + " --from 20260302 --to 20261231");
        sample(granted, of(rauf, "rauf", "approve " + proposal(granted)), of(leyla, "leyla", "authority list"));
        sample(of(leyla, "leyla", "authority withdraw " + authority));
    }

    private void declare() {
        String declared = of(leyla, "leyla", "calendar declare 20260328 WORKING --number 41s --date 20260302");
        sample(declared, of(rauf, "rauf", "approve " + proposal(declared)));
        String year = of(
                leyla,
                "leyla",
                "calendar year 2027 --ramazan 20270310 --qurban 20270517 --working 20270320 --from 20260303 --number"
                        + " 412s --date 20260302");
        sample(year, of(rauf, "rauf", "approve " + proposal(year)));
        String listed = of(leyla, "leyla", "calendar list --from 20270318");
        List<String> lines = listed.lines().toList();
        // Ten of its dates.
        sample(String.join("\n", lines.subList(0, 12)) + "\n...\n");
    }

    private void record() {
        String recorded = of(
                leyla,
                "leyla",
                "continuity record " + ALFA.bic() + " TEST_ANNOUNCED 20260310 --paper C-1 --received 20260302");
        sample(recorded, of(rauf, "rauf", "approve " + proposal(recorded)));
    }

    private void choose() {
        String set = of(
                leyla,
                "leyla",
                "channel set ALFAAZ22XXX SWIFT --paper 8/26 --paper-date 20260302 --from 2026-03-02T10:00");
        sample(set, of(rauf, "rauf", "approve " + proposal(set)), of(leyla, "leyla", "participants"));
    }

    private void giveUp() {
        world.pass(2_000);
        sample(of(leyla, "leyla", "channel give-up ALFAAZ22XXX 1 --why H25"));
        sample(of(leyla, "leyla", "channel stuck"));
        String unknown = of(leyla, "leyla", "channel give-up ALFAAZ22XXX 1000 --why H25");
        assertTrue(unknown.endsWith("--why H25\n"), unknown);
        assertTrue(leyla.complained().contains("output 1000 to ALFAAZ22XXX over SWIFT cannot be shown"));
    }

    private void participate() {
        sample(of(leyla, "leyla", "participant leave " + BETA.bic() + " --number A-7 --date 20260302"));
        String registered = of(
                leyla,
                "leyla",
                "participant register YENIAZ22XXX BANK --name YENI-BANK --tin 1400057421 --code REGYENI");
        sample(registered, of(rauf, "rauf", "approve " + proposal(registered)));
        sample(of(leyla, "leyla", "participant joined"));
    }

    private void standIn() {
        String out = of(leyla, "leyla", "participant out-of-order " + ALFA.bic() + " --number F-1/26 --date 20260302");
        sample(out, of(rauf, "rauf", "approve " + proposal(out)));
        world.pass(2_000);
        String fields = Stream.of(NodeInMemory.payment(ALFA, BETA, "PAPER-1", 1_500)
                        .text()
                        .replaceAll("(?s).*\\{4:\r\n:|\r\n-}", "")
                        .split("\r\n:"))
                .map(field -> "--field "
                        + field.replaceFirst(":", "=").replace("\r\n", "|").replace(' ', '.'))
                .collect(Collectors.joining(" "));
        String enter = "enter --bic " + ALFA.bic() + " --type 205 " + fields + " --paper P-7/26 --paper-date 20260302";
        String entered = of(leyla, "leyla", enter);
        String proposals = of(rauf, "rauf", "proposals");
        sample(
                entered,
                "rauf$ ./ecbar console proposals\n...\n" + proposals.replaceFirst("(?s).*?\n\n(?=proposal )", ""),
                of(rauf, "rauf", "approve " + proposal(entered))
                        .replaceFirst("(?s)(?<=to BETAAZ22XXX\n).*? {4}-}\n", "    ...\n"));
        sample(of(leyla, "leyla", "outputs " + ALFA.bic()));
        String change = "change " + ALFA.bic() + " PAPER-1 --cancel --value-date 20260302 --paper P-8/26"
                + " --paper-date 20260302";
        String wanted = of(leyla, "leyla", change);
        sample(wanted, of(rauf, "rauf", "approve " + proposal(wanted)));
        String back = of(leyla, "leyla", "participant restore " + ALFA.bic() + " --number F-2/26 --date 20260302");
        sample(back, of(rauf, "rauf", "approve " + proposal(back)));
    }

    private void openTheDay() {
        String opened = of(leyla, "leyla", "day open 20260302");
        sample(opened, of(rauf, "rauf", "approve " + proposal(opened)));
        send(NodeInMemory.payment(ALFA, BETA, "PAY-1", 10_000), true);
        send(NodeInMemory.payment(BETA, ALFA, "LOAN-1", 30_000), false);
        send(NodeInMemory.payment(BETA, ALFA, "LOAN-2", 5_000), false);
        send(NodeInMemory.payment(ALFA, BETA, "PAY-1", 20_000), true);
        send(NodeInMemory.payment(ALFA, BETA, "PAY-2", 10_000).amount("AZN", "100.00"), true);
        world.pass(2_000);
    }

    private void lookAround() {
        sample(of(leyla, "leyla", "status"));
        sample(of(leyla, "leyla", "status --json"));
        sample(of(leyla, "leyla", "participants"));
        sample(of(leyla, "leyla", "account BETAAZ22XXX"));
        sample(of(leyla, "leyla", "queue"));
        sample(of(leyla, "leyla", "liquidity"));
        sample(of(leyla, "leyla", "liquidity --json"));
        sample(of(leyla, "leyla", "watch --every 1 -n 2 liquidity"));
        sample(of(leyla, "leyla", "payment LOAN-2"));
        sample(of(leyla, "leyla", "payment PAY-1"));
        sample(of(leyla, "leyla", "payment PAY-2"));
    }

    private void releaseByMoney() {
        String issue = "issue " + BETA.account() + " 500.00 --contra ISSUE-AZN --reference R-17";
        String issued = of(leyla, "leyla", issue);
        sample(issued, of(rauf, "rauf", "approve " + proposal(issued)));
        world.pass(2_000);
        sample(of(leyla, "leyla", "payment LOAN-1"));
    }

    private void watch() {
        world.in(
                150,
                () -> world.alfa.send(
                        NodeInMemory.payment(ALFA, BETA, "PAY-3", 1_250).build()));
        world.in(
                250,
                () -> world.beta.send(
                        NodeInMemory.payment(BETA, ALFA, "LOAN-3", 900_000).build()));
        world.in(
                350,
                () -> world.alfa.send(
                        NodeInMemory.payment(ALFA, BETA, "PAY-3", 9_000).build()));
        world.in(450, () -> world.raufProposes(new ActionWriter().acceptClock()));
        sample(of(leyla, "leyla", "tail -n 6"));
        world.in(
                150,
                () -> world.alfa.send(
                        NodeInMemory.payment(ALFA, BETA, "PAY-4", 1_250).build()));
        sample(of(leyla, "leyla", "tail -n 1 --bic ALFAAZ22 --json"));
    }

    private void decide() {
        String withdraw = "withdraw " + ALFA.account() + " 100.00 --contra ISSUE-AZN --reference R-18";
        sample(
                of(leyla, "leyla", withdraw),
                of(leyla, "leyla", "rule set PRIORITY_DEFAULT 60 --from 20260306"),
                of(leyla, "leyla", "certificate revoke " + world.fingerprint(BETA.bic()) + " --cause SUPERSEDED"),
                of(leyla, "leyla", "remove BETAAZ22XXX --number 12/3 --date 20260302"),
                of(leyla, "leyla", "clock accept"));
        sample(of(leyla, "leyla", "proposals"));
        sample(
                of(leyla, "leyla", "suspend ALFAAZ22XXX TECHNICAL --number 5/26 --date 20260302"),
                of(leyla, "leyla", "resume ALFAAZ22XXX TECHNICAL --number 6/26 --date 20260302"),
                of(leyla, "leyla", "system suspend ACCEPTANCE SETTLEMENT --number 7/26 --date 20260302"),
                of(leyla, "leyla", "system resume SETTLEMENT --number 8/26 --date 20260302"));
        sample(
                of(leyla, "leyla", "accounts open BETAAZ22XXX AZ00NABZ0000000000000000SECOND"),
                of(leyla, "leyla", "accounts close AZ00NABZ0000000000000000SECOND --number 9/26 --date 20260302"));
        String seizure = of(
                leyla, "leyla", "seizure set " + ALFA.account() + " --number 2-1/77 --amount 250.00 --date 20260302");
        sample(
                seizure,
                of(rauf, "rauf", "approve " + proposal(seizure)),
                of(leyla, "leyla", "seizure list"),
                of(
                        leyla,
                        "leyla",
                        "seizure lift " + ALFA.account()
                                + " --of 2-1/77 --number 2-1/78 --leave 100.00 --date 20260302"));
    }

    private void offset() {
        String resolved = of(leyla, "leyla", "gridlock resolve");
        sample(resolved, of(rauf, "rauf", "approve " + proposal(resolved)));
    }

    private void closeTheDay() {
        String closed = of(leyla, "leyla", "day close");
        String approve = "approve " + proposal(closed);
        sample(closed, of(leyla, "leyla", approve), of(rauf, "rauf", approve));
        sample(of(leyla, "leyla", "help day"));
    }

    private void send(PaymentBuilder payment, boolean isOfAlfa) {
        world.send(isOfAlfa ? world.alfa : world.beta, payment.build());
    }

    private void sample(String... parts) {
        samples.add(String.join("\n", parts));
    }

    private static String of(ConsoleRun console, String who, String command) {
        int code = console.run(command.split(" "));
        assertTrue(code <= ConsoleCommand.REFUSED, console.complained());
        return who + "$ ./ecbar console " + command + "\n" + console.printed();
    }

    private static String proposal(String printed) {
        return printed.replaceAll("(?s).*is proposal (\\d+),.*", "$1");
    }

    private static void names(String above, CommandLine at, Set<String> names) {
        at.getSubcommands().forEach((name, below) -> {
            if (below.getSubcommands().isEmpty()) {
                names.add(above + name);
            } else {
                names(above + name + " ", below, names);
            }
        });
    }

    private static String masked(String text) {
        return GAP.matcher(VARYING.matcher(text).replaceAll("#")).replaceAll(" ");
    }

    private static String manual() throws IOException {
        Path manual = Path.of(System.getProperty("ecbar.root", ".."), "docs", "console.md");
        return Files.readString(manual).replace(System.lineSeparator(), "\n");
    }
}

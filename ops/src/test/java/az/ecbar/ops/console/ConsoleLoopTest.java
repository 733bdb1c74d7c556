package az.ecbar.ops.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The console that reads commands from a terminal, here one of bytes in memory. */
class ConsoleLoopTest {
    private static final String STATUS = "{\"query\":\"STATUS\",\"sequence\":9,\"timeNs\":1795327527000000001,"
            + "\"inputNumber\":3,\"rows\":[{\"dayState\":\"OPEN\"}],\"cursor\":0,\"reason\":{\"code\":0,"
            + "\"english\":\"\"}}";
    private static final String NOTHING_SEEN = "{\"view\":\"TAIL\",\"epoch\":1,\"asked\":0,\"after\":0,\"next\":0,"
            + "\"dropped\":0,\"restarted\":false,\"events\":[]}";

    @TempDir
    Path folder;

    private final MemoryOperator operator = new MemoryOperator();
    private final StopSign stop = new StopSign();
    private final Prompt prompt = new Prompt();
    private KnownWords known = new KnownWords();
    private CommandLine commands;

    @BeforeEach
    void atADesk() throws Exception {
        Path config = folder.resolve("operator.yaml");
        Files.writeString(config, "addresses: ['127.0.0.1:7443']\nkeyFile: l.p12\nauthority: ca.pem\n");
        OperatorConnector connector = (_, _, _) -> operator;
        OperatorDesk desk = new OperatorDesk(OperatorConfig.read(config), connector, Duration.ofSeconds(1));
        known = desk.known();
        commands = new CommandLine(new ConsoleCommand(connector, desk, stop, prompt));
    }

    @Test
    void whoApprovesConfirmsAtTheSameLineAndLeavesNothingOfItInTheHistory() throws IOException {
        operator.answers.add("{\"query\":\"PROPOSALS\",\"sequence\":9,\"timeNs\":1795327587046743000,\"inputNumber\":3,"
                + "\"rows\":[{\"proposalId\":7,\"holder\":\"leyla\",\"action\":\"SetRule\",\"expiresNs\":"
                + "1795327587046743000,\"content\":\"SetRule value=60\"}],\"cursor\":0,\"reason\":{\"code\":0,"
                + "\"english\":\"\"}}");
        operator.answers.add("{\"step\":\"APPROVED\",\"action\":\"SetRule\",\"proposalId\":7,\"certificateId\":3,"
                + "\"sequence\":10,\"timeNs\":1795327587046743000,\"inputNumber\":4,\"reason\":{\"code\":0,"
                + "\"english\":\"\"}}");
        Typed typed = type("approve 7\napprove\nexit\n");
        assertEquals(0, typed.code);
        assertEquals(List.of("query PROPOSALS 0 7", "approve 7"), operator.asked);
        assertTrue(typed.printed.contains("SetRule value=60"), typed.printed);
        List<String> kept = Files.readAllLines(folder.resolve("history"));
        assertTrue(kept.stream().anyMatch(line -> line.endsWith("approve 7")), kept::toString);
        assertTrue(kept.stream().noneMatch(line -> line.endsWith(":approve")), kept::toString);
    }

    @Test
    void commandsRunOneAfterTheOtherOnOneSession() throws IOException {
        operator.answers.add(STATUS);
        operator.answers.add(STATUS);
        Typed typed = type("status\n\nstatus --json\nexit\n");
        assertEquals(0, typed.code);
        assertEquals(List.of("query STATUS 0", "query STATUS 0"), operator.asked);
        assertTrue(typed.printed.contains("dayState  OPEN"), typed.printed);
        assertFalse(operator.isClosed, "the session stays until the console ends");
    }

    @Test
    void theLastExitCodeIsThatOfTheConsoleAndTheEndOfTheInputLeaves() throws IOException {
        assertEquals(3, type("status\n").code);
    }

    @Test
    void aMistakeIsExplainedInOneLine() throws IOException {
        String printed = type("staus\nday\nday opn\naccount\nquit\n").printed;
        assertTrue(printed.contains("Unmatched argument at index 0: 'staus'; did you mean status"), printed);
        assertTrue(printed.contains("day needs one of: close, open; help day explains it"), printed);
        assertTrue(printed.contains("'opn'"), printed);
        assertTrue(printed.contains("Missing required parameter: 'BIC'; help account explains it"), printed);
        assertFalse(printed.contains("Usage:"), printed);
        assertEquals(List.of(), operator.asked);
    }

    @Test
    void helpListsTheCommandsAndExplainsOne() throws IOException {
        String printed = type("help\nexit\n").printed;
        for (String command : commands.getSubcommands().keySet()) {
            // An alias stands behind its command: "payment, explain".
            boolean isListed = Pattern.compile("\n  (\\S+, )?" + command + ",? ")
                    .matcher(printed)
                    .find();
            assertTrue(isListed, command + " in " + printed);
        }
        assertTrue(type("help payment\nexit\n").printed.contains("--sender=BIC"));
        assertTrue(type("help rule set\nexit\n").printed.contains("PRIORITY_DEFAULT"));
        assertTrue(type("help nothing\nexit\n").printed.contains("there is no command 'nothing'; help lists them"));
    }

    @Test
    void theHistoryRemembersCommandsOnly() throws IOException {
        operator.answers.add(STATUS);
        type("status\nexit\n");
        String history = Files.readString(folder.resolve("history"));
        assertTrue(history.contains("status"), history);
    }

    @Test
    void noCommandTakesASecret() {
        assertNoSecret(commands);
    }

    @Test
    void ctrlCEndsTheTailAndNotTheConsole() throws IOException {
        operator.answers.add(NOTHING_SEEN);
        operator.onRequest = stop::raise;
        Typed typed = type("tail\nexit\n");
        assertEquals(0, typed.code);
        assertEquals(1, operator.asked.size());
        operator.answers.add(NOTHING_SEEN);
        assertEquals(0, type("tail\nexit\n").code, "the next one begins anew");
        assertEquals(2, operator.asked.size());
    }

    @Test
    void completionOffersCommandsOptionsAndValues() {
        assertTrue(offered("").containsAll(List.of("status", "payment", "tail", "day")));
        assertTrue(offered("day ").containsAll(List.of("open", "close")));
        assertTrue(offered("payment ").contains("--sender"));
        assertTrue(offered("rule set ").contains("PRIORITY_DEFAULT"));
        assertTrue(offered("certificate revoke 00 --cause ").contains("SUPERSEDED"));
        assertEquals(List.of(), offered("issue --reference "));
    }

    @Test
    void completionOffersWhatAnswersHaveNamedAndNoValueForNone() throws IOException {
        assertFalse(offered("account ").contains("ALFAAZ22XXX"));
        operator.answers.add("{\"query\":\"SEIZURES\",\"sequence\":9,\"timeNs\":1795327587046743000,\"inputNumber\":3,"
                + "\"rows\":[{\"number\":\"AZ89\",\"bic\":\"ALFAAZ22XXX\"}],\"cursor\":0,\"reason\":{\"code\":0,"
                + "\"english\":\"\"}}");
        type("seizure list\nexit\n");
        assertTrue(offered("account ").contains("ALFAAZ22XXX"));
        assertTrue(offered("payment X --sender ").contains("ALFAAZ22XXX"));
        assertTrue(offered("accounts close ").contains("AZ89"));
        assertTrue(offered("help ").contains("tail"));
        assertTrue(offered("calendar declare 20260302 FREE --system ").contains("LVPCSS"));
        assertFalse(offered("calendar declare 20260302 FREE --system ").contains("NULL_VAL"));
    }

    private static void assertNoSecret(CommandLine at) {
        at.getCommandSpec().args().forEach(arg -> {
            String what = (arg.paramLabel() + String.join("", arg.description())).toLowerCase(Locale.ROOT);
            assertFalse(arg.interactive() || what.contains("password") || what.contains("secret"), what);
        });
        at.getSubcommands().values().forEach(ConsoleLoopTest::assertNoSecret);
    }

    private List<String> offered(String typed) {
        ParsedLine line = new DefaultParser().parse(typed, typed.length(), Parser.ParseContext.COMPLETE);
        List<Candidate> candidates = new ArrayList<>();
        new ConsoleLoop(commands, stop, prompt, known).complete(line, candidates);
        return candidates.stream().map(Candidate::value).toList();
    }

    /** What came of typed lines. */
    private record Typed(int code, String printed) {}

    private Typed type(String lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        try (Terminal terminal = new DumbTerminal("test", "dumb", in, out, StandardCharsets.UTF_8)) {
            int code = new ConsoleLoop(commands, stop, prompt, known).run(terminal, folder.resolve("history"));
            return new Typed(code, out.toString(StandardCharsets.UTF_8).replace("\r", ""));
        }
    }
}

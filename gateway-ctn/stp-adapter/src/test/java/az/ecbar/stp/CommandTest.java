package az.ecbar.stp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class CommandTest {
    @TempDir
    private Path folder = Path.of("");

    private final FakeCentre centre = new FakeCentre(1, 0);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path config = Path.of("");

    @BeforeEach
    void writeConfiguration() throws Exception {
        // The variable exists everywhere and holds something; the connector by hand does not look at it.
        config = new TestBank(folder).config("");
        Files.writeString(config, Files.readString(config).replace("ECBAR_TEST_PASSWORD", "PATH"));
    }

    @Test
    void sendPrintsTheOutcomeAndStatusRemembersIt() throws Exception {
        Path file = folder.resolve("pay.fin");
        Files.writeString(file, Messages.payment("REF1"), StandardCharsets.ISO_8859_1);
        assertEquals(0, run("send", file.toString()));
        assertTrue(out.toString().contains("\"outcome\": \"accepted\""), out.toString());
        assertEquals(0, run("status"));
        assertTrue(out.toString().contains("\"lastInputNumber\": 1"), out.toString());
        assertTrue(out.toString().contains("\"running\": false"), out.toString());
        assertEquals(0, run("status", "REF1", "--json"));
        assertTrue(out.toString().contains("\"reference\":\"REF1\""), out.toString());
        assertEquals(1, run("status", "NOBODY"));
    }

    @Test
    void statusShowsWithWhichCentreTheAdapterSpeaks() throws Exception {
        StpConfig bank = BankFile.read(config).config();
        try (StpAdapter adapter = StpAdapter.open(
                bank, centre::connect, (number, message, receipt) -> Optional.empty(), new StpListener() {})) {
            long begunNs = System.nanoTime();
            while (!out.toString().contains("\"session\": \"ACTIVE\"")) {
                assertEquals(0, run("status"));
                assertTrue(System.nanoTime() - begunNs < 30_000_000_000L, out.toString());
                Thread.onSpinWait();
            }
            assertTrue(out.toString().contains("\"centre\": \"" + FakeCentre.ADDRESS + "\""), out.toString());
            assertEquals(ClientState.ACTIVE, adapter.state());
        }
        assertEquals(0, run("status"));
        assertFalse(out.toString().contains("session"), out.toString());
    }

    @Test
    void sendSaysWhyItRefuses() throws Exception {
        Path file = folder.resolve("note.txt");
        Files.writeString(file, "hello");
        assertEquals(1, run("send", file.toString()));
        assertTrue(out.toString().contains("does not begin with {1:"), out.toString());
        assertEquals(2, run("send", folder.resolve("none").toString()));
        assertTrue(err.toString().contains("there is no file"), err.toString());
    }

    @Test
    void checkNamesWhatIsWrong() throws Exception {
        assertEquals(1, run("check", "--offline"));
        assertTrue(out.toString().contains("right  folders"), out.toString());
        assertTrue(out.toString().contains("WRONG  keys: keys.file: wrong password"), out.toString());
        Files.writeString(config, "bic: X\n");
        assertEquals(1, run("check"));
        assertTrue(out.toString().contains("WRONG  configuration: folder is missing"), out.toString());
    }

    @Test
    void aLostFolderGoesOnBehindTheCentresNumber() throws Exception {
        centre.taken.add(Messages.bytes(Messages.payment("OLD")));
        Path file = folder.resolve("pay.fin");
        Files.writeString(file, Messages.payment("NEW"), StandardCharsets.ISO_8859_1);
        assertEquals(1, run("send", file.toString(), "--seconds", "1"));
        assertEquals(1, centre.taken.size());
        assertEquals(0, run("adopt", "--last-input", "1"));
        assertTrue(out.toString().contains("the next message gets input number 2"), out.toString());
        Files.writeString(file, Messages.payment("NEW2"), StandardCharsets.ISO_8859_1);
        assertEquals(0, run("send", file.toString()));
        assertEquals(3, centre.taken.size());
        assertEquals(2, run("adopt", "--last-input", "1"));
        assertTrue(err.toString().contains("numbers never go back"), err.toString());
    }

    @Test
    void wrongUseIsExplained() {
        StringWriter noConfig = new StringWriter();
        CommandLine line = StpCommand.commandLine((settings, password) -> {
            throw new AssertionError("not reached");
        });
        line.setErr(new PrintWriter(noConfig));
        assertEquals(2, line.execute("status"));
        assertTrue(noConfig.toString().contains("--config FILE is missing"), noConfig.toString());
        assertEquals(2, run("dance"));
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("adopt"), out.toString());
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = StpCommand.commandLine((settings, password) ->
                new Connector.Connection(centre::connect, (number, message, receipt) -> Optional.empty()));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 2];
        all[0] = "--config";
        all[1] = config.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return line.execute(all);
    }
}

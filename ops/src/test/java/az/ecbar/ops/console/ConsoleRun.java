package az.ecbar.ops.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** Runs single commands of the console on operators of the test, who confirm approvals, and keeps what they print. */
final class ConsoleRun {
    private static final String TYPED = "approve";

    private final Path config;
    private final OperatorConnector connector;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /**
     * @param folder for the configuration
     * @param more lines of it, such as those of a second operator
     */
    ConsoleRun(Path folder, OperatorConnector connector, String more) throws IOException {
        this.connector = connector;
        this.config = folder.resolve("operator.yaml");
        Files.writeString(
                config, "addresses: ['127.0.0.1:7443']\nterminal: L\nkeyFile: l.p12\nauthority: ca.pem\n" + more);
    }

    /** Gives the exit code. */
    int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Prompt prompt = new Prompt();
        prompt.readWith(shown -> {
            out.append(shown).append(TYPED).append('\n');
            return TYPED;
        });
        CommandLine line = new CommandLine(new ConsoleCommand(connector, null, new StopSign(), prompt));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[words.length + 2];
        all[0] = "--config";
        all[1] = config.toString();
        System.arraycopy(words, 0, all, 2, words.length);
        return line.execute(all);
    }

    String printed() {
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    String complained() {
        return err.toString().replace(System.lineSeparator(), "\n");
    }
}

package az.ecbar.ops.witness;

import az.ecbar.journal.JournalException;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.node.FailStop;
import az.ecbar.ops.node.NodeExitCode;
import az.ecbar.ops.node.StopSignal;
import az.ecbar.ops.node.Trust;
import az.ecbar.ops.pki.JsonObject;
import az.ecbar.pair.witness.WitnessRegister;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * {@code ecbar witness}: runs the witness of two nodes until it is told to stop, or tells what its register says.
 *
 * <p>Exit codes: 0 stopped, 10 configuration, 11 port, 20 folder in use, 21 register damaged, 22 force failed, 32 other.
 */
@Command(
        name = "witness",
        description = {
            "Runs the witness of two nodes, at a third place: it knows which of them may lead.",
            "Stops in good order on SIGTERM; ends at once when its register cannot be forced."
        },
        footer = {
            "",
            "Exit codes: 0 stopped, 10 configuration, 11 port taken, 20 data folder in use,",
            "21 register damaged, 22 force failed, 32 other failure."
        },
        mixinStandardHelpOptions = true)
public final class WitnessCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "witness.yaml",
            scope = ScopeType.INHERIT,
            description = "YAML file of the witness (${DEFAULT-VALUE}).")
    private @Nullable Path config;

    private final StopSignal stop = new StopSignal();

    WitnessCommand() {}

    @Override
    public Integer call() throws Exception {
        try {
            WitnessConfig read = WitnessConfig.read(Objects.requireNonNull(config));
            char[] password = Trust.password(read.passwordVariable(), read.keyFile());
            boolean isWell = false;
            try {
                run(read, password);
                isWell = true;
            } finally {
                stop.closed(isWell);
            }
            return 0;
        } catch (ConfigException e) {
            return fail(NodeExitCode.CONFIG, e.getMessage());
        } catch (BindException e) {
            return fail(NodeExitCode.PORT, e.getMessage());
        } catch (RuntimeException e) {
            int code = FailStop.exitCode(e);
            if (code == NodeExitCode.FAILED) {
                e.printStackTrace();
            }
            return fail(code, e.getMessage());
        }
    }

    private void run(WitnessConfig read, char[] password) throws Exception {
        try (WitnessProcess process = WitnessProcess.start(read, password)) {
            Arrays.fill(password, '\0');
            Path file = read.portFile();
            if (file != null) {
                Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
                Files.writeString(fresh, process.port() + "\n", StandardCharsets.US_ASCII);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            System.out.println("ready: port " + process.port() + ", " + WitnessStatus.line(process.register()));
            stop.await();
        }
    }

    @Command(
            description = "What the register says, also while the witness runs. The number of the witness is what"
                    + " operators name when it takes the place of a lost one.")
    int status(@Option(names = "--json", description = "As one JSON object.") boolean isJson) throws IOException {
        try {
            Path folder = WitnessConfig.read(Objects.requireNonNull(config)).dataFolder();
            WitnessRegister register =
                    Files.isDirectory(folder) ? WitnessRegister.read(new DiskFolder(folder)) : null;
            if (register == null) {
                return fail(1, "there is no register in " + folder + "; it is made at the witness's first start");
            }
            print(WitnessStatus.of(register), isJson);
            return 0;
        } catch (ConfigException e) {
            return fail(NodeExitCode.CONFIG, e.getMessage());
        } catch (JournalException e) {
            return fail(e.exitCode(), e.getMessage());
        }
    }

    private void print(Map<String, String> values, boolean isJson) {
        PrintWriter out = spec.commandLine().getOut();
        JsonObject json = new JsonObject();
        values.forEach((name, value) -> {
            if (isJson) {
                json.with(name, value);
            } else {
                out.printf("%-8s %s%n", name, value);
            }
        });
        if (isJson) {
            out.println(json);
        }
        out.flush();
    }

    private int fail(int code, @Nullable String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("ecbar witness: " + message);
        err.flush();
        return code;
    }
}

package az.ecbar.ops.node;

import az.ecbar.ops.cluster.ClusterConfig;
import az.ecbar.ops.cluster.ClusterProcess;
import az.ecbar.ops.config.ConfigException;
import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ecbar node}: runs one node until it is told to stop.
 *
 * <p>Exit codes: 0 stopped, 10 configuration, 11 port, 12 clock, 20 to 24 journal, 30 to 33 a duty cycle failed.
 */
@Command(
        name = "node",
        description = {
            "Runs a node: gateway, ring, ledger, journal, in mode solo; one of a pair; or one member of a cluster.",
            "Stops in good order on SIGTERM; ends at once when durability or an invariant is lost."
        },
        footer = {
            "",
            "Exit codes: 0 stopped, 10 configuration, 11 port taken, 12 clock behind the journal,",
            "20 data folder in use, 21 journal damaged, 22 append or force failed, 23 no space,",
            "24 mapped memory, 30 invariant, 31 outbox, 32 other failure,",
            "33 the ledger of an owner of a pair had a fault in memory."
        },
        mixinStandardHelpOptions = true)
public final class NodeCommand implements Callable<Integer> {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "YAML file of the node")
    private @Nullable Path config;

    @Option(
            names = "--first-owner",
            description = "Begins a pair from this data folder, empty or of mode solo; once, at one of the two nodes.")
    private boolean isFirstOwner;

    private final StopSignal stop = new StopSignal();

    NodeCommand() {}

    @Override
    public Integer call() throws Exception {
        try {
            NodeConfig read = NodeConfig.read(Objects.requireNonNull(config));
            char[] password = Trust.password(read.passwordVariable(), read.keyFile());
            boolean isWell = false;
            try {
                run(read, password);
                isWell = true;
            } finally {
                stop.closed(isWell);
            }
            return 0;
        } catch (ConfigException | GenesisException e) {
            return fail(NodeExitCode.CONFIG, e.getMessage());
        } catch (BindException e) {
            return fail(NodeExitCode.PORT, e.getMessage());
        } catch (ClockBehindException e) {
            return fail(NodeExitCode.CLOCK, e.getMessage());
        } catch (RuntimeException e) {
            int code = FailStop.exitCode(e);
            if (code == NodeExitCode.FAILED) {
                e.printStackTrace();
            }
            return fail(code, e.getMessage());
        }
    }

    private void run(NodeConfig read, char[] password) throws Exception {
        ClusterConfig cluster = read.cluster();
        if (cluster != null) {
            runMember(read, cluster, password);
            return;
        }
        PairSection pair = read.pair();
        if (pair != null) {
            runOfPair(read, pair, password);
            return;
        }
        if (isFirstOwner) {
            throw new ConfigException("--first-owner: the configuration has no section pair");
        }
        try (NodeProcess process = NodeProcess.start(read, password, NodeCommand::progress)) {
            Arrays.fill(password, '\0');
            announce(read, process);
            stop.await();
        }
    }

    private void runMember(NodeConfig read, ClusterConfig cluster, char[] password) throws Exception {
        try (ClusterProcess process =
                ClusterProcess.start(read, cluster, password, NodeCommand::announceLead, NodeCommand::progress)) {
            Arrays.fill(password, '\0');
            System.out.println("member " + cluster.memberId() + " of "
                    + cluster.members().size() + " runs, sequence " + process.lastSequence());
            stop.await();
        }
    }

    private void runOfPair(NodeConfig read, PairSection pair, char[] password) throws Exception {
        try (PairProcess process = PairProcess.start(
                read,
                pair,
                password,
                isFirstOwner,
                (port, epoch) -> {
                    announceLead(port, epoch);
                    writePort(read, port);
                },
                NodeCommand::progress)) {
            Arrays.fill(password, '\0');
            System.out.println("node " + pair.times().node() + " of a pair runs, control port " + process.controlPort()
                    + ", sequence " + process.lastSequence());
            stop.await();
        }
    }

    private static void announceLead(int port, int epoch) {
        System.out.println("ready: port " + port + ", epoch " + epoch + ", leads");
        System.out.flush();
    }

    private static void announce(NodeConfig config, NodeProcess process) throws IOException {
        writePort(config, process.port());
        System.out.println("ready: port " + process.port() + ", epoch "
                + process.node().epoch() + ", sequence " + process.node().gate().committedSequence());
    }

    private static void writePort(NodeConfig config, int port) throws IOException {
        Path file = config.portFile();
        if (file != null) {
            Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
            Files.writeString(fresh, port + "\n", StandardCharsets.US_ASCII);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void progress(String task, long done, long total) {
        System.err.println(task + ": " + done + " of " + total);
    }

    private static int fail(int code, @Nullable String message) {
        System.err.println("ecbar node: " + message);
        return code;
    }
}

package az.ecbar.ops.demo;

import az.ecbar.ops.demo.plan.PlayMessages;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ecbar up}: a whole installation to play with, in the foreground until Ctrl-C.
 *
 * <p>Exit codes: 0 stopped, 1 it could not be started or the node ended by itself.
 */
@Command(
        name = "up",
        description = {
            "Sets up authority, node, two operators and three invented banks, opens the day and leaves all of it"
                    + " running.",
            "It says where to drop files and how to reach the console. Ctrl-C ends it."
        },
        footer = {"", "Exit codes: 0 stopped, 1 it could not be started or the node ended by itself, 2 wrong usage."},
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    private static final int BANKS = 3;
    private static final BigDecimal MUCH = new BigDecimal("100000.00");
    private static final BigDecimal LITTLE = new BigDecimal("1000.00");
    private static final long CLOSE_SECONDS = 30;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "A folder that stays, and is gone on with at the next start; without it a temporary one.")
    private @Nullable Path dir;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int exitCode = 1;

    /** Made by the command line. */
    public UpCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path wanted = dir;
        Path folder = wanted == null ? Files.createTempDirectory("ecbar-up-") : wanted.toAbsolutePath();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
        try {
            exitCode = run(folder, out);
        } catch (Exception e) {
            out.println("ecbar up: " + (e.getMessage() == null ? e : e.getMessage()));
        } finally {
            if (wanted == null) {
                Folders.remove(folder);
            }
            out.flush();
            closed.countDown();
        }
        return exitCode;
    }

    private int run(Path folder, PrintWriter out) throws Exception {
        SandboxPlan plan = SandboxPlan.of(BANKS, MUCH).withBalance(poor().account(), LITTLE);
        Sandbox sandbox = Sandbox.isKept(folder) ? Sandbox.open(folder, plan) : Sandbox.create(folder, plan);
        sandbox.keepPasswords();
        try (NodeChild node = sandbox.startNode()) {
            return run(sandbox, node, out);
        }
    }

    private int run(Sandbox sandbox, NodeChild node, PrintWriter out) throws Exception {
        List<BankDesk> desks = new ArrayList<>();
        try {
            for (InventedBank bank : sandbox.banks()) {
                desks.add(new BankDesk(sandbox, bank, line -> tell(out, line)));
            }
            try (CentralBankDesk operators = CentralBankDesk.open(sandbox)) {
                operators.openDay(LocalDate.now(Sandbox.BAKU));
            }
            writeSamples(sandbox);
            UpInstructions.print(sandbox, node.pid(), out);
            boolean isStopped = awaitStop(node);
            if (!isStopped) {
                out.println("the node has ended:\n" + node.tail());
            }
            return isStopped ? 0 : 1;
        } finally {
            desks.forEach(BankDesk::close);
        }
    }

    /** True when it was told to stop, false when the node ended by itself. */
    private boolean awaitStop(NodeChild node) throws InterruptedException {
        while (!stop.await(1, TimeUnit.SECONDS)) {
            if (!node.isAlive()) {
                return stop.await(1, TimeUnit.SECONDS);
            }
        }
        return true;
    }

    /** On a signal: waits until all is closed, then ends with its code, where a JVM would give the signal's. */
    private void stopAndWait() {
        if (closed.getCount() == 0) {
            return;
        }
        stop.countDown();
        try {
            if (closed.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void writeSamples(Sandbox sandbox) throws IOException {
        Path samples = UpInstructions.samples(sandbox);
        Files.createDirectories(samples);
        Map<String, String> messages =
                PlayMessages.of(InventedBank.of(1), InventedBank.of(2), poor(), LocalDateTime.now(Sandbox.BAKU));
        for (Map.Entry<String, String> message : messages.entrySet()) {
            Files.writeString(samples.resolve(message.getKey()), message.getValue(), StandardCharsets.ISO_8859_1);
        }
    }

    private static InventedBank poor() {
        return InventedBank.of(BANKS);
    }

    private static void tell(PrintWriter out, String line) {
        out.printf(Locale.ROOT, "%tT  %s%n", LocalDateTime.now(Sandbox.BAKU), line);
        out.flush();
    }
}

package az.ecbar.bench.failover;

import az.ecbar.bench.azips.PaidFolder;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ChildJvm;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.bench.run.Round;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.NodeFailedException;
import az.ecbar.ops.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a node takes from the start of its process until banks may connect, when its last snapshot is so many payments
 * old: the node of {@code ecbar node} in mode solo, on a data folder that it was killed with. Once with the outbox that
 * it had, whose outputs are made again and compared, and once without any, so that it is written anew.
 */
public final class StartBenchmark {
    /** Payments behind the snapshot, when the figures count. */
    public static final int PAYMENTS = 600_000;

    private static final int PAYMENTS_QUICK = 20_000;
    private static final int HEAP_MEGABYTES = 1024;
    private static final int LIMIT_SECONDS = 600;

    private StartBenchmark() {}

    /** Figure of a start with the outbox that there was, s. */
    public static String figure(boolean isQuick) {
        return "start from snapshot and " + payments(isQuick) + " payments";
    }

    private static int payments(boolean isQuick) {
        return isQuick ? PAYMENTS_QUICK : PAYMENTS;
    }

    /** Makes the folder once and starts on it twice. */
    public static void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        boolean isQuick = round.settings().isQuick();
        Path folder =
                Files.createTempDirectory(round.settings().work(), "start").resolve("installation");
        new ChildJvm("start-folder", PaidFolder.class.getName())
                .flags(JvmFlags.withHeap(HEAP_MEGABYTES))
                .limitSeconds(LIMIT_SECONDS)
                .arguments(payments(isQuick), folder)
                .run(round);
        Sandbox sandbox = PaidFolder.open(folder);
        start(round, figure(isQuick), sandbox);
        delete(sandbox.dataFolder().resolve("outbox"));
        start(round, figure(isQuick) + ", without its outbox", sandbox);
    }

    private static void start(Round round, String figure, Sandbox sandbox) throws IOException, BrokenRunException {
        long startNs = System.nanoTime();
        try (NodeChild node = sandbox.launchNode(PaidFolder.flags())) {
            int _ = node.awaitReady(Duration.ofSeconds(LIMIT_SECONDS));
            round.put(figure, "s", (System.nanoTime() - startNs) / 1e9);
            Duration cpu = ProcessHandle.of(node.pid())
                    .flatMap(process -> process.info().totalCpuDuration())
                    .orElseThrow(() -> new BrokenRunException("the node has ended"));
            round.put(figure + ", processor time", "s", cpu.toNanos() / 1e9);
        } catch (NodeFailedException e) {
            throw new BrokenRunException("the node does not start: " + e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> below = Files.walk(folder)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}

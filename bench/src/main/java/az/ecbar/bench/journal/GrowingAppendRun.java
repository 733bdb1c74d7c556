package az.ecbar.bench.journal;

import az.ecbar.bench.run.ResultFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A measured process: one thread appends 4 KiB to a growing file and calls {@code fdatasync}, one after the other. What
 * the disk gives to the simplest program that keeps its word.
 */
public final class GrowingAppendRun {

    private static final int BLOCK_BYTES = 4096;

    private GrowingAppendRun() {}

    /** {@code WARM_UP_SECONDS SECONDS FIGURE WORK RESULTS}. */
    public static void main(String[] args) throws IOException {
        Path path =
                Path.of(args[3]).resolve("growing-" + ProcessHandle.current().pid());
        ResultFile results = new ResultFile();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            appendFor(Integer.parseInt(args[0]), channel);
            results.latency(args[2], appendFor(Integer.parseInt(args[1]), channel));
        } finally {
            Files.deleteIfExists(path);
        }
        results.write(Path.of(args[4]));
    }

    private static Histogram appendFor(int seconds, FileChannel channel) throws IOException {
        Histogram latenciesNs = new Histogram(3);
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long startNs = System.nanoTime();
        while (startNs - endNs < 0) {
            block.clear();
            while (block.hasRemaining()) {
                channel.write(block);
            }
            channel.force(false);
            long nowNs = System.nanoTime();
            latenciesNs.recordValue(nowNs - startNs);
            startNs = nowNs;
        }
        return latenciesNs;
    }
}

package az.ecbar.bench.journal;

import az.ecbar.bench.run.ResultFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A measured process: one thread writes records of one length to a bare file and forces after so many, as fast as it
 * can. When a file is full the next one is taken; making it is not counted.
 */
public final class BareFileRun {

    private static final long FILE_BYTES = 512L << 20;

    private final String kind;
    private final int recordBytes;
    private final int recordsPerForce;
    private final Path work;
    private final MemorySegment record;
    private long records;
    private long busyNs;
    private long forceNs;

    private BareFileRun(String kind, int recordBytes, int recordsPerForce, Path work) {
        this.kind = kind;
        this.recordBytes = recordBytes;
        this.recordsPerForce = recordsPerForce;
        this.work = work;
        this.record = Arena.global().allocate(recordBytes, Long.BYTES).fill((byte) 0x5a);
    }

    /** {@code mapped|channel RECORD_BYTES RECORDS_PER_FORCE WARM_UP_SECONDS SECONDS FIGURE WORK RESULTS}. */
    public static void main(String[] args) throws IOException {
        BareFileRun run =
                new BareFileRun(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]), Path.of(args[6]));
        run.writeFor(Integer.parseInt(args[3]));
        run.records = 0;
        run.busyNs = 0;
        run.forceNs = 0;
        run.writeFor(Integer.parseInt(args[4]));

        ResultFile results = new ResultFile();
        results.figure(args[5], "1/s", run.records * 1e9 / run.busyNs);
        results.figure(args[5] + ", in force per record", "us", run.forceNs / (1e3 * run.records));
        results.write(Path.of(args[7]));
    }

    private void writeFor(int seconds) throws IOException {
        long limitNs = busyNs + TimeUnit.SECONDS.toNanos(seconds);
        int number = 0;
        while (busyNs < limitNs) {
            Path path = work.resolve("bare-" + ProcessHandle.current().pid() + "-" + number++);
            try (BareFile file = open(path)) {
                fill(file, limitNs);
            }
        }
    }

    private void fill(BareFile file, long limitNs) throws IOException {
        long batchBytes = (long) recordBytes * recordsPerForce;
        while (busyNs < limitNs && file.remainingBytes() >= batchBytes) {
            long startNs = System.nanoTime();
            for (int i = 0; i < recordsPerForce; i++) {
                record.set(ValueLayout.JAVA_LONG, 0, records + i);
                file.append(record);
            }
            long copiedNs = System.nanoTime();
            file.force();
            long forcedNs = System.nanoTime();
            records += recordsPerForce;
            forceNs += forcedNs - copiedNs;
            busyNs += forcedNs - startNs;
        }
    }

    private BareFile open(Path path) throws IOException {
        return switch (kind) {
            case "mapped" -> new BareMappedFile(path, FILE_BYTES);
            case "channel" -> new BareChannelFile(path, FILE_BYTES, recordBytes * recordsPerForce);
            default -> throw new IllegalArgumentException("unknown file: " + kind);
        };
    }
}

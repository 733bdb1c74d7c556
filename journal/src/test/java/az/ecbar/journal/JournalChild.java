package az.ecbar.journal;

import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A process of its own that keeps a journal, to be killed, starved or lied to: appends batches, forces, and
 * only then says on its output what is durable. Ends with the exit code of what stopped it.
 */
final class JournalChild {
    static final int BLOCK_BYTES = 64 * 1024;

    private JournalChild() {}

    static TestRecords newRecords() {
        return new TestRecords(TestRecords.SECOND_NS / 20);
    }

    static JournalConfig config() {
        return JournalConfig.defaults()
                .withCycleLengthNs(JournalConfig.MINUTE_NS)
                .withReserveBytes(BLOCK_BYTES)
                .withWaterMarks(0, 0);
    }

    /** Arguments: data folder, seed, batches, and whether to stop cleanly when space is short. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        try {
            run(Path.of(arguments[0]), Long.parseLong(arguments[1]), Long.parseLong(arguments[2]), arguments[3], out);
        } catch (JournalException e) {
            out.println("stopped " + e.getMessage());
            out.flush();
            Runtime.getRuntime().halt(e.exitCode());
        }
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void run(Path data, long seed, long batches, String mode, PrintStream out) {
        SplittableRandom random = new SplittableRandom(seed);
        TestRecords records = newRecords();
        DataFolderLock lock = DataFolderLock.acquire(data);
        ChronicleFolder folder = new ChronicleFolder(
                lock,
                (what, cause) -> {
                    out.println("fatal " + what);
                    out.flush();
                    Runtime.getRuntime().halt(JournalExitCode.MAPPED_MEMORY);
                },
                BLOCK_BYTES);
        Journal journal = Journal.open(folder, config(), JournalProgress.SILENT);
        out.println("recovered " + journal.lastSequence());
        out.flush();
        long start = System.nanoTime();
        records.append(journal, journal.lastSequence() + 1);
        out.println("first " + (System.nanoTime() - start) / 1_000_000);
        for (long batch = 0; batch < batches; batch++) {
            records.append(journal, journal.lastSequence() + 1 + random.nextInt(60));
            out.println("durable " + journal.force());
            out.flush();
            if (mode.equals("heed") && journal.space() == SpaceState.STOP) {
                journal.close();
                lock.close();
                out.println("no space");
                out.flush();
                Runtime.getRuntime().halt(JournalExitCode.NO_SPACE);
            }
        }
        journal.close();
        lock.close();
    }
}

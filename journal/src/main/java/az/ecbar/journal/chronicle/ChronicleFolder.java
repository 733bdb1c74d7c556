package az.ecbar.journal.chronicle;

import az.ecbar.journal.CycleName;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.port.FatalHook;
import az.ecbar.port.JournalFile;
import az.ecbar.port.JournalFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;

/**
 * The journal's folder {@code journal} in a data folder, whose files of records Chronicle Queue writes.
 *
 * <p>Each file is a queue of its own, in a part of the folder that holds nothing else, and it is named by
 * its cycle through a clock that stands at the start of that cycle. Chronicle never sees a file that another
 * process wrote, so neither its locks nor its indexes are ever recovered. The file is made and opened by a
 * channel of ours before Chronicle sees it, so that the system reports every failed write to that channel.
 */
public final class ChronicleFolder extends DiskFolder implements JournalFolder {
    /** The journal's folder in the data folder. */
    public static final String FOLDER = "journal";

    private static final String SUFFIX = ".cq4";
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int DEFAULT_BLOCK_BYTES = 64 * 1024 * 1024;
    private static final int SMALLEST_BLOCK_BYTES = 64 * 1024;
    private static final long TIMEOUT_MS = 500;

    static {
        // Chronicle reads these when its classes load; the launcher sets the first two as well.
        setUnlessGiven("chronicle.analytics.disable");
        setUnlessGiven("chronicle.announcer.disable");
        setUnlessGiven("chronicle.disk.monitor.disable");
    }

    private final int blockBytes;
    private final FatalHook fatalHook;

    /** The journal's folder in a data folder that this process holds. */
    public ChronicleFolder(DataFolderLock lock, FatalHook fatalHook) {
        this(lock, fatalHook, DEFAULT_BLOCK_BYTES);
    }

    /** As above, with the size of the pieces in which a file is mapped and grows; small ones are for tests. */
    public ChronicleFolder(DataFolderLock lock, FatalHook fatalHook, int blockBytes) {
        super(lock.dataFolder().resolve(FOLDER));
        if (!lock.isHeld()) {
            throw new JournalFailure("the data folder " + lock.dataFolder() + " is not held any more");
        }
        if (blockBytes < SMALLEST_BLOCK_BYTES) {
            throw new IllegalArgumentException("a block is at least " + SMALLEST_BLOCK_BYTES + " bytes");
        }
        this.blockBytes = blockBytes;
        this.fatalHook = fatalHook;
    }

    @Override
    public String fileName(String part, long cycleStartNs, long cycleLengthNs) {
        return part + CycleName.of(cycleStartNs, cycleLengthNs) + SUFFIX;
    }

    @Override
    public JournalFile startFile(String part, long cycleStartNs, long cycleLengthNs) throws IOException {
        String name = fileName(part, cycleStartNs, cycleLengthNs);
        Path path = path(name);
        Path directory = path(part);
        clear(directory);
        long cycleStartMs = Math.floorDiv(cycleStartNs, NANOS_PER_MILLI);
        ChronicleQueue queue = SingleChronicleQueueBuilder.single(directory.toFile())
                .rollCycle(rollCycle(cycleLengthNs))
                .timeProvider(() -> cycleStartMs)
                .indexSpacing(1 << 16)
                .blockSize(blockBytes)
                .timeoutMS(TIMEOUT_MS)
                .build();
        ExcerptAppender appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
        // After the appender, or it would wait for another process to write the header of this file.
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ChronicleFile file = new ChronicleFile(name, path, channel, queue, appender, fatalHook);
        file.start();
        forceNames();
        return file;
    }

    /** Makes the part, and removes Chronicle's table of an earlier queue there; records must be gone already. */
    private static void clear(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> present;
        try (Stream<Path> paths = Files.list(directory)) {
            present = paths.toList();
        }
        for (Path path : present) {
            if (path.toString().endsWith(SUFFIX)) {
                throw new IOException("a file of records is still there: " + path);
            }
            Files.delete(path);
        }
    }

    private static RollCycle rollCycle(long cycleLengthNs) {
        if (cycleLengthNs == JournalConfig.DAY_NS) {
            return LegacyRollCycles.DAILY;
        }
        return cycleLengthNs == JournalConfig.HOUR_NS ? LegacyRollCycles.HOURLY : LegacyRollCycles.MINUTELY;
    }

    private static void setUnlessGiven(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, "true");
        }
    }
}

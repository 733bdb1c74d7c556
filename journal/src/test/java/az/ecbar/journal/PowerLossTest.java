package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A thousand images of real Chronicle files as a power loss may leave them, taken at random moments of
 * appending, forcing and rolling. Each recovers at least all that was acknowledged; and the same journal
 * without its forces does not, which shows that the images are worth something.
 */
class PowerLossTest {
    private static final int IMAGES = 1000;
    private static final int BLOCK_BYTES = 64 * 1024;
    private static final int LIVES = 20;
    private static final int BATCHES_PER_LIFE = 20;
    private static final int CRASH_POINTS_PER_LIFE = 1200;
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.MINUTE_NS)
            .withMaxFileBytes(220 * 1024)
            .withReserveBytes(BLOCK_BYTES)
            .withWaterMarks(0, 0);

    private final TestRecords records = newRecords();
    private final TestRecords recovered = newRecords();
    private int images;
    private int lost;
    private int halted;
    private int copied;
    private int across;

    @Test
    void aThousandImagesRecoverAllThatWasAcknowledged() throws IOException {
        takeImages(true, IMAGES);
        String figures = images + " images: " + copied + " torn, " + across + " across a roll, " + lost + " lost, "
                + halted + " halted";
        System.out.println("power loss: " + figures);
        assertTrue(images >= IMAGES, figures);
        assertEquals(0, lost, figures);
        assertEquals(0, halted, figures);
        assertTrue(copied > IMAGES / 10, figures);
        assertTrue(across > IMAGES / 100, figures);
    }

    @Test
    void withoutTheForceAcknowledgedRecordsAreLost() throws IOException {
        takeImages(false, 100);
        String figures = images + " images without force: " + lost + " lost, " + halted + " halted";
        System.out.println("power loss: " + figures);
        // Most losses are noticed, by what later records knew to be durable; a loss they are all the same.
        assertTrue(lost + halted > images / 2, figures);
    }

    private void takeImages(boolean isForcing, int wanted) throws IOException {
        SplittableRandom random = new SplittableRandom(20260101);
        Path work = Files.createTempDirectory(fastFolder(), "power-loss");
        try {
            int perLife = (wanted + LIVES - 1) / LIVES;
            for (int life = 0; images < wanted; life++) {
                Path data = work.resolve("life" + life);
                live(data, isForcing, perLife, random);
                delete(data);
            }
        } finally {
            delete(work);
        }
    }

    private void live(Path data, boolean isForcing, int wanted, SplittableRandom random) {
        long[] acknowledged = {0};
        int[] taken = {0};
        boolean[] isInCrash = {false};
        try (DataFolderLock lock = DataFolderLock.acquire(data)) {
            PowerLossRecorder<ChronicleFolder> folder = new PowerLossRecorder<>(folder(lock), isForcing);
            folder.onCrashPoint(() -> {
                if (!isInCrash[0] && taken[0] < wanted && random.nextInt(CRASH_POINTS_PER_LIFE) < wanted) {
                    isInCrash[0] = true;
                    taken[0]++;
                    Path image = data.resolveSibling("image");
                    folder.image(image.resolve(ChronicleFolder.FOLDER), random);
                    recover(image, acknowledged[0], random.nextInt(10) == 0);
                    delete(image);
                    isInCrash[0] = false;
                }
            });
            Journal journal = Journal.open(folder, CONFIG, JournalProgress.SILENT);
            for (int batch = 0; batch < BATCHES_PER_LIFE || taken[0] < wanted; batch++) {
                records.append(journal, journal.lastSequence() + 1 + random.nextInt(120));
                acknowledged[0] = journal.force();
            }
            journal.close();
        }
    }

    private void recover(Path image, long acknowledged, boolean isToGoOn) {
        images++;
        if (Files.exists(image.resolve(ChronicleFolder.FOLDER).resolve("0000000000000000001-20260101-0000.cq4"))) {
            across++;
        }
        try (DataFolderLock lock = DataFolderLock.acquire(image);
                Journal journal = Journal.open(folder(lock), CONFIG, JournalProgress.SILENT)) {
            copied += journal.recovery().setAsideAs().isEmpty() ? 0 : 1;
            if (journal.lastSequence() < acknowledged) {
                lost++;
                return;
            }
            if (isToGoOn) {
                recovered.append(journal, journal.lastSequence() + 20);
                journal.force();
            }
            try (JournalReader reader = journal.newReader()) {
                assertEquals(journal.lastSequence(), recovered.checkAll(reader));
            }
        } catch (JournalDamaged damaged) {
            halted++;
        }
    }

    private static TestRecords newRecords() {
        return new TestRecords(TestRecords.SECOND_NS / 10);
    }

    private static ChronicleFolder folder(DataFolderLock lock) {
        return new ChronicleFolder(
                lock,
                (what, cause) -> {
                    throw new AssertionError(what, cause);
                },
                BLOCK_BYTES);
    }

    /** Memory if there is a file system of it: the images are many, and what is tested does not depend on it. */
    private static Path fastFolder() {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

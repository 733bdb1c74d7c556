package az.ecbar.journal;

import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.port.JournalFile;
import az.ecbar.port.JournalFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a journal and a real folder and takes note of what was forced: the bytes of each file as
 * they were at its last force, and the names as they were at theirs. From that it makes images of what a
 * power loss would leave: each 4 KiB page as it was forced or as it is now, each later change of names done
 * or not, at random.
 */
final class PowerLossRecorder<F extends DiskFolder & JournalFolder> implements JournalFolder {
    private static final int PAGE = 4096;

    private final F real;
    private final boolean isForcing;
    private final Map<String, Forced> names = new HashMap<>();
    private final Map<String, Forced> durableNames = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private Runnable crashPoint = () -> {};

    /** The bytes of one file at its last force. */
    private static final class Forced {
        private byte[] bytes = new byte[0];
    }

    private record Change(
            @Nullable String taken,
            @Nullable String given,
            @Nullable Forced file) {}

    /** With {@code isForcing} false, forces of record files do nothing, as in a journal that forgot them. */
    PowerLossRecorder(F real, boolean isForcing) {
        this.real = real;
        this.isForcing = isForcing;
    }

    /** Called before everything that changes or forces something. */
    void onCrashPoint(Runnable crashPoint) {
        this.crashPoint = crashPoint;
    }

    /** Writes what a power loss at this moment may leave. */
    void image(Path target, RandomGenerator random) {
        try {
            Map<String, Forced> left = new TreeMap<>(durableNames);
            for (Change change : changes) {
                if (random.nextBoolean()) {
                    apply(change, left);
                }
            }
            Map<Forced, String> presentNames = new HashMap<>();
            names.forEach((name, file) -> presentNames.put(file, name));
            for (Map.Entry<String, Forced> entry : left.entrySet()) {
                String presentName = presentNames.get(entry.getValue());
                byte[] present = presentName == null ? entry.getValue().bytes : bytes(presentName);
                Path path = target.resolve(entry.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.write(path, torn(entry.getValue().bytes, present, random));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] torn(byte[] forced, byte[] present, RandomGenerator random) {
        byte[] image = new byte[random.nextBoolean() ? present.length : forced.length];
        for (int from = 0; from < image.length; from += PAGE) {
            byte[] source = random.nextBoolean() ? present : forced;
            int length = Math.min(PAGE, Math.min(source.length, image.length) - from);
            if (length > 0) {
                System.arraycopy(source, from, image, from, length);
            }
        }
        return image;
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(real.root().resolve(name));
    }

    private Forced forced(String name) throws IOException {
        Forced file = names.get(name);
        if (file == null) {
            throw new IOException(name + " is not known");
        }
        return file;
    }

    private void change(Change change) {
        apply(change, names);
        changes.add(change);
    }

    private static void apply(Change change, Map<String, Forced> target) {
        if (change.taken() != null) {
            target.remove(change.taken());
        }
        if (change.given() != null && change.file() != null) {
            target.put(change.given(), change.file());
        }
    }

    @Override
    public List<String> list() throws IOException {
        return real.list();
    }

    @Override
    public boolean exists(String name) throws IOException {
        return real.exists(name);
    }

    @Override
    public StoredFile create(String name) throws IOException {
        crashPoint.run();
        StoredFile file = real.create(name);
        change(new Change(null, name, new Forced()));
        return new StoredFile() {
            @Override
            public long sizeBytes() throws IOException {
                return file.sizeBytes();
            }

            @Override
            public int read(long position, MutableDirectBuffer target, int offset, int length) throws IOException {
                return file.read(position, target, offset, length);
            }

            @Override
            public void write(DirectBuffer source, int offset, int length) throws IOException {
                file.write(source, offset, length);
            }

            @Override
            public void force() throws IOException {
                crashPoint.run();
                file.force();
                forced(name).bytes = bytes(name);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public StoredFile open(String name) throws IOException {
        return real.open(name);
    }

    @Override
    public StoredFile openCompressed(String name) throws IOException {
        return real.openCompressed(name);
    }

    @Override
    public void truncate(String name, long sizeBytes) throws IOException {
        crashPoint.run();
        real.truncate(name, sizeBytes);
        if (isForcing) {
            forced(name).bytes = bytes(name);
        }
    }

    @Override
    public void replace(String from, String to) throws IOException {
        crashPoint.run();
        real.replace(from, to);
        change(new Change(from, to, forced(from)));
    }

    @Override
    public void delete(String name) throws IOException {
        crashPoint.run();
        real.delete(name);
        change(new Change(name, null, null));
    }

    @Override
    public void forceNames() throws IOException {
        crashPoint.run();
        real.forceNames();
        durableNames.clear();
        durableNames.putAll(names);
        changes.clear();
    }

    @Override
    public long usableBytes() throws IOException {
        return real.usableBytes();
    }

    @Override
    public String fileName(String part, long cycleStartNs, long cycleLengthNs) {
        return real.fileName(part, cycleStartNs, cycleLengthNs);
    }

    @Override
    public JournalFile startFile(String part, long cycleStartNs, long cycleLengthNs) throws IOException {
        crashPoint.run();
        JournalFile file = real.startFile(part, cycleStartNs, cycleLengthNs);
        String name = file.name();
        Forced forced = new Forced();
        forced.bytes = bytes(name);
        change(new Change(null, name, forced));
        forceNames();
        return new JournalFile() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long append(DirectBuffer source, int offset, int length) throws IOException {
                crashPoint.run();
                return file.append(source, offset, length);
            }

            @Override
            public long endPosition() {
                return file.endPosition();
            }

            @Override
            public void force() throws IOException {
                crashPoint.run();
                if (isForcing) {
                    file.force();
                    forced.bytes = bytes(name);
                }
            }

            @Override
            public Reservation reserve(long endPosition) throws IOException {
                return file.reserve(endPosition);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}

package az.ecbar.stp.store;

import az.ecbar.stp.files.AdapterFiles;
import az.ecbar.stp.files.FoundFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of the store's files: {@code store-000000001.journal}, the newest of which counts. */
final class StoreFiles {
    private static final Pattern NAME = Pattern.compile("store-(\\d{9,18})\\.journal");

    private StoreFiles() {}

    /** The newest file of the store, or none. */
    record Found(long generation, @Nullable Path file, long sizeBytes) {}

    static Path file(Path folder, long generation) {
        return folder.resolve(String.format(Locale.ROOT, "store-%09d.journal", generation));
    }

    static Path draft(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    /**
     * Finds the newest file. A draft is never one: its name changes only after all of it was forced. Older
     * files are what a crash left between that and their deletion.
     */
    static Found newest(AdapterFiles files, Path folder) throws IOException {
        Found newest = new Found(0, null, 0);
        for (FoundFile found : files.list(folder)) {
            Matcher matcher = NAME.matcher(found.name());
            if (matcher.matches() && Long.parseLong(matcher.group(1)) > newest.generation()) {
                newest = new Found(Long.parseLong(matcher.group(1)), found.path(), found.sizeBytes());
            }
        }
        return newest;
    }

    /** Deletes the files before this generation. */
    static void deleteOlder(AdapterFiles files, Path folder, long generation) throws IOException {
        for (FoundFile found : files.list(folder)) {
            Matcher matcher = NAME.matcher(found.name());
            if (matcher.matches() && Long.parseLong(matcher.group(1)) < generation) {
                files.delete(found.path());
            }
        }
    }

    /** Keeps a copy of a file whose end a crash cut off, for whoever wants to look at it. */
    static void keepTorn(AdapterFiles files, Path file) throws IOException {
        Path copy = file.resolveSibling(file.getFileName() + ".torn");
        files.delete(copy);
        files.write(copy, files.read(file, Integer.MAX_VALUE - 64));
    }
}

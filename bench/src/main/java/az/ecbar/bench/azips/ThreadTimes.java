package az.ecbar.bench.azips;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of each living thread of a process, in ns, as Linux counts it; on another system there are no threads
 * in it. What a thread used that has ended since is in the process's own count alone.
 */
record ThreadTimes(Map<String, Used> byId) {

    /** One thread and what it has used so far. */
    record Used(ThreadKind kind, long ns) {}

    static ThreadTimes ofProcess(long pid) throws IOException {
        Map<String, Used> byId = new HashMap<>();
        Path tasks = Path.of("/proc/" + pid + "/task");
        if (Files.isDirectory(tasks)) {
            try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
                for (Path thread : threads) {
                    add(thread, byId);
                }
            }
        }
        return new ThreadTimes(byId);
    }

    /** One that ends meanwhile is left out. */
    private static void add(Path thread, Map<String, Used> byId) throws IOException {
        try {
            String name = Files.readString(thread.resolve("comm")).strip();
            String[] scheduled = Files.readString(thread.resolve("schedstat")).split(" ", 2);
            byId.put(String.valueOf(thread.getFileName()), new Used(ThreadKind.of(name), Long.parseLong(scheduled[0])));
        } catch (IOException e) {
            if (Files.exists(thread)) {
                throw e;
            }
        }
    }

    /** What the threads of each kind have used since an earlier moment; every kind is there. */
    Map<ThreadKind, Long> since(ThreadTimes before) {
        Map<ThreadKind, Long> used = new EnumMap<>(ThreadKind.class);
        for (ThreadKind kind : ThreadKind.values()) {
            used.put(kind, 0L);
        }
        byId.forEach((id, thread) -> {
            Used earlier = before.byId.get(id);
            used.merge(thread.kind, thread.ns - (earlier == null ? 0 : earlier.ns), Long::sum);
        });
        return used;
    }
}

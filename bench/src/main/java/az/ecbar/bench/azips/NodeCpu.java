package az.ecbar.bench.azips;

import az.ecbar.bench.run.BrokenRunException;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Processor time of another process and of this one, as the system counts it: all threads together, and by kind. */
final class NodeCpu {

    /** What both processes used between two moments, in ns. */
    record Used(long nodeNs, long ownNs, Map<ThreadKind, Long> nodeThreads, long compilersNs) {

        /** Part of all of it that went into compiling, at both ends. */
        double compilersPart() {
            return (double) compilersNs / Math.max(1, nodeNs + ownNs);
        }
    }

    private final ProcessHandle node;
    private long nodeNs;
    private long ownNs;
    private ThreadTimes nodeThreads = new ThreadTimes(Map.of());
    private ThreadTimes ownThreads = new ThreadTimes(Map.of());

    private NodeCpu(ProcessHandle node) {
        this.node = node;
    }

    static NodeCpu ofProcess(long pid) throws BrokenRunException {
        return new NodeCpu(ProcessHandle.of(pid).orElseThrow(() -> new BrokenRunException("the node has ended")));
    }

    /** From here on it is counted. */
    void begin() throws BrokenRunException {
        nodeThreads = threads(node);
        ownThreads = threads(ProcessHandle.current());
        nodeNs = ns(node);
        ownNs = ns(ProcessHandle.current());
    }

    /** What was used since {@link #begin}; what no thread that lives accounts for is the rest's. */
    Used used() throws BrokenRunException {
        long nodeUsed = ns(node) - nodeNs;
        long ownUsed = ns(ProcessHandle.current()) - ownNs;
        Map<ThreadKind, Long> byKind = new EnumMap<>(threads(node).since(nodeThreads));
        Map<ThreadKind, Long> own = threads(ProcessHandle.current()).since(ownThreads);
        long compilers = byKind.getOrDefault(ThreadKind.COMPILER, 0L) + own.getOrDefault(ThreadKind.COMPILER, 0L);
        byKind.put(ThreadKind.REST, 0L);
        long counted = byKind.values().stream().mapToLong(Long::longValue).sum();
        byKind.put(ThreadKind.REST, Math.max(0, nodeUsed - counted));
        return new Used(nodeUsed, ownUsed, byKind, compilers);
    }

    private static ThreadTimes threads(ProcessHandle process) throws BrokenRunException {
        try {
            return ThreadTimes.ofProcess(process.pid());
        } catch (IOException e) {
            throw new BrokenRunException("no threads of process " + process.pid() + ": " + e.getMessage());
        }
    }

    private static long ns(ProcessHandle process) throws BrokenRunException {
        return process.info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElseThrow(() -> new BrokenRunException("no processor time of process " + process.pid()));
    }
}

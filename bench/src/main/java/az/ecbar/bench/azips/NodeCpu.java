package az.ecbar.bench.azips;

import az.ecbar.bench.run.BrokenRunException;
import java.time.Duration;

/** Processor time of another process and of this one, all threads together, as the system counts it. */
record NodeCpu(ProcessHandle node) {

    static NodeCpu ofProcess(long pid) throws BrokenRunException {
        return new NodeCpu(ProcessHandle.of(pid).orElseThrow(() -> new BrokenRunException("the node has ended")));
    }

    long nodeNs() throws BrokenRunException {
        return ns(node);
    }

    long ownNs() throws BrokenRunException {
        return ns(ProcessHandle.current());
    }

    private static long ns(ProcessHandle process) throws BrokenRunException {
        return process.info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElseThrow(() -> new BrokenRunException("no processor time of process " + process.pid()));
    }
}

package az.ecbar.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the figures were taken: figures of two machines are not comparable, and those of a busy machine say little.
 *
 * @param cores processors that the JVM may use
 * @param memoryBytes memory of the machine; 0 where it is not told
 * @param kernel name and release of the operating system
 * @param cpu model of the processor, or {@code unknown}
 * @param jdk vendor and version of the JVM that measured
 * @param loadBefore processes that ran or waited in the minute before the benchmark; -1 where it is not told
 */
public record Machine(int cores, long memoryBytes, String kernel, String cpu, String jdk, double loadBefore) {

    /** Looks at this machine. What {@code /proc} does not tell is left open; never fails. */
    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memoryOfProc(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                valueOf("/proc/cpuinfo", "model name", "unknown"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                loadOfProc());
    }

    private static long memoryOfProc() {
        String kilobytes = valueOf("/proc/meminfo", "MemTotal", "0 kB").replaceAll("[^0-9]", "");
        return Long.parseLong(kilobytes) * 1024;
    }

    private static double loadOfProc() {
        Path file = Path.of("/proc/loadavg");
        try {
            return Double.parseDouble(Files.readString(file).split(" ", 2)[0]);
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }

    private static String valueOf(String file, String key, String otherwise) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}

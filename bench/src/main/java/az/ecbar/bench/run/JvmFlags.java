package az.ecbar.bench.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The flags of the processes that are measured: those of the file {@code build/jvm.flags}, which every JVM of the
 * project gets, and a fixed heap.
 */
public final class JvmFlags {

    private JvmFlags() {}

    /** Fixed heap, touched before the start, and the collector of production. */
    public static List<String> withHeap(int heapMegabytes) {
        List<String> flags = new ArrayList<>();
        flags.add("@" + home().resolve("build/jvm.flags"));
        flags.add("-Decbar.home=" + home());
        flags.add("-XX:+UseZGC");
        flags.add("-Xms" + heapMegabytes + "m");
        flags.add("-Xmx" + heapMegabytes + "m");
        flags.add("-XX:+AlwaysPreTouch");
        flags.add("-XX:-UsePerfData");
        return flags;
    }

    /** The folder of the project; the launcher says where, in tests the build does. */
    public static Path home() {
        String home = System.getProperty("ecbar.home", System.getProperty("ecbar.root", "."));
        return Path.of(home).toAbsolutePath().normalize();
    }
}

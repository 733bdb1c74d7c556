package az.ecbar.ops.demo;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How banks pay in the demos that kill a node under load. */
final class LoadOptions {
    private static final int LEAST = 30;
    private static final int MOST = 20_000;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "600",
            description = "How many payments the banks send, 30 to 20000 (${DEFAULT-VALUE}).")
    private int messages = 600;

    @Option(
            names = "--pause",
            paramLabel = "MS",
            defaultValue = "15",
            description = "Milliseconds between two payments (${DEFAULT-VALUE}).")
    private int pauseMs = 15;

    @Option(names = "--keep", description = "Keeps the folder.")
    private boolean isKept;

    /** What is wrong with them; empty if nothing. */
    String objection() {
        boolean isSound = messages >= LEAST && messages <= MOST && pauseMs >= 0;
        return isSound ? "" : LEAST + " to " + MOST + " messages, and no pause below 0";
    }

    int messages() {
        return messages;
    }

    Duration pause() {
        return Duration.ofMillis(pauseMs);
    }

    boolean isKept() {
        return isKept;
    }

    @Override
    public String toString() {
        return messages + " payments, one every " + pauseMs + " ms";
    }
}

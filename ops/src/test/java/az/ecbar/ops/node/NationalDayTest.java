package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten times a day of the whole country through one node with a heap of 1 GiB, in a process with room for all banks. */
@Tag("long")
class NationalDayTest {
    private static final String PAYMENTS =
            System.getProperty("ecbar.day.payments", String.valueOf(NationalDay.PAYMENTS));
    private static final String MINUTES = System.getProperty("ecbar.day.minutes", "5");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    @Rule({"3.5", "4.8", "4.9", "4.10.1", "4.10.2", "4.11", "4.12", "4.18", "4.19", "4.25", "4.26.1", "4.26.2"})
    void eachPaymentOfTheDayIsTakenOnceAndStatedOnce() throws Exception {
        Path said = folder.resolve("said");
        int exitCode = new ProcessBuilder(command())
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start()
                .waitFor();
        String figures = Files.readString(said);
        System.out.println(figures);
        assertEquals(0, exitCode, figures + Files.readString(folder.resolve("errors")));
        assertTrue(figures.contains("accounts with a statement                               30\n"), figures);
        assertTrue(figure("payments accepted", figures) >= Long.parseLong(PAYMENTS), figures);
        assertTrue(figures.contains("the auditor agrees                                      yes\n"), figures);
        assertFalse(figures.contains("\nfinding "), figures);
    }

    private static long figure(String what, String figures) {
        return figures.lines()
                .filter(line -> line.startsWith(what + " "))
                .mapToLong(line -> Long.parseLong(line.substring(what.length()).replaceAll("[ ,]", "")))
                .findFirst()
                .orElseThrow();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--") || argument.startsWith("-Dchronicle") || argument.startsWith("-Decbar")) {
                command.add(argument);
            }
        }
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx3g", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), NationalDay.class.getName()));
        command.addAll(List.of("--payments", PAYMENTS, "--minutes", MINUTES));
        command.addAll(List.of("--folder", folder.resolve("day").toString()));
        return command;
    }
}

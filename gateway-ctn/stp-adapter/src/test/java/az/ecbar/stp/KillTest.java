package az.ecbar.stp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL of a real adapter process over real files, again and again, while a bank sends and receives. */
class KillTest {
    private static final int ROUNDS = 20;
    private static final int OUTPUTS = 400;
    private static final int FILES_A_ROUND = 15;

    @TempDir
    private Path folder = Path.of("");

    private final List<String> sent = new ArrayList<>();
    private final List<String> received = new ArrayList<>();

    @Test
    void twentyKillsLoseAndRepeatNothing() throws Exception {
        List<String> outputs = new ArrayList<>();
        for (int i = 1; i <= OUTPUTS; i++) {
            outputs.add(Messages.forwarded("IN" + i));
        }
        Files.createDirectories(folder.resolve("out"));
        Files.createDirectories(folder.resolve("in"));
        Random random = new Random(20_261_122);
        try (SocketCentre centre = new SocketCentre(outputs)) {
            for (int round = 0; round < ROUNDS; round++) {
                Process process = start(centre.port());
                waitUntilRunning(process);
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(120));
                for (int i = 0; i < FILES_A_ROUND; i++) {
                    drop(round, i);
                }
                do {
                    takeIn();
                } while (System.nanoTime() - end < 0);
                process.destroyForcibly();
                assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            }
            Process process = start(centre.port());
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while ((centre.taken().size() < sent.size() || centre.kept() < OUTPUTS || received.size() < OUTPUTS)
                    && System.nanoTime() - deadline < 0) {
                takeIn();
                TimeUnit.MILLISECONDS.sleep(5);
            }
            process.destroyForcibly();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            takeIn();
            List<String> taken = new ArrayList<>(centre.taken());
            Collections.sort(taken);
            Collections.sort(sent);
            assertEquals(List.of(), centre.faults());
            assertEquals(sent, taken);
            assertEquals(outputs, received);
        }
    }

    private Process start(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AdapterProcess.class.getName(),
                        folder.toString(),
                        String.valueOf(port))
                .redirectError(new File(folder.toFile(), "process.err"))
                .start();
    }

    private static void waitUntilRunning(Process process) throws IOException {
        try (InputStream out = process.getInputStream()) {
            byte[] line = out.readNBytes("running".length());
            assertEquals("running", new String(line, StandardCharsets.US_ASCII));
        }
    }

    private void drop(int round, int index) throws IOException {
        // Every name comes again and again, as banks' programs do it; the adapter may not have taken the last one yet.
        String name = index % 5 == 0 ? "same.fin" : "pay-" + round + "-" + index + ".fin";
        Path target = folder.resolve("out").resolve(name);
        if (Files.exists(target)) {
            return;
        }
        String message = Messages.payment("R" + round + "-" + index);
        Path draft = folder.resolve("out").resolve(name + ".tmp");
        Files.writeString(draft, message, StandardCharsets.ISO_8859_1);
        Files.move(draft, target);
        sent.add(message);
    }

    private void takeIn() throws IOException {
        List<Path> ready;
        try (Stream<Path> files = Files.list(folder.resolve("in"))) {
            ready = files.filter(file -> file.toString().endsWith(".fin"))
                    .sorted()
                    .toList();
        }
        for (Path file : ready) {
            received.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            Files.delete(file);
        }
    }
}

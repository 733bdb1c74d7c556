package az.ecbar.stp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The adapter with its thread and real files, as a bank's program uses it. */
@Timeout(60)
class StpAdapterTest {
    @TempDir
    private Path folder = Path.of("");

    private final FakeCentre centre = new FakeCentre(1, 0.01);

    @Test
    void aProgramSendsAndReceives() throws Exception {
        centre.output(Messages.forwarded("IN1"));
        List<String> received = new CopyOnWriteArrayList<>();
        try (StpAdapter adapter = open(new StpListener() {
            @Override
            public void onOutput(Output output) {
                received.add(output.kind() + " " + output.reference());
            }
        })) {
            CompletableFuture<Outcome> outcome = adapter.send(Messages.bytes(Messages.payment("REF1")));
            Outcome.Accepted accepted = assertInstanceOf(Outcome.Accepted.class, outcome.get(20, TimeUnit.SECONDS));
            assertEquals(1, accepted.inputNumber());
            assertTrue(Files.exists(folder.resolve(accepted.receipt())));
            assertEquals("REF1", adapter.message(1).get().orElseThrow().reference());
            while (received.isEmpty()) {
                Thread.onSpinWait();
            }
        }
        assertEquals(List.of("MT103 IN1"), received);
        assertEquals(List.of(), centre.faults);
    }

    @Test
    void aFolderHasOneAdapter() throws Exception {
        StpAdapter first = open(new StpListener() {});
        assertThrows(FolderInUseException.class, () -> open(new StpListener() {}));
        first.close();
        open(new StpListener() {}).close();
    }

    @Test
    void aFailedDiskStopsTheAdapterAndTellsTheSenders() throws Exception {
        List<String> alarms = new CopyOnWriteArrayList<>();
        StpAdapter adapter = open(new StpListener() {
            @Override
            public void onAlarm(Alarm alarm, String text) {
                alarms.add(alarm.name());
            }
        });
        adapter.send(Messages.bytes(Messages.payment("REF1"))).get(20, TimeUnit.SECONDS);
        deleteAll(folder.resolve("receipts"));
        Files.writeString(folder.resolve("receipts"), "in the way");
        CompletableFuture<Outcome> outcome = adapter.send(Messages.bytes(Messages.payment("REF2")));
        assertInstanceOf(Outcome.Unknown.class, outcome.get(20, TimeUnit.SECONDS));
        assertThrows(Exception.class, () -> adapter.ended().get(20, TimeUnit.SECONDS));
        assertEquals(List.of("STOPPED"), alarms);
        adapter.close();
        Files.delete(folder.resolve("receipts"));
        try (StpAdapter next = open(new StpListener() {})) {
            next.send(Messages.bytes(Messages.payment("REF3"))).get(20, TimeUnit.SECONDS);
        }
        assertEquals(3, centre.taken.size());
        assertEquals(List.of(), centre.faults);
    }

    private StpAdapter open(StpListener listener) throws IOException, ConfigException {
        return StpAdapter.open(config(), centre::connect, (number, message, receipt) -> Optional.empty(), listener);
    }

    private StpConfig config() throws ConfigException {
        return StpConfig.builder()
                .bic("ALFAAZ22XXX")
                .address("127.0.0.1:1")
                .keyFile(Path.of("none.p12"))
                .authority(Path.of("none.pem"))
                .folder(folder)
                .scanInterval(Duration.ofMillis(10))
                .build();
    }

    private static void deleteAll(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

package az.ecbar.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Each guard of the ledger, one after the other, is taken out and turned round: at least 95 of 100 such changes must make a
 * test of the ledger fail. Only tests that pass by the guard are run, the quickest first. What nobody notices is listed.
 */
@Tag("long")
class GuardMutationTest {
    private static final double LEAST = 0.95;
    /** Of the processor: a change after which the tests take longer never ends. */
    private static final long MOST_NS = TimeUnit.SECONDS.toNanos(60);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String LEDGER = "az.ecbar.ledger.Ledger";
    /** Measures memory, and no guard. */
    private static final Set<String> LEFT_OUT = Set.of("az.ecbar.ledger.AllocationTest");

    private final Map<String, byte[]> compiled = new TreeMap<>();
    /** Of each test, by JUnit's unique id, the guards that it passes. */
    private final Map<String, BitSet> passes = new HashMap<>();

    private final Map<String, Long> durations = new HashMap<>();
    private int endless;

    private record Mutant(Guard guard, Guard.Change change) {
        @Override
        public String toString() {
            return guard.name() + ": " + change.name().toLowerCase(Locale.ROOT);
        }
    }

    @Test
    void almostEveryGuardIsHeldByATest() throws Exception {
        GuardFinder finder = new GuardFinder();
        for (String type : classes(Class.forName(LEDGER))) {
            compiled.put(type, IsolatedTests.read(type));
        }
        compiled.forEach(finder::find);
        List<Guard> guards = finder.guards();
        assertTrue(guards.size() > 100, () -> guards.size() + " guards");
        learn(guards);
        List<Mutant> survivors = new ArrayList<>();
        List<Mutant> mutants = mutants(guards);
        System.out.printf(Locale.ROOT, "%d guards, %d changes of them%n", guards.size(), mutants.size());
        for (Mutant mutant : mutants) {
            if (!isNoticed(mutant, guards)) {
                survivors.add(mutant);
                System.out.println("not noticed: " + mutant);
            }
        }
        int found = mutants.size() - survivors.size();
        System.out.printf(
                Locale.ROOT,
                "%d noticed by %d tests, %d of them because they did not end: %.1f %%%n",
                found,
                passes.size(),
                endless,
                100.0 * found / mutants.size());
        assertTrue(found >= LEAST * mutants.size(), () -> survivors.size() + " of " + mutants.size() + " not noticed");
    }

    private static List<Mutant> mutants(List<Guard> guards) {
        List<Mutant> mutants = new ArrayList<>();
        for (Guard guard : guards) {
            if (guard.refusal() != Guard.Way.BOTH) {
                mutants.add(new Mutant(guard, Guard.Change.REMOVED));
            }
            mutants.add(new Mutant(guard, Guard.Change.NEGATED));
        }
        return mutants;
    }

    /** Runs every test once, as it is, and writes down by which guards it passes. */
    private void learn(List<Guard> guards) throws Exception {
        IsolatedTests tests = new IsolatedTests(written(guards, null, Guard.Change.NEGATED));
        for (String type : classes(GuardMutationTest.class)) {
            if (!type.endsWith("Test") || type.startsWith("az.ecbar.mutation.") || LEFT_OUT.contains(type)) {
                continue;
            }
            Learning learning = new Learning();
            tests.runAll(type, learning);
            assertEquals(List.of(), learning.failures);
        }
    }

    private final class Learning implements TestExecutionListener {
        private final List<Throwable> failures = new ArrayList<>();
        private long begunNs = System.nanoTime();

        Learning() {
            GuardHits.begin();
        }

        @Override
        public void executionFinished(TestIdentifier id, TestExecutionResult result) {
            result.getThrowable().ifPresent(failures::add);
            if (id.isTest()) {
                passes.put(id.getUniqueId(), GuardHits.end());
                durations.put(id.getUniqueId(), System.nanoTime() - begunNs);
            }
            // What makes the next test's object belongs to that test.
            GuardHits.begin();
            begunNs = System.nanoTime();
        }
    }

    private Map<String, byte[]> written(List<Guard> guards, @Nullable Guard changed, Guard.Change change) {
        Map<String, byte[]> written = new HashMap<>();
        compiled.forEach((type, bytes) -> {
            List<Guard> here =
                    guards.stream().filter(guard -> guard.type().equals(type)).toList();
            boolean isMeant = changed == null || changed.type().equals(type);
            if (!here.isEmpty() && isMeant) {
                written.put(type, GuardCode.write(bytes, here, changed, change));
            }
        });
        return written;
    }

    private boolean isNoticed(Mutant mutant, List<Guard> guards) throws InterruptedException {
        List<String> concerned = passes.entrySet().stream()
                .filter(entry -> entry.getValue().get(mutant.guard().id()))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(durations::get))
                .toList();
        if (concerned.isEmpty()) {
            return false;
        }
        IsolatedTests tests = new IsolatedTests(written(guards, mutant.guard(), mutant.change()));
        boolean[] isNoticed = {false};
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            GuardHits.begin();
            for (String test : concerned) {
                if (!tests.passes(test)) {
                    isNoticed[0] = true;
                    return;
                }
            }
        });
        while (!thread.join(LOOK)) {
            if (THREADS.getThreadCpuTime(thread.threadId()) > MOST_NS) {
                GuardHits.stop();
                thread.join();
                endless++;
                return true;
            }
        }
        return isNoticed[0];
    }

    /** The names of all classes that lie beside one. */
    private static List<String> classes(Class<?> beside) throws IOException, URISyntaxException {
        Path root = Path.of(
                beside.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> root.relativize(file).toString())
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .map(file -> file.replace('/', '.'))
                    .filter(name -> name.startsWith("az.ecbar."))
                    .sorted()
                    .toList();
        }
    }
}

package az.ecbar.testkit;

import az.ecbar.testkit.RuleResult.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down which rules the tests of a run showed and with what result: one line per rule and test method in
 * {@code target/rules/results.tsv} of the module.
 *
 * <p>JUnit finds it by its service file. It keeps the lines of test classes that this run did not touch, so running a
 * single class does not forget the others. It is called by one thread at a time. Outside a module's folder (no
 * {@code target} there) it writes nothing.
 */
public final class RuleListener implements TestExecutionListener {
    private final Path module;
    private final Map<String, SortedSet<String>> rulesByTest = new TreeMap<>();
    private final Map<String, Outcome> outcomeByTest = new TreeMap<>();
    private @Nullable TestPlan plan;

    /** The one that JUnit makes: the module is the folder that the tests run in. */
    public RuleListener() {
        this(Path.of(""));
    }

    RuleListener(Path module) {
        this.module = module;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        record(identifier, Outcome.SKIPPED);
        if (plan != null) {
            plan.getDescendants(identifier).forEach(below -> record(below, Outcome.SKIPPED));
        }
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        Outcome outcome = switch (result.getStatus()) {
            case SUCCESSFUL -> Outcome.PASSED;
            case ABORTED -> Outcome.SKIPPED;
            case FAILED -> Outcome.FAILED;
        };
        if (identifier.isTest()) {
            record(identifier, outcome);
        } else if (outcome != Outcome.PASSED) {
            // A container that broke, in @BeforeAll or in a method source: nothing below it was shown.
            record(identifier, outcome);
            if (plan != null) {
                plan.getDescendants(identifier).forEach(below -> record(below, outcome));
            }
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the rule results", e);
        }
    }

    private void record(TestIdentifier identifier, Outcome outcome) {
        Optional<MethodSource> source = methodSource(identifier);
        if (source.isEmpty()) {
            return;
        }
        Class<?> type = source.get().getJavaClass();
        Method method = source.get().getJavaMethod();
        SortedSet<String> rules = RuleMarks.of(type, method);
        if (!rules.isEmpty()) {
            String test = type.getName() + '#' + method.getName();
            rulesByTest.put(test, rules);
            outcomeByTest.merge(test, outcome, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
    }

    /** The method that made this test: its own, or for an invocation or a dynamic test that of an ancestor. */
    private Optional<MethodSource> methodSource(TestIdentifier identifier) {
        Optional<TestIdentifier> at = Optional.of(identifier);
        while (at.isPresent()) {
            TestSource source = at.get().getSource().orElse(null);
            if (source instanceof MethodSource method) {
                return Optional.of(method);
            }
            if (source instanceof ClassSource) {
                return Optional.empty();
            }
            at = plan == null ? Optional.empty() : plan.getParent(at.get());
        }
        return Optional.empty();
    }

    private void write() throws IOException {
        Path file = module.resolve("target/rules/results.tsv");
        if (!Files.isDirectory(module.resolve("target")) || (rulesByTest.isEmpty() && !Files.exists(file))) {
            return;
        }
        SortedSet<String> lines = new TreeSet<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (!rulesByTest.containsKey(RuleResult.ofLine(line).test())) {
                    lines.add(line);
                }
            }
        }
        rulesByTest.forEach((test, rules) -> {
            Outcome outcome = outcomeByTest.getOrDefault(test, Outcome.SKIPPED);
            rules.forEach(rule -> lines.add(new RuleResult(rule, test, outcome).line()));
        });
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}

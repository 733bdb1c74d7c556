package az.ecbar.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class RuleListenerTest {
    @TempDir
    Path module;

    @BeforeEach
    void makeTarget() throws IOException {
        Files.createDirectories(module.resolve("target"));
    }

    @Test
    void writesOneLinePerRuleAndTestMethod() throws IOException {
        run(RuleSamples.Marked.class);

        assertEquals(
                List.of(
                        "1.1\taz.ecbar.testkit.RuleSamples$Marked#fails\tFAILED",
                        "1.1\taz.ecbar.testkit.RuleSamples$Marked#gives\tFAILED",
                        "1.1\taz.ecbar.testkit.RuleSamples$Marked#passes\tPASSED",
                        "1.1\taz.ecbar.testkit.RuleSamples$Marked#repeats\tFAILED",
                        "1.1\taz.ecbar.testkit.RuleSamples$Marked#rests\tSKIPPED",
                        "2.1\taz.ecbar.testkit.RuleSamples$Marked#passes\tPASSED",
                        "2.2\taz.ecbar.testkit.RuleSamples$Marked#passes\tPASSED"),
                results());
    }

    @Test
    void marksEveryTestOfAClassThatCouldNotStart() throws IOException {
        run(RuleSamples.Broken.class);

        assertEquals(List.of("3.1\taz.ecbar.testkit.RuleSamples$Broken#neverRuns\tFAILED"), results());
    }

    @Test
    void aNestedClassInheritsTheMarksAround() throws IOException {
        run(RuleSamples.Outer.class);

        assertEquals(List.of("4.1\taz.ecbar.testkit.RuleSamples$Outer$Inner#passes\tPASSED"), results());
    }

    @Test
    void keepsWhatAnotherRunFoundInOtherTests() throws IOException {
        Path file = module.resolve("target/rules/results.tsv");
        Files.createDirectories(file.getParent());
        String other = "9.9\taz.ecbar.OtherTest#passes\tPASSED";
        Files.write(file, List.of(other, "4.1\taz.ecbar.testkit.RuleSamples$Outer$Inner#passes\tFAILED"));

        run(RuleSamples.Outer.class);

        assertEquals(List.of("4.1\taz.ecbar.testkit.RuleSamples$Outer$Inner#passes\tPASSED", other), results());
    }

    @Test
    void writesNothingOutsideAModule() throws IOException {
        Files.delete(module.resolve("target"));

        run(RuleSamples.Outer.class);

        assertFalse(Files.exists(module.resolve("target")));
    }

    private void run(Class<?> testClass) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                .configurationParameter("ecbar.samples", "true")
                .build();
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(new RuleListener(module))
                .build();
        LauncherFactory.create(config).execute(request);
    }

    private List<String> results() throws IOException {
        return Files.readAllLines(module.resolve("target/rules/results.tsv"));
    }
}

package az.ecbar.ops.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.EcbarCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleReportTest {
    @TempDir
    Path root;

    @BeforeEach
    void layOutATree() throws IOException {
        write("pom.xml", "");
        write("docs/rules/rules.tsv", """
            rule\tsystem\tkind\ttitle
            4\tAZIPS\theading\tAZIPS
            4.1\tAZIPS\tbehaviour\tFirst
            4.2\tAZIPS\tbehaviour\tSecond "quoted"
            4.3\tIPS\tbehaviour\tThird
            """);
        write("core/pom.xml", "");
        write("core/src/test/java/a/QueueTest.java", """
            package a;
            @Rule("4.1")
            class QueueTest {
                @Test void waits() {}
                @Rule({"4.2", "4.3"}) @ParameterizedTest void leaves(int n) {}
                void notATest() {}
                @Nested class Inner { @Test void inside() {} }
            }
            """);
        write("core/target/rules/results.tsv", """
            4.1\ta.QueueTest#waits\tPASSED
            4.1\ta.QueueTest#leaves\tPASSED
            4.2\ta.QueueTest#leaves\tPASSED
            4.2\ta.OtherTest#fails\tFAILED
            """);
    }

    @Test
    void joinsRulesMarksAndResults() throws IOException {
        List<RuleCoverage> report = RuleReport.of(root);

        assertEquals(
                List.of("4", "4.1", "4.2", "4.3"),
                report.stream().map(r -> r.rule().id()).toList());
        assertEquals(
                Map.of(
                        "a.QueueTest#waits", Outcome.PASSED,
                        "a.QueueTest#leaves", Outcome.PASSED,
                        "a.QueueTest$Inner#inside", Outcome.NOT_RUN),
                report.get(1).tests());
        assertTrue(report.get(1).isShown());
        assertFalse(report.get(2).isShown(), "one of its tests fails");
        assertEquals("FAILED", report.get(2).state());
        assertEquals("not run", report.get(3).state());
    }

    @Test
    void printsWhatIsMissing() throws IOException {
        String text = run("rules", "--system", "azips", "--missing");

        assertFalse(text.contains("4.1 "), text);
        assertTrue(text.contains("failed   a.OtherTest#fails"), text);
        assertTrue(
                text.contains("1 of 2 rules of behaviour are shown by a passing test; 1 rules have a failing test"),
                text);
    }

    @Test
    void writesJson() throws IOException {
        String json = run("rules", "--json", "--system", "IPS");

        assertEquals("""
            [
            {"rule":"4.3","system":"IPS","kind":"behaviour","title":"Third","shown":false,"tests":[{"test":"a.QueueTest#leaves","outcome":"not run"}]}
            ]
            """, json);
        assertTrue(run("rules", "--json").contains("Second \\\"quoted\\\""));
    }

    private String run(String... args) {
        return EcbarCommandLine.run(root, args);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}

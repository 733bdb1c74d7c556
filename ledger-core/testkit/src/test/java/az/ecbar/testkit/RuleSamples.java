package az.ecbar.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes that {@link RuleListenerTest} runs; by their names no build runs them by itself. */
final class RuleSamples {
    private RuleSamples() {}

    @Rule("1.1")
    static final class Marked {
        @Test
        @Rule({"2.1", "2.2"})
        void passes() {}

        @Test
        void fails() {
            fail("on purpose");
        }

        @Test
        void rests() {
            Assumptions.abort("on purpose");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void repeats(int number) {
            assertEquals(2, number);
        }

        @TestFactory
        Stream<DynamicTest> gives() {
            return Stream.of(
                    DynamicTest.dynamicTest("bad", () -> fail("on purpose")),
                    DynamicTest.dynamicTest("good", () -> {}));
        }
    }

    @Rule("3.1")
    static final class Broken {
        @BeforeAll
        static void breaks() {
            throw new IllegalStateException("on purpose");
        }

        @Test
        void neverRuns() {}
    }

    @Rule("4.1")
    static final class Outer {
        @Nested
        final class Inner {
            @Test
            void passes() {}
        }
    }
}

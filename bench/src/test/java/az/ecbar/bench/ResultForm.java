package az.ecbar.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.YamlMap;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The form of a result that others read: {@code {name, machine, figures: [{name, unit, median, min, max, runs}], goals:
 * [{name, value, goal, met}]}}, and whether the run was quick. JSON is YAML.
 */
public final class ResultForm {

    private ResultForm() {}

    /** Fails if the file has not exactly this form; returns the names of the figures. */
    public static Set<String> check(Path json, String name) throws ConfigException {
        YamlMap top = YamlMap.read(json);
        assertEquals(name, top.text("name"));
        assertTrue(List.of("true", "false").contains(top.text("quick")));
        checkMachine(top.map("machine"));
        Set<String> figures = new HashSet<>();
        for (YamlMap figure : top.maps("figures")) {
            assertTrue(figures.add(checkedFigure(figure)), "a figure is there twice");
        }
        assertFalse(figures.isEmpty());
        for (YamlMap goal : top.maps("goals")) {
            assertFalse(goal.text("name").isBlank());
            double value = number(goal, "value");
            double bound = number(goal, "goal");
            boolean isMet = Boolean.parseBoolean(goal.text("met"));
            assertTrue(value == bound || isMet == (value > bound) || isMet == (value < bound));
            goal.end();
        }
        top.end();
        return figures;
    }

    private static void checkMachine(YamlMap machine) throws ConfigException {
        assertTrue(number(machine, "cores") >= 1);
        assertTrue(number(machine, "memoryBytes") >= 0);
        assertFalse(machine.text("kernel").isBlank());
        assertFalse(machine.text("cpu").isBlank());
        assertFalse(machine.text("jdk").isBlank());
        assertTrue(number(machine, "loadBefore") >= -1);
        machine.end();
    }

    private static String checkedFigure(YamlMap figure) throws ConfigException {
        String name = figure.text("name");
        assertFalse(name.isBlank());
        assertTrue(Set.of("1/s", "us", "s", "B", "1").contains(figure.text("unit")), name);
        double median = number(figure, "median");
        assertTrue(number(figure, "min") <= median && median <= number(figure, "max"), name);
        assertTrue(median >= 0 && number(figure, "runs") >= 1, name);
        figure.end();
        return name;
    }

    private static double number(YamlMap map, String key) throws ConfigException {
        return Double.parseDouble(map.text(key));
    }
}

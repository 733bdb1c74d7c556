package az.ecbar.testkit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that a test method carries: its own marks and those of its class, the enclosing classes and the
 * superclasses.
 */
final class RuleMarks {
    private RuleMarks() {}

    static SortedSet<String> of(Class<?> testClass, @Nullable Method method) {
        SortedSet<String> rules = new TreeSet<>();
        add(rules, method == null ? null : method.getAnnotation(Rule.class));
        Optional<Class<?>> outer = Optional.of(testClass);
        while (outer.isPresent()) {
            Optional<Class<?>> type = outer;
            while (type.isPresent()) {
                add(rules, type.get().getAnnotation(Rule.class));
                type = Optional.ofNullable(type.get().getSuperclass());
            }
            outer = Optional.ofNullable(outer.get().getEnclosingClass());
        }
        return rules;
    }

    private static void add(SortedSet<String> rules, @Nullable Rule mark) {
        if (mark != null) {
            rules.addAll(Arrays.asList(mark.value()));
        }
    }
}

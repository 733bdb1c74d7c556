package az.ecbar.ops.rules;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds {@code @Rule} in the test sources, by parsing them with the JDK's own compiler: so a test counts even before it
 * ever ran, and a number that no rule has is found although nothing executed it. Only files named {@code *Test.java}
 * count, as the build runs no others.
 */
final class TestMarks {
    private static final Set<String> TEST_ANNOTATIONS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate", "ArchTest", "FuzzTest");

    private TestMarks() {}

    /** The rule numbers by test, {@code package.Class#method}, of all modules below a folder. */
    static SortedMap<String, SortedSet<String>> find(Path root) throws IOException {
        List<Path> files = filesWithMarks(root);
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        if (files.isEmpty()) {
            return found;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, _ -> {}, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Scanner(unit, found), null);
            }
        }
        return found;
    }

    private static List<Path> filesWithMarks(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : SourceTree.foldersOf(root, Path.of("src", "test", "java"))) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) walk.sorted()::iterator) {
                    if (file.toString().endsWith("Test.java")
                            && Files.readString(file).contains("@Rule(")) {
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }

    private static final class Scanner extends TreeScanner<Void, Void> {
        private final SortedMap<String, SortedSet<String>> found;
        private final List<List<String>> rulesAround = new ArrayList<>();
        private String className;

        Scanner(CompilationUnitTree unit, SortedMap<String, SortedSet<String>> found) {
            this.found = found;
            ExpressionTree packageName = unit.getPackageName();
            className = packageName == null ? "" : packageName + ".";
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            String outer = className;
            className = rulesAround.isEmpty() ? outer + type.getSimpleName() : outer + '$' + type.getSimpleName();
            rulesAround.add(rules(type.getModifiers()));
            super.visitClass(type, null);
            rulesAround.removeLast();
            className = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (isTest(method.getModifiers())) {
                NavigableSet<String> rules = new TreeSet<>(rules(method.getModifiers()));
                rulesAround.forEach(rules::addAll);
                if (!rules.isEmpty()) {
                    found.computeIfAbsent(className + '#' + method.getName(), _ -> new TreeSet<>())
                            .addAll(rules);
                }
            }
            return super.visitMethod(method, null);
        }

        private static boolean isTest(ModifiersTree modifiers) {
            return modifiers.getAnnotations().stream().anyMatch(a -> TEST_ANNOTATIONS.contains(simpleName(a)));
        }

        private static List<String> rules(ModifiersTree modifiers) {
            List<String> rules = new ArrayList<>();
            for (AnnotationTree annotation : modifiers.getAnnotations()) {
                if (simpleName(annotation).equals("Rule")) {
                    annotation.getArguments().forEach(argument -> addLiterals(argument, rules));
                }
            }
            return rules;
        }

        private static void addLiterals(ExpressionTree argument, List<String> rules) {
            ExpressionTree value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
            switch (value) {
                case LiteralTree literal -> rules.add(String.valueOf(literal.getValue()));
                case NewArrayTree array -> array.getInitializers().forEach(each -> addLiterals(each, rules));
                default -> throw new IllegalArgumentException("a rule is marked with its number, not with " + value);
            }
        }

        private static String simpleName(AnnotationTree annotation) {
            String name = annotation.getAnnotationType().toString();
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }
}

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Formats every Java source of the project, or checks that it is formatted: {@code FormatSources check|apply ROOT}.
 *
 * <p>Run from its source by the build, because the formatter must parse with the JDK of the project and not with that
 * of Maven. What was found clean is remembered by path, size and time in {@code ROOT/.ecbar/formatted}, so that an
 * unchanged tree costs no parsing.
 */
final class FormatSources {
    private static final Set<String> SKIPPED = Set.of("target", ".git", ".ecbar", "node_modules");

    private FormatSources() {}

    public static void main(String[] args) throws Exception {
        boolean isApply = args[0].equals("apply");
        Path root = Path.of(args[1]).toAbsolutePath().normalize();
        Path memory = root.resolve(".ecbar/formatted");
        Set<String> known = Files.exists(memory) ? new HashSet<>(Files.readAllLines(memory)) : Set.of();
        Set<String> clean = new TreeSet<>();
        List<Path> wrong = new ArrayList<>();
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        for (Path file : sources(root)) {
            String mark = mark(root, file);
            if (known.contains(mark)) {
                clean.add(mark);
                continue;
            }
            String before = Files.readString(file, StandardCharsets.UTF_8);
            String after = format(formatter, root, file, before);
            if (after == null) {
                wrong.add(file);
            } else if (after.equals(before)) {
                clean.add(mark);
            } else if (isApply) {
                Files.writeString(file, after, StandardCharsets.UTF_8);
                System.out.println("formatted " + root.relativize(file));
                clean.add(mark(root, file));
            } else {
                System.out.println("not formatted: " + root.relativize(file));
                wrong.add(file);
            }
        }
        Files.createDirectories(memory.getParent());
        Files.write(memory, clean);
        if (!wrong.isEmpty()) {
            System.out.println(wrong.size() + " source files are not formatted; ./ecbar format mends that");
            System.exit(1);
        }
    }

    private static String format(Formatter formatter, Path root, Path file, String text) {
        try {
            return formatter.formatSourceAndFixImports(text);
        } catch (Exception e) {
            System.out.println("cannot be parsed: " + root.relativize(file) + ": " + e.getMessage());
            return null;
        }
    }

    private static String mark(Path root, Path file) throws IOException {
        return root.relativize(file) + " " + Files.size(file) + " "
                + Files.getLastModifiedTime(file).toMillis();
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }
}

package az.ecbar.ops.rules;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Finds the modules below the root of the source tree: the folders that hold a pom. */
final class SourceTree {
    private static final int MAX_DEPTH = 4;

    private SourceTree() {}

    /** The folders {@code module/below} that exist, for every module. */
    static List<Path> foldersOf(Path root, Path below) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path module : modules(root)) {
            Path folder = module.resolve(below);
            if (Files.isDirectory(folder)) {
                found.add(folder);
            }
        }
        return found;
    }

    private static List<Path> modules(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, java.util.Set.of(), MAX_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                if (!folder.equals(root) && (name.startsWith(".") || name.equals("target") || name.equals("src"))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (Files.exists(folder.resolve("pom.xml"))) {
                    found.add(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }
}

package az.ecbar.ops.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the test runs left in {@code target/rules/results.tsv} of each module: rule, test, outcome. */
final class TestResults {
    private TestResults() {}

    /** The last outcome by test, for each rule number. */
    static SortedMap<String, SortedMap<String, Outcome>> read(Path root) throws IOException {
        SortedMap<String, SortedMap<String, Outcome>> results = new TreeMap<>();
        for (Path folder : SourceTree.foldersOf(root, Path.of("target", "rules"))) {
            for (Path file : files(folder)) {
                for (String line : Files.readAllLines(file)) {
                    String[] fields = line.split("\t", -1);
                    if (fields.length != 3) {
                        throw new IOException(file + ": not three fields: " + line);
                    }
                    results.computeIfAbsent(fields[0], _ -> new TreeMap<>()).put(fields[1], Outcome.valueOf(fields[2]));
                }
            }
        }
        return results;
    }

    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> file.toString().endsWith(".tsv")).collect(Collectors.toSet());
        }
    }
}

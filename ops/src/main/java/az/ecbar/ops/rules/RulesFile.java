package az.ecbar.ops.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code docs/rules/rules.tsv}: a heading line, then rule, system, kind and title, in the regulations' order. */
final class RulesFile {
    private RulesFile() {}

    /**
     * Reads all entries.
     *
     * @throws IOException if the file cannot be read, has a line of other than four fields, or a number twice
     */
    static List<RuleEntry> read(Path file) throws IOException {
        List<RuleEntry> entries = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] fields = line.split("\t", -1);
            if (fields.length != 4) {
                throw new IOException(file + ": not four fields: " + line);
            }
            if (!ids.add(fields[0])) {
                throw new IOException(file + ": twice: " + fields[0]);
            }
            entries.add(new RuleEntry(fields[0], fields[1], fields[2], fields[3]));
        }
        return entries;
    }

    /** The numbers alone, of this file or of any other whose first column is the number. */
    static Set<String> ids(Path file) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            ids.add(line.split("\t", 2)[0]);
        }
        return ids;
    }
}

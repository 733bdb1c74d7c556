package az.ecbar.ops.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/glossary.md against the regulation's definitions and the names in the code. */
class GlossaryTest {
    private static final Path GLOSSARY = ProjectDocs.ROOT.resolve("docs/glossary.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final int CELLS = 5;

    @Test
    void everyDefinitionOfTheRegulationIsThere() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        for (String line : Files.readAllLines(ProjectDocs.ROOT.resolve("docs/rules/rules.tsv"))) {
            String[] rule = line.split("\t", -1);
            if (rule[1].equals("glossary") && rule[2].equals("definition")) {
                missing.add(rule[0]);
            }
        }
        assertTrue(missing.size() > 20);
        for (List<String> term : terms()) {
            missing.removeAll(List.of(term.getLast().split(", ", -1)));
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void everyNameInTheCodeExists() throws IOException {
        Set<String> words = new HashSet<>();
        for (String ending : List.of(".java", ".xml")) {
            for (Path source : ProjectDocs.files(ProjectDocs.ROOT, ending)) {
                Matcher word = WORD.matcher(Files.readString(source));
                while (word.find()) {
                    words.add(word.group());
                }
            }
        }
        TreeSet<String> unknown = new TreeSet<>();
        for (List<String> term : terms()) {
            Matcher code = CODE.matcher(term.get(2));
            while (code.find()) {
                String name = code.group(1);
                if (!name.contains("…")) {
                    Matcher part = WORD.matcher(name);
                    while (part.find()) {
                        if (!words.contains(part.group())) {
                            unknown.add(name);
                        }
                    }
                }
            }
        }
        assertEquals(new TreeSet<>(), unknown);
    }

    @Test
    void everyTermStandsThereOnce() throws IOException {
        Set<String> seen = new HashSet<>();
        for (List<String> term : terms()) {
            for (String one : term.getFirst().split(", ", -1)) {
                assertTrue(seen.add(one), () -> one + " stands there twice");
            }
        }
    }

    private static List<List<String>> terms() throws IOException {
        List<List<String>> terms = new ArrayList<>();
        for (String line : Files.readAllLines(GLOSSARY)) {
            if (line.startsWith("| ") && !line.startsWith("| English")) {
                List<String> cells = new ArrayList<>();
                for (String cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
                    cells.add(cell.strip());
                }
                assertEquals(CELLS, cells.size(), line);
                terms.add(cells);
            }
        }
        return terms;
    }
}

package az.ecbar.ops.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links and paths in the docs lead somewhere. */
class DocLinksTest {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\[]+]\\(([^)\\s]+)\\)");
    private static final Pattern PATH = Pattern.compile("`(docs/[\\w./-]+?)/?`");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");

    @Test
    void everyRelativeLinkResolvesToAFileAndAHeading() throws IOException {
        TreeSet<String> broken = new TreeSet<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(withoutCode(page));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains("://") && !resolves(page, target)) {
                    broken.add(ProjectDocs.ROOT.relativize(page) + ": " + target);
                }
            }
        }
        assertEquals(new TreeSet<>(), broken);
    }

    @Test
    void everyPathOfTheDocsThatIsNamedExists() throws IOException {
        TreeSet<String> broken = new TreeSet<>();
        for (Path page : pages()) {
            Matcher path = PATH.matcher(withoutCode(page));
            while (path.find()) {
                if (!Files.exists(ProjectDocs.ROOT.resolve(path.group(1)))) {
                    broken.add(ProjectDocs.ROOT.relativize(page) + ": " + path.group(1));
                }
            }
        }
        assertEquals(new TreeSet<>(), broken);
    }

    @Test
    void everyDecisionStandsInTheListOfDecisions() throws IOException {
        Path folder = ProjectDocs.ROOT.resolve("docs/adr");
        String list = Files.readString(folder.resolve("README.md"));
        TreeSet<String> missing = new TreeSet<>();
        Set<String> numbers = new HashSet<>();
        for (Path decision : ProjectDocs.files(folder, ".md")) {
            String name = decision.getFileName().toString();
            if (!name.equals("README.md")) {
                assertTrue(numbers.add(name.substring(0, 4)), () -> "two decisions have the number of " + name);
                assertTrue(
                        Files.readString(decision).startsWith("# " + name.substring(0, 4) + " "),
                        () -> name + " does not begin with its number");
                if (!list.contains("(" + name + ")")) {
                    missing.add(name);
                }
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }

    private static boolean resolves(Path page, String target) throws IOException {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path resolved = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!Files.exists(resolved)) {
            return false;
        }
        return hash < 0 || headings(resolved).contains(target.substring(hash + 1));
    }

    private static Set<String> headings(Path page) throws IOException {
        Set<String> anchors = new HashSet<>();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("#")) {
                String title = line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT);
                anchors.add(title.replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
            }
        }
        return anchors;
    }

    private static String withoutCode(Path page) throws IOException {
        return CODE.matcher(Files.readString(page)).replaceAll("");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ProjectDocs.ROOT)) {
            return Stream.concat(
                            top.filter(file -> file.toString().endsWith(".md")),
                            Stream.of("bench", "docs", "gateway-ctn", "journal", "ledger-core", "ops", "portal-adapter")
                                    .map(ProjectDocs.ROOT::resolve)
                                    .flatMap(DocLinksTest::below))
                    .toList();
        }
    }

    private static Stream<Path> below(Path folder) {
        try {
            return ProjectDocs.files(folder, ".md").stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

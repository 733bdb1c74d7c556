package az.ecbar.ops.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command lines of docs/runbook.md, by the heading that they stand under. */
public final class Runbook {
    private static final String FENCE = "```";

    private final Map<String, List<Line>> sections = new LinkedHashMap<>();

    /**
     * One command.
     *
     * @param place where it is given, as the comment before it says
     * @param words the command and its arguments
     */
    public record Line(String place, List<String> words) {
        public Line {
            words = List.copyOf(words);
        }

        /** Whether it is a command of this program. */
        public boolean isOurs() {
            return words.getFirst().equals("./ecbar");
        }

        /** Its words behind {@code ./ecbar}. */
        public List<String> arguments() {
            return words.subList(1, words.size());
        }
    }

    private Runbook() {}

    /** Reads the page. */
    public static Runbook read() throws IOException {
        Runbook book = new Runbook();
        String heading = "";
        String place = "";
        boolean isCode = false;
        for (String text : Files.readAllLines(ProjectDocs.ROOT.resolve("docs/runbook.md"))) {
            if (text.startsWith(FENCE)) {
                isCode = !isCode;
                place = "";
            } else if (isCode && text.startsWith("# ")) {
                place = text.substring(2);
            } else if (isCode) {
                book.sections
                        .computeIfAbsent(heading, _ -> new ArrayList<>())
                        .add(new Line(place, List.of(text.strip().split("\\s+"))));
            } else if (text.startsWith("#")) {
                heading = text.replaceFirst("^#+ ", "");
            }
        }
        return book;
    }

    /** The commands of all sections. */
    public List<Line> lines() {
        return sections.values().stream().flatMap(List::stream).toList();
    }

    /** The commands under a heading, in their order. */
    public List<Line> lines(String heading) {
        List<Line> lines = sections.get(heading);
        if (lines == null) {
            throw new IllegalArgumentException("no commands under '" + heading + "', there are " + sections.keySet());
        }
        return lines;
    }

    /** The headings with commands. */
    public List<String> headings() {
        return List.copyOf(sections.keySet());
    }
}

package az.ecbar.ips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.iso.profile.Refusal;
import az.ecbar.mt.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The samples of messages of IPS in the documents are what the code reads and writes, element by element on lines of their
 * own.
 *
 * <p>Run with {@code -Dsamples=write} to write the files anew.
 */
class IpsSampleFilesTest {
    private static final Path FOLDER = ProjectFiles.root().resolve("docs/samples/ips");

    @Test
    void theFilesAreWhatTheCodeWrites() throws IOException {
        for (Map.Entry<String, String> sample : samples().entrySet()) {
            Path file = FOLDER.resolve(sample.getKey());
            if ("write".equals(System.getProperty("samples"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, sample.getValue());
            }
            assertEquals(sample.getValue(), Files.readString(file), sample.getKey());
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> names =
                    files.map(it -> it.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(samples().keySet(), names);
        }
    }

    @Test
    void eachFileIsReadBack() throws IOException, Refusal {
        IpsReader reader = new IpsReader();
        for (String name : samples().keySet()) {
            String message = Files.readString(FOLDER.resolve(name));
            if (name.startsWith("in-")) {
                IpsMessage read = Readings.read(reader, message);
                assertEquals(name, nameOf(read.kind()));
            } else {
                assertTrue(!Readings.delivered(message).isEmpty(), name);
            }
        }
    }

    @Test
    void theSpecificationNamesEachFile() throws IOException {
        String specification = Files.readString(ProjectFiles.root().resolve("docs/formats/ips.md"));
        Set<String> missing = new TreeSet<>(samples().keySet());
        missing.removeIf(name -> specification.contains("(../samples/ips/" + name + ")"));
        assertEquals(Set.of(), missing);
    }

    private static Map<String, String> samples() {
        Map<String, String> samples = new TreeMap<>();
        for (IpsKind kind : IpsKind.values()) {
            samples.put(nameOf(kind), lines(SampleSource.of(kind)));
        }
        new Outputs().samples().forEach((name, message) -> samples.put("out-" + name + ".xml", lines(message)));
        return samples;
    }

    private static String nameOf(IpsKind kind) {
        String definition = kind.definition();
        return "in-" + definition.substring(0, 8) + '-'
                + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".xml";
    }

    /** Each element that holds others on lines of its own. */
    private static String lines(String message) {
        StringBuilder lines = new StringBuilder();
        int depth = 0;
        for (String piece : message.replace("><", ">\0<").split("\0", -1)) {
            boolean isEnd = piece.startsWith("</");
            depth -= isEnd ? 1 : 0;
            lines.append("  ".repeat(depth)).append(piece).append('\n');
            boolean isWhole = isEnd || piece.startsWith("<?");
            depth += isWhole || piece.contains("</") ? 0 : 1;
        }
        return lines.toString();
    }
}

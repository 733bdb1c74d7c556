package az.ecbar.mt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The samples in the documents are what the code reads and writes: {@code in-*} is read by AZIPS, {@code out-*} by a bank,
 * {@code bad-CODE-*} is refused with that reason, and each that stands in the specification is the file of that name.
 *
 * <p>Run with {@code -Dsamples=write} to write the files anew.
 */
class SampleFilesTest {
    private static final Path FOLDER = ProjectFiles.root().resolve("docs/samples");
    private static final Pattern BAD = Pattern.compile("bad-([0-9]{3})-.*");
    private static final Pattern QUOTED = Pattern.compile("```fin ([a-z0-9.-]+)\n(.*?)\n```", Pattern.DOTALL);

    @Test
    void theFilesAreWhatTheCodeWrites() throws IOException {
        Map<String, byte[]> samples = SampleMessages.all();
        if ("write".equals(System.getProperty("samples"))) {
            for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
                Files.write(FOLDER.resolve(sample.getKey()), sample.getValue());
            }
        }
        Set<String> files = new TreeSet<>();
        files().forEach(file -> files.add(name(file)));
        assertEquals(samples.keySet(), files);
        for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
            assertArrayEquals(sample.getValue(), Files.readAllBytes(FOLDER.resolve(sample.getKey())), sample.getKey());
        }
    }

    @Test
    void everySampleReadsAsItsNameSays() throws IOException {
        MtReader system = SamplePayments.reader();
        BankReader bank = new BankReader(false);
        for (Path file : files()) {
            byte[] message = Files.readAllBytes(file);
            Matcher bad = BAD.matcher(name(file));
            if (bad.matches()) {
                MtError error = assertInstanceOf(MtError.class, system.read(message), name(file));
                assertEquals(Integer.parseInt(bad.group(1)), error.reason().code(), error::text);
            } else if (name(file).startsWith("in-")) {
                MtResult result = system.read(message);
                assertFalse(result instanceof MtError, () -> name(file) + " " + result);
            } else {
                assertFalse(bank.read(message) instanceof Unreadable, () -> name(file) + " " + bank.read(message));
            }
        }
    }

    @Test
    void theSpecificationQuotesTheFiles() throws IOException {
        String specification = Files.readString(ProjectFiles.root().resolve("docs/formats/azips.md"));
        Set<String> missing = new TreeSet<>(SampleMessages.all().keySet());
        Matcher quoted = QUOTED.matcher(specification);
        while (quoted.find()) {
            byte[] message = Files.readAllBytes(FOLDER.resolve(quoted.group(1)));
            String text = new String(message, StandardCharsets.US_ASCII);
            assertEquals(text.replace("\r\n", "\n"), quoted.group(2), quoted.group(1));
            missing.remove(quoted.group(1));
        }
        missing.removeIf(name -> specification.contains("`" + name + "`"));
        assertEquals(Set.of(), missing);
        assertTrue(specification.contains("```fin "), "nothing quoted");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> name(file).endsWith(".fin")).sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

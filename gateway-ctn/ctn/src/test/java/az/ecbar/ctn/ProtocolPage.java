package az.ecbar.ctn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docs/protocol/ctn.md}, as far as a test can read it: its tables and its test vectors. */
final class ProtocolPage {
    static final Path ROOT = Path.of(System.getProperty("ecbar.root", "../.."));

    private static final Path PAGE = ROOT.resolve("docs/protocol/ctn.md");
    private static final String VECTORS = "## Test vectors";
    private static final String FENCE = "```";

    private ProtocolPage() {}

    /** The vectors in their order, by name. */
    static Map<String, byte[]> vectors() {
        Map<String, byte[]> vectors = new LinkedHashMap<>();
        List<String> lines = lines();
        int at = lines.indexOf(VECTORS);
        at = at + lines.subList(at, lines.size()).indexOf(FENCE) + 1;
        while (!lines.get(at).equals(FENCE)) {
            List<String> words = List.of(lines.get(at).split(" +", 2));
            vectors.put(words.getFirst(), HexFormat.of().parseHex(words.getLast()));
            at++;
        }
        return vectors;
    }

    /** The cells of the rows of the table whose head begins so; without back quotes. */
    static List<List<String>> table(String head) {
        List<List<String>> rows = new ArrayList<>();
        List<String> lines = lines();
        int at = 0;
        while (!lines.get(at).startsWith(head)) {
            at++;
        }
        for (at += 2; at < lines.size() && lines.get(at).startsWith("|"); at++) {
            rows.add(List.of(lines.get(at).substring(1).replace("`", "").strip().split(" *\\| *")));
        }
        return rows;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

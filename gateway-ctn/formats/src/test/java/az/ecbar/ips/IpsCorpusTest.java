package az.ecbar.ips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import az.ecbar.mt.ProjectFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Messages from the world, that are not of our profile, where a folder of them lies beside the project: each is refused with
 * the reason that is right for it. As they are, for none has our envelope; and their documents within an envelope of ours.
 */
class IpsCorpusTest {
    private static final Pattern DOCUMENT = Pattern.compile("<((?:\\w+:)?Document)[\\s>].*</\\1>", Pattern.DOTALL);
    private static final Pattern NAMESPACE = Pattern.compile("xmlns(?::\\w+)?=\"[^\"]*:(\\w{4}\\.\\d{3}\\.\\d{3}\\.\\d{2})\"");

    private static final String EXPECTED = """
        """;

    @Test
    void eachIsRefusedWithTheRightReason() throws IOException {
        Path corpus = ProjectFiles.shared("corpus/mx");
        assumeTrue(Files.isDirectory(corpus), () -> "no corpus at " + corpus);
        IpsReader reader = new IpsReader();
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(corpus)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replaceAll("^.*?__", "");
                String text = Files.readString(file, StandardCharsets.UTF_8);
                found.put(name, outcome(reader.read(Files.readAllBytes(file))) + " | " + enveloped(reader, text));
            }
        }
        StringBuilder table = new StringBuilder();
        found.forEach((name, outcome) ->
                table.append(name).append(" | ").append(outcome).append('\n'));
        assertEquals(EXPECTED, table.toString());
    }

    private static String enveloped(IpsReader reader, String text) {
        Matcher document = DOCUMENT.matcher(text);
        if (!document.find()) {
            return "-";
        }
        Matcher namespace = NAMESPACE.matcher(document.group());
        String definition = namespace.find() ? namespace.group(1) : "none";
        String sample = SampleSource.of(IpsKind.PAYMENT);
        String header = sample.substring(0, sample.indexOf("<Document"))
                .replace("<MsgDefIdr>pacs.008.001.08", "<MsgDefIdr>" + definition);
        return outcome(reader.read(MadeMessage.bytes(header + document.group() + "</DataPDU>")));
    }

    private static String outcome(IpsResult result) {
        return switch (result) {
            case IpsMessage message -> "read " + message.kind();
            case IpsRefusal refusal ->
                String.join(" ", refusal.reason().name(), refusal.path(), refusal.answer().text());
        };
    }
}

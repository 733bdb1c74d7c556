package az.ecbar.ops.demo.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The messages of {@code docs/samples}, which Alfa sends; their date and reference are replaced by those of the day. */
final class SampleFiles {
    private static final Pattern BAD = Pattern.compile("bad-(\\d{3})-(.*)\\.fin");
    private static final String DATE = ":32A:260401";
    private static final Pattern REFERENCE = Pattern.compile(":20:[^\\r\\n]*");

    private final Path folder;
    private final MessageTexts texts;

    SampleFiles(Path folder, MessageTexts texts) {
        this.folder = folder;
        this.texts = texts;
    }

    /** A good sample by its name without {@code .fin}. */
    String good(String name, String reference) throws IOException {
        String text = Files.readString(folder.resolve(name + ".fin"), StandardCharsets.ISO_8859_1);
        return REFERENCE
                .matcher(text.replace(DATE, ":32A:" + MessageTexts.inField(texts.today())))
                .replaceFirst(":20:" + Matcher.quoteReplacement(reference));
    }

    /** The samples that are refused, as they are; each name says with which code. */
    List<Refusal> bad(DemoBanks banks) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> BAD.matcher(name).matches())
                    .sorted()
                    .map(name -> refusal(name, banks))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Refusal refusal(String name, DemoBanks banks) {
        Matcher bad = BAD.matcher(name);
        if (!bad.matches()) {
            throw new IllegalArgumentException(name);
        }
        try {
            String text = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
            return new Refusal(
                    banks.alfa(), "sample " + bad.group(2), text, new Fate.Refused(Integer.parseInt(bad.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

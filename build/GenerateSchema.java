import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import uk.co.real_logic.sbe.SbeTool;

/**
 * Generates the SBE codecs, unless the schema's folder is what they were generated from: {@code GenerateSchema VERSION
 * SCHEMA OUTPUT}. The options of the generator come as system properties.
 *
 * <p>Run from its source by the build. Without this every build would write the codecs anew, and so compile them and
 * everything after them anew.
 */
final class GenerateSchema {
    private GenerateSchema() {}

    public static void main(String[] args) throws Exception {
        Path schema = Path.of(args[1]);
        Path output = Path.of(args[2]);
        Path stamp = output.resolve(".generated-from");
        String wanted = digest(args[0], schema.toAbsolutePath().getParent());
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        deleteRecursively(output);
        Files.createDirectories(output);
        System.setProperty("sbe.output.dir", output.toString());
        SbeTool.main(new String[] {schema.toString()});
        Files.writeString(stamp, wanted);
    }

    private static String digest(String version, Path folder) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(version.getBytes(StandardCharsets.UTF_8));
        for (String name :
                System.getProperties().stringPropertyNames().stream().sorted().toList()) {
            if (name.startsWith("sbe.")) {
                digest.update((name + '=' + System.getProperty(name) + '\n').getBytes(StandardCharsets.UTF_8));
            }
        }
        for (Path file : below(folder)) {
            if (Files.isRegularFile(file)) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void deleteRecursively(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path each : below(folder).reversed()) {
                Files.delete(each);
            }
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted(Comparator.naturalOrder()).toList();
        }
    }
}

package az.ecbar.ops.node;

import az.ecbar.gateway.swift.BatchFormat;
import az.ecbar.gateway.swift.LocalAuthentication;
import az.ecbar.gateway.swift.SwiftConfig;
import az.ecbar.gateway.swift.SwiftLimits;
import az.ecbar.gateway.swift.adapter.SwiftFolders;
import az.ecbar.mt.check.Bic;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.YamlMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The section {@code swift} of a node's configuration: with it the node that leads exchanges files with the adapter.
 *
 * @param folder the adapter's folders lie below it, on a disk of this machine
 * @param leftKeyFile file of the left half of the LAU key
 * @param rightKeyFile file of the right half
 * @param format of files, either way
 * @param terminal logical terminal of the centre in FIN
 * @param startWaitSeconds for F21 of what an earlier owner sent
 * @param acknowledgeSeconds for an F21, before an output is sent again
 * @param nakRetrySeconds after which an output that FIN refused is sent again
 */
public record SwiftSection(
        Path folder,
        Path leftKeyFile,
        Path rightKeyFile,
        BatchFormat format,
        String terminal,
        long startWaitSeconds,
        long acknowledgeSeconds,
        long nakRetrySeconds) {
    private static final long LONGEST_WAIT = 86_400;

    /** Reads the section; a mistake names its key. */
    static SwiftSection read(YamlMap map, Path folder) throws ConfigException {
        String terminal = map.text("terminal", "NABZAZ2CARTS");
        byte[] bytes = terminal.getBytes(StandardCharsets.US_ASCII);
        if (!Bic.isTerminal(bytes, 0, bytes.length)) {
            throw new ConfigException(map.at("terminal") + " is no logical terminal of twelve characters");
        }
        SwiftSection section = new SwiftSection(
                folder.resolve(map.text("folder")),
                folder.resolve(map.text("leftKeyFile")),
                folder.resolve(map.text("rightKeyFile")),
                format(map),
                terminal,
                seconds(map, "startWaitSeconds", 20),
                seconds(map, "acknowledgeSeconds", 300),
                seconds(map, "nakRetrySeconds", 900));
        map.end();
        return section;
    }

    /** The folders, which are made where they are missing, and the key, which must be there. */
    SwiftPort port() throws ConfigException {
        try {
            LocalAuthentication lau = new LocalAuthentication(half(leftKeyFile), half(rightKeyFile));
            SwiftLimits limits = SwiftLimits.usual()
                    .withWaits(
                            TimeUnit.SECONDS.toNanos(startWaitSeconds),
                            TimeUnit.SECONDS.toNanos(acknowledgeSeconds),
                            TimeUnit.SECONDS.toNanos(nakRetrySeconds));
            SwiftFolders folders = new SwiftFolders(folder);
            folders.tryMoves();
            return new SwiftPort(new SwiftConfig(format, terminal, Node.SYSTEM, limits), folders, lau);
        } catch (IOException e) {
            throw new ConfigException("swift: " + e);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("swift: " + e.getMessage());
        }
    }

    private static String half(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    }

    private static BatchFormat format(YamlMap map) throws ConfigException {
        return switch (map.text("format", "rje")) {
            case "rje" -> BatchFormat.RJE;
            case "dos-pcc" -> BatchFormat.DOS_PCC;
            default -> throw new ConfigException(map.at("format") + " must be rje or dos-pcc");
        };
    }

    private static long seconds(YamlMap map, String key, long otherwise) throws ConfigException {
        long seconds = map.number(key, otherwise);
        if (seconds < 1 || seconds > LONGEST_WAIT) {
            throw new ConfigException(map.at(key) + " must be between 1 and " + LONGEST_WAIT);
        }
        return seconds;
    }
}

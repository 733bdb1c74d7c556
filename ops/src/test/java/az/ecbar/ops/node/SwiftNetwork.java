package az.ecbar.ops.node;

import az.ecbar.gateway.swift.BatchFormat;
import az.ecbar.gateway.swift.LocalAuthentication;
import az.ecbar.gateway.swift.SwiftConfig;
import az.ecbar.gateway.swift.SwiftLimits;
import az.ecbar.gateway.swift.adapter.SwiftFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** SWIFT with its adapter beside a node: takes files from one folder, acknowledges, and puts files into the other. */
final class SwiftNetwork {
    private static final String TERMINAL = "NABZAZ2CARTS";

    /** What was sent to banks, in its order. */
    final List<String> sent = new ArrayList<>();

    /** What FIN refuses whenever it is sent; empty: nothing. */
    String refused = "";

    private final Path folder;
    private final BatchFormat format;
    private final LocalAuthentication lau = new LocalAuthentication("0123456789ABCDEF", "FEDCBA9876543210");
    private int files;
    private int deliveries;

    SwiftNetwork(Path folder, BatchFormat format) {
        this.folder = folder;
        this.format = format;
    }

    SwiftPort port() throws IOException {
        long second = 1_000_000_000L;
        SwiftLimits limits = SwiftLimits.usual().withWaits(2 * second, 4 * second, 4 * second);
        return new SwiftPort(
                new SwiftConfig(format, TERMINAL, Node.SYSTEM, limits),
                new SwiftFolders(folder),
                new LocalAuthentication("0123456789ABCDEF", "FEDCBA9876543210"));
    }

    /** A bank's message as FIN delivers it: its own blocks 3 and 4, and headers of the network. */
    byte[] delivered(byte[] message, String terminal, int sequence, String trailers) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int application = text.indexOf("{2:I");
        String type = text.substring(application + 4, application + 7);
        String rest = text.substring(text.indexOf('}', application) + 1);
        return String.format(
                        Locale.ROOT,
                        "{1:F01%s0001%06d}{2:O%s0900260302%s0001%06d2603020901N}%s{5:{CHK:0123456789AB}%s}",
                        TERMINAL,
                        ++deliveries,
                        type,
                        terminal,
                        sequence,
                        rest,
                        trailers)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Puts a file with its LAU file into the node's folder. */
    void deliver(byte[]... messages) throws IOException {
        byte[] bytes = format.write(Arrays.asList(messages));
        String name = String.format(Locale.ROOT, "fin-%06d", ++files);
        Files.write(folder.resolve("in").resolve(name), bytes);
        Files.write(folder.resolve("in").resolve(name + ".lau"), lau.sign(bytes));
    }

    /** Takes what lies there and gives the banks what it holds; acknowledges all of it, or nothing. */
    void take(boolean acknowledges) throws IOException {
        for (Path file : files("out")) {
            byte[] bytes = Files.readAllBytes(file);
            Path code = file.resolveSibling(file.getFileName() + ".lau");
            if (!Arrays.equals(lau.sign(bytes), Files.readAllBytes(code))) {
                throw new AssertionError(file + " is not authenticated");
            }
            Files.delete(file);
            Files.delete(code);
            if (format.read(bytes, 1_000) instanceof BatchFormat.Messages found) {
                List<byte[]> answers = new ArrayList<>();
                for (byte[] message : found.list()) {
                    String text = new String(message, StandardCharsets.ISO_8859_1);
                    sent.add(text);
                    String verdict = refused.isEmpty() || !text.contains(refused) ? "{451:0}" : "{451:1}{405:H25}";
                    answers.add(("{1:F21" + TERMINAL + "0001000001}{4:{177:2603020900}" + verdict + "}" + text)
                            .getBytes(StandardCharsets.ISO_8859_1));
                }
                if (acknowledges) {
                    deliver(answers.toArray(byte[][]::new));
                }
            }
        }
    }

    /** Files without LAU files. */
    List<Path> files(String name) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(name))) {
            return all.filter(file -> !file.toString().endsWith(".lau"))
                    .sorted()
                    .toList();
        }
    }

    /** How many messages of a type, such as {@code 900}, or of a number within 298, the banks got that bear a text. */
    long count(String type, String text) {
        return sent.stream()
                .filter(message -> message.contains("{2:I" + type) && message.contains(text))
                .count();
    }
}

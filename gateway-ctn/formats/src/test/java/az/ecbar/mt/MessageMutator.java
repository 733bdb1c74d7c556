package az.ecbar.mt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes messages a little, in the ways in which messages go wrong. The same random numbers give the same changes. */
final class MessageMutator {
    private static final String[] PIECES = {
        "\r\n",
        "\n",
        "\r",
        "-}",
        "\r\n-}",
        "{4:\r\n",
        "{4:",
        "{",
        "}",
        ":",
        "\r\n:",
        "-",
        " ",
        "/",
        "//",
        ",",
        ".",
        "\u0000",
        "\u00d6",
        ":20:",
        ":20:X\r\n",
        ":23B:CRED\r\n",
        ":32A:260401AZN1,\r\n",
        ":70:X\r\n",
        ":71A:OUR\r\n",
        ":72:/BNF/X\r\n",
        "{113:0050}",
        "{119:STP}",
        "{108:X}",
        "{5:{PDE:}}",
        "{5:{TNG:}}",
        "{3:{113:0040}}",
        "/BCSL/",
        "/IPSL/",
        "0",
        "1",
        "9",
        "A",
        "a",
        "X",
        "0,",
        ",00",
        "  ",
        "\t",
        "\u007f",
        "$"
    };

    private final SplittableRandom random;

    MessageMutator(SplittableRandom random) {
        this.random = random;
    }

    byte[] mutate(byte[] message, byte[] other) {
        byte[] changed = message;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            changed = once(changed, other);
        }
        return changed;
    }

    private byte[] once(byte[] message, byte[] other) {
        int at = random.nextInt(message.length + 1);
        int end = at + random.nextInt(Math.min(40, message.length - at + 1));
        return switch (random.nextInt(11)) {
            case 0 -> splice(message, at, Math.min(at + 1, message.length), new byte[] {(byte) random.nextInt(256)});
            case 1 -> splice(message, at, Math.min(at + 1, message.length), piece());
            case 2 -> splice(message, at, at, piece());
            case 3 -> splice(message, at, end, new byte[0]);
            case 4 -> splice(message, at, at, slice(message, at, end));
            case 5 -> splice(message, at, end, slice(other, 0, random.nextInt(other.length + 1)));
            case 6 -> swapLines(message);
            case 7 -> nudge(message);
            case 8 -> moveLine(message, false);
            case 9 -> moveLine(message, true);
            default -> letterOrDigit(message, at);
        };
    }

    private byte[] piece() {
        return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Changes a letter or digit into another one, so that the form stays and the value differs. */
    private byte[] letterOrDigit(byte[] message, int at) {
        byte[] changed = message.clone();
        for (int i = at; i < changed.length; i++) {
            if (changed[i] >= '0' && changed[i] <= '9') {
                changed[i] = (byte) ('0' + random.nextInt(10));
                return changed;
            }
            if (changed[i] >= 'A' && changed[i] <= 'Z') {
                changed[i] = (byte) ('A' + random.nextInt(26));
                return changed;
            }
        }
        return changed;
    }

    private byte[] nudge(byte[] message) {
        byte[] changed = message.clone();
        if (changed.length > 0) {
            int at = random.nextInt(changed.length);
            changed[at] = (byte) (changed[at] + (random.nextBoolean() ? 1 : -1));
        }
        return changed;
    }

    private byte[] swapLines(byte[] message) {
        String[] lines = new String(message, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        int first = random.nextInt(lines.length);
        int second = random.nextInt(lines.length);
        String line = lines[first];
        lines[first] = lines[second];
        lines[second] = line;
        return String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Puts a line before another one; where it stays in its place too, it is doubled. */
    private byte[] moveLine(byte[] message, boolean stays) {
        List<String> lines =
                new ArrayList<>(Arrays.asList(new String(message, StandardCharsets.ISO_8859_1).split("\r\n", -1)));
        int from = random.nextInt(lines.size());
        String line = lines.get(from);
        if (!stays) {
            lines.remove(from);
        }
        lines.add(random.nextInt(lines.size() + 1), line);
        return String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] splice(byte[] message, int from, int to, byte[] piece) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(message, 0, from);
        spliced.writeBytes(piece);
        spliced.write(message, to, message.length - to);
        return spliced.toByteArray();
    }

    private static byte[] slice(byte[] message, int from, int to) {
        return Arrays.copyOfRange(message, from, to);
    }
}

package az.ecbar.gateway.swift;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How messages lie behind each other in a file of the adapter.
 *
 * <pre>
 * RJE      message $ message $ message          '$' is not in character set x; line ends beside it are skipped
 * DOS-PCC  01 message 03 20 20 ... | 01 ...     each message begins a sector of 512 bytes, spaces fill its last one
 * </pre>
 *
 * <p>A file is read whole or not at all: a cut file, a byte between two messages or a message without its end makes all
 * of it unreadable. Stateless; any thread.
 */
public enum BatchFormat {
    RJE,
    DOS_PCC;

    static final int SECTOR_BYTES = 512;
    private static final byte DOLLAR = '$';
    private static final byte BEGIN = 0x01;
    private static final byte END = 0x03;
    private static final byte SPACE = ' ';

    /** What a file holds. */
    public sealed interface Content {}

    /** Its messages, in their order. */
    public record Messages(List<byte[]> list) implements Content {}

    /** The first thing wrong, at a place counted from 0. */
    public record Unreadable(int offset, String why) implements Content {}

    /** Takes a file apart into {@code maxMessages} at most. */
    public Content read(byte[] file, int maxMessages) {
        return switch (this) {
            case RJE -> readRje(file, maxMessages);
            case DOS_PCC -> readSectors(file, maxMessages);
        };
    }

    /** Puts messages into one file. */
    public byte[] write(List<byte[]> messages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            if (this == RJE) {
                if (out.size() > 0) {
                    out.write(DOLLAR);
                }
                out.writeBytes(message);
            } else {
                out.write(BEGIN);
                out.writeBytes(message);
                out.write(END);
                byte[] fill = new byte[padding(out.size())];
                Arrays.fill(fill, SPACE);
                out.writeBytes(fill);
            }
        }
        return out.toByteArray();
    }

    /** Bytes that a message takes in a file. */
    int lengthOf(byte[] message) {
        int length = message.length + 2;
        return this == RJE ? length : length + padding(length);
    }

    private static int padding(int length) {
        return (SECTOR_BYTES - length % SECTOR_BYTES) % SECTOR_BYTES;
    }

    private static Content readRje(byte[] file, int maxMessages) {
        List<byte[]> messages = new ArrayList<>();
        int from = skipLineEnds(file, 0);
        while (from < file.length) {
            int to = indexOf(file, DOLLAR, from);
            int end = to;
            while (end > from && isLineEnd(file[end - 1])) {
                end--;
            }
            if (!isMessage(file, from, end)) {
                return new Unreadable(from, "no message from '{1:' to '}' between the separators");
            }
            if (messages.size() == maxMessages) {
                return new Unreadable(from, "more than " + maxMessages + " messages");
            }
            messages.add(Arrays.copyOfRange(file, from, end));
            from = skipLineEnds(file, Math.min(file.length, to + 1));
        }
        return whole(messages);
    }

    private static Content readSectors(byte[] file, int maxMessages) {
        if (file.length % SECTOR_BYTES != 0) {
            return new Unreadable(file.length, "ends within a sector of " + SECTOR_BYTES + " bytes");
        }
        List<byte[]> messages = new ArrayList<>();
        int from = 0;
        while (from < file.length) {
            int to = file[from] == BEGIN ? indexOf(file, END, from) : file.length;
            if (to == file.length || !isMessage(file, from + 1, to)) {
                return new Unreadable(from, "no message from 01 to 03 at the start of a sector");
            }
            if (messages.size() == maxMessages) {
                return new Unreadable(from, "more than " + maxMessages + " messages");
            }
            messages.add(Arrays.copyOfRange(file, from + 1, to));
            int next = to + 1 + padding(to + 1);
            for (int i = to + 1; i < next; i++) {
                if (file[i] != SPACE) {
                    return new Unreadable(i, "a byte other than a space behind a message");
                }
            }
            from = next;
        }
        return whole(messages);
    }

    private static Content whole(List<byte[]> messages) {
        return messages.isEmpty() ? new Unreadable(0, "no message") : new Messages(List.copyOf(messages));
    }

    private static boolean isMessage(byte[] file, int from, int to) {
        boolean isFramed = to - from >= 4
                && file[from] == '{'
                && file[from + 1] == '1'
                && file[from + 2] == ':'
                && file[to - 1] == '}';
        for (int i = from; isFramed && i < to; i++) {
            isFramed = file[i] != BEGIN && file[i] != END && file[i] != DOLLAR;
        }
        return isFramed;
    }

    private static int skipLineEnds(byte[] file, int from) {
        int at = from;
        while (at < file.length && isLineEnd(file[at])) {
            at++;
        }
        return at;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\r' || b == '\n';
    }

    private static int indexOf(byte[] file, byte sought, int from) {
        int at = from;
        while (at < file.length && file[at] != sought) {
            at++;
        }
        return at;
    }
}

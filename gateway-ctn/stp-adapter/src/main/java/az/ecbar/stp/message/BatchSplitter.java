package az.ecbar.stp.message;

import az.ecbar.iso.MessageReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a file into its messages. A file holds one message, or several with a {@code $} between them (RJE), or one ISO
 * message: one envelope {@code DataPDU} from its beginning to its end, and not looked into.
 *
 * <p>A {@code $} inside a block belongs to the message: only one outside all braces separates. The text of
 * block 4 ends at a line that begins with <code>-}</code>, whatever braces stand in it; a block 4 of inner
 * blocks (service messages) ends with its brace. Outside the messages only blanks and line ends are allowed,
 * and an empty part after the last <code>$</code>. All or nothing: one unreadable part refuses the file.
 *
 * <p>Holds the whole file in memory; its size was checked before. Linear in the size.
 */
public final class BatchSplitter {
    private static final String END_OF_ENVELOPE = "DataPDU>";

    private final byte[] file;
    private int position;

    private BatchSplitter(byte[] file) {
        this.file = file;
    }

    /**
     * The messages of the file in order, each a copy from its first brace to its last.
     *
     * @throws UnreadableFileException when the file is not one message or one batch, or has too many
     */
    public static List<byte[]> split(byte[] file, int maxMessages) throws UnreadableFileException {
        return new BatchSplitter(file).messages(maxMessages);
    }

    private List<byte[]> messages(int maxMessages) throws UnreadableFileException {
        List<byte[]> messages = new ArrayList<>();
        skipBlanks();
        if (startsWith("<")) {
            return List.of(isoMessage());
        }
        while (position < file.length) {
            if (messages.size() == maxMessages) {
                throw new UnreadableFileException("the file holds more than " + maxMessages + " messages");
            }
            messages.add(message(messages.size() + 1));
            skipBlanks();
            if (position == file.length) {
                break;
            }
            if (file[position] != '$') {
                throw new UnreadableFileException("byte " + position + ": expected $ between two messages");
            }
            position++;
            skipBlanks();
        }
        if (messages.isEmpty()) {
            throw new UnreadableFileException("the file holds no message");
        }
        return messages;
    }

    private byte[] message(int index) throws UnreadableFileException {
        int start = position;
        if (!startsWith("{1:")) {
            throw new UnreadableFileException(
                    "message " + index + " at byte " + start + " does not begin with {1: or <");
        }
        while (position < file.length && file[position] == '{') {
            if (position > start && startsWith("{1:")) {
                throw new UnreadableFileException("message " + index + " has a second block 1 at byte " + position
                        + ": a $ is missing, or the message does not end");
            }
            block(index);
        }
        return Arrays.copyOfRange(file, start, position);
    }

    /** Moves behind the block that begins here. */
    private void block(int index) throws UnreadableFileException {
        int start = position;
        if (isTextBlock()) {
            textBlock(index, start);
            return;
        }
        int depth = 0;
        do {
            if (position == file.length) {
                throw notClosed(index, start);
            }
            switch (file[position]) {
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
            position++;
        } while (depth > 0);
    }

    private boolean isTextBlock() {
        return startsWith("{4:")
                && position + 3 < file.length
                && (file[position + 3] == '\r' || file[position + 3] == '\n');
    }

    private void textBlock(int index, int start) throws UnreadableFileException {
        for (int i = position + 3; i + 2 < file.length; i++) {
            if (file[i] == '\n' && file[i + 1] == '-' && file[i + 2] == '}') {
                position = i + 3;
                return;
            }
        }
        throw notClosed(index, start);
    }

    private static UnreadableFileException notClosed(int index, int start) {
        return new UnreadableFileException(
                "message " + index + ": the block that begins at byte " + start + " is not closed");
    }

    private boolean startsWith(String text) {
        if (file.length - position < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (file[position + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private byte[] isoMessage() throws UnreadableFileException {
        byte[] message = Arrays.copyOfRange(file, position, endWithoutBlanks());
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_ENVELOPE, text.indexOf("</"));
        boolean isWhole = end > 0
                && end + END_OF_ENVELOPE.length() == text.length()
                && MessageReader.looksLikeIso(message, 0, message.length);
        if (!isWhole) {
            throw new UnreadableFileException("the file begins with < and is not one envelope DataPDU, whole");
        }
        return message;
    }

    private int endWithoutBlanks() {
        int end = file.length;
        while (end > position && isBlank(file[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\r' || b == '\n';
    }

    private void skipBlanks() {
        while (position < file.length && isBlank(file[position])) {
            position++;
        }
    }
}

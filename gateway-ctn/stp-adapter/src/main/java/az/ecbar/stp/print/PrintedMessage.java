package az.ecbar.stp.print;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as lines for paper: who wrote to whom and when, each field with its name in English and Azerbaijani, and at
 * the end the digest of the bytes, which ties the paper to the message. Values stand as they were sent; of entries the
 * parts are set apart. Of an ISO message all elements stand there. Immutable; any thread.
 *
 * @rule 3.4
 */
public final class PrintedMessage {
    private static final Pattern ENTRY =
            Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(\\d{4})([CD])([0-9,]+)([SN][A-Z0-9]{3})(.*)//([^/]*)");
    private static final Pattern MOMENT = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})");
    private static final String MARGIN = "      ";

    private final String title;
    private final List<String> lines = new ArrayList<>();

    /**
     * Takes a message in FIN's form or in ISO 20022, whole, as it was sent or received.
     *
     * @throws UnprintableException when it is none
     */
    public PrintedMessage(byte[] message) throws UnprintableException {
        if (message.length > 0 && message[0] == '<') {
            ElementLines elements = new ElementLines(message);
            title = named(elements.definition());
            elements.lines().forEach(line -> lines.add(clean(line)));
        } else {
            MessageBlocks blocks = MessageBlocks.of(message);
            title = title(blocks);
            addFields(blocks);
        }
        lines.add("");
        lines.add("SHA-256: " + digest(message));
    }

    private void addFields(MessageBlocks blocks) {
        lines.add("From / Kimdən: " + clean(blocks.sender()));
        lines.add("To / Kimə: " + clean(blocks.receiver()));
        if (blocks.isFromSystem()) {
            lines.add("Output / Çıxış: " + clean(blocks.number()));
            lines.add("Date and time / Tarix və vaxt: " + moment(blocks.moment()));
        }
        String before = "";
        for (MessageBlocks.Field field : blocks.fields()) {
            add(field, field.tag().equals(before));
            before = field.tag();
        }
    }

    /** Type and name of the message. */
    public String title() {
        return title;
    }

    /** The lines below the title, without their ends; a line may be longer than a page is wide. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** All of it as text, lines ended by LF. */
    public String text() {
        return title + "\n\n" + String.join("\n", lines) + "\n";
    }

    private void add(MessageBlocks.Field field, boolean isRepeated) {
        String name = FieldNames.ofField(field.tag());
        if (!isRepeated) {
            lines.add("");
            lines.add((clean(field.tag()) + MARGIN).substring(0, MARGIN.length()) + name);
        }
        boolean isEntry = field.tag().equals("61");
        for (String line : field.lines()) {
            if (!line.isEmpty()) {
                lines.add(MARGIN + (isEntry ? entry(line) : clean(line)));
            }
        }
    }

    private static String title(MessageBlocks blocks) {
        String type = "MT" + blocks.type();
        if (type.equals("MT298")) {
            type = blocks.fields().stream()
                    .filter(field -> field.tag().equals("12"))
                    .findFirst()
                    .map(field -> "SMT" + field.lines().getFirst())
                    .orElse(type);
        }
        return named(type);
    }

    private static String named(String type) {
        String name = FieldNames.ofType(type);
        return clean(name.isEmpty() ? type : type + "  " + name);
    }

    /** Value date, day of the entry, side, amount, type, reference and ours, set apart. */
    private static String entry(String value) {
        Matcher parts = ENTRY.matcher(value);
        if (!parts.matches()) {
            return clean(value);
        }
        String date = parts.group(3) + "." + parts.group(2) + ".20" + parts.group(1);
        return clean(String.join(
                "  ",
                date,
                parts.group(4),
                parts.group(5),
                parts.group(6),
                parts.group(7),
                parts.group(8),
                parts.group(9)));
    }

    private static String moment(String value) {
        Matcher parts = MOMENT.matcher(value);
        return parts.matches()
                ? parts.group(3) + "." + parts.group(2) + ".20" + parts.group(1) + " " + parts.group(4) + ":"
                        + parts.group(5)
                : clean(value);
    }

    /** What is no printable character becomes a question mark: nothing in a file may steer a terminal or a printer. */
    private static String clean(String value) {
        StringBuilder clean = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            clean.append(c < ' ' || (c > '~' && c < 0xC0) ? '?' : c);
        }
        return clean.toString();
    }

    private static String digest(byte[] message) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package az.ecbar.stp.message;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a glance at a message tells. Each part is empty when it cannot be told: a glance never fails, since
 * also an unreadable message gets its number and the centre's answer.
 *
 * @param type the message type of block 2, as {@code 103}; of an ISO message its name, as {@code pacs.008}
 * @param reference field 20 of block 4; of an ISO message what stands for it
 * @param related field 21, of the text or, in an MT298, of what field 77E holds; of an ISO message what stands for it
 * @param subType field 12 of an MT298: the SMT number, as {@code 700}
 * @param text block 4; of an ISO message all of it
 */
public record MessageGlance(String type, String reference, String related, String subType, String text) {
    private static final int LONGEST_LOOK = 64 * 1024;
    private static final Pattern TYPE = Pattern.compile("\\{2:[IO](\\d{3})");
    private static final Pattern BLOCK_4 = Pattern.compile("\\{4:\\r?\\n");
    private static final Pattern REFERENCE = Pattern.compile("(?m)^:20:([^\\r\\n]{1,35})\\r?$");
    private static final Pattern RELATED = Pattern.compile("(?m)^(?::77E:)?:21:([^\\r\\n]{1,35})\\r?$");
    private static final Pattern SUB_TYPE = Pattern.compile("(?m)^:12:(\\d{3})\\r?$");

    /** Looks at the first 64 KiB of a message. */
    public static MessageGlance at(byte[] message) {
        String start = new String(message, 0, Math.min(message.length, LONGEST_LOOK), StandardCharsets.ISO_8859_1);
        if (start.startsWith("<")) {
            return IsoGlance.at(start);
        }
        Matcher block4 = BLOCK_4.matcher(start);
        String text = block4.find() ? start.substring(block4.end()) : "";
        String type = first(TYPE, start);
        return new MessageGlance(
                type,
                first(REFERENCE, text),
                first(RELATED, text),
                type.equals("298") ? first(SUB_TYPE, text) : "",
                text);
    }

    /** Whether it is an ISO message. */
    public boolean isIso() {
        return text.startsWith("<");
    }

    /**
     * What the message is called in file names and status: {@code MT103}, {@code SMT700}, {@code pacs.008}; {@code MT} or
     * {@code MX} when unknown.
     */
    public String kind() {
        if (isIso()) {
            return type.isEmpty() ? "MX" : type;
        }
        return subType.isEmpty() ? "MT" + type : "SMT" + subType;
    }

    /** The ending of its file's name. */
    public String ending() {
        return isIso() ? "xml" : "fin";
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}

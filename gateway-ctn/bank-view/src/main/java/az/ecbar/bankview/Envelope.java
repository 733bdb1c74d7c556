package az.ecbar.bankview;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a message from a bank, taken apart in the order of the bytes. */
final class Envelope {
    private static final int MAX_LENGTH = 10_000;
    private static final Set<String> CENTRES = Set.of("NABZAZ2CXRTS", "NABZAZ2XXRTS");
    private static final Set<String> TYPES = Set.of("102", "103", "205", "298", "920");
    private static final Pattern TERMINAL = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}[A-Z0-9][A-Z0-9]{3}");
    private static final Pattern BASIC = Pattern.compile("F01(.{12})\\d{10}");
    private static final Pattern APPLICATION = Pattern.compile("I(\\d{3})(.{12})[NU](?:[123](?:\\d{3})?)?");
    private static final Pattern TAGS = Pattern.compile("\\{(\\w{3}):([^{}]*)}");
    private static final Pattern UETR =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final String message;
    private int at;
    private int lastBlock;

    /** BIC11 of who sends; empty until it is read. */
    String sender = "";

    /** Three digits; empty until it is read. */
    String type = "";

    final Map<String, String> header = new LinkedHashMap<>();

    /** Block 4 behind its first line end, with the line end of its last line. */
    String text = "";

    Envelope(String message) {
        this.message = message;
    }

    void read() throws Unreadable {
        if (message.length() > MAX_LENGTH) {
            throw new Unreadable(100, "");
        }
        while (at < message.length()) {
            block();
        }
        if (lastBlock < 4) {
            throw new Unreadable(106, lastBlock == 0 ? "1" : lastBlock == 1 ? "2" : "4");
        }
    }

    private void block() throws Unreadable {
        if (message.charAt(at) != '{') {
            throw new Unreadable(102, "");
        }
        int block = at + 2 < message.length() && message.charAt(at + 2) == ':' ? message.charAt(at + 1) - '0' : -1;
        if (block < 1 || block > 5) {
            throw new Unreadable(103, "");
        }
        requireOrder(block);
        int from = at + 3;
        int end = block == 4 ? textEnd(from) : end(from);
        String content = message.substring(from, end);
        at = end + (block == 4 ? 2 : 1);
        lastBlock = block;
        switch (block) {
            case 1 -> basic(content);
            case 2 -> application(content);
            case 3 -> userHeader(content);
            case 4 -> text = content.substring(2);
            default -> trailers(content);
        }
    }

    private void requireOrder(int block) throws Unreadable {
        String tag = String.valueOf(block);
        if (block == lastBlock) {
            throw new Unreadable(104, tag);
        }
        if (block < lastBlock) {
            throw new Unreadable(block == 3 ? 105 : 104, tag);
        }
        boolean isMissing = (lastBlock < 2 && block > lastBlock + 1) || (block == 5 && lastBlock < 4);
        if (isMissing) {
            throw new Unreadable(106, lastBlock == 0 ? "1" : lastBlock == 1 ? "2" : "4");
        }
    }

    private int end(int from) throws Unreadable {
        int depth = 1;
        for (int i = from; i < message.length(); i++) {
            depth += message.charAt(i) == '{' ? 1 : message.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new Unreadable(101, String.valueOf(message.charAt(from - 2)));
    }

    /** Where the mark of the end begins: a hyphen at the beginning of a line, with a brace behind it. */
    private int textEnd(int from) throws Unreadable {
        if (!message.startsWith("\r\n", from)) {
            throw new Unreadable(124, "4");
        }
        int end = message.indexOf("\r\n-}", from);
        if (end < 0) {
            throw new Unreadable(isBraceFirst(from) ? 125 : 101, isBraceFirst(from) ? tagOfBrace(from) : "4");
        }
        return end + 2;
    }

    /** Without the mark of the end a brace is a character that belongs to no field. */
    private boolean isBraceFirst(int from) {
        return message.indexOf('}', from) >= 0;
    }

    private String tagOfBrace(int from) {
        String before = message.substring(from, message.indexOf('}', from));
        Matcher tags = Pattern.compile("\r\n:(\\w{2,3}):").matcher(before);
        String tag = "4";
        while (tags.find()) {
            tag = tags.group(1);
        }
        return tag;
    }

    private void basic(String content) throws Unreadable {
        Matcher matcher = BASIC.matcher(content);
        if (!matcher.matches()) {
            throw new Unreadable(107, "1");
        }
        String terminal = matcher.group(1);
        requireTerminal(terminal, "1");
        sender = terminal.substring(0, 8) + terminal.substring(9);
    }

    private static void requireTerminal(String terminal, String tag) throws Unreadable {
        if (!TERMINAL.matcher(terminal).matches()) {
            throw new Unreadable(110, tag);
        }
        if (terminal.charAt(7) == '0') {
            throw new Unreadable(112, tag);
        }
    }

    private void application(String content) throws Unreadable {
        if (content.startsWith("O")) {
            throw new Unreadable(109, "2");
        }
        Matcher matcher = APPLICATION.matcher(content);
        if (!matcher.matches()) {
            throw new Unreadable(108, "2");
        }
        type = matcher.group(1);
        requireTerminal(matcher.group(2), "2");
        if (!CENTRES.contains(matcher.group(2))) {
            throw new Unreadable(111, "2");
        }
        if (!TYPES.contains(type)) {
            throw new Unreadable(113, "2");
        }
    }

    private void userHeader(String content) throws Unreadable {
        Matcher matcher = TAGS.matcher(content);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            String tag = matcher.group(1);
            String value = matcher.group(2);
            requireHeaderField(tag, value);
            header.put(tag, value);
        }
        if (end != content.length() || end == 0) {
            throw new Unreadable(115, "3");
        }
    }

    private void requireHeaderField(String tag, String value) throws Unreadable {
        if (header.containsKey(tag)) {
            throw new Unreadable(117, tag);
        }
        int wrong = switch (tag) {
            case "113" -> value.matches("\\d{4}") ? 0 : 118;
            case "108" -> value.matches("[A-Za-z0-9/\\-?:().,'+ ]{1,16}") ? 0 : 119;
            case "119" -> value.equals("STP") && type.equals("103") ? 0 : 114;
            case "121" -> UETR.matcher(value).matches() ? 0 : 120;
            default -> 116;
        };
        if (wrong != 0) {
            throw new Unreadable(wrong, tag);
        }
    }

    private void trailers(String content) throws Unreadable {
        Matcher matcher = TAGS.matcher(content);
        Set<String> seen = new HashSet<>();
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            String tag = matcher.group(1);
            String value = matcher.group(2);
            if (!seen.add(tag)) {
                throw new Unreadable(123, tag);
            }
            int wrong = switch (tag) {
                case "CHK" -> value.matches("[0-9A-F]{12}") ? 0 : 121;
                case "PDE" -> value.matches("(\\d{4}.{28})?") ? 0 : 121;
                case "TNG" -> 112;
                default -> 122;
            };
            if (wrong != 0) {
                throw new Unreadable(wrong, tag);
            }
        }
        if (end != content.length() || end == 0) {
            throw new Unreadable(121, "5");
        }
    }
}

package az.ecbar.stp.print;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of a message in FIN's form, taken apart for printing: nothing is checked that is not needed for that.
 *
 * @param sender logical terminal
 * @param receiver logical terminal
 * @param isFromSystem whether it is an output of the system, with a moment of its own
 * @param type three digits
 * @param number session and sequence number of an output; else empty
 * @param moment yymmddhhmm of an output; else empty
 * @param fields of block 4, in their order
 */
record MessageBlocks(
        String sender,
        String receiver,
        boolean isFromSystem,
        String type,
        String number,
        String moment,
        List<Field> fields) {
    private static final String BASIC = "{1:F01";
    private static final String INPUT = "{2:I";
    private static final String OUTPUT = "{2:O";
    private static final String TEXT = "{4:\r\n";
    private static final String END = "\r\n-}";
    private static final int TERMINAL_LENGTH = 12;
    private static final int NUMBER_LENGTH = 10;

    /** A field: its tag, and the lines of its value. */
    record Field(String tag, List<String> lines) {}

    MessageBlocks {
        fields = List.copyOf(fields);
    }

    /** Takes a message apart; tells what is missing by {@link UnprintableException}. */
    static MessageBlocks of(byte[] message) throws UnprintableException {
        String all = new String(message, StandardCharsets.ISO_8859_1);
        int basic = all.indexOf(BASIC) + BASIC.length();
        int text = all.indexOf(TEXT);
        int end = all.lastIndexOf(END);
        if (!all.startsWith(BASIC) || text < 0 || end < text) {
            throw new UnprintableException("this is no message with the blocks 1, 2 and 4");
        }
        boolean isOutput = all.contains(OUTPUT);
        int second = all.indexOf(isOutput ? OUTPUT : INPUT) + INPUT.length();
        // Output: type, time, date, terminal of the sender; input: type, terminal of the receiver.
        int terminal = second + (isOutput ? 13 : 3);
        if (second < INPUT.length() || terminal + TERMINAL_LENGTH > text || basic + TERMINAL_LENGTH > text) {
            throw new UnprintableException("block 1 or 2 is not whole");
        }
        String own = all.substring(basic, basic + TERMINAL_LENGTH);
        String other = all.substring(terminal, terminal + TERMINAL_LENGTH);
        int number = basic + TERMINAL_LENGTH;
        return new MessageBlocks(
                isOutput ? other : own,
                isOutput ? own : other,
                isOutput,
                all.substring(second, second + 3),
                isOutput ? all.substring(number, number + NUMBER_LENGTH) : "",
                isOutput ? all.substring(second + 7, second + 13) + all.substring(second + 3, second + 7) : "",
                fields(all.substring(text + TEXT.length(), end)));
    }

    private static List<Field> fields(String text) throws UnprintableException {
        List<Field> fields = new ArrayList<>();
        List<String> value = new ArrayList<>();
        String tag = "";
        for (String line : text.split("\r\n", -1)) {
            int colon = line.startsWith(":") ? line.indexOf(':', 1) : -1;
            if (colon > 0) {
                if (!tag.isEmpty()) {
                    fields.add(new Field(tag, List.copyOf(value)));
                }
                tag = line.substring(1, colon);
                value.clear();
            } else if (tag.isEmpty()) {
                throw new UnprintableException("block 4 does not begin with a field");
            }
            value.add(line.substring(colon + 1));
        }
        fields.add(new Field(tag, List.copyOf(value)));
        return fields;
    }
}

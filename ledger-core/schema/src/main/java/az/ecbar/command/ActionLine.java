package az.ecbar.command;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.agrona.DirectBuffer;

/**
 * Writes what an action says as one line for its approver: its name and its fields with their values, as the journal bears
 * them; digests in hexadecimal digits, control characters left out, what is not ASCII as a question mark. One thread;
 * allocates.
 */
public final class ActionLine {
    /** Characters of a line at most; some eight times what the longest action of the console is. */
    public static final int MAX_LENGTH = 16_384;

    private static final String END_OF_HEAD = "):";
    private static final Pattern DIGEST = Pattern.compile("\\[\\d{1,3}(?:,\\d{1,3}){31}]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    private final MessagePrinter printer = new MessagePrinter();

    /**
     * The action whose SBE header stands at the buffer's begin, as in {@code SetRule rule=PRIORITY_DEFAULT|value=60}; empty
     * where it is longer than {@value #MAX_LENGTH} characters: nobody approves then what he has not seen.
     */
    public String of(int templateId, DirectBuffer action) {
        String printed = printer.print(action, 0);
        if (printed.length() > MAX_LENGTH) {
            return "";
        }
        String fields = printed.substring(printed.indexOf(END_OF_HEAD) + END_OF_HEAD.length());
        String line = (MessagePrinter.name(templateId) + " " + fields).strip();
        String readable = DIGEST.matcher(line).replaceAll(match -> digits(match.group()));
        return UNPRINTABLE.matcher(readable).replaceAll("?");
    }

    private static String digits(String list) {
        StringBuilder digits = new StringBuilder();
        for (String number : list.substring(1, list.length() - 1).split(",", -1)) {
            digits.append(HexFormat.of().toHexDigits((byte) Integer.parseInt(number)));
        }
        return digits.toString();
    }
}

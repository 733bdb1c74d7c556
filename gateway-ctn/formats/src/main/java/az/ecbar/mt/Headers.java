package az.ecbar.mt;

import az.ecbar.mt.check.Bic;
import az.ecbar.mt.check.CalendarDate;

/**
 * Reads blocks 1 and 2, and holds what they and block 3 say.
 *
 * <pre>
 * block 1      F01 | LT 12 | session 4n | sequence 6n
 * block 2, in  I | type 3n | LT 12 | priority N or U | [monitoring 1 to 3 | [obsolescence 3n]]
 * block 2, out O | type 3n | hhmm | yymmdd | LT 12 | session 4n | sequence 6n | yymmdd | hhmm | priority N or U
 * </pre>
 *
 * Owned by one reader; does not allocate unless it refuses.
 */
final class Headers {
    private static final int BASIC_LENGTH = 25;
    private static final int OUTPUT_LENGTH = 47;
    private static final int INPUT_LENGTH = 17;
    private static final int INPUT_MONITORED_LENGTH = 18;
    private static final int INPUT_OBSOLETE_LENGTH = 21;

    final Text sender = new Text();
    final Text receiver = new Text();
    final UserHeader userHeader;
    int messageType = -1;
    private final Side side;
    private final Verdict verdict;

    Headers(Side side, Verdict verdict) {
        this.side = side;
        this.verdict = verdict;
        this.userHeader = new UserHeader(side, verdict);
    }

    void clear() {
        sender.clear();
        receiver.clear();
        messageType = -1;
        userHeader.clear();
    }

    boolean readBasic(byte[] bytes, int from, int to) {
        if (to - from != BASIC_LENGTH
                || bytes[from] != 'F'
                || bytes[from + 1] != '0'
                || bytes[from + 2] != '1'
                || !areDigits(bytes, from + 15, 10)) {
            return verdict.refuse(FormatReason.BASIC_HEADER_INVALID, "1", from);
        }
        return readTerminal(side.readsOutput ? receiver : sender, "1", bytes, from + 3);
    }

    boolean readApplication(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 4 || !isDirection(bytes[from]) || !areDigits(bytes, from + 1, 3)) {
            return verdict.refuse(FormatReason.APPLICATION_HEADER_INVALID, "2", from);
        }
        if ((bytes[from] == 'O') != side.readsOutput) {
            return verdict.refuse(FormatReason.DIRECTION_WRONG, "2", from);
        }
        messageType = number(bytes, from + 1, 3);
        if (!side.reads(messageType)) {
            return verdict.refuse(FormatReason.TYPE_NOT_SUPPORTED, "2", from + 1);
        }
        return side.readsOutput ? readOutput(bytes, from, length) : readInput(bytes, from, length);
    }

    private boolean readInput(byte[] bytes, int from, int length) {
        boolean formed = length == INPUT_LENGTH || length == INPUT_MONITORED_LENGTH || length == INPUT_OBSOLETE_LENGTH;
        if (!formed || !isPriority(bytes[from + 16])) {
            return verdict.refuse(FormatReason.APPLICATION_HEADER_INVALID, "2", from);
        }
        if (length > INPUT_LENGTH && (bytes[from + 17] < '1' || bytes[from + 17] > '3')) {
            return verdict.refuse(FormatReason.APPLICATION_HEADER_INVALID, "2", from + 17);
        }
        if (length == INPUT_OBSOLETE_LENGTH && !areDigits(bytes, from + 18, 3)) {
            return verdict.refuse(FormatReason.APPLICATION_HEADER_INVALID, "2", from + 18);
        }
        if (!readTerminal(receiver, "2", bytes, from + 4)) {
            return false;
        }
        return side.isAddressed(receiver) || verdict.refuse(FormatReason.RECEIVER_UNKNOWN, "2", from + 4);
    }

    private boolean readOutput(byte[] bytes, int from, int length) {
        boolean formed = length == OUTPUT_LENGTH
                && isTime(bytes, from + 4)
                && isDate(bytes, from + 8)
                && areDigits(bytes, from + 26, 10)
                && isDate(bytes, from + 36)
                && isTime(bytes, from + 42)
                && isPriority(bytes[from + 46]);
        if (!formed) {
            return verdict.refuse(FormatReason.APPLICATION_HEADER_INVALID, "2", from);
        }
        return readTerminal(sender, "2", bytes, from + 14);
    }

    private boolean readTerminal(Text terminal, String block, byte[] bytes, int at) {
        if (!Bic.isTerminal(bytes, at, Bic.TERMINAL_LENGTH)) {
            return verdict.refuse(FormatReason.TERMINAL_INVALID, block, at);
        }
        if (Bic.isTraining(bytes, at) && !side.acceptsTraining) {
            return verdict.refuse(FormatReason.TRAINING_MESSAGE, block, at);
        }
        terminal.wrap(bytes, at, Bic.TERMINAL_LENGTH);
        return true;
    }

    private static boolean isDirection(byte b) {
        return b == 'I' || b == 'O';
    }

    private static boolean isPriority(byte b) {
        return b == 'N' || b == 'U';
    }

    private static boolean isDate(byte[] bytes, int at) {
        return areDigits(bytes, at, 6) && CalendarDate.isValid(20_000_000 + number(bytes, at, 6));
    }

    private static boolean isTime(byte[] bytes, int at) {
        return areDigits(bytes, at, 4) && CalendarDate.isTime(number(bytes, at, 4));
    }

    static boolean areDigits(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    static int number(byte[] bytes, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }
}

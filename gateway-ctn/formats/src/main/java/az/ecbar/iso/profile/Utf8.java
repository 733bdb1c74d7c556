package az.ecbar.iso.profile;

/**
 * Whether bytes are UTF-8 as Unicode defines it: the shortest form of each character, no halves of pairs. The parser is not
 * so exact: it would read a longer form of a character as that character. Stateless; does not allocate.
 */
final class Utf8 {
    private Utf8() {}

    /** Where the first bytes stand that are no UTF-8, counted from the offset; -1 if none do. */
    static int fault(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int count = sequence(bytes, at, end);
            if (count == 0) {
                return at - offset;
            }
            at += count;
        }
        return -1;
    }

    /** The bytes of the character that begins here; 0 if none does. */
    private static int sequence(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        int count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (first < 0xC2 || first > 0xF4 || at + count > end) {
            return 0;
        }
        for (int i = 1; i < count; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean isShortest = switch (first) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
        return isShortest ? count : 0;
    }
}

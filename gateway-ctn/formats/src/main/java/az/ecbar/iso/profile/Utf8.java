package az.ecbar.iso.profile;

/**
 * Whether bytes are UTF-8 as Unicode defines it, the shortest form of each character and no halves of pairs, and of characters
 * that XML has. The parser is not so exact: it reads a longer form of a character as that character, and passes over a NUL
 * before the name of an end tag. Stateless; does not allocate.
 */
final class Utf8 {
    private Utf8() {}

    /** Where the first bytes stand that are no such character, counted from the offset; -1 if none do. */
    static int fault(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            int count = bytes[at] >= 0 ? ascii(bytes[at]) : sequence(bytes, at, end);
            if (count == 0) {
                return at - offset;
            }
            at += count;
        }
        return -1;
    }

    /** 1 if the character may stand in XML, 0 if not. */
    private static int ascii(byte b) {
        return b >= ' ' || b == '\n' || b == '\r' || b == '\t' ? 1 : 0;
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
        boolean isCharacter = switch (first) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xEF -> second != 0xBF || (bytes[at + 2] & 0xFF) < 0xBE;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
        return isCharacter ? count : 0;
    }
}

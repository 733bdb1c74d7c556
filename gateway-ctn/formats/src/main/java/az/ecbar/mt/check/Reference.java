package az.ecbar.mt.check;

import java.nio.charset.StandardCharsets;

/**
 * The rules for references, fields 20 and 21: one to sixteen characters of set x, no slash or space at either end, no
 * two slashes in a row. Stateless; does not allocate when it checks.
 */
public final class Reference {
    /** The greatest length of a reference. */
    public static final int MAX_LENGTH = 16;

    private Reference() {}

    /** What a check found. */
    public enum Finding {
        VALID,
        /** Empty or longer than sixteen characters. */
        LENGTH,
        /** A character outside set x. */
        CHARACTER,
        /** A slash at an end, or two in a row. */
        SLASH,
        /** A space at an end. */
        SPACE
    }

    /** Checks a reference. */
    public static Finding check(byte[] bytes, int offset, int length) {
        if (length < 1 || length > MAX_LENGTH) {
            return Finding.LENGTH;
        }
        if (!CharacterSet.isText(bytes, offset, length)) {
            return Finding.CHARACTER;
        }
        int last = offset + length - 1;
        if (bytes[offset] == '/' || bytes[last] == '/') {
            return Finding.SLASH;
        }
        if (bytes[offset] == ' ' || bytes[last] == ' ') {
            return Finding.SPACE;
        }
        for (int i = offset; i < last; i++) {
            if (bytes[i] == '/' && bytes[i + 1] == '/') {
                return Finding.SLASH;
            }
        }
        return Finding.VALID;
    }

    /** Checks a reference. */
    public static Finding check(String reference) {
        for (int i = 0; i < reference.length(); i++) {
            if (reference.charAt(i) > 127) {
                return Finding.CHARACTER;
            }
        }
        byte[] bytes = reference.getBytes(StandardCharsets.US_ASCII);
        return check(bytes, 0, bytes.length);
    }
}

package az.ecbar.mt;

import java.nio.charset.StandardCharsets;

/**
 * A view of ASCII bytes within somebody's array, so that a field can be handed on, compared or copied without making a
 * String of it.
 *
 * <p>A view got from a parsed message is valid until the reader reads the next one, and is not to be wrapped anew by
 * whoever got it. Owned by one thread. Only {@link #toString} and the factories allocate.
 */
public final class Text implements CharSequence {
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int offset;
    private int length;

    /** An empty view, to be wrapped. */
    public Text() {}

    /**
     * A view of the characters of a String.
     *
     * @throws IllegalArgumentException when one of them is not ASCII
     */
    public static Text of(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (ascii.charAt(i) > 127) {
                throw new IllegalArgumentException("not ASCII: " + ascii);
            }
        }
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        return new Text().wrap(bytes, 0, bytes.length);
    }

    /** A view of bytes, which are not copied. */
    public static Text of(byte[] bytes, int offset, int length) {
        return new Text().wrap(bytes, offset, length);
    }

    /** Makes this a view of other bytes, which are not copied. */
    public Text wrap(byte[] array, int from, int count) {
        this.bytes = array;
        this.offset = from;
        this.length = count;
        return this;
    }

    /** Makes this an empty view. */
    public Text clear() {
        return wrap(NOTHING, 0, 0);
    }

    /** The array that is viewed. */
    public byte[] array() {
        return bytes;
    }

    /** Where in the array the view begins. */
    public int offset() {
        return offset;
    }

    @Override
    public int length() {
        return length;
    }

    /** The byte at a place of the view. */
    public byte byteAt(int index) {
        return bytes[offset + index];
    }

    @Override
    public char charAt(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return (char) (bytes[offset + index] & 0xFF);
    }

    /** Copies all bytes; returns their number. */
    public int copyTo(byte[] target, int targetOffset) {
        System.arraycopy(bytes, offset, target, targetOffset, length);
        return length;
    }

    /** Copies all bytes and fills up to a width with NUL, as fixed fields of commands want it. */
    public void copyPadded(byte[] target, int targetOffset, int width) {
        if (length > width) {
            throw new IllegalArgumentException(length + " bytes do not fit " + width);
        }
        System.arraycopy(bytes, offset, target, targetOffset, length);
        for (int i = length; i < width; i++) {
            target[targetOffset + i] = 0;
        }
    }

    /**
     * The number that the digits say; 0 for an empty view.
     *
     * @throws NumberFormatException when it holds anything but 1 to 18 digits
     */
    public long toNumber() {
        if (length > 18) {
            throw new NumberFormatException(toString());
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            int digit = bytes[offset + i] - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException(toString());
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Whether both hold the same characters. */
    public boolean sameAs(CharSequence other) {
        if (other.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if ((bytes[offset + i] & 0xFF) != other.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Text subSequence(int start, int end) {
        if (start < 0 || end > length || start > end) {
            throw new IndexOutOfBoundsException(start + " to " + end + " of " + length);
        }
        return of(bytes, offset + start, end - start);
    }

    @Override
    public String toString() {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }
}

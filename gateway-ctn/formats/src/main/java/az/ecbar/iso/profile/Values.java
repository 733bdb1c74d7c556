package az.ecbar.iso.profile;

import az.ecbar.mt.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What one message bears: its elements in the order in which they stand, each with its number in the profile and its value
 * in UTF-8, entities resolved. Belongs to one reader and is filled anew by each reading; owned by its thread; does not
 * allocate, but for what makes a String.
 */
public final class Values {
    /** Says that there is no such element. */
    public static final int NONE = -1;

    private final byte[] bytes;
    private final int[] ids;
    private final int[] offsets;
    private final int[] lengths;
    private final int[] places;
    private final int[] currencies;
    private final int[] first;
    private Profile profile;
    private int count;
    private int end;
    /** The first half of a character of which the second comes with the next characters; 0 if there is none. */
    private char half;

    Values(Profiles profiles, int maxLength) {
        int most = profiles.most();
        bytes = new byte[maxLength];
        ids = new int[most];
        offsets = new int[most];
        lengths = new int[most];
        places = new int[most];
        currencies = new int[most];
        first = new int[profiles.size()];
        profile = profiles.outline;
    }

    void clear(Profile outline) {
        profile = outline;
        count = 0;
        end = 0;
        Arrays.fill(first, NONE);
    }

    /** The document is of this profile; what was read before it has the same numbers there. */
    void become(Profile known) {
        profile = known;
    }

    int add(int id, int place) {
        int index = count++;
        half = 0;
        ids[index] = id;
        offsets[index] = end;
        lengths[index] = 0;
        places[index] = place;
        currencies[index] = 0;
        if (first[id] == NONE) {
            first[id] = index;
        }
        return index;
    }

    void currency(int index, int packed) {
        currencies[index] = packed;
    }

    /** Adds characters to the value of the element added last, which must hold no others. */
    void append(int index, char[] characters, int from, int length) {
        for (int i = from; i < from + length; i++) {
            char c = characters[i];
            if (c < 0x80) {
                bytes[end++] = (byte) c;
            } else if (Character.isHighSurrogate(c)) {
                half = c;
            } else if (half != 0) {
                put(Character.toCodePoint(half, c));
                half = 0;
            } else {
                put(c);
            }
        }
        lengths[index] = end - offsets[index];
    }

    private void put(int point) {
        if (point < 0x800) {
            bytes[end++] = (byte) (0xC0 | (point >> 6));
        } else if (point < 0x10000) {
            bytes[end++] = (byte) (0xE0 | (point >> 12));
            bytes[end++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        } else {
            bytes[end++] = (byte) (0xF0 | (point >> 18));
            bytes[end++] = (byte) (0x80 | ((point >> 12) & 0x3F));
            bytes[end++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        }
        bytes[end++] = (byte) (0x80 | (point & 0x3F));
    }

    /** The profile of the message; one without a document where it did not come to that. */
    public Profile profile() {
        return profile;
    }

    /** How many elements there are. */
    public int count() {
        return count;
    }

    /** The number in the profile of an element. */
    public int id(int index) {
        return ids[index];
    }

    /** The first element of a number; {@link #NONE} if none is there. */
    public int first(int id) {
        return first[id];
    }

    /** The next element of the same number; {@link #NONE} if there is none. */
    public int next(int index) {
        for (int i = index + 1; i < count; i++) {
            if (ids[i] == ids[index]) {
                return i;
            }
        }
        return NONE;
    }

    /** Whether there is an element of a number. */
    public boolean has(int id) {
        return id != Profile.NONE && first[id] != NONE;
    }

    /** The values of all elements, each from {@link #offset} on, {@link #length} bytes. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes} the value of an element begins. */
    public int offset(int index) {
        return offsets[index];
    }

    /** The bytes of the value of an element. */
    public int length(int index) {
        return lengths[index];
    }

    /** Where an element begins in the message, in bytes. */
    public int place(int index) {
        return places[index];
    }

    /** What the attribute Ccy of an element says; empty when it has none. */
    public String currency(int index) {
        int packed = currencies[index];
        return packed == 0
                ? ""
                : new String(
                        new byte[] {(byte) (packed >> 16), (byte) (packed >> 8), (byte) packed},
                        StandardCharsets.US_ASCII);
    }

    /** Makes a view show the value of the first element of a number, or nothing where there is none. */
    public Text show(int id, Text view) {
        int index = id == Profile.NONE ? NONE : first[id];
        return index == NONE ? view.clear() : view.wrap(bytes, offsets[index], lengths[index]);
    }

    /** The value of an element. */
    public String value(int index) {
        return new String(bytes, offsets[index], lengths[index], StandardCharsets.UTF_8);
    }

    /** The value of the first element of a number; empty if none is there. */
    public String valueOf(int id) {
        return has(id) ? value(first[id]) : "";
    }
}

package az.ecbar.iso;

import az.ecbar.mt.Text;
import az.ecbar.mt.check.CalendarDate;
import az.ecbar.mt.check.Currencies;
import java.nio.charset.StandardCharsets;

/**
 * Writes XML of one form: UTF-8, no prefixes, nothing between elements; the same values give the same bytes. Names and
 * attributes are the writer's own and taken as they are; of values {@code & < >} are escaped.
 *
 * <p>Owned by one thread; keeps nothing from one message to the next; does not allocate for values in ASCII.
 */
public final class XmlWriter {
    /**
     * No ISO message that leaves is longer. An MT of 10,000 characters gives 52,568 bytes at most, but nothing rests on it:
     * what would be longer {@link #isTooLong}, and leaves as MT.
     */
    public static final int MAX_LENGTH = 56 << 10;

    private static final long NS_PER_MS = 1_000_000;
    private static final long MS_PER_MINUTE = 60_000;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int MAX_FIGURES = 20;

    private final byte[] figures = new byte[MAX_FIGURES];
    private byte[] bytes = new byte[0];
    private int start;
    private int end;
    private int at;

    /** A writer. */
    public XmlWriter() {}

    /** Begins a message at a place of an array, which must have room for {@link #MAX_LENGTH} bytes. */
    public XmlWriter start(byte[] target, int offset) {
        bytes = target;
        start = offset;
        at = offset;
        end = offset + MAX_LENGTH;
        return this;
    }

    /** How long the message is; what of it is beyond {@link #MAX_LENGTH} was counted, not written. */
    public int length() {
        return at - start;
    }

    /** Whether the message is longer than {@link #MAX_LENGTH}, so that it cannot be used. */
    public boolean isTooLong() {
        return at > end;
    }

    /** Opens an element. */
    public XmlWriter open(CharSequence name) {
        return raw("<").raw(name).raw(">");
    }

    /** Opens an element with a default name space. */
    public XmlWriter open(CharSequence name, CharSequence namespace) {
        return raw("<").raw(name).raw(" xmlns=\"").raw(namespace).raw("\">");
    }

    /** Closes an element. */
    public XmlWriter close(CharSequence name) {
        return raw("</").raw(name).raw(">");
    }

    /** An element with a value; none where the value is empty, for XML has no empty values here. */
    public XmlWriter leaf(CharSequence name, CharSequence value) {
        return value.isEmpty() ? this : open(name).text(value).close(name);
    }

    /** The same of a value in UTF-8. */
    public XmlWriter utf8(CharSequence name, byte[] value, int offset, int length) {
        if (length == 0) {
            return this;
        }
        open(name);
        escaped(value, offset, length);
        return close(name);
    }

    /** The same of a value in UTF-8. */
    public XmlWriter utf8(CharSequence name, Text value) {
        return utf8(name, value.array(), value.offset(), value.length());
    }

    /** An amount as it was written, in UTF-8, with its currency as attribute. */
    public XmlWriter amount(CharSequence name, CharSequence currency, byte[] value, int offset, int length) {
        raw("<").raw(name).raw(" Ccy=\"").raw(currency).raw("\">");
        escaped(value, offset, length);
        return close(name);
    }

    /** What comes before all elements. */
    public XmlWriter declaration() {
        return raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    private void escaped(byte[] value, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            switch (value[i]) {
                case '&' -> raw("&amp;");
                case '<' -> raw("&lt;");
                case '>' -> raw("&gt;");
                default -> put(value[i]);
            }
        }
    }

    /** An amount with all decimals of its currency, its currency as attribute. */
    public XmlWriter amount(CharSequence name, CharSequence currency, long minor) {
        raw("<").raw(name).raw(" Ccy=\"").raw(currency).raw("\">");
        return decimal(minor, Currencies.digits(currency)).close(name);
    }

    /** A number with all decimals of a currency, without the currency. */
    public XmlWriter decimal(CharSequence name, CharSequence currency, long minor) {
        return open(name).decimal(minor, Currencies.digits(currency)).close(name);
    }

    /** A whole number that is not negative. */
    public XmlWriter number(CharSequence name, long number) {
        return open(name).decimal(number, 0).close(name);
    }

    /** A date, {@code 2026-04-01}. */
    public XmlWriter date(CharSequence name, int yyyymmdd) {
        return open(name).day(yyyymmdd).close(name);
    }

    /** A moment with milliseconds, in the time of a place so many minutes ahead of UTC. */
    public XmlWriter moment(CharSequence name, long utcNs, int minutesAhead) {
        long ms = Math.floorDiv(utcNs, NS_PER_MS);
        int inMinute = (int) Math.floorMod(ms, MS_PER_MINUTE);
        int time = CalendarDate.timeAt(utcNs, minutesAhead);
        open(name).day(CalendarDate.dateAt(utcNs, minutesAhead)).raw("T");
        digits(time / 100, 2).raw(":").digits(time % 100, 2).raw(":");
        digits(inMinute / 1000, 2).raw(".").digits(inMinute % 1000, 3);
        int ahead = Math.abs(minutesAhead);
        raw(minutesAhead < 0 ? "-" : "+").digits(ahead / MINUTES_PER_HOUR, 2).raw(":");
        return digits(ahead % MINUTES_PER_HOUR, 2).close(name);
    }

    private XmlWriter day(int yyyymmdd) {
        return digits(yyyymmdd / 10_000, 4)
                .raw("-")
                .digits(yyyymmdd / 100 % 100, 2)
                .raw("-")
                .digits(yyyymmdd % 100, 2);
    }

    private XmlWriter digits(long number, int count) {
        int from = figures(number, count);
        for (int i = from; i < MAX_FIGURES; i++) {
            put(figures[i]);
        }
        return this;
    }

    /** The last figures of a number, as many as are asked for at least; where they begin. */
    private int figures(long number, int atLeast) {
        int from = MAX_FIGURES;
        long rest = number;
        while (rest > 0 || MAX_FIGURES - from < atLeast) {
            figures[--from] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return from;
    }

    private XmlWriter decimal(long minor, int decimals) {
        if (minor < 0 || decimals < 0) {
            throw new IllegalArgumentException("not an amount: " + minor + " with " + decimals + " decimals");
        }
        for (int i = figures(minor, decimals + 1); i < MAX_FIGURES; i++) {
            if (i == MAX_FIGURES - decimals) {
                put((byte) '.');
            }
            put(figures[i]);
        }
        return this;
    }

    private XmlWriter text(CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> raw("&amp;");
                case '<' -> raw("&lt;");
                case '>' -> raw("&gt;");
                default -> {
                    if (c > 127) {
                        return beyondAscii(value.subSequence(i, value.length()));
                    }
                    put((byte) c);
                }
            }
        }
        return this;
    }

    private XmlWriter beyondAscii(CharSequence value) {
        String escaped =
                value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        byte[] encoded = escaped.getBytes(StandardCharsets.UTF_8);
        for (byte b : encoded) {
            put(b);
        }
        return this;
    }

    XmlWriter raw(CharSequence ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put((byte) ascii.charAt(i));
        }
        return this;
    }

    private void put(byte one) {
        if (at < end) {
            bytes[at] = one;
        }
        at++;
    }
}

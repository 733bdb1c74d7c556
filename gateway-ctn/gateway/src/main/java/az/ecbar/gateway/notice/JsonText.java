package az.ecbar.gateway.notice;

import az.ecbar.mt.check.Currencies;
import java.math.BigDecimal;

/** Writes compact JSON, members in the order in which they are given. Used by one thread. */
final class JsonText {
    private final StringBuilder text = new StringBuilder(512);

    void clear() {
        text.setLength(0);
    }

    /** Takes what another has written, as one value of an array or as a member's value. */
    JsonText raw(CharSequence json) {
        separate();
        text.append(json);
        return this;
    }

    JsonText openObject() {
        separate();
        text.append('{');
        return this;
    }

    JsonText closeObject() {
        text.append('}');
        return this;
    }

    JsonText openArray(String name) {
        name(name);
        text.append('[');
        return this;
    }

    JsonText closeArray() {
        text.append(']');
        return this;
    }

    JsonText openObject(String name) {
        name(name);
        text.append('{');
        return this;
    }

    JsonText member(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonText member(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonText member(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    /** An amount as a decimal number in quotes, with the digits of its currency; minor units where it is not known. */
    JsonText amount(String name, String currency, long minor) {
        int digits = Math.max(0, Currencies.digits(currency));
        return member(name, BigDecimal.valueOf(minor, digits).toPlainString());
    }

    /** Characters so far. */
    int length() {
        return text.length();
    }

    /** A value of an array. */
    JsonText value(String value) {
        separate();
        quote(value);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void name(String name) {
        separate();
        quote(name);
        text.append(':');
    }

    private void separate() {
        int length = text.length();
        if (length == 0) {
            return;
        }
        char last = text.charAt(length - 1);
        if (last != '{' && last != '[' && last != ':') {
            text.append(',');
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}

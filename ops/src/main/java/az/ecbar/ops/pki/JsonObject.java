package az.ecbar.ops.pki;

import org.jspecify.annotations.Nullable;

/** Writes one JSON object, fields in the order in which they were added. */
public final class JsonObject {
    private final StringBuilder text = new StringBuilder("{");

    /** Adds a text; null when there is none. */
    public JsonObject with(String name, @Nullable String value) {
        begin(name);
        if (value == null) {
            text.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    public JsonObject with(String name, long value) {
        begin(name);
        text.append(value);
        return this;
    }

    public JsonObject with(String name, boolean value) {
        begin(name);
        text.append(value);
        return this;
    }

    /** Adds an object as it is now. */
    public JsonObject with(String name, JsonObject value) {
        begin(name);
        text.append(value);
        return this;
    }

    private void begin(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(name);
        text.append(':');
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text + "}";
    }
}

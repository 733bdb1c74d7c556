package az.ecbar.iso;

import az.ecbar.iso.profile.Refusal;
import az.ecbar.mt.FormatReason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The MT equivalent while it is written, with the element that each of its places came from: so that what an MT reader
 * finds wrong in it can be told of the element. Made for one message.
 */
final class EquivalentText {
    private record Origin(int from, Part part) {}

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private final List<Origin> origins = new ArrayList<>();
    private int linesOfField;

    /** What no element says. */
    EquivalentText put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes, 0, bytes.length);
        return this;
    }

    /** What an element says, and from where on it is meant. */
    EquivalentText put(String text, Part part) {
        origins.add(new Origin(out.size(), part));
        return put(text);
    }

    /** The beginning of a field of block 4. */
    EquivalentText field(String tag) {
        linesOfField = 0;
        return put(":" + tag + ":");
    }

    /** The end of a line. */
    EquivalentText end() {
        linesOfField++;
        return put("\r\n");
    }

    /** One line of a field that is an element's value: only the first may begin with a colon or a hyphen. */
    EquivalentText line(String before, Part part) throws Refusal {
        String text = before + part.value();
        if (linesOfField > 0 && (text.startsWith(":") || text.startsWith("-"))) {
            throw part.refusal(FormatReason.TEXT_BEGIN_NOT_ACCEPTED);
        }
        if (text.length() > Forms.LINE_LENGTH) {
            throw part.refusal(FormatReason.LINE_TOO_LONG);
        }
        return put(text, part).end();
    }

    /** The element that a place came from; null before the first. */
    @Nullable
    Part originOf(int place) {
        Part found = null;
        for (Origin origin : origins) {
            if (origin.from > place) {
                break;
            }
            found = origin.part;
        }
        return found;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}

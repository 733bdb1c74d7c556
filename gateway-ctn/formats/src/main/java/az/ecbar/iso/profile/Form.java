package az.ecbar.iso.profile;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.check.CharacterSet;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the value of an element may be. The value is in UTF-8 and not empty when a form is asked. Stateless; any thread. */
public interface Form {
    /** What is wrong with a value; null when nothing is. */
    @Nullable
    FormatReason fault(byte[] utf8, int offset, int length);

    /** How the documents name it. */
    default String notation() {
        return "";
    }

    /** A value in character set x of which this says what is wrong with it. */
    static Form ofSetX(Function<String, @Nullable FormatReason> check) {
        return (utf8, offset, length) -> CharacterSet.isText(utf8, offset, length)
                ? check.apply(new String(utf8, offset, length, StandardCharsets.US_ASCII))
                : FormatReason.CHARACTER_NOT_ALLOWED;
    }
}

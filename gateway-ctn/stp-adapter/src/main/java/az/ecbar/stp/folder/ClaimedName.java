package az.ecbar.stp.folder;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file in the folder {@code claimed}: the ordinal that the store gives it, then the bank's own
 * name. So after a crash the store knows by the ordinal whether it has the file already.
 */
record ClaimedName(long ordinal, String name) {
    private static final Pattern FORM = Pattern.compile("(\\d{12,18})_(.+)", Pattern.DOTALL);

    private static final int MAX_NAME_BYTES = 180;

    static Optional<ClaimedName> parse(String fileName) {
        Matcher matcher = FORM.matcher(fileName);
        return matcher.matches()
                ? Optional.of(new ClaimedName(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    String fileName() {
        return String.format(Locale.ROOT, "%012d_%s", ordinal, shortened(name));
    }

    /** The name, cut at the front so that what the adapter adds to it still makes a file name. */
    static String shortened(String name) {
        int from = 0;
        while (name.substring(from).getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            from = name.offsetByCodePoints(from, 1);
        }
        return name.substring(from);
    }
}

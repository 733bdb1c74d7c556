package az.ecbar.iso.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Field 79 of a notice.
 *
 * @param iso external reason of ISO 20022, four characters
 * @param texts slash, number, slash and the field meant; the path of the element meant, if there is one; the words
 */
record Reason(String iso, List<String> texts) {
    private static final int ISO_END = 5;
    private static final int MAX_PATH = 105;

    Reason {
        texts = List.copyOf(texts);
    }

    /** Reads the lines of the field. */
    static Reason of(List<String> lines, String path) {
        List<String> texts = new ArrayList<>();
        String head = lines.getFirst();
        texts.add(head.substring(ISO_END));
        if (!path.isEmpty()) {
            texts.add(path.substring(Math.max(0, path.length() - MAX_PATH)));
        }
        texts.addAll(lines.subList(1, lines.size()));
        return new Reason(head.substring(1, ISO_END), texts);
    }
}

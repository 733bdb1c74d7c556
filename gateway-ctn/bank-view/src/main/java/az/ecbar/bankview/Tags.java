package az.ecbar.bankview;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a draft: a text that is as it must be. */
final class Tags {
    private static final Pattern BEGIN = Pattern.compile(":(\\d{2}[A-Z]?):(.*)");

    private final List<Field> fields = new ArrayList<>();

    Tags(String text) {
        for (String line : text.split("\r\n", -1)) {
            Matcher begin = BEGIN.matcher(line);
            if (begin.matches()) {
                List<String> lines = new ArrayList<>();
                lines.add(begin.group(2));
                fields.add(new Field(begin.group(1), lines));
            } else if (!fields.isEmpty() && !line.isEmpty()) {
                fields.getLast().lines().add(line);
            }
        }
    }

    List<Field> all() {
        return fields;
    }

    boolean has(String tag) {
        return fields.stream().anyMatch(field -> field.tag().equals(tag));
    }

    /** Of the first one; none, if it is not there. */
    List<String> lines(String tag) {
        return fields.stream()
                .filter(field -> field.tag().equals(tag))
                .findFirst()
                .map(Field::lines)
                .orElse(List.of());
    }

    /** Empty, if it is not there. */
    String find(String tag) {
        List<String> lines = lines(tag);
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    String get(String tag) {
        String value = find(tag);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a draft without " + tag);
        }
        return value;
    }
}

package az.ecbar.bankview;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a text, read one after the other in the order in which they must stand. */
final class Fields {
    private static final Pattern BEGIN = Pattern.compile(":(\\d{2}[A-Z]?):(.*)");
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9/\\-?:().,'+ ]*");

    private final List<Field> fields;
    private int next;

    private Fields(List<Field> fields) {
        this.fields = fields;
    }

    /** Takes a text apart into fields. */
    static Fields of(String text, String tagOfAll) throws Unreadable {
        List<Field> fields = new ArrayList<>();
        List<String> lines = List.of();
        String tag = tagOfAll;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf("\r\n", at);
            String line = text.substring(at, end);
            at = end + 2;
            Matcher begin = BEGIN.matcher(line);
            if (begin.matches()) {
                tag = begin.group(1);
                lines = new ArrayList<>();
                fields.add(new Field(tag, lines));
                line = begin.group(2);
                if (line.isEmpty() && !tag.equals("77E")) {
                    throw new Unreadable(137, tag);
                }
            } else if (line.startsWith(":") || fields.isEmpty()) {
                throw new Unreadable(132, fields.isEmpty() ? "4" : tag);
            }
            requireLine(line, lines, tag);
            lines.add(line);
        }
        return new Fields(fields);
    }

    private static void requireLine(String line, List<String> before, String tag) throws Unreadable {
        if (!LETTERS.matcher(line).matches()) {
            throw new Unreadable(line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0 ? 126 : 125, tag);
        }
        if (line.isBlank() && !(tag.equals("77E") && before.isEmpty())) {
            throw new Unreadable(127, tag);
        }
        if (!before.isEmpty() && line.startsWith("-")) {
            throw new Unreadable(129, tag);
        }
    }

    /** The field that must stand here. */
    Field mandatory(String tag, String... known) throws Unreadable {
        if (next < fields.size() && fields.get(next).tag().equals(tag)) {
            return fields.get(next++);
        }
        if (next < fields.size()) {
            misplaced(fields.get(next).tag(), tag, List.of(known));
        }
        throw new Unreadable(136, tag);
    }

    boolean isNext(String tag) {
        return next < fields.size() && fields.get(next).tag().equals(tag);
    }

    boolean hasMore() {
        return next < fields.size();
    }

    /** Nothing may stand here any more. */
    void end(String... known) throws Unreadable {
        if (next < fields.size()) {
            misplaced(fields.get(next).tag(), "", List.of(known));
        }
    }

    /** What stands where another field should; returns only if the other one is missing. */
    private void misplaced(String tag, String wanted, List<String> known) throws Unreadable {
        if (!known.contains(tag)) {
            throw new Unreadable(133, tag);
        }
        boolean wasBefore =
                fields.subList(0, next).stream().anyMatch(field -> field.tag().equals(tag));
        if (wasBefore) {
            throw new Unreadable(134, tag);
        }
        boolean comesLater = fields.subList(next, fields.size()).stream()
                .anyMatch(field -> field.tag().equals(wanted));
        if (comesLater) {
            // Not in its place is the one that comes behind what it must stand before.
            throw new Unreadable(135, wanted);
        }
    }
}

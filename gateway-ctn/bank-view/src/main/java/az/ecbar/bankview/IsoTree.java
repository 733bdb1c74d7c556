package az.ecbar.bankview;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An element of a bank's ISO message, held to its shape while it is read. */
final class IsoTree {
    private static final Pattern MOMENT = Pattern.compile("(20\\d\\d-\\d\\d-\\d\\d)T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d"
            + "(\\.\\d{1,9})?(Z|[+-](0\\d|1[0-4]):[0-5]\\d)?");
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9/\\-?:().,'+ ]*");
    private static final List<String> ORIGINALS =
            List.of("pacs.008.001.08", "pacs.009.001.08", "MT102", "MT103", "MT205");

    final Shape shape;
    final String path;
    final String currency;
    final String namespace;
    private final List<IsoTree> inner = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int place;
    private int times;

    IsoTree(Shape shape, String path, String currency, String namespace) {
        this.shape = shape;
        this.path = path;
        this.currency = currency;
        this.namespace = namespace;
    }

    /** The shape of the element of this name, if it may come next. */
    Shape next(String name) throws Unreadable {
        int index = shape.indexOf(name);
        String wanted = path + "/" + name;
        if (index < 0 || (shape.isChoice && !inner.isEmpty() && index != place)) {
            throw Unreadable.ofElement(133, wanted);
        }
        Shape next = shape.inner.get(index);
        if (index < place) {
            throw Unreadable.ofElement(find(name) == null ? 135 : 134, wanted);
        }
        if (index > place) {
            requireNothingSkipped(index);
            place = index;
            times = 0;
        }
        if (times == next.most) {
            throw Unreadable.ofElement(next.most == 1 ? 134 : 389, wanted);
        }
        times++;
        return next;
    }

    private void requireNothingSkipped(int to) throws Unreadable {
        for (int i = times > 0 ? place + 1 : place; i < to && !shape.isChoice; i++) {
            if (!shape.inner.get(i).isOptional) {
                throw Unreadable.ofElement(136, path + "/" + shape.inner.get(i).name);
            }
        }
    }

    /** Where several may stand, each bears its number. */
    String pathOf(Shape next) {
        return path + "/" + next.name + (next.most > 1 ? "[" + times + "]" : "");
    }

    void add(IsoTree element) {
        inner.add(element);
    }

    void addText(String characters) throws Unreadable {
        if (!shape.form.isEmpty()) {
            text.append(characters);
        } else if (!characters.isBlank()) {
            throw Unreadable.ofElement(388, path);
        }
    }

    String value() {
        return text.toString();
    }

    @Nullable
    IsoTree find(String... names) {
        IsoTree found = this;
        for (String name : names) {
            IsoTree next = null;
            for (IsoTree candidate : found.inner) {
                if (next == null && candidate.shape.name.equals(name)) {
                    next = candidate;
                }
            }
            if (next == null) {
                return null;
            }
            found = next;
        }
        return found;
    }

    /** What its shape requires. */
    IsoTree get(String... names) {
        IsoTree found = find(names);
        if (found == null) {
            throw new IllegalStateException(path + " without " + String.join("/", names));
        }
        return found;
    }

    List<IsoTree> all(String name) {
        return inner.stream().filter(element -> element.shape.name.equals(name)).toList();
    }

    /** It ends. */
    void end() throws Unreadable {
        if (shape.form.isEmpty()) {
            if (shape.isChoice && inner.isEmpty()) {
                throw Unreadable.ofElement(136, path + "/" + shape.inner.getFirst().name);
            }
            requireNothingSkipped(shape.inner.size());
            return;
        }
        String value = value();
        if (value.isEmpty()) {
            throw Unreadable.ofElement(137, path);
        }
        int wrong = LETTERS.matcher(value).matches() ? wrong(value) : 125;
        if (wrong != 0) {
            throw Unreadable.ofElement(wrong, path);
        }
    }

    private int wrong(String value) {
        if (shape.form.startsWith("=")) {
            return value.equals(shape.form.substring(1)) ? 0 : 395;
        }
        return switch (shape.form) {
            case "line" -> value.isBlank() ? 127 : value.length() > 35 ? 128 : 0;
            case "bic" -> Values.isBic(value) ? 0 : 164;
            case "service" -> value.equals("AZIPS") ? 0 : 391;
            case "flag" -> value.equals("true") || value.equals("false") ? 0 : 395;
            case "count" -> value.matches("[1-9]\\d{0,14}") ? 0 : 394;
            case "amount" -> value.matches("\\d*\\.?\\d*") ? 0 : 150;
            case "date" -> isDate(value) ? 0 : 147;
            case "moment" -> isMoment(value) ? 0 : 393;
            case "original" -> ORIGINALS.contains(value) ? 0 : 395;
            default -> 0;
        };
    }

    private static boolean isDate(String value) {
        if (!value.matches("20\\d\\d-\\d\\d-\\d\\d")) {
            return false;
        }
        try {
            LocalDate _ = LocalDate.parse(value);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean isMoment(String value) {
        Matcher moment = MOMENT.matcher(value);
        return moment.matches() && isDate(moment.group(1));
    }
}

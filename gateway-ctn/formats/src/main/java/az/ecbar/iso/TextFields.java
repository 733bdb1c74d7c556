package az.ecbar.iso;

import az.ecbar.mt.Text;
import java.util.ArrayList;
import java.util.List;

/** The fields of a block 4 that a reader of MT accepted, in their order. Immutable; any thread. */
final class TextFields {
    /** A field: its tag, and the lines of its value. */
    record Field(String tag, List<String> lines) {
        String first() {
            return lines.getFirst();
        }
    }

    private final List<Field> fields = new ArrayList<>();

    /** Takes block 4 apart, from its brace to its brace. */
    TextFields(Text block) {
        String text = block.toString();
        // The lines between that which opens the block and that which closes it.
        String[] lines = text.split("\r\n", -1);
        List<String> value = List.of();
        for (int i = 1; i < lines.length - 1; i++) {
            String line = lines[i];
            int colon = line.startsWith(":") ? line.indexOf(':', 1) : -1;
            if (colon > 0) {
                value = new ArrayList<>();
                fields.add(new Field(line.substring(1, colon), value));
            }
            value.add(line.substring(colon + 1));
        }
    }

    List<Field> all() {
        return List.copyOf(fields);
    }

    /** The first field of this tag, which must be there. */
    Field get(String tag) {
        for (Field field : fields) {
            if (field.tag().equals(tag)) {
                return field;
            }
        }
        throw new IllegalStateException("the payment was read without field " + tag);
    }

    /** The lines of the first field of this tag; none when it is not there. */
    List<String> lines(String tag) {
        for (Field field : fields) {
            if (field.tag().equals(tag)) {
                return field.lines();
            }
        }
        return List.of();
    }

    /** The fields of each payment of an MT102: from each field 21 up to the next, the last one up to 32A. */
    List<List<Field>> payments() {
        List<List<Field>> payments = new ArrayList<>();
        boolean isWithin = false;
        for (Field field : fields) {
            if (field.tag().equals("21")) {
                payments.add(new ArrayList<>());
                isWithin = true;
            }
            isWithin &= !field.tag().equals("32A");
            if (isWithin) {
                payments.getLast().add(field);
            }
        }
        return payments;
    }
}

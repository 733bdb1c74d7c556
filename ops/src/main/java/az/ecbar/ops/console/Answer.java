package az.ecbar.ops.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One answer of the centre, as its JSON says (docs/protocol/console.md). Immutable.
 *
 * @param text the JSON as it came
 * @param members of the outermost object
 */
public record Answer(String text, Map<?, ?> members) {
    private static final long NO_NUMBER = -1;

    /** Reads an answer. */
    public static Answer of(String text) throws OperatorException {
        Object value;
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            // JSON is YAML.
            value = new Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException e) {
            throw new OperatorException("the answer cannot be read: " + e.getMessage(), e);
        }
        if (!(value instanceof Map<?, ?> members) || !(members.get("inputNumber") instanceof Number)) {
            throw new OperatorException("the answer cannot be read: " + text);
        }
        return new Answer(text, members);
    }

    /** The input that a text answers; -1 if it is no answer. */
    static long inputNumber(String text) {
        try {
            return of(text).number("inputNumber");
        } catch (OperatorException e) {
            return NO_NUMBER;
        }
    }

    /** A whole number; 0 if it is not there. */
    public long number(String name) {
        return members.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /** A text; empty if it is not there. */
    public String text(String name) {
        Object value = members.get(name);
        return value == null ? "" : value.toString();
    }

    /** Code of the refusal; 0 if nothing was refused. */
    int reasonCode() {
        return members.get("reason") instanceof Map<?, ?> reason && reason.get("code") instanceof Number code
                ? code.intValue()
                : 0;
    }

    /** The refusal for people; empty if there is none. */
    public String reasonText() {
        Object english = members.get("reason") instanceof Map<?, ?> reason ? reason.get("english") : null;
        return english == null ? "" : english.toString();
    }

    /** Whether something was not done, or not answered. */
    public boolean isRefused() {
        return reasonCode() != 0 || text("step").equals("REFUSED");
    }

    /** The rows of a query's answer. */
    public List<Map<?, ?>> rows() {
        List<Map<?, ?>> rows = new ArrayList<>();
        @Nullable Object value = members.get("rows");
        if (value instanceof List<?> list) {
            for (Object row : list) {
                if (row instanceof Map<?, ?> map) {
                    rows.add(map);
                }
            }
        }
        return rows;
    }
}

package az.ecbar.ops.console;

import az.ecbar.ops.pki.JsonObject;
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

    /** Reads an answer to an input. */
    public static Answer of(String text) throws OperatorException {
        Answer answer = read(text);
        if (!(answer.members.get("inputNumber") instanceof Number)) {
            throw new OperatorException("the answer cannot be read: " + text);
        }
        return answer;
    }

    /** Reads what came, of whatever kind. */
    static Answer read(String text) throws OperatorException {
        Object value;
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            // JSON is YAML.
            value = new Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException e) {
            throw new OperatorException("the answer cannot be read: " + e.getMessage(), e);
        }
        if (!(value instanceof Map<?, ?> members)) {
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
        return reason("english");
    }

    /** A member of the reason; empty if it is not there. */
    String reason(String member) {
        Object value = members.get("reason") instanceof Map<?, ?> reason ? reason.get(member) : null;
        return value == null ? "" : value.toString();
    }

    /** Whether something was not done, or not answered. */
    public boolean isRefused() {
        return reasonCode() != 0 || text("step").equals("REFUSED");
    }

    /** The rows of a query's answer. */
    public List<Map<?, ?>> rows() {
        return entries().stream().<Map<?, ?>>map(Answer::members).toList();
    }

    /** The rows of a query's answer, each to be read like an answer. */
    List<Answer> entries() {
        return entries("rows");
    }

    /** The objects of an array, each to be read like an answer. */
    List<Answer> entries(String member) {
        List<Answer> entries = new ArrayList<>();
        @Nullable Object value = members.get(member);
        if (value instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> map) {
                    entries.add(new Answer("", map));
                }
            }
        }
        return entries;
    }

    /** One line of JSON with these members, which are texts and whole numbers. */
    String toJson() {
        JsonObject json = new JsonObject();
        members.forEach((name, value) -> {
            if (value instanceof Number number) {
                json.with(name.toString(), number.longValue());
            } else {
                json.with(name.toString(), String.valueOf(value));
            }
        });
        return json.toString();
    }
}

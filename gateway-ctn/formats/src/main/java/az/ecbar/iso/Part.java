package az.ecbar.iso;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.check.CharacterSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element that was read, checked against the profile while it is read: what it holds stands in order, often enough and
 * not too often, and its value has its form. Made by one reader for one message.
 */
final class Part {
    final Element element;
    final String namespace;
    final String path;
    /** Where it begins, in characters of the message. */
    final int offset;
    /** The attribute Ccy; empty when it has none. */
    final String currency;

    private final List<Part> parts = new ArrayList<>(4);
    private final StringBuilder text = new StringBuilder();
    private int place;
    private int timesInPlace;

    Part(Element element, String namespace, String path, int offset, String currency) {
        this.element = element;
        this.namespace = namespace;
        this.path = path;
        this.offset = offset;
        this.currency = currency;
    }

    /** The element of this name that may come next here. */
    Element expect(String name, int at) throws Refusal {
        int index = element.indexOf(name);
        // A name that the profile does not have may be anything: it is told readable, and not longer than a line.
        String wanted = path + '/' + readable(name);
        if (index < 0 || (element.isChoice && !parts.isEmpty() && index != place)) {
            throw new Refusal(FormatReason.FIELD_NOT_ALLOWED, wanted, "", at);
        }
        if (index < place) {
            boolean isSecond = one(name) != null;
            throw new Refusal(
                    isSecond ? FormatReason.FIELD_DUPLICATE : FormatReason.FIELD_OUT_OF_ORDER, wanted, "", at);
        }
        Element next = element.at(index);
        if (index > place) {
            if (!element.isChoice) {
                checkSkipped(index, at);
            }
            place = index;
            timesInPlace = 0;
        }
        if (timesInPlace == next.most) {
            throw new Refusal(
                    next.most == 1 ? FormatReason.FIELD_DUPLICATE : FormatReason.ELEMENT_TOO_OFTEN, wanted, "", at);
        }
        timesInPlace++;
        return next;
    }

    /** The path of an element that comes next here: with its number where there may be several. */
    String pathOf(Element next) {
        return path + '/' + next.name + (next.most > 1 ? "[" + timesInPlace + "]" : "");
    }

    void add(Part part) {
        parts.add(part);
    }

    /** Text within it: part of its value, or the white space between elements. */
    void text(String characters, int at) throws Refusal {
        if (element.form != null) {
            text.append(characters);
        } else if (!characters.isBlank()) {
            throw new Refusal(FormatReason.TEXT_BETWEEN_ELEMENTS, path, readable(characters.strip()), at);
        }
    }

    /** It ends here: what is mandatory must have come, its value must have its form. */
    void end(int at) throws Refusal {
        Form form = element.form;
        if (form == null) {
            if (!element.isChoice || parts.isEmpty()) {
                checkSkipped(element.size(), at);
            }
            return;
        }
        String value = value();
        if (value.isEmpty()) {
            throw refusal(FormatReason.FIELD_EMPTY);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > 127 || !CharacterSet.isText((byte) c)) {
                throw refusal(FormatReason.CHARACTER_NOT_ALLOWED);
            }
        }
        FormatReason fault = form.fault(value);
        if (fault != null) {
            throw refusal(fault);
        }
    }

    /** The elements from the present place up to another are not there: none of them may be mandatory. */
    private void checkSkipped(int to, int at) throws Refusal {
        for (int i = timesInPlace > 0 ? place + 1 : place; i < to; i++) {
            if (element.at(i).isMandatory) {
                throw new Refusal(FormatReason.FIELD_MISSING, path + '/' + element.at(i).name, "", at);
            }
        }
    }

    /** A refusal of the value of this element. */
    Refusal refusal(FormatReason why) {
        return new Refusal(why, path, readable(value()), offset);
    }

    String value() {
        return text.toString();
    }

    byte[] bytes() {
        return value().getBytes(StandardCharsets.US_ASCII);
    }

    /** The element at the end of this chain of names; null if it is not there. Of several the first. */
    @Nullable
    Part find(String... names) {
        Part part = this;
        for (String name : names) {
            part = part == null ? null : part.one(name);
        }
        return part;
    }

    /** The element at the end of this chain, which the profile requires. */
    Part get(String... names) {
        Part part = find(names);
        if (part == null) {
            throw new IllegalStateException(path + " was read without " + String.join("/", names));
        }
        return part;
    }

    /** All elements of this name, in order. */
    List<Part> all(String name) {
        return parts.stream().filter(it -> it.element.name.equals(name)).toList();
    }

    private @Nullable Part one(String name) {
        for (Part part : parts) {
            if (part.element.name.equals(name)) {
                return part;
            }
        }
        return null;
    }

    /** At most 35 characters, everything outside character set x as a question mark. */
    static String readable(String value) {
        StringBuilder readable = new StringBuilder();
        for (int i = 0; i < value.length() && i < Form.LINE_LENGTH; i++) {
            char c = value.charAt(i);
            readable.append(c < 128 && CharacterSet.isText((byte) c) ? c : '?');
        }
        return readable.toString();
    }
}

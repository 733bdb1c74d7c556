package az.ecbar.iso;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element of our profile: its name, how often it may occur in its place, and what it holds: other elements in this
 * order, one of several, or a value of a form. Immutable; any thread.
 */
final class Element {
    final String name;
    final boolean isMandatory;
    /** How often it may occur, one after the other. */
    final int most;
    /** Whether it holds exactly one of its elements. */
    final boolean isChoice;
    /** The form of its value; null when it holds elements. */
    final @Nullable Form form;

    private final List<Element> elements;

    private Element(
            String name, boolean isMandatory, int most, boolean isChoice, @Nullable Form form, List<Element> elements) {
        this.name = name;
        this.isMandatory = isMandatory;
        this.most = most;
        this.isChoice = isChoice;
        this.form = form;
        this.elements = elements;
    }

    /** A mandatory element that holds others in this order. */
    static Element holding(String name, Element... elements) {
        return new Element(name, true, 1, false, null, List.of(elements));
    }

    /** A mandatory element that holds exactly one of others. */
    static Element choice(String name, Element... elements) {
        return new Element(name, true, 1, true, null, List.of(elements));
    }

    /** A mandatory element with a value. */
    static Element value(String name, Form form) {
        return new Element(name, true, 1, false, form, List.of());
    }

    /** Elements of the same chain, the outermost first; the innermost bears a value. */
    static Element chain(Form form, String... names) {
        Element element = value(names[names.length - 1], form);
        for (int i = names.length - 2; i >= 0; i--) {
            element = holding(names[i], element);
        }
        return element;
    }

    /** The same, but it may be missing. */
    Element optional() {
        return new Element(name, false, most, isChoice, form, elements);
    }

    /** The same, but it may occur so often. */
    Element upTo(int times) {
        return new Element(name, isMandatory, times, isChoice, form, elements);
    }

    int size() {
        return elements.size();
    }

    Element at(int index) {
        return elements.get(index);
    }

    /** The place of an element among those that this one holds, or -1. */
    int indexOf(String wanted) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).name.equals(wanted)) {
                return i;
            }
        }
        return -1;
    }
}

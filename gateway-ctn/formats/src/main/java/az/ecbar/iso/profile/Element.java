package az.ecbar.iso.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element of a profile: its name, how often it may occur in its place, and what it holds: other elements in this
 * order, one of several, or a value of a form. Immutable; any thread.
 */
public final class Element {
    /** Says of an amount that its currency may be any of three letters. */
    public static final String ANY_CURRENCY = "";

    final String name;
    final boolean isMandatory;
    /** How often it may occur, one after the other. */
    final int most;
    /** Whether it holds exactly one of its elements. */
    final boolean isChoice;
    /** The form of its value; null when it holds elements. */
    final @Nullable Form form;
    /** What its attribute Ccy must say, {@link #ANY_CURRENCY} for any; null when it has none. */
    final @Nullable String currency;

    private final List<Element> elements;

    private Element(
            String name,
            boolean isMandatory,
            int most,
            boolean isChoice,
            @Nullable Form form,
            @Nullable String currency,
            List<Element> elements) {
        this.name = name;
        this.isMandatory = isMandatory;
        this.most = most;
        this.isChoice = isChoice;
        this.form = form;
        this.currency = currency;
        this.elements = elements;
    }

    /** A mandatory element that holds others in this order. */
    public static Element holding(String name, Element... elements) {
        return new Element(name, true, 1, false, null, null, List.of(elements));
    }

    /** A mandatory element that holds exactly one of others. */
    public static Element choice(String name, Element... elements) {
        return new Element(name, true, 1, true, null, null, List.of(elements));
    }

    /** A mandatory element with a value. */
    public static Element value(String name, Form form) {
        return new Element(name, true, 1, false, form, null, List.of());
    }

    /** A mandatory element with an amount, and its currency as attribute. */
    public static Element amount(String name, Form form, String currency) {
        return new Element(name, true, 1, false, form, currency, List.of());
    }

    /** Elements of the same chain, the outermost first; the innermost bears a value. */
    public static Element chain(Form form, String... names) {
        Element element = value(names[names.length - 1], form);
        for (int i = names.length - 2; i >= 0; i--) {
            element = holding(names[i], element);
        }
        return element;
    }

    /** The same, but it may be missing. */
    public Element optional() {
        return new Element(name, false, most, isChoice, form, currency, elements);
    }

    /** The same, but it may occur so often. */
    public Element upTo(int times) {
        return new Element(name, isMandatory, times, isChoice, form, currency, elements);
    }

    int size() {
        return elements.size();
    }

    Element at(int index) {
        return elements.get(index);
    }

    /** The same, the last of the elements that it holds being another. */
    Element endingWith(Element last) {
        List<Element> before = elements.subList(0, elements.size() - 1);
        List<Element> all = new ArrayList<>(before);
        all.add(last);
        return new Element(name, isMandatory, most, isChoice, form, currency, List.copyOf(all));
    }
}

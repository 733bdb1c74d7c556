package az.ecbar.iso.profile;

import az.ecbar.mt.FormatReason;

/**
 * The elements that are open while a message is read, the innermost last, and how far each of them is filled. Owned by its
 * reader; allocates for a path only.
 */
final class OpenElements {
    private static final int DEPTH = 32;

    private final int[] ids = new int[DEPTH];
    private final int[] indexes = new int[DEPTH];
    /** Which occurrence in its place an open element is, counted from 1. */
    private final int[] occurrences = new int[DEPTH];
    /** In which place of an open element the last one within it stands, and how many stand there. */
    private final int[] places = new int[DEPTH];

    private final int[] times = new int[DEPTH];
    private Profile profile;
    private int depth;

    OpenElements(Profile outline) {
        profile = outline;
    }

    void clear(Profile outline) {
        profile = outline;
        depth = 0;
    }

    void become(Profile known) {
        profile = known;
    }

    boolean isEmpty() {
        return depth == 0;
    }

    int depth() {
        return depth;
    }

    /** The innermost. */
    Profile.Node top() {
        return profile.node(ids[depth - 1]);
    }

    /** The innermost, among the values. */
    int topIndex() {
        return indexes[depth - 1];
    }

    void push(int id, int index) {
        occurrences[depth] = depth == 0 ? 1 : times[depth - 1];
        ids[depth] = id;
        indexes[depth] = index;
        places[depth] = 0;
        times[depth] = 0;
        depth++;
    }

    void pop() {
        depth--;
    }

    /** The number of the element of this name that may come next in the innermost. */
    int expect(String name, Values values, int place) throws Refusal {
        int inner = depth - 1;
        Profile.Node outer = top();
        int index = indexOf(outer, name, places[inner]);
        boolean isChosen = outer.element.isChoice && times[inner] > 0;
        if (index < 0 || (isChosen && index != places[inner])) {
            throw refusal(FormatReason.FIELD_NOT_ALLOWED, name, place);
        }
        if (index < places[inner]) {
            boolean isSecond = isThere(values, outer.children[index]);
            throw refusal(isSecond ? FormatReason.FIELD_DUPLICATE : FormatReason.FIELD_OUT_OF_ORDER, name, place);
        }
        if (index > places[inner]) {
            if (!outer.element.isChoice) {
                checkSkipped(index, place);
            }
            places[inner] = index;
            times[inner] = 0;
        }
        int most = outer.element.at(index).most;
        if (times[inner] == most) {
            throw refusal(most == 1 ? FormatReason.FIELD_DUPLICATE : FormatReason.ELEMENT_TOO_OFTEN, name, place);
        }
        times[inner]++;
        return outer.children[index];
    }

    /** The innermost ends: what is mandatory in it must have come. */
    void checkEnd(int place) throws Refusal {
        Profile.Node outer = top();
        if (!outer.element.isChoice || times[depth - 1] == 0) {
            checkSkipped(outer.children.length, place);
        }
    }

    /** The elements from the present place up to another are not there: none of them may be mandatory. */
    private void checkSkipped(int to, int place) throws Refusal {
        Profile.Node outer = top();
        int from = times[depth - 1] > 0 ? places[depth - 1] + 1 : places[depth - 1];
        for (int i = from; i < to; i++) {
            if (outer.element.at(i).isMandatory) {
                throw refusal(FormatReason.FIELD_MISSING, outer.element.at(i).name, place);
            }
        }
    }

    private int indexOf(Profile.Node outer, String name, int from) {
        int count = outer.children.length;
        for (int i = 0; i < count; i++) {
            int index = from + i < count ? from + i : from + i - count;
            if (outer.element.at(index).name.equals(name)) {
                return index;
            }
        }
        return -1;
    }

    /** Whether the innermost already has an element of this number. */
    private boolean isThere(Values values, int id) {
        for (int i = topIndex() + 1; i < values.count(); i++) {
            if (values.id(i) == id) {
                return true;
            }
        }
        return false;
    }

    private Refusal refusal(FormatReason why, String name, int place) {
        // A name that the profile does not have may be anything: it is told readable, and not longer than a line.
        return new Refusal(why, path() + '/' + Refusal.readable(name), "", place);
    }

    /** The path of an element that comes next in the innermost: with its number where there may be several. */
    String pathOf(int id) {
        Element element = profile.node(id).element;
        return path() + '/' + element.name + (element.most > 1 ? "[" + times[depth - 1] + "]" : "");
    }

    /** The path of the innermost, which begins at the header or the document, as their schemas do. */
    String path() {
        if (depth == 0) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        for (int i = depth == 1 ? 0 : 1; i < depth; i++) {
            Element element = profile.node(ids[i]).element;
            path.append('/').append(element.name);
            if (element.most > 1) {
                path.append('[').append(occurrences[i]).append(']');
            }
        }
        return path.toString();
    }
}

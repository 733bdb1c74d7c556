package az.ecbar.iso;

import az.ecbar.iso.profile.Profile;
import az.ecbar.iso.profile.Refusal;
import az.ecbar.iso.profile.Values;
import az.ecbar.mt.FormatReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element that was read, with what it holds: as an object, for those who go through a message. Made for one message. */
final class Part {
    final String name;
    /** From the header or the document on. */
    final String path;
    /** Where it begins, in bytes of the message. */
    final int offset;
    /** The attribute Ccy; empty when it has none. */
    final String currency;

    private final Profile profile;
    private final int id;
    private final String value;
    private final List<Part> parts = new ArrayList<>(4);

    private Part(Profile profile, int id, String path, int offset, String currency, String value) {
        this.profile = profile;
        this.id = id;
        this.name = profile.name(id);
        this.path = path;
        this.offset = offset;
        this.currency = currency;
        this.value = value;
    }

    /** The envelope of a message that was read. */
    static Part of(Values values) {
        Profile profile = values.profile();
        Deque<Part> open = new ArrayDeque<>();
        Deque<Integer> ids = new ArrayDeque<>();
        Part envelope = new Part(profile, values.id(0), "", values.place(0), "", "");
        open.push(envelope);
        ids.push(values.id(0));
        for (int i = 1; i < values.count(); i++) {
            int id = values.id(i);
            while (ids.getFirst() != profile.parent(id)) {
                ids.pop();
                open.pop();
            }
            Part outer = open.getFirst();
            String name = profile.name(id);
            String number = profile.most(id) > 1 ? "[" + (outer.all(name).size() + 1) + "]" : "";
            Part part = new Part(
                    profile,
                    id,
                    outer.path + '/' + name + number,
                    values.place(i),
                    values.currency(i),
                    valueOf(values, i));
            outer.parts.add(part);
            open.push(part);
            ids.push(id);
        }
        return envelope;
    }

    /** The name space is what a document says. */
    private static String valueOf(Values values, int index) {
        Profile profile = values.profile();
        int id = values.id(index);
        if (profile.form(id) != null) {
            return values.value(index);
        }
        return id == profile.document() ? profile.namespace() : "";
    }

    /** Whether the profile has an element of this name within this one. */
    boolean mayHold(String wanted) {
        return profile.find(profile.path(id) + '/' + wanted) != Profile.NONE;
    }

    /** A refusal of the value of this element. */
    Refusal refusal(FormatReason why) {
        return new Refusal(why, path, Refusal.readable(value), offset);
    }

    String value() {
        return value;
    }

    byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    /** The element at the end of this chain of names; null if it is not there. Of several the first. */
    @Nullable
    Part find(String... names) {
        Part part = this;
        for (String each : names) {
            part = part == null ? null : part.one(each);
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
    List<Part> all(String wanted) {
        return parts.stream().filter(it -> it.name.equals(wanted)).toList();
    }

    private @Nullable Part one(String wanted) {
        for (Part part : parts) {
            if (part.name.equals(wanted)) {
                return part;
            }
        }
        return null;
    }
}

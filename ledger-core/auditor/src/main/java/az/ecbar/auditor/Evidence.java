package az.ecbar.auditor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The events of one command. Whatever must follow is looked for among them and struck out; what is left over in the end
 * follows from nothing, and is a finding too.
 */
final class Evidence {
    private final Findings findings;
    private final List<Event> open = new ArrayList<>();

    Evidence(Findings findings) {
        this.findings = findings;
    }

    void lay(List<Event> events) {
        open.clear();
        open.addAll(events);
    }

    /** This must have happened: strikes it out, or finds that it was told differently or not at all. */
    void expect(String rule, Event expected) {
        if (open.remove(expected)) {
            return;
        }
        Optional<? extends Event> other =
                first(expected.getClass(), event -> event.subject().equals(expected.subject()));
        other.ifPresent(this::strike);
        findings.add(rule, expected.toString(), other.isPresent() ? other.get().toString() : "no such event");
    }

    /** The first event of a kind that fits and is not struck out yet. */
    <E extends Event> Optional<E> first(Class<E> kind, Predicate<? super E> fits) {
        return all(kind).stream().filter(fits).findFirst();
    }

    /** What is not struck out yet of a kind, in order. */
    <E extends Event> List<E> all(Class<E> kind) {
        return open.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Strikes one out. */
    void strike(Event event) {
        open.remove(event);
    }
}

package az.ecbar.stp;

import az.ecbar.stp.message.AboutOurs;
import az.ecbar.stp.store.MessageState;
import az.ecbar.stp.store.OutMessage;
import az.ecbar.stp.store.OutStore;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the message of ours that a notice is about, and what the notice says of it.
 *
 * <p>The centre's own reference, {@code A} and the sequence of our message, decides when the notice bears it. A sequence
 * that no answer has told yet may be that of a message that waits for its answer: after a break the centre may send its
 * outputs before it repeats its answers. Else field 21 does: of several messages with that field 20, a refusal is about
 * the newest that is still open (the repeated reference is what was refused), every other notice about the oldest that is.
 */
final class NoticeMatcher {
    private static final Pattern CENTRE_REFERENCE = Pattern.compile("A(\\d{15})");

    private final OutStore store;

    NoticeMatcher(OutStore store) {
        this.store = store;
    }

    /** The state that the event brings. */
    static MessageState stateOf(AboutOurs.Event event) {
        return switch (event) {
            case SETTLED -> MessageState.SETTLED;
            case WAITS -> MessageState.WAITING;
            case ANNULLED -> MessageState.ANNULLED;
            case REFUSED -> MessageState.REFUSED;
        };
    }

    /** The sequence that a notice names, when only an answer that is still to come can tell whose it is. */
    OptionalLong unknownSequence(AboutOurs notice) {
        OptionalLong sequence = sequenceOf(notice);
        boolean isUnknown = sequence.isPresent()
                && store.bySequence(sequence.getAsLong()) == null
                && !store.unansweredNumbers().isEmpty();
        return isUnknown ? sequence : OptionalLong.empty();
    }

    /** The message of a notice whose sequence is not unknown; null when it is about none of ours. */
    @Nullable
    OutMessage find(AboutOurs notice) {
        OptionalLong sequence = sequenceOf(notice);
        OutMessage known = sequence.isPresent() ? store.bySequence(sequence.getAsLong()) : null;
        if (known != null) {
            return known;
        }
        MessageState next = stateOf(notice.event());
        List<OutMessage> candidates = store.byReference(notice.reference());
        return next == MessageState.REFUSED ? firstOpen(candidates.reversed(), next) : firstOpen(candidates, next);
    }

    private static OptionalLong sequenceOf(AboutOurs notice) {
        Matcher centre = CENTRE_REFERENCE.matcher(notice.ourReference());
        return centre.matches() ? OptionalLong.of(Long.parseLong(centre.group(1))) : OptionalLong.empty();
    }

    private static @Nullable OutMessage firstOpen(List<OutMessage> candidates, MessageState next) {
        for (OutMessage candidate : candidates) {
            if (candidate.state().mayBecome(next)) {
                return candidate;
            }
        }
        return candidates.isEmpty() ? null : candidates.getLast();
    }
}

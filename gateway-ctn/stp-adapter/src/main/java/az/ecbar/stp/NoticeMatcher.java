package az.ecbar.stp;

import az.ecbar.stp.message.MessageGlance;
import az.ecbar.stp.store.MessageState;
import az.ecbar.stp.store.OutMessage;
import az.ecbar.stp.store.OutStore;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the message of ours that a notice is about, and what the notice says of it.
 *
 * <p>The centre's own reference, {@code A} and the sequence of our message, decides when the notice bears it.
 * Else field 21 does: of several messages with that field 20, a refusal is about the newest that is still
 * open (the repeated reference is what was refused), every other notice about the oldest that is.
 */
final class NoticeMatcher {
    private static final Pattern CENTRE_REFERENCE = Pattern.compile("A(\\d{15})");

    private final OutStore store;

    NoticeMatcher(OutStore store) {
        this.store = store;
    }

    /** The state that the notice brings; null when it is not a notice about a message of ours. */
    static @Nullable MessageState stateOf(MessageGlance glance) {
        return switch (glance.kind()) {
            case "SMT012", "MT900" -> MessageState.SETTLED;
            case "SMT700" -> MessageState.WAITING;
            case "SMT701" -> MessageState.ANNULLED;
            case "SMT900" -> MessageState.REFUSED;
            default -> null;
        };
    }

    @Nullable
    OutMessage find(MessageGlance glance, MessageState next) {
        Matcher centre = CENTRE_REFERENCE.matcher(glance.reference());
        if (centre.matches()) {
            OutMessage message = store.bySequence(Long.parseLong(centre.group(1)));
            if (message != null && message.reference().equals(glance.related())) {
                return message;
            }
        }
        if (glance.related().isEmpty()) {
            return null;
        }
        List<OutMessage> candidates = store.byReference(glance.related());
        return next == MessageState.REFUSED ? firstOpen(candidates.reversed(), next) : firstOpen(candidates, next);
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

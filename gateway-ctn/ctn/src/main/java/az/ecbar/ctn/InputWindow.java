package az.ecbar.ctn;

import az.ecbar.ctn.frame.LogonAnswerFrame;
import az.ecbar.trust.Digest;
import az.ecbar.trust.Sha256;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The inputs that are offered and not yet answered, by their numbers, and how far they are sent in the present
 * session.
 *
 * <pre>
 *   answered      sent, not answered     offered, not sent
 *  ──────────┬──────────────────────┬──────────────────────┬────────
 *            base                   toSend                 next
 * </pre>
 *
 * Always base ≤ toSend ≤ next ≤ base + {@link ClientSession#WINDOW}. Survives reconnects; after a break toSend
 * goes back to base.
 */
final class InputWindow {
    private final PendingInput[] slots = new PendingInput[ClientSession.WINDOW];
    private final Sha256 sha256 = new Sha256();
    private final byte[] digest = new byte[Digest.LENGTH];
    private long base = 1;
    private long toSend = 1;
    private long next = 1;

    InputWindow() {
        Arrays.setAll(slots, _ -> new PendingInput());
    }

    /** Begins anew with the input after the last answered one: all of it is offered again. */
    void reset(long newBase) {
        base = newBase;
        toSend = newBase;
        next = newBase;
    }

    /** Goes on behind what the centre has taken, if nothing waits here: for an owner that keeps no numbers. */
    void skipTo(long lastInput) {
        if (base == next && lastInput >= base) {
            reset(lastInput + 1);
        }
    }

    /** Compares with what the centre says it has taken; null if the two agree. */
    @Nullable
    Ending conflictWith(LogonAnswerFrame answer) {
        if (answer.lastInput() < base - 1) {
            return new Ending(
                    CtnCode.CENTRE_BEHIND,
                    "we hold the receipt of " + (base - 1) + ", the centre has taken " + answer.lastInput(),
                    true);
        }
        if (contains(answer.lastInput())) {
            answer.copyLastInputDigest(digest);
            if (!get(answer.lastInput()).hasDigest(digest)) {
                return new Ending(CtnCode.OTHER_BYTES, "the centre has other bytes under " + answer.lastInput(), true);
            }
        }
        return null;
    }

    int room() {
        return (int) (base + ClientSession.WINDOW - next);
    }

    void offer(MessageKind kind, DirectBuffer source, int offset, int length) {
        slot(next).set(kind, source, offset, length, sha256);
        next++;
    }

    void offer(LargeMessage message) {
        slot(next).set(message);
        next++;
    }

    long base() {
        return base;
    }

    long toSend() {
        return toSend;
    }

    long next() {
        return next;
    }

    int inFlight() {
        return (int) (toSend - base);
    }

    boolean hasToSend() {
        return toSend < next;
    }

    /** True if this number is offered and not answered. */
    boolean contains(long number) {
        return number >= base && number < next;
    }

    PendingInput get(long number) {
        if (!contains(number)) {
            throw new IllegalArgumentException("input " + number + " is not in " + base + " to " + next);
        }
        return slot(number);
    }

    void sent() {
        toSend++;
    }

    /** The lowest one is answered. */
    void answered() {
        base++;
        toSend = Math.max(toSend, base);
    }

    /** Sends again from here on. */
    void rewind(long number) {
        toSend = Math.clamp(number, base, toSend);
    }

    /** Forgets this input and all after it. */
    void dropFrom(long number) {
        next = number;
        toSend = Math.min(toSend, number);
    }

    private PendingInput slot(long number) {
        return slots[(int) (number & (ClientSession.WINDOW - 1))];
    }
}

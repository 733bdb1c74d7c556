package az.ecbar.ledger.ctn;

import az.ecbar.ledger.event.CtnEvents;
import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.timer.TimerKind;
import az.ecbar.ledger.timer.Timers;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.RuleId;

/**
 * Messages that are arriving in parts (design D21): of each the parts received, their sum and the sequence of the first,
 * never the bytes. Parts come in order; a transfer that stands still is dropped.
 *
 * <p>Owned by the ledger's thread; no allocation. At most {@value #MAX_OPEN} transfers are open, of a terminal at most
 * {@value #MAX_OF_TERMINAL}.
 */
public final class Transfers {
    public static final int MAX_OPEN = 256;
    public static final int MAX_OF_TERMINAL = 2;

    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Terminals terminals;
    private final RuleSet rules;
    private final Timers timers;
    private final CtnEvents events;
    private final int[] terminal = new int[MAX_OPEN];
    private final long[] id = new long[MAX_OPEN];
    private final int[] received = new int[MAX_OPEN];
    private final int[] parts = new int[MAX_OPEN];
    private final long[] wholeBytes = new long[MAX_OPEN];
    private final long[] receivedBytes = new long[MAX_OPEN];
    private final long[] firstSequence = new long[MAX_OPEN];
    private final long[] deadlineNs = new long[MAX_OPEN];
    private final long[] digest = new long[MAX_OPEN * Digest.LONGS];
    private int size;

    public Transfers(Terminals terminals, RuleSet rules, Timers timers, CtnEvents events) {
        this.terminals = terminals;
        this.rules = rules;
        this.timers = timers;
        this.events = events;
    }

    /**
     * Takes a part. Refused, in this order: TRANSFER_TOO_LARGE, TRANSFER_OUT_OF_ORDER, TRANSFERS_TOO_MANY,
     * TRANSFER_UNKNOWN.
     */
    RejectReason take(
            int terminalId,
            long transferId,
            int part,
            int of,
            long wholeLengthBytes,
            int partLengthBytes,
            Digest wholeDigest,
            long sequence,
            long timeNs) {
        if (wholeLengthBytes > rules.value(RuleId.TRANSFER_MAX_BYTES)) {
            return RejectReason.TRANSFER_TOO_LARGE;
        }
        if (transferId == 0 || part < 1 || of < part || partLengthBytes < 1 || wholeLengthBytes < of) {
            return RejectReason.TRANSFER_OUT_OF_ORDER;
        }
        int at = find(terminalId, transferId);
        if (part == 1) {
            return begin(
                    at, terminalId, transferId, of, wholeLengthBytes, partLengthBytes, wholeDigest, sequence, timeNs);
        }
        if (at < 0) {
            return RejectReason.TRANSFER_UNKNOWN;
        }
        boolean isNext = part == received[at] + 1
                && of == parts[at]
                && wholeLengthBytes == wholeBytes[at]
                && receivedBytes[at] + partLengthBytes <= wholeBytes[at]
                && wholeDigest.isAt(digest, at * Digest.LONGS);
        if (!isNext) {
            return RejectReason.TRANSFER_OUT_OF_ORDER;
        }
        // Decided: the part is taken.
        received[at] = part;
        receivedBytes[at] += partLengthBytes;
        deadlineNs[at] = timeNs + expiryNs();
        return RejectReason.NONE;
    }

    /** Why a transfer cannot be submitted; NONE if all its parts are there. */
    RejectReason checkComplete(int terminalId, long transferId, Digest wholeDigest) {
        int at = find(terminalId, transferId);
        if (at < 0) {
            return RejectReason.TRANSFER_UNKNOWN;
        }
        if (!wholeDigest.isAt(digest, at * Digest.LONGS)) {
            return RejectReason.TRANSFER_OUT_OF_ORDER;
        }
        return received[at] == parts[at] && receivedBytes[at] == wholeBytes[at]
                ? RejectReason.NONE
                : RejectReason.TRANSFER_INCOMPLETE;
    }

    /** Takes a transfer away and gives the sequence of its first part. */
    long remove(int terminalId, long transferId) {
        int at = find(terminalId, transferId);
        long first = firstSequence[at];
        removeAt(at);
        return first;
    }

    /** A timer fired: drops the transfer if it still stands there, or waits on if it moved since. */
    public void expire(long transferFirstSequence, long sequence, long timeNs) {
        for (int i = 0; i < size; i++) {
            if (firstSequence[i] != transferFirstSequence) {
                continue;
            }
            if (deadlineNs[i] > timeNs) {
                timers.set(deadlineNs[i], sequence, TimerKind.TRANSFER_EXPIRY, transferFirstSequence);
                return;
            }
            // Decided: dropped.
            int ofTerminal = terminal[i];
            long dropped = id[i];
            removeAt(i);
            events.transferDropped(
                    terminals.participant(ofTerminal),
                    terminals.letter(ofTerminal),
                    dropped,
                    RejectReason.TRANSFER_EXPIRED.code());
            return;
        }
    }

    public int size() {
        return size;
    }

    public int terminal(int i) {
        return terminal[i];
    }

    public long id(int i) {
        return id[i];
    }

    public int received(int i) {
        return received[i];
    }

    public int parts(int i) {
        return parts[i];
    }

    public long wholeBytes(int i) {
        return wholeBytes[i];
    }

    public long receivedBytes(int i) {
        return receivedBytes[i];
    }

    public long firstSequence(int i) {
        return firstSequence[i];
    }

    public long deadlineNs(int i) {
        return deadlineNs[i];
    }

    /** Reads the digest of the whole message. */
    public Digest digest(int i, Digest into) {
        return into.set(digest, i * Digest.LONGS);
    }

    /** Puts back what a snapshot holds, behind the others. */
    public void restore(
            int terminalId,
            long transferId,
            int receivedParts,
            int of,
            long wholeLengthBytes,
            long gotBytes,
            long first,
            long deadline,
            Digest wholeDigest) {
        int at = size++;
        terminal[at] = terminalId;
        id[at] = transferId;
        received[at] = receivedParts;
        parts[at] = of;
        wholeBytes[at] = wholeLengthBytes;
        receivedBytes[at] = gotBytes;
        firstSequence[at] = first;
        deadlineNs[at] = deadline;
        wholeDigest.copyTo(digest, at * Digest.LONGS);
    }

    private RejectReason begin(
            int at,
            int terminalId,
            long transferId,
            int of,
            long wholeLengthBytes,
            int partLengthBytes,
            Digest wholeDigest,
            long sequence,
            long timeNs) {
        if (partLengthBytes > wholeLengthBytes) {
            return RejectReason.TRANSFER_OUT_OF_ORDER;
        }
        if (at < 0 && (size == MAX_OPEN || countOf(terminalId) == MAX_OF_TERMINAL)) {
            return RejectReason.TRANSFERS_TOO_MANY;
        }
        // Decided: the transfer begins, or begins anew.
        if (at >= 0) {
            removeAt(at);
        }
        long deadline = timeNs + expiryNs();
        restore(terminalId, transferId, 1, of, wholeLengthBytes, partLengthBytes, sequence, deadline, wholeDigest);
        timers.set(deadline, sequence, TimerKind.TRANSFER_EXPIRY, sequence);
        return RejectReason.NONE;
    }

    private long expiryNs() {
        return rules.value(RuleId.TRANSFER_EXPIRY_SECONDS) * NS_PER_SECOND;
    }

    private int countOf(int terminalId) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (terminal[i] == terminalId) {
                count++;
            }
        }
        return count;
    }

    private int find(int terminalId, long transferId) {
        for (int i = 0; i < size; i++) {
            if (terminal[i] == terminalId && id[i] == transferId) {
                return i;
            }
        }
        return -1;
    }

    private void removeAt(int at) {
        int last = --size;
        for (int i = at; i < last; i++) {
            terminal[i] = terminal[i + 1];
            id[i] = id[i + 1];
            received[i] = received[i + 1];
            parts[i] = parts[i + 1];
            wholeBytes[i] = wholeBytes[i + 1];
            receivedBytes[i] = receivedBytes[i + 1];
            firstSequence[i] = firstSequence[i + 1];
            deadlineNs[i] = deadlineNs[i + 1];
            System.arraycopy(digest, (i + 1) * Digest.LONGS, digest, i * Digest.LONGS, Digest.LONGS);
        }
    }
}

package az.ecbar.pair;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a node found when it replayed a part of its journal with a fresh ledger, up to the place where the two nodes
 * differ, and compared that with its own live result. Immutable.
 */
public final class ReplayTrace {
    /** Hashes that a trace names at most: those of the newest commands. */
    public static final int MAX_HASHES = 65_536;

    /** Parts of the state that a trace names at most. */
    public static final int MAX_COMPONENTS = 64;

    private final long sequence;
    private final Finding finding;
    private final long first;
    private final long[] hashes;
    private final List<Component> components;

    /** What came of it; its code is what is sent. */
    public enum Finding {
        /** The fresh ledger contradicts the live one, which had a fault in memory. */
        FAULT(1),
        /** The fresh ledger says what the live one said. */
        STANDS(2),
        /** It was found before that the owner of that time had a fault; the hash point counts no more. */
        PASSED_OVER(3),
        /** Of a snapshot: the fresh ledger has the same state. */
        SNAPSHOT_STANDS(4),
        /** Of a snapshot: the fresh ledger has another state; the replay that took it had a fault in memory. */
        SNAPSHOT_FAULT(5);

        private static final Finding[] ALL = values();

        private final int code;

        Finding(int code) {
            this.code = code;
        }

        /** What is sent. */
        public int code() {
            return code;
        }

        /** Whether one has this code. */
        public static boolean isKnown(int code) {
            return code >= 1 && code <= ALL.length;
        }

        /** That of a code. */
        public static Finding of(int code) {
            return ALL[code - 1];
        }
    }

    /**
     * A part of the state, as the fresh ledger has it.
     *
     * @param template of its records in a snapshot
     * @param digest over all of them
     */
    public record Component(int template, long digest) {}

    /**
     * @param sequence of the hash point or the snapshot
     * @param first sequence of the command behind which the first hash stands
     * @param hashes the event hash behind each command from there on
     */
    public ReplayTrace(long sequence, Finding finding, long first, long[] hashes, List<Component> components) {
        if (hashes.length > MAX_HASHES || components.size() > MAX_COMPONENTS) {
            throw new IllegalArgumentException("more than a trace names");
        }
        this.sequence = sequence;
        this.finding = finding;
        this.first = first;
        this.hashes = hashes.clone();
        this.components = List.copyOf(components);
    }

    /** Without details. */
    public static ReplayTrace of(long sequence, Finding finding) {
        return new ReplayTrace(sequence, finding, 0, new long[0], List.of());
    }

    /** Sequence of the hash point or the snapshot. */
    public long sequence() {
        return sequence;
    }

    /** What came of it. */
    public Finding finding() {
        return finding;
    }

    /** How many hashes there are. */
    public int hashCount() {
        return hashes.length;
    }

    /** Sequence of the command behind which the first hash stands. */
    public long firstSequence() {
        return first;
    }

    /** The hash behind a command, counted from 0. */
    public long hash(int place) {
        return hashes[place];
    }

    /** The parts of the state. */
    public List<Component> components() {
        return components;
    }

    /** The first command after which the two had said different things; 0 if both name none. */
    public long firstDifference(ReplayTrace other) {
        long from = Math.max(first, other.first);
        long to = Math.min(first + hashes.length, other.first + other.hashes.length);
        for (long at = from; at < to; at++) {
            if (hashes[(int) (at - first)] != other.hashes[(int) (at - other.first)]) {
                return at;
            }
        }
        return 0;
    }

    /** The templates of the parts of the state in which the two differ at their end. */
    public List<Integer> differingComponents(ReplayTrace other) {
        return Stream.concat(components.stream(), other.components.stream())
                .filter(one -> !components.contains(one) || !other.components.contains(one))
                .map(Component::template)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReplayTrace trace
                && sequence == trace.sequence
                && finding == trace.finding
                && first == trace.first
                && Arrays.equals(hashes, trace.hashes)
                && components.equals(trace.components);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence) * 31 + Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return finding + " at sequence " + sequence;
    }
}

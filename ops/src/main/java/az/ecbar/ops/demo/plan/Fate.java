package az.ecbar.ops.demo.plan;

/** What becomes of a message in the end. */
public sealed interface Fate {
    /** Executed. */
    record Settled(boolean hasWaited) implements Fate {}

    /** Refused by SMT900 with this internal code. */
    record Refused(int code) implements Fate {}

    /** Annulled by SMT701 with this internal code, after it waited or at once. */
    record Annulled(int code, boolean hasWaited) implements Fate {}
}

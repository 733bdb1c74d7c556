package az.ecbar.ring;

/**
 * Whether banks' inputs are admitted; the edge answers WAIT otherwise. Operators' inputs always are.
 *
 * <p>Written by the core agent, read by any thread.
 */
public enum Admission {
    /** Inputs are taken. */
    OPEN,
    /** The wall clock moved away from the monotonic clock; two operators decide (design D3). */
    CLOCK_IN_DOUBT,
    /** Space is running out below the first mark (design D15). */
    SPACE_LOW,
    /** Too much is sequenced and not committed, as the standby does not acknowledge it (design D22). */
    STANDBY_BEHIND,
    /** The other node is about to lead, or this one may not lead alone any longer. */
    HANDING_OVER
}

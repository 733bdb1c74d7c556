package az.ecbar.ops.continuity;

/** How a duty stands. */
public enum DutyState {
    /** Its deadline is still to come. */
    OPEN,
    /** Its deadline is near: a reminder is due. */
    DUE,
    /** Done in time. */
    MET,
    /** Done after the deadline. */
    LATE,
    /** Not done, and the deadline is over. */
    MISSED;

    /** Whether somebody should do something about it. */
    public boolean wantsAttention() {
        return this == DUE || this == MISSED;
    }
}

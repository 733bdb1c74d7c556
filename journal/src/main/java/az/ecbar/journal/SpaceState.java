package az.ecbar.journal;

/** How much room the journal has left, as a rule for those who admit input. */
public enum SpaceState {
    /** Enough. */
    ENOUGH,
    /** Below the first mark: new input is refused; what was admitted is still written. */
    LOW,
    /** Below the second mark, or space could not be reserved: the node stops cleanly. */
    STOP
}

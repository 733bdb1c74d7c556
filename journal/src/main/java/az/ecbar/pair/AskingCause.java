package az.ecbar.pair;

/** Why a node asks for an epoch. */
enum AskingCause {
    /** It owned when it was stopped. */
    START,
    /** It leads, and the other node has promised more. */
    REFUSED,
    /** The owner handed over to it. */
    HANDED_OVER,
    /** The witness granted it an epoch that it never led. */
    NAMED,
    /** Operators, or their standing order, want it to lead alone. */
    ORDERED
}

package az.ecbar.pair;

/**
 * What a node does; its code is what is sent. Every change passes {@code PairAgent.transitionTo}.
 *
 * <pre>
 *  from      when                                                        forced first                  to
 *  WAITING   its mode is PAIR or ALONE; HAND_OVER; operators promote;    promised = e                  ASKING e
 *            the witness names it
 *  LEADING   operators detach; the standing order; an epoch too old      promised = e                  ASKING e
 *  ASKING e  the peer grants e, its tail taken                           owned = e, mode kept or PAIR  LEADING e
 *  ASKING e  the witness grants e; two operators certify                 owned = e, mode ALONE         LEADING e
 *  ASKING e  refused, or nothing heard                                   promised = e' &gt; e           ASKING e'
 *  ASKING e  a later owner is known, or a promotion is given up          -                             WAITING
 *  LEADING   drained, for HAND_OVER                                      mode STANDBY                  WAITING
 *  any       FOLLOW of an epoch not below promised, led by the other     promised, mode STANDBY        WAITING
 *  not ASKING  it grants e                                               promised = e, mode STANDBY    WAITING
 * </pre>
 */
public enum PairState {
    /** Follows whoever leads, or waits for somebody to. */
    WAITING(0),
    /** Has forced a new epoch as promised and waits for a grant; releases nothing. */
    ASKING(1),
    /** Sequences and releases. */
    LEADING(2);

    private static final PairState[] ALL = values();

    private final int code;

    PairState(int code) {
        this.code = code;
    }

    /** The byte that is stored and sent for it. */
    public int code() {
        return code;
    }

    /** Whether a received byte is a state. */
    public static boolean isKnown(int code) {
        return code >= 0 && code < ALL.length;
    }

    /** The state of a byte that {@link #isKnown}. */
    public static PairState of(int code) {
        return ALL[code];
    }
}

package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import org.agrona.DirectBuffer;

/** The one door through which a role ends itself; {@link PairAgent} stands behind it. */
interface Transitions {
    /** Forces a new epoch as promised and asks for it. */
    void ask(AskingCause cause, DirectBuffer orders);

    /** Leads the promised epoch. */
    void lead(Grant.By by, DirectBuffer orders);

    /** Leads the promised epoch by a certificate, from the same write on with the new witness that it names, if any. */
    void leadCertified(PairOrder order);

    /** Leads no more, asks no more, follows nobody yet. */
    void awaitOwner();

    /** Forces mode STANDBY and lets the other node ask. */
    void handOver();

    /** Promises the other node the epoch that it asks for. */
    void grant(int epoch);

    /** Forces the epoch of the other node as promised, if it is newer, and follows. */
    void follow(PairFrame.Follow follow);
}

package az.ecbar.pair;

import org.agrona.DirectBuffer;

/**
 * By what a node may lead an epoch; it goes into the epoch's first record.
 *
 * @param epoch the epoch
 * @param isAlone whether it commits alone
 * @param by who granted it
 * @param orders the signed orders of the operators, if they asked for it or certified it; empty otherwise
 */
public record Grant(int epoch, boolean isAlone, By by, DirectBuffer orders) {
    /** Who grants an epoch. */
    public enum By {
        /** Nobody was asked: mode solo, which knows no other node. */
        SOLO,
        /** The other node, which has promised to take nothing older. */
        PEER,
        /** The witness. */
        WITNESS,
        /** Two operators, who certify what docs/replication.md says. */
        CERTIFICATE
    }
}

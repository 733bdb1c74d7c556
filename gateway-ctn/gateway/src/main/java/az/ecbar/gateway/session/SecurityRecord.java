package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;

/**
 * Where everything goes that was refused before it got a number (D19): it is never journalled as input. Called
 * on the edge's thread, rate-limited by {@link RefusalLog}; must not block.
 */
public interface SecurityRecord {

    /**
     * One refusal, or a line that stands for many.
     *
     * @param participant BIC11, empty if nobody has logged on
     * @param suppressed how many of the same kind were left out since the last line
     */
    void onRefusal(long utcNs, String peerAddress, String participant, CtnCode code, String detail, long suppressed);

    /**
     * A bank holds a receipt or an output that this node does not know (D14). Its session is refused; whether
     * admission stops for all is the node's decision, because a claim alone proves nothing.
     */
    void onCentreBehind(long utcNs, String participant, char terminal, String detail);
}

package az.ecbar.ops.node;

import az.ecbar.ctn.CtnCode;
import az.ecbar.gateway.session.SecurityRecord;
import az.ecbar.trust.certificate.UtcNs;

/**
 * The security record of a node on its standard error, one line for each refusal; how many lines there are at most is
 * bounded by the sessions.
 *
 * <p>Called on the edge's thread.
 */
final class SecurityLog implements SecurityRecord {
    @Override
    public void onRefusal(
            long utcNs, String peerAddress, String participant, CtnCode code, String detail, long suppressed) {
        System.err.println("SECURITY " + UtcNs.toInstant(utcNs) + " " + peerAddress + " " + participant + " " + code
                + " " + detail + (suppressed > 0 ? " (and " + suppressed + " more)" : ""));
    }

    @Override
    public void onCentreBehind(long utcNs, String participant, char terminal, String detail) {
        System.err.println("ALARM " + UtcNs.toInstant(utcNs) + " " + participant + terminal
                + " holds what this node does not know: " + detail);
    }
}

package az.ecbar.gateway.session;

import az.ecbar.ctn.frame.EnvelopeFrame;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.gateway.outbox.OutputSource;
import java.util.concurrent.TimeUnit;

/**
 * The limits of the centre's side (D22). Each one has its own code in the protocol.
 *
 * @param centreBic to which all leaves of the sessions are addressed
 * @param limits told to each bank in the answer to its logon; a frame bears the longest output
 * @param maxConnections of all together
 * @param maxConnectionsPerParticipant logged on or logging on
 * @param logonTimeoutNs from the connection to the end of the logon
 * @param logonsPerMinute of one participant
 * @param refusalsPerMinute of one connection, before it is closed
 * @param signatureToleranceNs how far the time under a bank's signature may be from ours
 * @param acknowledgeIntervalNs the least time between two AcknowledgeOutputs commands of one session
 * @param certificateCheckNs how often the certificate of an open session is checked again
 */
public record SessionServerConfig(
        String centreBic,
        SessionLimits limits,
        int maxConnections,
        int maxConnectionsPerParticipant,
        long logonTimeoutNs,
        int logonsPerMinute,
        int refusalsPerMinute,
        long signatureToleranceNs,
        long acknowledgeIntervalNs,
        long certificateCheckNs) {
    public SessionServerConfig {
        if (limits.maxFrameBytes() < OutputSource.MAX_OUTPUT_BYTES + EnvelopeFrame.OVERHEAD) {
            throw new IllegalArgumentException(
                    "a frame of " + limits.maxFrameBytes() + " bytes does not bear the longest output");
        }
    }

    /** The usual limits. */
    public static SessionServerConfig usual(String centreBic) {
        return new SessionServerConfig(
                centreBic,
                SessionLimits.usual(),
                512,
                8,
                TimeUnit.SECONDS.toNanos(10),
                60,
                120,
                TimeUnit.MINUTES.toNanos(10),
                TimeUnit.SECONDS.toNanos(1),
                TimeUnit.SECONDS.toNanos(10));
    }

    /** The same with other limits of a session. */
    public SessionServerConfig withLimits(SessionLimits other) {
        return new SessionServerConfig(
                centreBic,
                other,
                maxConnections,
                maxConnectionsPerParticipant,
                logonTimeoutNs,
                logonsPerMinute,
                refusalsPerMinute,
                signatureToleranceNs,
                acknowledgeIntervalNs,
                certificateCheckNs);
    }
}

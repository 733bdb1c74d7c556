package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.envelope.SealedFrames;
import az.ecbar.ctn.frame.CreditFrame;
import az.ecbar.ctn.frame.HeartbeatFrame;
import az.ecbar.ctn.frame.PartTakenFrame;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.Signatory;
import java.util.concurrent.TimeUnit;

/**
 * What is due in an open session at a step: its limits of time and its certificate first, then answers and outputs in
 * one signed envelope, progress, acknowledgements towards the ledger, a heartbeat. Owned by the edge's thread.
 */
final class SessionStep {
    private static final int RETRY_AFTER_MS = 1_000;

    private final SessionServerConfig config;
    private final SessionServer.Ports ports;
    private final Connections connections;
    private final InputIntake intake;
    private final SessionCounters counters;
    private final long idleNs;
    private final long heartbeatNs;

    SessionStep(
            SessionServerConfig config,
            SessionServer.Ports ports,
            Connections connections,
            InputIntake intake,
            SessionCounters counters) {
        this.config = config;
        this.ports = ports;
        this.connections = connections;
        this.intake = intake;
        this.counters = counters;
        this.idleNs = TimeUnit.MILLISECONDS.toNanos(config.limits().idleMs());
        this.heartbeatNs = TimeUnit.MILLISECONDS.toNanos(config.limits().heartbeatMs());
    }

    /** Returns 0 if there was nothing to do. */
    int step(PeerConnection connection, ServerSession session) {
        long nowNs = connections.nowNs();
        if (nowNs - session.receivedAtNs >= idleNs) {
            connections.fail(
                    connection,
                    CtnCode.IDLE,
                    "nothing came for " + config.limits().idleMs() + " ms");
            return 1;
        }
        if (nowNs - session.sentAtNs >= idleNs) {
            connections.fail(
                    connection,
                    CtnCode.SLOW_READER,
                    "nothing could be sent for " + config.limits().idleMs() + " ms");
            return 1;
        }
        if (nowNs - session.certificateCheckedAtNs >= config.certificateCheckNs()
                && !isStillCertified(connection, session)) {
            return 1;
        }
        int work = sendEnvelope(connection, session)
                + sendProgress(connection, session)
                + connections.acknowledgeOutputs(session, config.acknowledgeIntervalNs());
        if (nowNs - session.sentAtNs >= heartbeatNs) {
            int length = HeartbeatFrame.encode(connections.control(), 0, session.id);
            work += connections.send(connection, length) ? 1 : 0;
        }
        return work;
    }

    private boolean isStillCertified(PeerConnection connection, ServerSession session) {
        session.certificateCheckedAtNs = connections.nowNs();
        Signatory signatory = ports.directory().find(session.who.signer());
        Verdict verdict = signatory == null
                ? null
                : signatory.verdictAt(session.who.expectation(), ports.clock().utcNs());
        if (verdict != null
                && verdict.isValid()
                && ports.directory().isRegistered(session.who.signer(), session.who.bic())) {
            return true;
        }
        CtnCode code =
                verdict == null || verdict.isValid() ? CtnCode.CERTIFICATE_REVOKED : SealedFrames.codeOf(verdict);
        connections.fail(connection, code, "the certificate is no longer accepted");
        return false;
    }

    private int sendEnvelope(PeerConnection connection, ServerSession session) {
        if (session.envelopeLength == 0) {
            session.envelope.begin();
            session.answers.drainTo(session.envelope, counters);
            session.outputs.fill();
            if (session.envelope.isEmpty()) {
                return 0;
            }
            session.envelopeLength = session.envelope.finish(ports.clock().utcNs());
            counters.envelopesOut++;
            counters.outputs += session.outputs.keepProofs();
        }
        if (!ports.transport().send(connection.id(), session.envelope.buffer(), 0, session.envelopeLength)) {
            return 0;
        }
        session.envelopeLength = 0;
        session.sentAtNs = connections.nowNs();
        return 1;
    }

    private int sendProgress(PeerConnection connection, ServerSession session) {
        if (session.progressedTransfer == 0) {
            return 0;
        }
        int length = PartTakenFrame.encode(
                connections.control(), 0, session.id, session.progressedTransfer, session.progressedPart, CtnCode.NONE);
        if (!connections.send(connection, length)) {
            return 0;
        }
        session.progressedTransfer = 0;
        return 1;
    }

    /** Tells a bank to wait if admission is stopped. */
    void tellStop(PeerConnection connection, ServerSession session) {
        if (intake.closedTo(session) != CtnCode.NONE) {
            tellAdmission(connection, session);
        }
    }

    /** Tells a bank how much it may send from now on; an operator is never held up. */
    void tellAdmission(PeerConnection connection, ServerSession session) {
        if (!session.who.isOperator()) {
            CtnCode code = intake.closedTo(session);
            int credit = code == CtnCode.NONE ? session.credit : 0;
            connections.send(
                    connection, CreditFrame.encode(connections.control(), 0, session.id, credit, code, RETRY_AFTER_MS));
        }
    }
}

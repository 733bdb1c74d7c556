package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.ctn.frame.AcknowledgeFrame;
import az.ecbar.ctn.frame.ErrorFrame;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.FrameType;
import az.ecbar.ctn.frame.HeartbeatFrame;
import az.ecbar.ctn.frame.LogoutFrame;
import az.ecbar.gateway.session.InputIntake.Intake;
import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.BcscCertificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * Takes what the transport hands out: connections, and frames, each to where it belongs in the state of its connection.
 * Owned by the edge's thread.
 *
 * @rule 4.26.2
 */
final class FrameReceiver implements TransportHandler {
    private final AcknowledgeFrame acknowledgeFrame = new AcknowledgeFrame();
    private final SessionServerConfig config;
    private final Connections connections;
    private final LogonCheck logonCheck;
    private final SessionOpening opening;
    private final InputIntake intake;
    private final ViewAnswers views;
    private final RefusalLog refusals;
    private final Clock clock;
    /** Longer than a peer that is there is ever silent. */
    private final long aliveNs;

    private long lastOpeningId;

    /** @param firstOpeningId openings are numbered from the next one on */
    FrameReceiver(
            SessionServerConfig config,
            Connections connections,
            LogonCheck logonCheck,
            SessionOpening opening,
            InputIntake intake,
            ViewAnswers views,
            RefusalLog refusals,
            Clock clock,
            long firstOpeningId) {
        this.config = config;
        this.connections = connections;
        this.logonCheck = logonCheck;
        this.opening = opening;
        this.intake = intake;
        this.views = views;
        this.refusals = refusals;
        this.clock = clock;
        this.aliveNs = TimeUnit.MILLISECONDS.toNanos(config.limits().heartbeatMs()) * 3 / 2;
        this.lastOpeningId = firstOpeningId;
    }

    @Override
    public void onConnected(long id, List<BcscCertificate> peerChain, String peerAddress) {
        PeerConnection connection = new PeerConnection(id, peerChain, peerAddress, connections.nowNs());
        connections.connected(connection);
        if (connections.size() > config.maxConnections()) {
            connections.fail(
                    connection, CtnCode.TOO_MANY_CONNECTIONS, "all " + config.maxConnections() + " are in use");
        }
    }

    @Override
    public boolean onFrame(long id, DirectBuffer buffer, int offset, int length) {
        PeerConnection connection = connections.find(id);
        if (connection == null) {
            return true;
        }
        CtnCode code = FrameHeader.check(buffer, offset, length);
        if (code == CtnCode.NONE && length > limitOf(connection)) {
            code = CtnCode.FRAME_TOO_LARGE;
        }
        if (code != CtnCode.NONE) {
            connections.fail(connection, code, "a frame of " + length + " bytes");
            return true;
        }
        FrameType type = FrameHeader.type(buffer, offset);
        ServerSession session = connection.session();
        if (session != null) {
            return onSessionFrame(connection, session, type, buffer, offset, length);
        }
        if (type == FrameType.LOGON && connection.state() == ConnectionState.CONNECTED) {
            onLogon(connection, buffer, offset, length);
        } else if (type == FrameType.ERROR || type == FrameType.LOGOUT) {
            connections.drop(connection);
        } else {
            connections.fail(connection, CtnCode.UNEXPECTED_FRAME, type + " while " + connection.state());
        }
        return true;
    }

    private int limitOf(PeerConnection connection) {
        return connection.state() == ConnectionState.ACTIVE
                ? config.limits().maxFrameBytes()
                : FrameHeader.MAX_LOGON_LENGTH;
    }

    private void onLogon(PeerConnection connection, DirectBuffer buffer, int offset, int length) {
        LogonCheck.Result result =
                logonCheck.check(connection.chain(), buffer, offset, length, connections.nowNs(), clock.utcNs());
        switch (result) {
            case LogonCheck.Result.Refused refused -> connections.fail(connection, refused.code(), refused.text());
            case LogonCheck.Result.Good good -> {
                if (connections.countOf(good.who().bic()) >= config.maxConnectionsPerParticipant()) {
                    connections.fail(
                            connection,
                            CtnCode.TOO_MANY_CONNECTIONS,
                            "more than " + config.maxConnectionsPerParticipant() + " of one participant");
                    return;
                }
                if (connections.hasLaterLogon(good.who(), aliveNs)) {
                    connections.fail(
                            connection,
                            CtnCode.SESSION_REFUSED,
                            "a connection on which this terminal logged on later is still there");
                    return;
                }
                connection.authenticated(good.who(), ++lastOpeningId);
                opening.ask(connection);
            }
        }
    }

    private boolean onSessionFrame(
            PeerConnection connection,
            ServerSession session,
            FrameType type,
            DirectBuffer buffer,
            int offset,
            int length) {
        session.receivedAtNs = connections.nowNs();
        long named = FrameHeader.sessionId(buffer, offset);
        if (named != session.id) {
            connections.fail(connection, CtnCode.WRONG_SESSION, "a frame of session " + named);
            return true;
        }
        switch (type) {
            case ENVELOPE -> {
                return after(connection, intake.onEnvelope(session, buffer, offset, length, connections.nowNs()));
            }
            case PART -> {
                return after(connection, intake.onPart(session, buffer, offset, length, connections.nowNs()));
            }
            case ACKNOWLEDGE -> onAcknowledge(connection, session, buffer, offset, length);
            case HEARTBEAT -> {
                if (HeartbeatFrame.check(buffer, offset, length) != CtnCode.NONE) {
                    connections.fail(connection, CtnCode.MALFORMED_FRAME, "a heartbeat");
                }
            }
            case LOGOUT -> {
                connections.send(connection, LogoutFrame.encode(connections.control(), 0, session.id, CtnCode.NONE));
                connections.drop(connection);
            }
            case ERROR -> onError(connection, buffer, offset, length);
            case VIEW -> onView(connection, session, buffer, offset, length);
            case LOGON, LOGON_ANSWER, PART_TAKEN, CREDIT, VIEWED ->
                connections.fail(connection, CtnCode.UNEXPECTED_FRAME, type + " in an open session");
        }
        return true;
    }

    private boolean after(PeerConnection connection, Intake outcome) {
        if (outcome == Intake.FAILED) {
            connections.fail(connection, intake.failure(), intake.detail());
        }
        return outcome != Intake.BLOCKED;
    }

    private void onAcknowledge(
            PeerConnection connection, ServerSession session, DirectBuffer buffer, int offset, int length) {
        CtnCode code = acknowledgeFrame.wrap(buffer, offset, length);
        if (code == CtnCode.NONE) {
            code = session.outputs.onAcknowledge(acknowledgeFrame.upTo());
        }
        if (code != CtnCode.NONE) {
            connections.fail(connection, code, "an acknowledgement of what was not sent, or malformed");
        }
    }

    private void onView(PeerConnection connection, ServerSession session, DirectBuffer buffer, int offset, int length) {
        CtnCode code = views.onView(session, buffer, offset, length, connections.nowNs());
        if (code != CtnCode.NONE) {
            connections.fail(connection, code, "a request to view");
        } else if (views.length() > 0) {
            connections.send(connection, views.frame(), views.length());
        }
    }

    /** The bank ends the session and says why: a bad signature of ours is among the reasons (4.26.3). */
    private void onError(PeerConnection connection, DirectBuffer buffer, int offset, int length) {
        ErrorFrame error = new ErrorFrame();
        if (error.wrap(buffer, offset, length) == CtnCode.NONE) {
            refusals.add(
                    connections.nowNs(),
                    clock.utcNs(),
                    connection.address(),
                    connection.participant(),
                    error.code(),
                    "the bank says: " + error.text());
        }
        connections.drop(connection);
    }

    @Override
    public void onClosed(long id, CtnCode code, String text) {
        PeerConnection connection = connections.find(id);
        if (connection != null) {
            connections.drop(connection);
        } else if (code != CtnCode.NONE) {
            refusals.add(connections.nowNs(), clock.utcNs(), "", "", code, text);
        }
    }
}

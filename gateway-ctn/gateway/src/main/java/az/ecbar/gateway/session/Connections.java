package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.SessionTransport;
import az.ecbar.ctn.frame.ErrorFrame;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.port.Clock;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The connections of the centre, by what the transport and the ledger call them, and the one way in which each is
 * told something and ended. Owned by the edge's thread; the time of the present step is set once for all.
 */
final class Connections {
    private final Long2ObjectHashMap<PeerConnection> byId = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<PeerConnection> byOpening = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<PeerConnection> bySession = new Long2ObjectHashMap<>();
    private final UnsafeBuffer control = new UnsafeBuffer(new byte[FrameHeader.MAX_LOGON_LENGTH]);
    private final SessionTransport transport;
    private final Clock clock;
    private final RefusalLog refusals;
    private final SessionCommands commands;
    private final PendingCloses pendingCloses;
    private long nowNs;

    Connections(SessionTransport transport, Clock clock, RefusalLog refusals, SessionCommands commands) {
        this.transport = transport;
        this.clock = clock;
        this.refusals = refusals;
        this.commands = commands;
        this.pendingCloses = new PendingCloses(commands);
    }

    /** A step begins. Returns how many sessions' ends the ledger could be told that had to wait for the ring. */
    int beginStep() {
        nowNs = clock.monotonicNs();
        return pendingCloses.retry();
    }

    /** The monotonic time of the present step. */
    long nowNs() {
        return nowNs;
    }

    // ---- who is there

    void connected(PeerConnection connection) {
        byId.put(connection.id(), connection);
    }

    @Nullable
    PeerConnection find(long connectionId) {
        return byId.get(connectionId);
    }

    int size() {
        return byId.size();
    }

    int sessionCount() {
        return bySession.size();
    }

    /** How many are logged on, or logging on, as this participant. */
    int countOf(String bic) {
        int count = 0;
        for (PeerConnection connection : byId.values()) {
            count += connection.isOf(bic) ? 1 : 0;
        }
        return count;
    }

    /**
     * Whether a connection is there whose logon the same terminal signed later: then what arrives now was left behind on
     * the way, and its bank has given it up. One that has been silent is perhaps dead at its other end, and keeps nobody
     * out: its bank may have logged on again by a clock that was set back, or from its other site.
     */
    boolean hasLaterLogon(Authenticated logon, long silenceNs) {
        for (PeerConnection connection : byId.values()) {
            if (connection.isLaterLogonOf(logon) && nowNs - connection.heardNs() < silenceNs) {
                return true;
            }
        }
        return false;
    }

    /** All of them, so that each may end meanwhile. */
    PeerConnection[] all() {
        return byId.values().toArray(new PeerConnection[0]);
    }

    /** The ledger was asked to open a session. Its answer comes even if the connection is gone by then. */
    void asked(PeerConnection connection) {
        connection.asked();
        byOpening.put(connection.openingId(), connection);
    }

    /** The connection whose opening the ledger answers. */
    @Nullable
    PeerConnection takeOpening(long openingId) {
        return byOpening.remove(openingId);
    }

    void opened(PeerConnection connection, ServerSession session) {
        connection.opened(session);
        bySession.put(session.id, connection);
    }

    @Nullable
    PeerConnection ofSession(long sessionId) {
        return bySession.get(sessionId);
    }

    @Nullable
    ServerSession session(long sessionId) {
        PeerConnection connection = bySession.get(sessionId);
        return connection == null ? null : connection.session();
    }

    // ---- what they are told

    /** Where a frame that is not an envelope is encoded, from 0, before {@link #send}. */
    UnsafeBuffer control() {
        return control;
    }

    /** Sends what lies in {@link #control()}; false if the connection has no room. */
    boolean send(PeerConnection connection, int length) {
        return send(connection, control, length);
    }

    /** Sends a frame from the beginning of a buffer; false if the connection has no room. */
    boolean send(PeerConnection connection, DirectBuffer frame, int length) {
        boolean isSent = transport.send(connection.id(), frame, 0, length);
        ServerSession session = connection.session();
        if (isSent && session != null) {
            session.sentAtNs = nowNs;
        }
        return isSent;
    }

    /** Says why and closes. */
    void fail(PeerConnection connection, CtnCode code, String text) {
        ServerSession session = connection.session();
        refusals.add(nowNs, clock.utcNs(), connection.address(), connection.participant(), code, text);
        send(connection, ErrorFrame.encode(control, 0, session == null ? 0 : session.id, code, text));
        drop(connection);
    }

    /** A later session of the same terminal has taken the place of this one: the ledger knows. */
    void supersede(long sessionId) {
        PeerConnection older = bySession.remove(sessionId);
        if (older != null) {
            fail(older, CtnCode.SUPERSEDED, "a later logon of this terminal");
        }
    }

    /** Forgets a connection and what hangs on it; the ledger is told if a session was open. */
    void drop(PeerConnection connection) {
        if (byId.remove(connection.id()) == null) {
            return;
        }
        ServerSession session = connection.session();
        if (session != null && bySession.remove(session.id) != null) {
            acknowledgeOutputs(session, 0);
            closeSession(session.id, session.who);
        }
        connection.closed();
        transport.close(connection.id());
    }

    // ---- what the ledger is told

    void closeSession(long sessionId, Authenticated who) {
        pendingCloses.close(sessionId, who.bic(), who.terminal());
    }

    /** Tells the ledger what the peer has acknowledged, if the last time was so long ago. Returns 1 if it was told. */
    int acknowledgeOutputs(ServerSession session, long intervalNs) {
        long upTo = session.outputs.dueAcknowledgement(nowNs, intervalNs);
        if (upTo == 0 || !commands.acknowledgeOutputs(session.id, session.who.bic(), session.who.terminal(), upTo)) {
            return 0;
        }
        session.outputs.acknowledgementSent(upTo, nowNs);
        return 1;
    }
}

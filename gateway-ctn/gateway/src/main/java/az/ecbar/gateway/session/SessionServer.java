package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.SessionTransport;
import az.ecbar.ctn.frame.LogoutFrame;
import az.ecbar.gateway.outbox.OutputSource;
import az.ecbar.gateway.outbox.SentProofs;
import az.ecbar.port.Clock;
import az.ecbar.port.CommandSink;
import az.ecbar.port.Signer;
import org.agrona.DirectBuffer;

/**
 * The centre's side of all CTN sessions: a duty cycle of the edge's thread. It takes connections, checks logons,
 * asks the ledger for a session and answers when the event comes back through the gate, takes envelopes and
 * hands their messages on, signs answers and outputs, and minds every limit.
 *
 * <pre>
 *   transport ──▶ FrameReceiver ─▶ LogonCheck, SessionOpening ──▶ ring
 *                      └────────▶ InputIntake ──▶ translator ──▶ ring
 *   gate ──▶ SessionEventReader ──▶ LedgerAnswers ──▶ SessionOpening, answers that wait
 *   each step ──▶ SessionStep ──▶ transport
 * </pre>
 *
 * <p>Races of two connections of one terminal are decided by the ring: the later OpenCtnSession supersedes, and
 * the ledger refuses what the older session still sends. Time is asked of the clock once per step.
 *
 * @rule 4.26.2
 */
public final class SessionServer {
    private static final int POLL_LIMIT = 256;

    /** What the server is connected to. */
    public record Ports(
            SessionTransport transport,
            CommandSink commands,
            Translators translators,
            OutputSource outputs,
            SentProofs proofs,
            ParticipantDirectory directory,
            SecurityRecord security,
            Signer signer,
            Clock clock) {}

    private final SessionCounters counters = new SessionCounters();
    private final SessionTransport transport;
    private final RefusalLog refusals;
    private final Connections connections;
    private final InputIntake intake;
    private final SessionStep step;
    private final SessionOpening opening;
    private final FrameReceiver receiver;
    private final SessionEventReader events;

    /**
     * @param centreCertificate DER of the certificate whose key signs, sent with each answer to a logon
     * @param instance names this start of the node, such as its UTC nanoseconds: openings of an earlier start whose
     *     events are replayed are told apart by it
     */
    public SessionServer(SessionServerConfig config, Ports ports, byte[] centreCertificate, long instance) {
        Clock clock = ports.clock();
        SessionCommands commands = new SessionCommands(ports.commands());
        transport = ports.transport();
        refusals = new RefusalLog(ports.security());
        connections = new Connections(transport, clock, refusals, commands);
        intake = new InputIntake(config, ports.directory(), refusals, counters, clock);
        step = new SessionStep(config, ports, connections, intake, counters);
        opening = new SessionOpening(
                config, ports, centreCertificate.clone(), connections, commands, refusals, counters, step);
        LogonCheck logonCheck = new LogonCheck(config, ports.directory());
        ViewAnswers views =
                new ViewAnswers(ports.translators().view(), config.limits().maxFrameBytes());
        receiver =
                new FrameReceiver(config, connections, logonCheck, opening, intake, views, refusals, clock, instance);
        events = new SessionEventReader(new LedgerAnswers(connections, opening, refusals, clock));
    }

    /** One step. Returns 0 if there was nothing to do. */
    public int doWork() {
        int work = connections.beginStep() + transport.poll(receiver, POLL_LIMIT);
        for (PeerConnection connection : connections.all()) {
            ServerSession session = connection.session();
            work += session == null ? opening.stepLogon(connection) : step.step(connection, session);
        }
        counters.connections = connections.size();
        counters.sessions = connections.sessionCount();
        return work;
    }

    /** One SBE event, header and body, from behind the gate; those that are not about sessions are ignored. */
    public void onEvent(DirectBuffer event, int offset, int length) {
        events.onEvent(event, offset, length);
    }

    /**
     * Refuses new inputs of banks from now on with this code, and tells the banks to wait; sessions and outputs go on.
     * Operators' inputs are taken all the same: they decide what ends the stop (design D3).
     */
    public void stopAdmission(CtnCode code) {
        intake.closeTo(code);
        tellAdmission();
    }

    /** Admits banks' inputs again. */
    public void resumeAdmission() {
        intake.closeTo(CtnCode.NONE);
        tellAdmission();
    }

    private void tellAdmission() {
        for (PeerConnection connection : connections.all()) {
            ServerSession session = connection.session();
            if (session != null) {
                step.tellAdmission(connection, session);
            }
        }
    }

    /** Logs everybody out: the node stops. Nothing more is taken; the transport is then closed by its owner. */
    public void stop() {
        for (PeerConnection connection : connections.all()) {
            ServerSession session = connection.session();
            long id = session == null ? 0 : session.id;
            connections.send(connection, LogoutFrame.encode(connections.control(), 0, id, CtnCode.CENTRE_STOPPING));
            connections.drop(connection);
        }
    }

    public SessionCounters counters() {
        return counters;
    }

    /** How many were refused with a code, in whatever form. */
    public long refusals(CtnCode code) {
        return refusals.count(code);
    }
}

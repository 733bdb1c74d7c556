package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.SessionTransport;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.SealedFrames;
import az.ecbar.ctn.frame.AcknowledgeFrame;
import az.ecbar.ctn.frame.CreditFrame;
import az.ecbar.ctn.frame.ErrorFrame;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.FrameType;
import az.ecbar.ctn.frame.HeartbeatFrame;
import az.ecbar.ctn.frame.LogonAnswerFrame;
import az.ecbar.ctn.frame.LogoutFrame;
import az.ecbar.ctn.frame.PartTakenFrame;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.gateway.inbound.InputOrigin;
import az.ecbar.gateway.outbox.OutputSource;
import az.ecbar.gateway.outbox.SentProofs;
import az.ecbar.gateway.session.InputIntake.Intake;
import az.ecbar.port.Clock;
import az.ecbar.port.CommandSink;
import az.ecbar.port.Signer;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.Signatory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The centre's side of all CTN sessions: a duty cycle of the edge's thread. It takes connections, checks logons,
 * asks the ledger for a session and answers when the event comes back through the gate, takes envelopes and
 * hands their messages on, signs answers and outputs, and minds every limit.
 *
 * <p>Races of two connections of one terminal are decided by the ring: the later OpenCtnSession supersedes, and
 * the ledger refuses what the older session still sends. Time is asked of the clock once per step.
 *
 * @rule 4.26.2
 */
public final class SessionServer {
    private static final int POLL_LIMIT = 256;
    private static final int RETRY_AFTER_MS = 1_000;

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

    private final AcknowledgeFrame acknowledgeFrame = new AcknowledgeFrame();
    private final UnsafeBuffer control = new UnsafeBuffer(new byte[FrameHeader.MAX_LOGON_LENGTH]);
    private final Long2ObjectHashMap<PeerConnection> connections = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<PeerConnection> openings = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<PeerConnection> sessions = new Long2ObjectHashMap<>();
    private final PendingCloses pendingCloses;
    private final SessionCounters counters = new SessionCounters();
    private final TransportHandler handler = new Handler();
    private final SessionServerConfig config;
    private final Ports ports;
    private final byte[] centreCertificate;
    private final SessionCommands commands;
    private final RefusalLog refusals;
    private final LogonCheck logonCheck;
    private final InputIntake intake;
    private final SessionEventReader events;
    private long lastOpeningId;
    private long nowNs;

    /**
     * @param centreCertificate DER of the certificate whose key signs, sent with each answer to a logon
     * @param instance names this start of the node, such as its UTC nanoseconds: openings of an earlier start whose
     *     events are replayed are told apart by it
     */
    public SessionServer(SessionServerConfig config, Ports ports, byte[] centreCertificate, long instance) {
        this.config = config;
        this.ports = ports;
        this.centreCertificate = centreCertificate.clone();
        this.commands = new SessionCommands(ports.commands());
        this.pendingCloses = new PendingCloses(commands);
        this.refusals = new RefusalLog(ports.security());
        this.logonCheck = new LogonCheck(config, ports.directory());
        this.intake = new InputIntake(config, ports.directory(), refusals, counters, ports.clock());
        this.events = new SessionEventReader(new Events());
        this.lastOpeningId = instance;
    }

    /** One step. Returns 0 if there was nothing to do. */
    public int doWork() {
        nowNs = ports.clock().monotonicNs();
        int work = ports.transport().poll(handler, POLL_LIMIT);
        work += pendingCloses.retry();
        for (PeerConnection connection : connectionsNow()) {
            work += step(connection);
        }
        counters.connections = connections.size();
        counters.sessions = sessions.size();
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
        sessions.values().forEach(this::tellAdmission);
    }

    /** Admits banks' inputs again. */
    public void resumeAdmission() {
        intake.closeTo(CtnCode.NONE);
        sessions.values().forEach(this::tellAdmission);
    }

    /** Logs everybody out: the node stops. Nothing more is taken; the transport is then closed by its owner. */
    public void stop() {
        for (PeerConnection connection : connectionsNow()) {
            ServerSession session = connection.session();
            send(connection, LogoutFrame.encode(control, 0, session == null ? 0 : session.id, CtnCode.CENTRE_STOPPING));
            drop(connection);
        }
    }

    public SessionCounters counters() {
        return counters;
    }

    /** How many were refused with a code, in whatever form. */
    public long refusals(CtnCode code) {
        return refusals.count(code);
    }

    private PeerConnection[] connectionsNow() {
        return connections.values().toArray(new PeerConnection[0]);
    }

    // ---- the step of one connection

    private int step(PeerConnection connection) {
        ServerSession session = connection.session();
        if (session == null) {
            return stepLogon(connection);
        }
        if (nowNs - session.receivedAtNs
                >= TimeUnit.MILLISECONDS.toNanos(config.limits().idleMs())) {
            fail(connection, CtnCode.IDLE, "nothing came for " + config.limits().idleMs() + " ms");
            return 1;
        }
        if (nowNs - session.sentAtNs
                >= TimeUnit.MILLISECONDS.toNanos(config.limits().idleMs())) {
            fail(
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
                + commandAcknowledgement(session, false);
        if (nowNs - session.sentAtNs
                >= TimeUnit.MILLISECONDS.toNanos(config.limits().heartbeatMs())) {
            work += send(connection, HeartbeatFrame.encode(control, 0, session.id)) ? 1 : 0;
        }
        return work;
    }

    private int stepLogon(PeerConnection connection) {
        if (nowNs - connection.connectedAtNs() >= config.logonTimeoutNs()) {
            boolean isRingFull = connection.state() == ConnectionState.ASKING;
            fail(connection, isRingFull ? CtnCode.RING_FULL : CtnCode.LOGON_TIMEOUT, "no logon in time");
            return 1;
        }
        return connection.state() == ConnectionState.ASKING && ask(connection) ? 1 : 0;
    }

    private boolean ask(PeerConnection connection) {
        Authenticated who = connection.authenticated();
        if (who == null || !commands.open(connection.openingId(), who.logon(), who.channel(), who.frame())) {
            return false;
        }
        connection.asked();
        openings.put(connection.openingId(), connection);
        return true;
    }

    private boolean isStillCertified(PeerConnection connection, ServerSession session) {
        session.certificateCheckedAtNs = nowNs;
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
        fail(connection, code, "the certificate is no longer accepted");
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
        session.sentAtNs = nowNs;
        return 1;
    }

    private int sendProgress(PeerConnection connection, ServerSession session) {
        if (session.progressedTransfer == 0) {
            return 0;
        }
        int length = PartTakenFrame.encode(
                control, 0, session.id, session.progressedTransfer, session.progressedPart, CtnCode.NONE);
        if (!send(connection, length)) {
            return 0;
        }
        session.progressedTransfer = 0;
        return 1;
    }

    private int commandAcknowledgement(ServerSession session, boolean isLast) {
        long upTo = session.outputs.dueAcknowledgement(nowNs, isLast ? 0 : config.acknowledgeIntervalNs());
        if (upTo == 0 || !commands.acknowledgeOutputs(session.id, session.who.bic(), session.who.terminal(), upTo)) {
            return 0;
        }
        session.outputs.acknowledgementSent(upTo, nowNs);
        return 1;
    }

    private boolean send(PeerConnection connection, int length) {
        boolean isSent = ports.transport().send(connection.id(), control, 0, length);
        ServerSession session = connection.session();
        if (isSent && session != null) {
            session.sentAtNs = nowNs;
        }
        return isSent;
    }

    private void tellAdmission(PeerConnection connection) {
        ServerSession session = connection.session();
        if (session != null && !session.who.isOperator()) {
            CtnCode code = intake.closedTo(session);
            int credit = code == CtnCode.NONE ? session.credit : 0;
            send(connection, CreditFrame.encode(control, 0, session.id, credit, code, RETRY_AFTER_MS));
        }
    }

    /** Says why and closes. */
    private void fail(PeerConnection connection, CtnCode code, String text) {
        ServerSession session = connection.session();
        refusals.add(nowNs, ports.clock().utcNs(), connection.address(), connection.participant(), code, text);
        send(connection, ErrorFrame.encode(control, 0, session == null ? 0 : session.id, code, text));
        drop(connection);
    }

    /** Forgets a connection and what hangs on it; the ledger is told if a session was open. */
    private void drop(PeerConnection connection) {
        if (connections.remove(connection.id()) == null) {
            return;
        }
        openings.remove(connection.openingId());
        ServerSession session = connection.session();
        if (session != null && sessions.remove(session.id) != null) {
            commandAcknowledgement(session, true);
            pendingCloses.close(session.id, session.who.bic(), session.who.terminal());
        }
        connection.closed();
        ports.transport().close(connection.id());
    }

    // ---- what the ledger says

    private final class Events implements SessionEventReader.Target {
        @Override
        public void onOpened(SessionEventReader.Opened opened) {
            PeerConnection older = sessions.remove(opened.supersededSessionId());
            if (older != null) {
                fail(older, CtnCode.SUPERSEDED, "a later logon of this terminal");
            }
            PeerConnection connection = openings.remove(opened.openingId());
            Authenticated who = connection == null ? null : connection.authenticated();
            if (connection == null || who == null || connection.state() != ConnectionState.OPENING) {
                return;
            }
            if (who.logon().receiptHeld() > opened.lastInput() || who.logon().outputHeld() > opened.lastOutput()) {
                onCentreBehind(connection, who, opened);
            } else if (who.logon().outputHeld() < opened.outputAcknowledged() && !who.isOperator()) {
                abandon(
                        connection,
                        who,
                        opened.sessionId(),
                        CtnCode.BANK_BEHIND,
                        "outputs up to " + opened.outputAcknowledged() + " were acknowledged, "
                                + who.logon().outputHeld() + " is held");
            } else {
                openSession(connection, who, opened);
            }
        }

        private void onCentreBehind(PeerConnection connection, Authenticated who, SessionEventReader.Opened opened) {
            String text = "the bank holds receipt " + who.logon().receiptHeld() + " and output "
                    + who.logon().outputHeld() + ", the ledger knows " + opened.lastInput() + " and "
                    + opened.lastOutput();
            refusals.centreBehind(ports.clock().utcNs(), who.bic(), who.terminal(), text);
            abandon(connection, who, opened.sessionId(), CtnCode.CENTRE_BEHIND, text);
        }

        private void abandon(PeerConnection connection, Authenticated who, long sessionId, CtnCode code, String text) {
            pendingCloses.close(sessionId, who.bic(), who.terminal());
            fail(connection, code, text);
        }

        @Override
        public void onRefused(long openingId, int reason) {
            PeerConnection connection = openings.remove(openingId);
            Authenticated who = connection == null ? null : connection.authenticated();
            if (connection == null || who == null) {
                return;
            }
            if (LedgerReasons.codeOf(reason) == CtnCode.UNKNOWN_OUTPUT) {
                String text = "the bank holds output " + who.logon().outputHeld() + ", the ledger does not";
                refusals.centreBehind(ports.clock().utcNs(), who.bic(), who.terminal(), text);
                fail(connection, CtnCode.CENTRE_BEHIND, text);
            } else {
                fail(connection, LedgerReasons.codeOf(reason), LedgerReasons.textOf(reason));
            }
        }

        @Override
        public void onClosed(long sessionId) {
            PeerConnection connection = sessions.get(sessionId);
            if (connection != null) {
                fail(connection, CtnCode.SESSION_REFUSED, "the ledger closed the session");
            }
        }

        @Override
        public void onTaken(SessionEventReader.Taken taken) {
            ServerSession session = sessionOf(taken.sessionId());
            if (session != null) {
                countAnswer(session, false);
                byte[] digest =
                        session.answers.addAck(taken.number(), taken.sequence(), taken.timeNs(), taken.isRepeated());
                taken.copyDigest(digest);
            }
        }

        @Override
        public void onRefusedInput(long sessionId, long number, long expected, int reason) {
            PeerConnection connection = sessions.get(sessionId);
            ServerSession session = sessionOf(sessionId);
            if (connection == null || session == null) {
                return;
            }
            CtnCode code = LedgerReasons.codeOf(reason);
            if (code.wireCode() < CtnCode.GAP.wireCode()) {
                fail(connection, code, LedgerReasons.textOf(reason));
                return;
            }
            boolean isOfTransfer = LedgerReasons.isOfTransfer(reason);
            // Answers come in the order of the inputs: what is refused of a transfer are its parts, then itself.
            countAnswer(session, isOfTransfer && session.outstandingParts > 0);
            if (number >= expected) {
                session.expected = Math.min(session.expected, expected);
            }
            if (isOfTransfer && session.isPartOneAwaited) {
                return;
            }
            if (isOfTransfer) {
                session.transferRefused();
            }
            long utcNs = ports.clock().utcNs();
            refusals.add(nowNs, utcNs, connection.address(), connection.participant(), code, "input " + number);
            session.refuse(number, code, LedgerReasons.textOf(reason), utcNs);
        }

        @Override
        public void onTransferProgress(long sessionId, long transferId, int part) {
            ServerSession session = sessionOf(sessionId);
            // A message in one piece may need parts in the ring, of which the bank knows nothing.
            if (session == null || session.outstandingParts == 0) {
                return;
            }
            countAnswer(session, true);
            if (!session.isPartOneAwaited) {
                session.progressedTransfer = transferId;
                session.progressedPart = part;
            }
        }

        private void countAnswer(ServerSession session, boolean isOfPart) {
            if (isOfPart) {
                session.outstandingParts = Math.max(0, session.outstandingParts - 1);
            } else {
                session.outstanding = Math.max(0, session.outstanding - 1);
            }
        }

        private @Nullable ServerSession sessionOf(long sessionId) {
            PeerConnection connection = sessions.get(sessionId);
            return connection == null ? null : connection.session();
        }
    }

    private void openSession(PeerConnection connection, Authenticated who, SessionEventReader.Opened opened) {
        Parties parties = new Parties(who.bic(), config.centreBic());
        SessionLimits limits = config.limits().withCredit(opened.credit());
        EnvelopeBuilder envelope =
                new EnvelopeBuilder(ports.signer(), parties.fromCentre(opened.sessionId()), opened.sessionId(), limits);
        OutputSender outputs = new OutputSender(
                ports.outputs(),
                ports.proofs(),
                opened.participantId(),
                who.terminal(),
                opened.sessionId(),
                // An operator holds nothing durably: what it acknowledged once is over.
                Math.max(who.logon().outputHeld(), opened.outputAcknowledged()),
                opened.outputAcknowledged(),
                config.limits().outputWindow(),
                who.isOperator() ? MessageKind.ANSWER : MessageKind.OUTPUT,
                envelope,
                nowNs);
        ServerSession session = new ServerSession(
                opened.sessionId(),
                who,
                parties.fromBank(opened.sessionId()),
                new InputOrigin(
                        opened.sessionId(),
                        who.bic(),
                        (byte) who.terminal(),
                        who.channel(),
                        SessionCommands.siteOf(who.logon()),
                        opened.certificateId()),
                who.isOperator()
                        ? ports.translators().operator()
                        : ports.translators().bank(),
                envelope,
                outputs,
                config.refusalsPerMinute(),
                limits.credit(),
                opened.lastInput() + 1,
                nowNs);
        connection.opened(session);
        sessions.put(session.id, connection);
        counters.logons++;
        if (!send(connection, encodeAnswer(who, parties, limits, opened))) {
            fail(connection, CtnCode.SLOW_READER, "the answer to the logon could not be sent");
        } else if (intake.closedTo(session) != CtnCode.NONE) {
            tellAdmission(connection);
        }
    }

    private int encodeAnswer(
            Authenticated who, Parties parties, SessionLimits limits, SessionEventReader.Opened opened) {
        long utcNs = ports.clock().utcNs();
        LogonAnswerFrame.encode(
                control,
                0,
                opened.sessionId(),
                who.nonce(),
                opened.lastInput(),
                opened.lastInputDigest(),
                opened.lastOutput(),
                opened.outputAcknowledged(),
                utcNs,
                limits,
                centreCertificate);
        return SealedFrames.seal(
                ports.signer(),
                SealedFrames.LOGON_ANSWER,
                parties.fromCentre(opened.sessionId()),
                control,
                0,
                LogonAnswerFrame.sealedLength(centreCertificate.length),
                utcNs);
    }

    // ---- what the peers send

    private final class Handler implements TransportHandler {
        @Override
        public void onConnected(long id, List<BcscCertificate> peerChain, String peerAddress) {
            PeerConnection connection = new PeerConnection(id, peerChain, peerAddress, nowNs);
            connections.put(id, connection);
            if (connections.size() > config.maxConnections()) {
                fail(connection, CtnCode.TOO_MANY_CONNECTIONS, "all " + config.maxConnections() + " are in use");
            }
        }

        @Override
        public boolean onFrame(long id, DirectBuffer buffer, int offset, int length) {
            PeerConnection connection = connections.get(id);
            if (connection == null) {
                return true;
            }
            CtnCode code = FrameHeader.check(buffer, offset, length);
            if (code == CtnCode.NONE && length > limitOf(connection)) {
                code = CtnCode.FRAME_TOO_LARGE;
            }
            if (code != CtnCode.NONE) {
                fail(connection, code, "a frame of " + length + " bytes");
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
                drop(connection);
            } else {
                fail(connection, CtnCode.UNEXPECTED_FRAME, type + " while " + connection.state());
            }
            return true;
        }

        private int limitOf(PeerConnection connection) {
            return connection.state() == ConnectionState.ACTIVE
                    ? config.limits().maxFrameBytes()
                    : FrameHeader.MAX_LOGON_LENGTH;
        }

        private void onLogon(PeerConnection connection, DirectBuffer buffer, int offset, int length) {
            LogonCheck.Result result = logonCheck.check(
                    connection.chain(),
                    buffer,
                    offset,
                    length,
                    nowNs,
                    ports.clock().utcNs());
            switch (result) {
                case LogonCheck.Result.Refused refused -> fail(connection, refused.code(), refused.text());
                case LogonCheck.Result.Good good -> {
                    if (countOf(good.who().bic()) >= config.maxConnectionsPerParticipant()) {
                        fail(
                                connection,
                                CtnCode.TOO_MANY_CONNECTIONS,
                                "more than " + config.maxConnectionsPerParticipant() + " of one participant");
                        return;
                    }
                    connection.authenticated(good.who(), ++lastOpeningId);
                    ask(connection);
                }
            }
        }

        private int countOf(String bic) {
            int count = 0;
            for (PeerConnection connection : connections.values()) {
                count += connection.isOf(bic) ? 1 : 0;
            }
            return count;
        }

        private boolean onSessionFrame(
                PeerConnection connection,
                ServerSession session,
                FrameType type,
                DirectBuffer buffer,
                int offset,
                int length) {
            session.receivedAtNs = nowNs;
            if (FrameHeader.sessionId(buffer, offset) != session.id) {
                fail(connection, CtnCode.WRONG_SESSION, "a frame of session " + FrameHeader.sessionId(buffer, offset));
                return true;
            }
            switch (type) {
                case ENVELOPE -> {
                    return after(connection, intake.onEnvelope(session, buffer, offset, length, nowNs));
                }
                case PART -> {
                    return after(connection, intake.onPart(session, buffer, offset, length, nowNs));
                }
                case ACKNOWLEDGE -> onAcknowledge(connection, session, buffer, offset, length);
                case HEARTBEAT -> {
                    if (HeartbeatFrame.check(buffer, offset, length) != CtnCode.NONE) {
                        fail(connection, CtnCode.MALFORMED_FRAME, "a heartbeat");
                    }
                }
                case LOGOUT -> {
                    send(connection, LogoutFrame.encode(control, 0, session.id, CtnCode.NONE));
                    drop(connection);
                }
                case ERROR -> onError(connection, buffer, offset, length);
                case LOGON, LOGON_ANSWER, PART_TAKEN, CREDIT ->
                    fail(connection, CtnCode.UNEXPECTED_FRAME, type + " in an open session");
            }
            return true;
        }

        private boolean after(PeerConnection connection, Intake outcome) {
            if (outcome == Intake.FAILED) {
                fail(connection, intake.failure(), intake.detail());
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
                fail(connection, code, "an acknowledgement of what was not sent, or malformed");
            }
        }

        /** The bank ends the session and says why: a bad signature of ours is among the reasons (4.26.3). */
        private void onError(PeerConnection connection, DirectBuffer buffer, int offset, int length) {
            ErrorFrame error = new ErrorFrame();
            if (error.wrap(buffer, offset, length) == CtnCode.NONE) {
                refusals.add(
                        nowNs,
                        ports.clock().utcNs(),
                        connection.address(),
                        connection.participant(),
                        error.code(),
                        "the bank says: " + error.text());
            }
            drop(connection);
        }

        @Override
        public void onClosed(long id, CtnCode code, String text) {
            PeerConnection connection = connections.get(id);
            if (connection != null) {
                drop(connection);
            } else if (code != CtnCode.NONE) {
                refusals.add(nowNs, ports.clock().utcNs(), "", "", code, text);
            }
        }
    }
}

package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.SealedFrames;
import az.ecbar.ctn.frame.LogonAnswerFrame;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.gateway.inbound.InputOrigin;

/**
 * The way from a good logon to an open session: asks the ledger, and when its answer has passed the gate, compares what
 * the peer holds with what the ledger knows, then answers the logon or refuses it. Owned by the edge's thread.
 *
 * @rule 4.26.2
 */
final class SessionOpening {
    private final SessionServerConfig config;
    private final SessionServer.Ports ports;
    private final byte[] centreCertificate;
    private final Connections connections;
    private final SessionCommands commands;
    private final RefusalLog refusals;
    private final SessionCounters counters;
    private final SessionStep step;

    /** @param step tells a new session at once if admission is stopped */
    SessionOpening(
            SessionServerConfig config,
            SessionServer.Ports ports,
            byte[] centreCertificate,
            Connections connections,
            SessionCommands commands,
            RefusalLog refusals,
            SessionCounters counters,
            SessionStep step) {
        this.config = config;
        this.ports = ports;
        this.centreCertificate = centreCertificate;
        this.connections = connections;
        this.commands = commands;
        this.refusals = refusals;
        this.counters = counters;
        this.step = step;
    }

    /** Minds the time that a logon may take, and asks the ledger again where the ring was full. */
    int stepLogon(PeerConnection connection) {
        if (connections.nowNs() - connection.connectedAtNs() >= config.logonTimeoutNs()) {
            boolean isRingFull = connection.state() == ConnectionState.ASKING;
            connections.fail(connection, isRingFull ? CtnCode.RING_FULL : CtnCode.LOGON_TIMEOUT, "no logon in time");
            return 1;
        }
        return connection.state() == ConnectionState.ASKING && ask(connection) ? 1 : 0;
    }

    boolean ask(PeerConnection connection) {
        Authenticated who = connection.authenticated();
        if (who == null || !commands.open(connection.openingId(), who.logon(), who.channel(), who.frame())) {
            return false;
        }
        connections.asked(connection);
        return true;
    }

    void onOpened(SessionEventReader.Opened opened) {
        connections.supersede(opened.supersededSessionId());
        PeerConnection connection = connections.takeOpening(opened.openingId());
        Authenticated who = connection == null ? null : connection.authenticated();
        if (connection == null || who == null) {
            return;
        }
        if (connection.state() != ConnectionState.OPENING) {
            // The peer is gone already: nobody will use this session.
            connections.closeSession(opened.sessionId(), who);
            return;
        }
        long held = who.logon().outputHeld();
        if (who.logon().receiptHeld() > opened.lastInput() || held > opened.lastOutput()) {
            String text = "the bank holds receipt " + who.logon().receiptHeld() + " and output " + held
                    + ", the ledger knows " + opened.lastInput() + " and " + opened.lastOutput();
            refusals.centreBehind(ports.clock().utcNs(), who.bic(), who.terminal(), text);
            abandon(connection, who, opened.sessionId(), CtnCode.CENTRE_BEHIND, text);
        } else if (held < opened.outputAcknowledged() && !who.isOperator()) {
            String text = "outputs up to " + opened.outputAcknowledged() + " were acknowledged, " + held + " is held";
            abandon(connection, who, opened.sessionId(), CtnCode.BANK_BEHIND, text);
        } else {
            openSession(connection, who, opened);
        }
    }

    private void abandon(PeerConnection connection, Authenticated who, long sessionId, CtnCode code, String text) {
        connections.closeSession(sessionId, who);
        connections.fail(connection, code, text);
    }

    void onRefused(long openingId, int reason) {
        PeerConnection connection = connections.takeOpening(openingId);
        Authenticated who = connection == null ? null : connection.authenticated();
        if (connection == null || who == null || connection.state() != ConnectionState.OPENING) {
            return;
        }
        if (LedgerReasons.codeOf(reason) == CtnCode.UNKNOWN_OUTPUT) {
            String text = "the bank holds output " + who.logon().outputHeld() + ", the ledger does not";
            refusals.centreBehind(ports.clock().utcNs(), who.bic(), who.terminal(), text);
            connections.fail(connection, CtnCode.CENTRE_BEHIND, text);
        } else {
            connections.fail(connection, LedgerReasons.codeOf(reason), LedgerReasons.textOf(reason));
        }
    }

    private void openSession(PeerConnection connection, Authenticated who, SessionEventReader.Opened opened) {
        Parties parties = new Parties(who.bic(), config.centreBic());
        SessionLimits limits = config.limits().withCredit(opened.credit());
        ServerSession session = newSession(who, parties, limits, opened);
        connections.opened(connection, session);
        counters.logons++;
        if (!connections.send(connection, encodeAnswer(who, parties, limits, opened))) {
            connections.fail(connection, CtnCode.SLOW_READER, "the answer to the logon could not be sent");
        } else {
            step.tellStop(connection, session);
        }
    }

    private ServerSession newSession(
            Authenticated who, Parties parties, SessionLimits limits, SessionEventReader.Opened opened) {
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
                limits.outputWindow(),
                who.isOperator() ? MessageKind.ANSWER : MessageKind.OUTPUT,
                envelope,
                connections.nowNs());
        InputOrigin origin = new InputOrigin(
                opened.sessionId(),
                who.bic(),
                (byte) who.terminal(),
                who.channel(),
                SessionCommands.siteOf(who.logon()),
                opened.certificateId());
        return new ServerSession(
                opened.sessionId(),
                who,
                parties.fromBank(opened.sessionId()),
                origin,
                who.isOperator()
                        ? ports.translators().operator()
                        : ports.translators().bank(),
                envelope,
                outputs,
                config.refusalsPerMinute(),
                limits.credit(),
                opened.lastInput() + 1,
                connections.nowNs());
    }

    private int encodeAnswer(
            Authenticated who, Parties parties, SessionLimits limits, SessionEventReader.Opened opened) {
        long utcNs = ports.clock().utcNs();
        LogonAnswerFrame.encode(
                connections.control(),
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
                connections.control(),
                0,
                LogonAnswerFrame.sealedLength(centreCertificate.length),
                utcNs);
    }
}

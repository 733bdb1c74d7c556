package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.port.Clock;

/**
 * What the ledger says about sessions and inputs, from behind the gate: queues the answers to be signed, and keeps the
 * count of what is unanswered. Owned by the edge's thread.
 */
final class LedgerAnswers implements SessionEventReader.Target {
    private final Connections connections;
    private final SessionOpening opening;
    private final RefusalLog refusals;
    private final Clock clock;

    LedgerAnswers(Connections connections, SessionOpening opening, RefusalLog refusals, Clock clock) {
        this.connections = connections;
        this.opening = opening;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public void onOpened(SessionEventReader.Opened opened) {
        opening.onOpened(opened);
    }

    @Override
    public void onRefused(long openingId, int reason) {
        opening.onRefused(openingId, reason);
    }

    @Override
    public void onClosed(long sessionId) {
        PeerConnection connection = connections.ofSession(sessionId);
        if (connection != null) {
            connections.fail(connection, CtnCode.SESSION_REFUSED, "the ledger closed the session");
        }
    }

    @Override
    public void onTaken(SessionEventReader.Taken taken) {
        ServerSession session = connections.session(taken.sessionId());
        if (session != null) {
            session.answered(false);
            byte[] digest =
                    session.answers.addAck(taken.number(), taken.sequence(), taken.timeNs(), taken.isRepeated());
            taken.copyDigest(digest);
        }
    }

    @Override
    public void onRefusedInput(long sessionId, long number, long expected, int reason) {
        PeerConnection connection = connections.ofSession(sessionId);
        ServerSession session = connections.session(sessionId);
        if (connection == null || session == null) {
            return;
        }
        CtnCode code = LedgerReasons.codeOf(reason);
        if (code.wireCode() < CtnCode.GAP.wireCode()) {
            connections.fail(connection, code, LedgerReasons.textOf(reason));
            return;
        }
        boolean isOfTransfer = LedgerReasons.isOfTransfer(reason);
        // Answers come in the order of the inputs: what is refused of a transfer are its parts, then itself.
        session.answered(isOfTransfer && session.outstandingParts > 0);
        if (number >= expected) {
            session.expected = Math.min(session.expected, expected);
        }
        if (isOfTransfer && session.isPartOneAwaited) {
            return;
        }
        if (isOfTransfer) {
            session.transferRefused();
        }
        long utcNs = clock.utcNs();
        refusals.add(
                connections.nowNs(), utcNs, connection.address(), connection.participant(), code, "input " + number);
        session.refuse(number, code, LedgerReasons.textOf(reason), utcNs);
    }

    @Override
    public void onTransferProgress(long sessionId, long transferId, int part) {
        ServerSession session = connections.session(sessionId);
        // A message in one piece may need parts in the ring, of which the bank knows nothing.
        if (session == null || session.outstandingParts == 0) {
            return;
        }
        session.answered(true);
        if (!session.isPartOneAwaited) {
            session.progressedTransfer = transferId;
            session.progressedPart = part;
        }
    }
}

package az.ecbar.ledger.ctn;

import az.ecbar.ledger.event.CtnEvents;
import az.ecbar.ledger.participant.Certificates;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.CertificateRole;

/**
 * Takes each numbered input exactly once (design D19): only the next number is taken; a number that was taken before
 * with the same bytes repeats the answer; anything else is a breach of the protocol and takes no number.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 4.26.2
 */
public final class Inputs {
    private final Participants participants;
    private final Certificates certificates;
    private final Terminals terminals;
    private final Transfers transfers;
    private final CtnEvents events;

    public Inputs(
            Participants participants,
            Certificates certificates,
            Terminals terminals,
            Transfers transfers,
            CtnEvents events) {
        this.participants = participants;
        this.certificates = certificates;
        this.terminals = terminals;
        this.transfers = transfers;
        this.events = events;
    }

    /**
     * Takes the number of an input, whose bytes stand in the command itself ({@code transferId} 0) or in the parts of
     * a transfer. Refused, in this order: SESSION_UNKNOWN, SESSION_SUPERSEDED, the reasons of
     * {@link Certificates#check}, ROLE_NOT_ALLOWED, INPUT_TOO_OLD, INPUT_NUMBER_USED, INPUT_NUMBER_GAP,
     * TRANSFER_UNKNOWN, TRANSFER_OUT_OF_ORDER, TRANSFER_INCOMPLETE.
     *
     * @return sequence of the record that bears the bytes, or 0 if the input is not to be applied: it was refused, or
     *     taken before
     */
    public long take(InputOrigin origin, CertificateRole role, long transferId, long sequence, long timeNs) {
        RejectReason reason = checkSession(origin, role, timeNs);
        if (reason != RejectReason.NONE) {
            refuse(origin, reason);
            return 0;
        }
        int terminal = terminals.find(origin.participantId, origin.terminal);
        if (origin.inputNumber <= terminals.lastInput(terminal)) {
            repeat(origin, terminal);
            return 0;
        }
        if (origin.inputNumber != terminals.lastInput(terminal) + 1) {
            refuse(origin, RejectReason.INPUT_NUMBER_GAP);
            return 0;
        }
        long bearer = sequence;
        if (transferId != 0) {
            RejectReason incomplete = transfers.checkComplete(terminal, transferId, origin.digest);
            if (incomplete != RejectReason.NONE) {
                refuse(origin, incomplete);
                return 0;
            }
            bearer = transfers.remove(terminal, transferId);
        }
        // Decided: the input is taken.
        terminals.take(terminal, origin.digest, sequence, timeNs);
        events.inputTaken(
                origin.sessionId,
                origin.participantId,
                origin.terminal,
                false,
                origin.inputNumber,
                sequence,
                timeNs,
                origin.digest);
        return bearer;
    }

    /** Takes one part of a message that comes in parts; it takes no number. */
    public void takePart(
            InputOrigin origin,
            long transferId,
            int part,
            int of,
            long wholeLengthBytes,
            int partLengthBytes,
            long sequence,
            long timeNs) {
        RejectReason reason = checkSession(origin, CertificateRole.BANK, timeNs);
        int terminal = reason == RejectReason.NONE ? terminals.find(origin.participantId, origin.terminal) : 0;
        if (reason == RejectReason.NONE && origin.inputNumber <= terminals.lastInput(terminal)) {
            repeat(origin, terminal);
            return;
        }
        if (reason == RejectReason.NONE) {
            reason = transfers.take(
                    terminal, transferId, part, of, wholeLengthBytes, partLengthBytes, origin.digest, sequence, timeNs);
        }
        if (reason != RejectReason.NONE) {
            refuse(origin, reason);
            return;
        }
        events.transferProgressed(origin.sessionId, origin.participantId, origin.terminal, transferId, part, of);
    }

    private RejectReason checkSession(InputOrigin origin, CertificateRole role, long timeNs) {
        origin.participantId = participants.find(origin.bic);
        int terminal = origin.participantId == Participants.UNKNOWN
                ? Terminals.UNKNOWN
                : terminals.find(origin.participantId, origin.terminal);
        long session = terminal == Terminals.UNKNOWN ? 0 : terminals.session(terminal);
        // A session bears the sequence of its logon: none can be later than the open one.
        if (session == 0 || origin.sessionId <= 0 || origin.sessionId > session) {
            return RejectReason.SESSION_UNKNOWN;
        }
        if (origin.sessionId < session) {
            return RejectReason.SESSION_SUPERSEDED;
        }
        RejectReason certificate =
                certificates.check(origin.certificateId, origin.participantId, origin.terminal, timeNs);
        if (certificate != RejectReason.NONE) {
            return certificate;
        }
        return certificates.role(origin.certificateId) == role ? RejectReason.NONE : RejectReason.ROLE_NOT_ALLOWED;
    }

    private void repeat(InputOrigin origin, int terminal) {
        if (!terminals.remembers(terminal, origin.inputNumber)) {
            refuse(origin, RejectReason.INPUT_TOO_OLD);
        } else if (!terminals.hasDigest(terminal, origin.inputNumber, origin.digest)) {
            refuse(origin, RejectReason.INPUT_NUMBER_USED);
        } else {
            events.inputTaken(
                    origin.sessionId,
                    origin.participantId,
                    origin.terminal,
                    true,
                    origin.inputNumber,
                    terminals.inputSequence(terminal, origin.inputNumber),
                    terminals.inputTimeNs(terminal, origin.inputNumber),
                    origin.digest);
        }
    }

    private void refuse(InputOrigin origin, RejectReason reason) {
        int terminal = origin.participantId == Participants.UNKNOWN
                ? Terminals.UNKNOWN
                : terminals.find(origin.participantId, origin.terminal);
        long expected = terminal == Terminals.UNKNOWN ? 0 : terminals.lastInput(terminal) + 1;
        events.inputRefused(
                origin.sessionId, origin.participantId, origin.terminal, origin.inputNumber, expected, reason.code());
    }
}

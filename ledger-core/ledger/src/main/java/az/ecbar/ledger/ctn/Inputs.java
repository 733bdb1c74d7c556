package az.ecbar.ledger.ctn;

import az.ecbar.ledger.channel.SwiftInputs;
import az.ecbar.ledger.event.CtnEvents;
import az.ecbar.ledger.participant.Certificates;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.SwiftTerminal;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;

/**
 * Takes each numbered input exactly once (design D19): only the next number is taken; a number that was taken before
 * with the same bytes repeats the answer; anything else is a breach of the protocol and takes no number. Over SWIFT the
 * sender's message input reference is the number: each is taken once, in whatever order they come.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 4.26.1
 * @rule 4.26.2
 */
public final class Inputs {
    private final Participants participants;
    private final Certificates certificates;
    private final Terminals terminals;
    private final Transfers transfers;
    private final SwiftInputs swiftInputs;
    private final RuleSet rules;
    private final CtnEvents events;

    public Inputs(
            Participants participants,
            Certificates certificates,
            Terminals terminals,
            Transfers transfers,
            SwiftInputs swiftInputs,
            RuleSet rules,
            CtnEvents events) {
        this.participants = participants;
        this.certificates = certificates;
        this.terminals = terminals;
        this.transfers = transfers;
        this.swiftInputs = swiftInputs;
        this.rules = rules;
        this.events = events;
    }

    /**
     * Takes the number of an input, whose bytes stand in the command itself ({@code transferId} 0) or in the parts of
     * a transfer. Refused, in this order: SESSION_UNKNOWN, SESSION_SUPERSEDED, the reasons of
     * {@link Certificates#check}, ROLE_NOT_ALLOWED, INPUT_TOO_OLD, INPUT_NUMBER_USED, INPUT_NUMBER_GAP,
     * TRANSFER_UNKNOWN, TRANSFER_OUT_OF_ORDER, TRANSFER_INCOMPLETE. Over SWIFT, where there is no session: PARTICIPANT_UNKNOWN,
     * TERMINAL_UNKNOWN, ROLE_NOT_ALLOWED, SWIFT_INPUT_TOO_OLD, SWIFT_INPUT_DIFFERS, LIMIT_REACHED, then those of the
     * transfer.
     *
     * @return sequence of the record that bears the bytes, or 0 if the input is not to be applied: it was refused, or
     *     taken before
     */
    public long take(InputOrigin origin, CertificateRole role, long transferId, long sequence, long timeNs) {
        return origin.channel != Channel.SWIFT
                ? takeOfSession(origin, role, transferId, sequence, timeNs)
                : takeOfSwift(origin, role, transferId, sequence, timeNs);
    }

    private long takeOfSession(InputOrigin origin, CertificateRole role, long transferId, long sequence, long timeNs) {
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
        long bearer = bearer(origin, terminal, transferId, sequence);
        if (bearer == 0) {
            return 0;
        }
        // Decided: the input is taken.
        terminals.take(terminal, origin.digest, sequence, timeNs, origin.certificateId);
        tell(origin, false, sequence, timeNs);
        return bearer;
    }

    private long takeOfSwift(InputOrigin origin, CertificateRole role, long transferId, long sequence, long timeNs) {
        RejectReason reason = checkSwift(origin, role, timeNs);
        if (reason != RejectReason.NONE) {
            refuse(origin, reason);
            return 0;
        }
        if (swiftInputs.find(origin.bic, origin.inputNumber)) {
            repeatOfSwift(origin);
            return 0;
        }
        if (!swiftInputs.hasRoom()) {
            refuse(origin, RejectReason.LIMIT_REACHED);
            return 0;
        }
        int terminal = terminals.find(origin.participantId, origin.terminal);
        long bearer = bearer(origin, terminal, transferId, sequence);
        if (bearer == 0) {
            return 0;
        }
        // Decided: the input is taken.
        terminals.ensure(origin.participantId, origin.terminal);
        swiftInputs.take(origin.bic, origin.inputNumber, origin.digest, sequence, timeNs, today(timeNs));
        tell(origin, false, sequence, timeNs);
        return bearer;
    }

    /** Sequence of the record that bears the bytes; 0 if a transfer that should bear them is refused. */
    private long bearer(InputOrigin origin, int terminal, long transferId, long sequence) {
        if (transferId == 0) {
            return sequence;
        }
        RejectReason incomplete = transfers.checkComplete(terminal, transferId, origin.digest);
        if (incomplete != RejectReason.NONE) {
            refuse(origin, incomplete);
            return 0;
        }
        return transfers.remove(terminal, transferId);
    }

    private void tell(InputOrigin origin, boolean isRepeated, long takenSequence, long takenTimeNs) {
        events.inputTaken(
                origin.sessionId,
                origin.participantId,
                origin.terminal,
                isRepeated,
                origin.inputNumber,
                takenSequence,
                takenTimeNs,
                origin.digest);
    }

    /** The network vouches for the sender (4.26.1): there is neither session nor certificate. */
    private RejectReason checkSwift(InputOrigin origin, CertificateRole role, long timeNs) {
        origin.participantId = participants.find(origin.bic);
        if (origin.participantId == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        if (origin.terminal != SwiftTerminal.LETTER) {
            return RejectReason.TERMINAL_UNKNOWN;
        }
        boolean isOfBank = participants.kind(origin.participantId) != ParticipantKind.CENTRAL_BANK;
        if (role != CertificateRole.BANK || !isOfBank) {
            return RejectReason.ROLE_NOT_ALLOWED;
        }
        return swiftInputs.isWithin(origin.inputNumber, today(timeNs))
                ? RejectReason.NONE
                : RejectReason.SWIFT_INPUT_TOO_OLD;
    }

    private int today(long timeNs) {
        return BusinessDate.epochDayOfUtc(timeNs, rules.value(RuleId.UTC_OFFSET_MINUTES));
    }

    private void repeatOfSwift(InputOrigin origin) {
        if (swiftInputs.hasDigest(origin.digest)) {
            tell(origin, true, swiftInputs.foundSequence(), swiftInputs.foundTimeNs());
        } else {
            refuse(origin, RejectReason.SWIFT_INPUT_DIFFERS);
        }
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
        boolean isOfSwift = origin.channel == Channel.SWIFT;
        RejectReason reason = !isOfSwift
                ? checkSession(origin, CertificateRole.BANK, timeNs)
                : checkSwift(origin, CertificateRole.BANK, timeNs);
        int terminal = reason == RejectReason.NONE ? terminals.ensure(origin.participantId, origin.terminal) : 0;
        if (reason == RejectReason.NONE && !isOfSwift && origin.inputNumber <= terminals.lastInput(terminal)) {
            repeat(origin, terminal);
            return;
        }
        if (reason == RejectReason.NONE && isOfSwift && swiftInputs.find(origin.bic, origin.inputNumber)) {
            repeatOfSwift(origin);
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
            tell(
                    origin,
                    true,
                    terminals.inputSequence(terminal, origin.inputNumber),
                    terminals.inputTimeNs(terminal, origin.inputNumber));
        }
    }

    private void refuse(InputOrigin origin, RejectReason reason) {
        int terminal = origin.participantId == Participants.UNKNOWN
                ? Terminals.UNKNOWN
                : terminals.find(origin.participantId, origin.terminal);
        boolean hasNext = terminal != Terminals.UNKNOWN && origin.channel != Channel.SWIFT;
        long expected = hasNext ? terminals.lastInput(terminal) + 1 : 0;
        events.inputRefused(
                origin.sessionId, origin.participantId, origin.terminal, origin.inputNumber, expected, reason.code());
    }
}

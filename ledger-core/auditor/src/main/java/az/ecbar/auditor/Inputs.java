package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.GENESIS_NOT_COMPLETE;
import static az.ecbar.reason.RejectReason.INPUT_NUMBER_GAP;
import static az.ecbar.reason.RejectReason.INPUT_NUMBER_USED;
import static az.ecbar.reason.RejectReason.INPUT_TOO_OLD;
import static az.ecbar.reason.RejectReason.ROLE_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.SESSION_SUPERSEDED;
import static az.ecbar.reason.RejectReason.SESSION_UNKNOWN;

import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import java.util.Optional;

/**
 * Numbered inputs (D19): who may send what (4.26.2), each number taken exactly once and in order. The same number with the
 * same bytes gets the same answer again; with other bytes, or with a gap, it is refused and stays free.
 */
final class Inputs {
    private final State state;
    private final Sessions sessions;
    private final Transfers transfers;

    Inputs(State state, Sessions sessions) {
        this.state = state;
        this.sessions = sessions;
        transfers = new Transfers(state);
    }

    /** Takes an input's number; empty if it was refused, or had been taken before. */
    Optional<Input> take(Command.Input input) {
        Command.Origin origin = input.origin();
        boolean isOfSwift = origin.channel() == Channel.SWIFT;
        Optional<Participant> sender = state.directory.byBic(origin.participant());
        Optional<Terminal> terminal =
                sender.flatMap(known -> state.terminals.find(new Event.Address(known.id, origin.terminal())));
        Reasons reasons = isOfSwift ? reasonsOfSwift(input, sender, terminal) : reasons(input, sender, terminal);
        Optional<Event.InputRefused> told = state.evidence.first(Event.InputRefused.class, _ -> true);
        boolean isLawful = reasons.areKept(
                "D19",
                "input " + origin.inputNumber() + " of " + origin.participant() + origin.terminal(),
                told.map(Event.InputRefused::reason).orElse(0),
                state.findings);
        if (reasons.isRefusalDue() || (isLawful && told.isPresent())) {
            told.ifPresent(refused -> state.evidence.expect("D19", refused(origin, sender, terminal, refused)));
            return Optional.empty();
        }
        told.ifPresent(state.evidence::strike);
        return isOfSwift
                ? takenOfSwift(input, sender.orElseThrow())
                : taken(input, sender.orElseThrow(), terminal.orElseThrow());
    }

    private Reasons reasons(Command.Input input, Optional<Participant> sender, Optional<Terminal> terminal) {
        Command.Origin origin = input.origin();
        boolean isOpen = terminal.filter(one -> one.sessionId != 0).isPresent();
        boolean isSession =
                terminal.filter(one -> one.sessionId == origin.sessionId()).isPresent();
        boolean wasSession = terminal.filter(one -> one.formerSessions.contains(origin.sessionId()))
                .isPresent();
        Reasons reasons = new Reasons()
                .when(!isOpen || (!isSession && !wasSession), SESSION_UNKNOWN, "D19")
                .when(isOpen && wasSession, SESSION_SUPERSEDED, "D19")
                .perhaps(!state.isGenesisComplete, GENESIS_NOT_COMPLETE);
        Optional<Directory.Certificate> certificate = state.directory.certificate(origin.certificateId());
        sessions.addCertificate(reasons, certificate, sender, origin.terminal());
        boolean isOtherRole = certificate.isPresent() && certificate.get().role() != roleFor(input);
        reasons.when(isOtherRole && !(input instanceof Command.TransferPart), ROLE_NOT_ALLOWED, "4.26.2")
                .perhaps(isOtherRole, ROLE_NOT_ALLOWED);
        terminal.ifPresent(one -> addNumber(reasons, input, one));
        return reasons;
    }

    /** 4.26.1: the network vouches for the sender, and its reference is the number; they come in any order. */
    private Reasons reasonsOfSwift(Command.Input input, Optional<Participant> sender, Optional<Terminal> terminal) {
        Reasons reasons = new Reasons().perhaps(!state.isGenesisComplete, GENESIS_NOT_COMPLETE);
        state.channels.addReasons(reasons, input.origin(), sender, roleFor(input) == CertificateRole.BANK);
        if (sender.isPresent() && state.channels.before(input.origin()).isEmpty()) {
            Terminal at =
                    terminal.orElseGet(() -> state.terminals.of(new Event.Address(sender.get().id, Channels.TERMINAL)));
            transfers.addReasons(reasons, input, at);
        }
        return reasons;
    }

    private Optional<Input> takenOfSwift(Command.Input input, Participant sender) {
        Command.Origin origin = input.origin();
        Terminal terminal = state.terminals.of(new Event.Address(sender.id, origin.terminal()));
        boolean isRepeated = state.channels.before(origin).isPresent();
        if (!isRepeated && input instanceof Command.TransferPart part) {
            transfers.take(part, terminal);
            return Optional.empty();
        }
        expectTaken(origin, sender, isRepeated, state.channels.take(origin));
        return isRepeated
                ? Optional.empty()
                : Optional.of(new Input(sender, terminal, origin, transfers.end(input, terminal)));
    }

    private void expectTaken(Command.Origin origin, Participant sender, boolean isRepeated, Terminal.Taken taken) {
        state.evidence.expect(
                "D19",
                new Event.InputTaken(
                        origin.sessionId(),
                        sender.id,
                        origin.terminal(),
                        isRepeated,
                        origin.inputNumber(),
                        taken.sequence(),
                        taken.timeNs(),
                        taken.digest()));
    }

    /** Banks send messages, operators requests. */
    private static CertificateRole roleFor(Command.Input input) {
        return switch (input) {
            case Command.RefuseInput _,
                    Command.TransferPart _,
                    Command.SubmitTransfer _,
                    Command.SubmitPayment _,
                    Command.ChangePayment _,
                    Command.ReportBadSignature _,
                    Command.SubmitInquiry _,
                    Command.SubmitIpsTransfer _,
                    Command.AnswerIps _,
                    Command.AskIpsStatus _,
                    Command.RefuseIpsInput _,
                    Command.ManageLiquidity _ -> CertificateRole.BANK;
            case Command.ProposeAction _, Command.ApproveAction _, Command.Query _ -> CertificateRole.OPERATOR;
        };
    }

    private void addNumber(Reasons reasons, Command.Input input, Terminal terminal) {
        Command.Origin origin = input.origin();
        boolean isPart = input instanceof Command.TransferPart;
        boolean isPast = origin.inputNumber() <= terminal.lastInput;
        boolean isGap = origin.inputNumber() > terminal.lastInput + 1;
        Optional<Terminal.Taken> before = terminal.remembered(origin.inputNumber());
        reasons.when(isGap && !isPart, INPUT_NUMBER_GAP, "D19")
                .perhaps(isGap, INPUT_NUMBER_GAP)
                .when(isPast && before.isEmpty(), INPUT_TOO_OLD, "D19")
                .when(
                        before.filter(taken -> !taken.digest().equals(origin.digest()))
                                .isPresent(),
                        INPUT_NUMBER_USED,
                        "D19");
        if (!isPast) {
            transfers.addReasons(reasons, input, terminal);
        }
    }

    private static Event.InputRefused refused(
            Command.Origin origin, Optional<Participant> sender, Optional<Terminal> terminal, Event.InputRefused told) {
        // A terminal where nobody ever logged on has no next number.
        boolean isOfSwift = origin.channel() == Channel.SWIFT;
        boolean hasNext = !isOfSwift && terminal.filter(Terminal::hadSession).isPresent();
        return new Event.InputRefused(
                origin.sessionId(),
                sender.map(known -> known.id).orElse(Event.NoticeDue.NOBODY),
                origin.terminal(),
                origin.inputNumber(),
                hasNext ? terminal.get().lastInput + 1 : isOfSwift ? 0 : told.expectedNumber(),
                told.reason());
    }

    private Optional<Input> taken(Command.Input input, Participant sender, Terminal terminal) {
        Command.Origin origin = input.origin();
        boolean isRepeated = origin.inputNumber() <= terminal.lastInput;
        if (!isRepeated && input instanceof Command.TransferPart part) {
            transfers.take(part, terminal);
            return Optional.empty();
        }
        if (!isRepeated) {
            terminal.take(origin, state.sequence, state.timeNs);
        }
        Terminal.Taken taken = terminal.remembered(origin.inputNumber()).orElseThrow();
        expectTaken(origin, sender, isRepeated, taken);
        return isRepeated
                ? Optional.empty()
                : Optional.of(new Input(sender, terminal, origin, transfers.end(input, terminal)));
    }
}

package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.TRANSFERS_TOO_MANY;
import static az.ecbar.reason.RejectReason.TRANSFER_EXPIRED;
import static az.ecbar.reason.RejectReason.TRANSFER_INCOMPLETE;
import static az.ecbar.reason.RejectReason.TRANSFER_OUT_OF_ORDER;
import static az.ecbar.reason.RejectReason.TRANSFER_TOO_LARGE;
import static az.ecbar.reason.RejectReason.TRANSFER_UNKNOWN;

import az.ecbar.schema.RuleId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Messages that arrive in parts (D21): parts in order, all of one message, all there before the message counts. */
final class Transfers {
    private final State state;

    Transfers(State state) {
        this.state = state;
    }

    /** Adds what is wrong with an input as a part, or as the end, of a transfer. */
    void addReasons(Reasons reasons, Command.Input input, Terminal terminal) {
        Optional<Terminal.Transfer> transfer = Optional.ofNullable(terminal.transfers.get(input.transferId()));
        if (input instanceof Command.TransferPart part) {
            addReasons(reasons, part, transfer);
        } else if (input.transferId() != 0) {
            reasons.when(transfer.isEmpty(), TRANSFER_UNKNOWN, "D21")
                    .when(transfer.filter(one -> !one.isWhole()).isPresent(), TRANSFER_INCOMPLETE, "D21")
                    .when(transfer.filter(one -> isOther(one, input)).isPresent(), TRANSFER_OUT_OF_ORDER, "D21");
        }
    }

    private void addReasons(Reasons reasons, Command.TransferPart part, Optional<Terminal.Transfer> transfer) {
        boolean isFirst = part.part() == 1;
        boolean isNext = transfer.filter(one -> one.partsReceived + 1 == part.part()
                        && one.firstPart.of() == part.of()
                        && one.firstPart.wholeLength() == part.wholeLength()
                        && !isOther(one, part))
                .isPresent();
        OptionalLong largest = state.rules.find(RuleId.TRANSFER_MAX_BYTES, state.today());
        reasons.when(!isFirst && transfer.isEmpty(), TRANSFER_UNKNOWN, "D21")
                .when(!isFirst && transfer.isPresent() && !isNext, TRANSFER_OUT_OF_ORDER, "D21")
                .when(part.part() < 1 || part.part() > part.of(), TRANSFER_OUT_OF_ORDER, "D21")
                .when(largest.isPresent() && part.wholeLength() > largest.getAsLong(), TRANSFER_TOO_LARGE, "D21")
                .perhaps(largest.isEmpty(), TRANSFER_TOO_LARGE)
                .perhaps(true, TRANSFERS_TOO_MANY);
    }

    private static boolean isOther(Terminal.Transfer transfer, Command.Input input) {
        Command.Origin first = transfer.firstPart.origin();
        return !first.digest().equals(input.origin().digest())
                || first.inputNumber() != input.origin().inputNumber();
    }

    /** The first part begins the transfer, or begins it again. */
    void take(Command.TransferPart part, Terminal terminal) {
        if (part.part() == 1) {
            terminal.transfers.put(part.transferId(), new Terminal.Transfer(part, state.sequence));
        }
        Terminal.Transfer transfer = terminal.transfers.get(part.transferId());
        if (transfer != null) {
            transfer.partsReceived++;
            transfer.bytesReceived += part.length();
            transfer.lastPartNs = state.timeNs;
        }
        state.evidence.expect(
                "D21",
                new Event.TransferProgressed(
                        part.origin().sessionId(),
                        terminal.address.participantId(),
                        terminal.address.terminal(),
                        part.transferId(),
                        part.part(),
                        part.of()));
    }

    /** The message counts now; gives the record where its bytes begin. */
    long end(Command.Input input, Terminal terminal) {
        Terminal.Transfer transfer = terminal.transfers.remove(input.transferId());
        return transfer == null ? state.sequence : transfer.firstSequence;
    }

    /** A transfer that stands still too long is dropped, never sooner. */
    void drop(Event.TransferDropped dropped) {
        Event.Address address = new Event.Address(dropped.participantId(), dropped.terminal());
        Optional<Terminal> terminal = state.terminals.find(address);
        Optional<Terminal.Transfer> transfer = terminal.map(one -> one.transfers.get(dropped.transferId()));
        long seconds =
                state.rules.find(RuleId.TRANSFER_EXPIRY_SECONDS, state.today()).orElse(0);
        boolean isDue = transfer.filter(one -> state.timeNs > one.lastPartNs + TimeUnit.SECONDS.toNanos(seconds))
                .isPresent();
        if (isDue && dropped.reason() == TRANSFER_EXPIRED.code()) {
            state.evidence.strike(dropped);
            terminal.get().transfers.remove(dropped.transferId());
        }
    }
}

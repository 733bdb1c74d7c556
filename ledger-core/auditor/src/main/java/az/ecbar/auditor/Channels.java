package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.LIMIT_REACHED;
import static az.ecbar.reason.RejectReason.OUTPUT_ACKNOWLEDGED;
import static az.ecbar.reason.RejectReason.OUTPUT_NOT_FIRST;
import static az.ecbar.reason.RejectReason.OUTPUT_UNKNOWN;
import static az.ecbar.reason.RejectReason.PARTICIPANT_UNKNOWN;
import static az.ecbar.reason.RejectReason.ROLE_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.SWIFT_INPUT_DIFFERS;
import static az.ecbar.reason.RejectReason.SWIFT_INPUT_TOO_OLD;
import static az.ecbar.reason.RejectReason.TERMINAL_UNKNOWN;
import static az.ecbar.reason.RejectReason.WHY_MISSING;

import az.ecbar.schema.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * CTN or SWIFT (4.3, 4.4): which of them a participant uses, and what was taken over SWIFT, where the network vouches for
 * the sender (4.26.1) and its own reference is the number of a message.
 */
final class Channels {
    /** Where all that goes over SWIFT belongs. */
    static final char TERMINAL = 's';

    /** References of so many days back are kept. */
    private static final int DAYS = 14;

    private static final long DATE_UNIT = 1_000_000_000_000L;

    /** A change to come. */
    record Coming(Channel channel, long fromNs) {}

    private record Key(String bic, long number) {}

    private final State state;
    private final Map<Participant, Coming> coming = new LinkedHashMap<>();
    private final Map<Key, Terminal.Taken> taken = new HashMap<>();

    Channels(State state) {
        this.state = state;
    }

    void set(Command.SetChannel set) {
        Participant participant = state.directory.byBic(set.bic()).orElseThrow();
        state.evidence.expect(
                "4.4",
                new Event.ChannelSet(
                        participant.id, set.channel(), set.effectiveNs(), set.paperDate(), set.paperNumber()));
        coming.put(participant, new Coming(set.channel(), Math.max(1, set.effectiveNs())));
        advance();
    }

    /** What was set for a time that has come holds from this command on. */
    void advance() {
        for (Participant participant : new ArrayList<>(coming.keySet())) {
            Coming change = coming.get(participant);
            if (change != null && change.fromNs() <= state.timeNs) {
                coming.remove(participant);
                if (participant.channel != change.channel()) {
                    participant.channel = change.channel();
                    state.evidence.expect("4.4", new Event.ChannelChanged(participant.id, change.channel()));
                }
            }
        }
    }

    Optional<Coming> comingOf(Participant participant) {
        return Optional.ofNullable(coming.get(participant));
    }

    /** 4.4: a bank's message over the channel that it does not use. */
    boolean isWrong(Input input) {
        Channel channel = input.origin().channel();
        return (channel == Channel.CTN || channel == Channel.SWIFT) && input.sender().channel != channel;
    }

    /** D23: of one that was sent, and whose predecessors are all acknowledged or given up; with a reason. */
    Reasons of(Command.GiveUpOutput given) {
        Optional<Participant> participant = state.directory.byBic(given.bic());
        Optional<Terminal> terminal =
                participant.flatMap(known -> state.terminals.find(new Event.Address(known.id, TERMINAL)));
        long sent = terminal.map(one -> one.lastOutput).orElse(0L);
        long acknowledged = terminal.map(one -> one.acknowledged).orElse(0L);
        return new Reasons()
                .when(participant.isEmpty(), PARTICIPANT_UNKNOWN, "2.1.1")
                .when(given.outputNumber() < 1 || given.outputNumber() > sent, OUTPUT_UNKNOWN, "D23")
                .when(given.outputNumber() <= acknowledged, OUTPUT_ACKNOWLEDGED, "D23")
                .when(given.outputNumber() > acknowledged + 1, OUTPUT_NOT_FIRST, "D23")
                .when(given.why().isEmpty() || given.why().charAt(0) <= ' ', WHY_MISSING, "D23");
    }

    void giveUp(Command.GiveUpOutput given) {
        Participant participant = state.directory.byBic(given.bic()).orElseThrow();
        state.terminals.of(new Event.Address(participant.id, TERMINAL)).acknowledged = given.outputNumber();
        state.evidence.expect("D23", new Event.OutputGivenUp(participant.id, given.outputNumber(), given.why()));
        state.evidence.expect("D19", new Event.OutputsAcknowledged(participant.id, TERMINAL, given.outputNumber()));
    }

    void addReasons(Reasons reasons, Command.Origin origin, Optional<Participant> sender, boolean isOfBank) {
        Optional<Terminal.Taken> before = before(origin);
        reasons.when(sender.isEmpty(), PARTICIPANT_UNKNOWN, "4.26.1")
                .when(origin.terminal() != TERMINAL, TERMINAL_UNKNOWN, "4.26.1")
                .when(!isOfBank || sender.filter(Participant::isCentralBank).isPresent(), ROLE_NOT_ALLOWED, "4.26.1")
                .when(!isOfLastDays(origin.inputNumber()), SWIFT_INPUT_TOO_OLD, "D19")
                .when(
                        before.filter(one -> !one.digest().equals(origin.digest()))
                                .isPresent(),
                        SWIFT_INPUT_DIFFERS,
                        "D19")
                .perhaps(before.isEmpty(), LIMIT_REACHED);
    }

    Optional<Terminal.Taken> before(Command.Origin origin) {
        return Optional.ofNullable(taken.get(key(origin)));
    }

    Terminal.Taken take(Command.Origin origin) {
        return taken.computeIfAbsent(
                key(origin),
                _ -> new Terminal.Taken(state.sequence, state.timeNs, origin.digest(), origin.certificateId()));
    }

    private static Key key(Command.Origin origin) {
        return new Key(origin.participant(), origin.inputNumber());
    }

    private boolean isOfLastDays(long number) {
        long date = number <= 0 ? 0 : 20_000_000 + number / DATE_UNIT;
        if (date > 20_991_231 || !Dates.exists((int) date)) {
            return false;
        }
        int today = state.today();
        return Dates.daysBetween((int) date, today) <= DAYS && Dates.daysBetween(today, (int) date) <= 1;
    }
}

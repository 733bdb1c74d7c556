package az.ecbar.auditor;

import az.ecbar.schema.JobKind;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.ParticipationNews;
import az.ecbar.schema.SystemId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who is sent information on a participant: the other participants (7-10.1, 7-10.5), or itself (7-10.3), and nobody else. */
final class ParticipationNotices {
    /**
     * One that the others are being told, and who of them is still to be; who joins meanwhile may be told, too, but need not.
     */
    private record Open(
            String rule, Event.ParticipantToldDue told, List<Participant> owed, List<Participant> joining) {}

    static final Set<ParticipantKind> OF_AZIPS = EnumSet.of(ParticipantKind.BANK, ParticipantKind.LEGAL_ENTITY);

    private final State state;
    private final List<Open> open = new ArrayList<>();

    ParticipationNotices(State state) {
        this.state = state;
    }

    /** 7-10.1, 7-10.5: "to other participants". What the genesis lays down is where everybody begins. */
    void toOthers(String rule, ParticipationNews news, Participant about, int date, String number) {
        if (!state.isGenesisComplete) {
            return;
        }
        state.jobs.start(rule, JobKind.TELL_OF_PARTICIPANT);
        List<Participant> others = state.directory.participants.stream()
                .filter(one -> one != about && OF_AZIPS.contains(one.kind) && !one.isGone())
                .toList();
        open.add(new Open(
                rule,
                told(about, news, about, date, number),
                new ArrayList<>(others.stream().filter(one -> !one.isJoining()).toList()),
                new ArrayList<>(others.stream().filter(Participant::isJoining).toList())));
    }

    /** 7-10.3: "sends the information to it". */
    void toItself(String rule, ParticipationNews news, Participant about, int date, String number) {
        if (state.isGenesisComplete) {
            state.evidence.expect(rule, told(about, news, about, date, number));
        }
    }

    private Event.ParticipantToldDue told(
            Participant to, ParticipationNews news, Participant about, int date, String number) {
        return new Event.ParticipantToldDue(
                new Event.Address(to.id, to.terminal()),
                about.id,
                SystemId.AZIPS,
                news,
                Set.copyOf(about.causes),
                state.sequence,
                state.timeNs,
                date,
                number);
    }

    /** The ledger told one of them: of the oldest, the right one, once. */
    void hear(Event.ParticipantToldDue event) {
        if (open.isEmpty()) {
            return;
        }
        Open oldest = open.getFirst();
        Optional<Participant> due = Stream.concat(
                        oldest.owed().stream(), oldest.joining().stream().filter(one -> !one.isJoining()))
                .filter(one -> event.equals(oldest.told().to(new Event.Address(one.id, one.terminal()))))
                .findFirst();
        due.ifPresent(one -> {
            oldest.owed().remove(one);
            oldest.joining().remove(one);
            state.evidence.strike(event);
        });
    }

    /** All others of the oldest were told, but who went meanwhile. */
    void finish() {
        Open done = open.removeFirst();
        for (Participant left : done.owed()) {
            if (!left.isGone()) {
                state.findings.add(done.rule(), left + " to be told of " + done.told(), "nothing told");
            }
        }
    }
}

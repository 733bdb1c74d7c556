package az.ecbar.auditor;

import java.util.List;

/** The outputs of each terminal bear the numbers 1, 2, 3 and so on, in the order in which they are due (D19). */
final class OutputNumbers {
    private final State state;

    OutputNumbers(State state) {
        this.state = state;
    }

    void check(Command command, List<EventReader.Numbered> events) {
        for (EventReader.Numbered numbered : events) {
            if (numbered.event() instanceof Event.NoticeDue notice) {
                check(notice.to(), numbered);
            } else if (numbered.event() instanceof Event.AccountPageDue page) {
                check(page.to(), numbered);
            } else if (numbered.event() instanceof Event.PaymentToldDue told) {
                check(told.to(), numbered);
            } else if (numbered.event() instanceof Event.AnnouncementDue announcement) {
                check(announcement.to(), numbered);
            } else if (numbered.event() instanceof Event.ParticipantToldDue told) {
                check(told.to(), numbered);
            } else if (numbered.event() instanceof Event.AccountToldDue told) {
                check(told.to(), numbered);
            } else if (numbered.event() instanceof Event.ContinuityToldDue told) {
                check(told.to(), numbered);
            } else if (numbered.event() instanceof Event.IpsOutputDue due) {
                check(due.to(), numbered);
            } else if (numbered.event() instanceof Event.LiquidityTold told) {
                check(told.to(), numbered);
            } else if (isAnswer(numbered.event())) {
                check(addressOf(command), numbered);
            }
        }
    }

    private static boolean isAnswer(Event event) {
        return event instanceof Event.ActionProposed
                || event instanceof Event.ActionApproved
                || event instanceof Event.ActionRefused
                || event instanceof Event.QueryAnswered;
    }

    /** An answer goes to the terminal that asked. */
    private Event.Address addressOf(Command command) {
        return command instanceof Command.Input input
                ? new Event.Address(
                        state.directory
                                .byBic(input.origin().participant())
                                .map(participant -> participant.id)
                                .orElse(Event.NoticeDue.NOBODY),
                        input.origin().terminal())
                : new Event.Address(Event.NoticeDue.NOBODY, ' ');
    }

    private void check(Event.Address address, EventReader.Numbered numbered) {
        Terminal terminal = state.terminals.of(address);
        long next = terminal.lastOutput + 1;
        if (numbered.outputNumber() != next) {
            state.findings.add(
                    "D19",
                    "output number " + next + " at " + address,
                    numbered.outputNumber() + " of " + numbered.event());
        }
        terminal.lastOutput = numbered.outputNumber();
    }
}

package az.ecbar.auditor;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.Channel;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What operators ask (D9): every row that is told must be true as of this command, and the first page of a short answer complete. */
final class Queries {
    private static final int ROWS = 64;
    private static final int MOST_DIGITS = 18;
    private static final int LAST_DATE = 21_991_231;

    private final State state;
    private final Operators operators;

    Queries(State state, Operators operators) {
        this.state = state;
        this.operators = operators;
    }

    void answer(Input input, Command.Query query) {
        if (isStory(query.kind())) {
            answerWithStory(input, query);
            return;
        }
        List<Event> rows = rows(input.origin(), query);
        Optional<Event.QueryAnswered> told = state.evidence.first(Event.QueryAnswered.class, _ -> true);
        long cursor = told.map(Event.QueryAnswered::cursor).orElse(0L);
        boolean isWhole = query.cursor() == 0 && cursor == 0;
        List<Event> answered =
                isWhole ? rows : rows.stream().filter(this::isTold).toList();
        answered.forEach(row -> state.evidence.expect("D9", row));
        boolean isUnknown = rows.isEmpty() && asksOfOne(query);
        state.evidence.expect(
                "D9",
                new Event.QueryAnswered(
                        input.origin().sessionId(),
                        input.origin().inputNumber(),
                        query.kind(),
                        answered.size(),
                        cursor,
                        isUnknown ? unknown(query.kind()).code() : 0));
    }

    private static RejectReason unknown(QueryKind kind) {
        return kind == QueryKind.PROPOSALS ? RejectReason.PROPOSAL_UNKNOWN : RejectReason.ARGUMENT_UNKNOWN;
    }

    private static boolean isStory(QueryKind kind) {
        return kind == QueryKind.PAYMENT
                || kind == QueryKind.PAYMENTS_BY_REFERENCE
                || kind == QueryKind.PAYMENTS_BY_UETR;
    }

    /** What an operator is told of one payment's past is not judged; that the question is answered once, is. */
    private void answerWithStory(Input input, Command.Query query) {
        state.evidence.all(Event.StoryTold.class).forEach(state.evidence::strike);
        state.evidence.all(Event.PaymentReported.class).forEach(state.evidence::strike);
        Optional<Event.QueryAnswered> told = state.evidence.first(Event.QueryAnswered.class, _ -> true);
        state.evidence.expect(
                "D9",
                new Event.QueryAnswered(
                        input.origin().sessionId(),
                        input.origin().inputNumber(),
                        query.kind(),
                        told.map(Event.QueryAnswered::rows).orElse(0),
                        told.map(Event.QueryAnswered::cursor).orElse(0L),
                        told.map(Event.QueryAnswered::reason).orElse(0)));
    }

    /** Rightly or not. */
    private boolean isTold(Event row) {
        return state.evidence
                .first(row.getClass(), told -> told.subject().equals(row.subject()))
                .isPresent();
    }

    private static boolean asksOfOne(Command.Query query) {
        return switch (query.kind()) {
            case ACCOUNT, PROPOSALS -> !query.argument().isEmpty();
            case NULL_VAL, CALENDAR -> true;
            case STATUS, PARTICIPANTS, QUEUE, AUTHORITIES, JOININGS, SEIZURES -> false;
            case PAYMENT, PAYMENTS_BY_REFERENCE, PAYMENTS_BY_UETR -> false;
        };
    }

    private List<Event> rows(Command.Origin origin, Command.Query query) {
        List<Event> rows = new ArrayList<>();
        switch (query.kind()) {
            case STATUS -> rows.add(status(origin));
            case PARTICIPANTS -> state.directory.participants.forEach(one -> rows.add(row(origin, one)));
            case ACCOUNT ->
                state.directory.accounts.stream()
                        .filter(account -> query.argument().isEmpty()
                                || state.directory
                                        .byBic(query.argument())
                                        .filter(account.owner::equals)
                                        .isPresent())
                        .forEach(account -> rows.add(row(origin, account)));
            case QUEUE -> state.payments.waiting().forEach(payment -> rows.add(row(origin, payment)));
            case PROPOSALS ->
                operators.proposals().forEach(proposal -> {
                    boolean isMeant = query.argument().isEmpty()
                            || (query.argument().length() <= MOST_DIGITS
                                    && query.argument().matches("0*" + proposal.id()));
                    if (isMeant) {
                        rows.add(row(origin, proposal));
                    }
                });
            case AUTHORITIES -> rows.addAll(state.authorities.rows(origin));
            case JOININGS -> rows.addAll(state.joinings.rows(origin));
            case SEIZURES -> rows.addAll(state.accounts.rows(origin));
            case CALENDAR -> rows.addAll(dates(origin, query.argument()));
            case PAYMENT, PAYMENTS_BY_REFERENCE, PAYMENTS_BY_UETR, NULL_VAL -> {}
        }
        return rows;
    }

    /** A page of dates from one on; none if it is no date. */
    private List<Event> dates(Command.Origin origin, String argument) {
        SystemId system = argument.startsWith("L") ? SystemId.LVPCSS : SystemId.AZIPS;
        String named = argument.startsWith("L") ? argument.substring(1) : argument;
        int date = named.isEmpty()
                ? state.today()
                : named.matches("\\d{8}.*") ? Integer.parseInt(named.substring(0, 8)) : 0;
        List<Event> rows = new ArrayList<>();
        for (int i = date > LAST_DATE ? ROWS : 0; i < ROWS && Dates.exists(date); i++, date = Dates.plusDays(date, 1)) {
            Optional<Dates.Declared> declared = state.dates.declaredOn(system, date);
            rows.add(new Event.CalendarDayReported(
                    origin.sessionId(),
                    origin.inputNumber(),
                    system,
                    date,
                    state.dates.isBusinessDay(system, date),
                    declared.isPresent(),
                    declared.map(Dates.Declared::decisionDate).orElse(0),
                    declared.map(Dates.Declared::decisionNumber).orElse("")));
        }
        return rows;
    }

    private Event status(Command.Origin origin) {
        TransactionDay day = state.day;
        return new Event.StatusReported(
                origin.sessionId(),
                origin.inputNumber(),
                state.level,
                day.dayState(),
                day.date(),
                state.directory.participants.size(),
                state.directory.accounts.size(),
                state.payments.waiting().size(),
                day.accepted,
                day.settled,
                day.settledAmount,
                day.refused,
                day.annulled,
                state.eventCount);
    }

    private Event row(Command.Origin origin, Participant participant) {
        Terminal terminal = state.terminals.of(new Event.Address(participant.id, participant.terminal()));
        return new Event.ParticipantReported(
                origin.sessionId(),
                origin.inputNumber(),
                participant.id,
                participant.bic,
                participant.kind,
                participant.tin,
                participant.causes,
                terminal.sessionId != 0,
                terminal.lastInput,
                terminal.lastOutput,
                terminal.acknowledged,
                participant.name,
                participant.channel,
                state.channels
                        .comingOf(participant)
                        .map(Channels.Coming::channel)
                        .orElse(Channel.NULL_VAL),
                state.channels
                        .comingOf(participant)
                        .map(Channels.Coming::fromNs)
                        .orElse(0L),
                participant.outOfOrderDate,
                participant.outOfOrderNumber,
                participant.language);
    }

    private Event row(Command.Origin origin, Account account) {
        List<Payment> waiting = state.payments.waitingAt(account);
        return new Event.AccountReported(
                origin.sessionId(),
                origin.inputNumber(),
                account.id,
                account.owner.id,
                account.system,
                account.kind,
                account.currency,
                account.number,
                account.balance,
                account.held(),
                waiting.size(),
                Payments.sum(waiting),
                account.debits,
                account.credits,
                account.isClosed);
    }

    private Event row(Command.Origin origin, Payment payment) {
        List<Payment> ahead = state.payments.aheadOf(payment);
        BigDecimal lacking = Payments.sum(ahead).add(payment.amount()).subtract(payment.debit.available());
        return new Event.PaymentReported(
                origin.sessionId(),
                origin.inputNumber(),
                payment.id,
                PaymentState.WAITING,
                payment.instruction.type(),
                Settlement.causes(payment, ahead, lacking),
                payment.priority,
                payment.issuer().id,
                payment.beneficiary().id,
                payment.instruction.currency(),
                payment.amount(),
                lacking.max(BigDecimal.ZERO),
                payment.instruction.reference());
    }

    /** Of a change also which payment it means, as it would be found if it was approved now. */
    private Event row(Command.Origin origin, Operators.Proposal proposal) {
        Optional<Payment> meant = operators.meant(proposal);
        return new Event.ProposalReported(
                origin.sessionId(),
                origin.inputNumber(),
                proposal.id(),
                proposal.certificateId(),
                proposal.templateId(),
                proposal.expiresNs(),
                meant.map(payment -> payment.id).orElse(0L),
                meant.map(Queries::state).orElse(PaymentState.NULL_VAL));
    }

    private static PaymentState state(Payment payment) {
        return switch (payment.state) {
            case KEPT -> PaymentState.FUTURE_DATED;
            case WAITING -> PaymentState.WAITING;
            case SETTLED -> PaymentState.SETTLED;
            case ANNULLED -> PaymentState.ANNULLED;
        };
    }
}

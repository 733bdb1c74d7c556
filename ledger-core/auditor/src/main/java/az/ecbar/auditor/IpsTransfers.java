package az.ecbar.auditor;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsOutput;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.IpsVerdict;
import az.ecbar.schema.RuleId;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Payments (5-1.12.1) and refunds (5-1.14) in IPS by the regulation: blocked and asked about, executed by a yes in time,
 * rejected by a no and by silence, each told to those whom it concerns. Limits are taken as the ledger says them.
 */
final class IpsTransfers {
    private static final String ENDS = "5-1.12.1.5";
    private static final long NS_PER_SECOND = 1_000_000_000L;
    /** docs/reference/ips-states.md: what one command ends for silence at most. */
    private static final int MOST_SILENT = 16;

    private final State state;
    private final IpsReasons reasons;
    private final Map<Long, IpsTransfer> byId = new HashMap<>();
    private final Map<List<Object>, IpsTransfer> byNumber = new HashMap<>();
    /** IPS day on which a participant's message bore it last. */
    private final Map<List<Object>, Integer> messages = new HashMap<>();

    private final Map<Account, BigDecimal> reserved = new HashMap<>();
    private final TreeSet<IpsTransfer> pending = new TreeSet<>(IpsTransfer.BY_DEADLINE);
    private int date;
    private int oldestKept;
    private int silent;

    IpsTransfers(State state) {
        this.state = state;
        reasons = new IpsReasons(state, this);
    }

    /** The IPS day; 0 before the first. */
    int date() {
        return date;
    }

    /** What happens by time alone, before the command itself: the day turns, and silence ends what is due. */
    void advance() {
        silent = 0;
        for (Event.IpsDayTurned turned : state.evidence.all(Event.IpsDayTurned.class)) {
            turn(turned);
        }
        state.ipsLimits.hear();
        state.evidence.all(Event.LiquidityTold.class).forEach(state.evidence::strike);
        for (Event.IpsEnded told : state.evidence.all(Event.IpsEnded.class)) {
            Optional<IpsTransfer> due = Optional.ofNullable(byId.get(told.paymentId()))
                    .filter(IpsTransfer::isPending)
                    .filter(one -> one.deadlineNs < state.timeNs);
            if (due.isPresent() && told.reason() == RejectReason.PAYEE_SILENT.code()) {
                silent++;
                reject(due.get(), RejectReason.PAYEE_SILENT.code(), 0);
            }
        }
    }

    private void turn(Event.IpsDayTurned turned) {
        if (turned.date() != state.today() || turned.dateBefore() != date) {
            state.findings.add("5-1.1", "the IPS day of " + state.today() + " after " + date, turned.toString());
        }
        date = turned.date();
        long kept = state.rules.value(RuleId.IPS_KEPT_DAYS, state.today());
        oldestKept = Dates.plusDays(date, 1 - kept);
        state.evidence.strike(turned);
    }

    /** After every command: so many as one command may end have ended, and nothing that was due before them is left. */
    void requireEnded() {
        long due =
                pending.stream().takeWhile(one -> one.deadlineNs < state.timeNs).count();
        if (due > 0 && silent < MOST_SILENT) {
            state.findings.add(ENDS, pending.first() + " to end by silence", "it is pending");
        }
    }

    /** A payment or refund instruction that was taken. */
    void submit(Input input, Command.SubmitIpsTransfer order) {
        Reasons whyNot = reasons.of(order, input.sender());
        Optional<Event.IpsRefused> told = state.evidence.first(Event.IpsRefused.class, _ -> true);
        int reason = told.map(Event.IpsRefused::reason).orElse(0);
        boolean isLawful = whyNot.areKept("5-1.9", order.flow() + " " + state.sequence, reason, state.findings);
        if (whyNot.isRefusalDue() || (isLawful && told.isPresent())) {
            expectRefused(input, order.flow(), told.isPresent() ? reason : whyNot.first(), "");
            return;
        }
        told.ifPresent(state.evidence::strike);
        accept(input, order);
    }

    private void accept(Input input, Command.SubmitIpsTransfer order) {
        Optional<IpsTransfer> original =
                order.flow() == IpsFlow.REFUND ? reasons.original(order, input.sender()) : Optional.empty();
        IpsTransfer transfer = new IpsTransfer(
                state.sequence,
                order.flow(),
                input,
                reasons.clearingOf(order.debtorAccount()),
                reasons.clearingOf(order.creditorAccount()),
                order.amount(),
                date,
                original);
        byId.put(transfer.id, transfer);
        byNumber.put(List.of(input.sender().id, order.flow(), order.txId()), transfer);
        messages.put(List.of(input.sender().id, order.messageId()), date);
        state.evidence.expect(
                "5-1.9",
                new Event.IpsAccepted(
                        transfer.id,
                        transfer.flow,
                        transfer.sender().id,
                        transfer.debit.id,
                        transfer.credit.id,
                        transfer.amount,
                        date,
                        original.map(one -> one.id).orElse(0L)));
        Reasons stops = stops(transfer);
        addHeadroom(stops, transfer);
        int told = toldEnd(transfer).map(Event.IpsEnded::reason).orElse(0);
        boolean isLawful = stops.areKept("5-1.12.1.2", transfer.toString(), told, state.findings);
        if (stops.isRefusalDue() || (isLawful && told != 0)) {
            end(transfer, IpsState.REJECTED, told == 0 ? stops.first() : told, 0);
            status(ENDS, transfer, senderOf(transfer), 0);
        } else {
            ask(transfer);
        }
    }

    /** 5-1.12.1.2, 5-1.14.2. */
    private void ask(IpsTransfer transfer) {
        RuleId seconds = transfer.flow == IpsFlow.REFUND ? RuleId.IPS_REFUND_SECONDS : RuleId.IPS_PAYEE_SECONDS;
        transfer.deadlineNs = state.timeNs + state.rules.value(seconds, state.today()) * NS_PER_SECOND;
        transfer.wasAsked = true;
        pending.add(transfer);
        reserved.merge(transfer.debit, transfer.amount, BigDecimal::add);
        transfer.original.ifPresent(payment -> payment.refunded = payment.refunded.add(transfer.amount));
        state.evidence.expect("5-1.12.1.2", new Event.IpsAsked(transfer.id, transfer.asked().id, transfer.deadlineNs));
        output("5-1.12.1.2", transfer, askedOf(transfer), IpsOutput.FORWARD, 0);
    }

    /** An answer that was taken. */
    void answer(Input input, Command.AnswerIps answer) {
        Optional<IpsTransfer> meant = find(answer.meant()).filter(one -> one.wasAsked && one.asked() == input.sender());
        boolean isOther = state.directory
                .byBic(answer.senderBic())
                .filter(input.sender()::equals)
                .isEmpty();
        Reasons whyNot = new Reasons()
                .when(isOther, RejectReason.SENDER_NOT_OF_SESSION, "5-1.11")
                .when(meant.isEmpty(), RejectReason.NOTHING_ASKED, "5-1.11")
                .when(answer.verdict() == IpsVerdict.NULL_VAL, RejectReason.MESSAGE_TYPE_NOT_SUPPORTED, "5-1.11");
        if (isRefused(input, whyNot)) {
            return;
        }
        IpsTransfer transfer = meant.orElseThrow();
        requireInTime(transfer);
        if (!transfer.isPending()) {
            status("5-1.12.1.4", transfer, input.terminal().address, input.bytesSequence());
        } else if (answer.verdict() == IpsVerdict.REFUSED) {
            reject(transfer, RejectReason.REFUSED_BY_PARTICIPANT.code(), input.bytesSequence());
        } else {
            confirm(transfer);
        }
    }

    private void confirm(IpsTransfer transfer) {
        Reasons stops = stops(transfer);
        int told = toldEnd(transfer).map(Event.IpsEnded::reason).orElse(0);
        boolean isLawful = stops.areKept("5-1.12.1.4", transfer.toString(), told, state.findings);
        if (stops.isRefusalDue() || (isLawful && told != 0)) {
            reject(transfer, told == 0 ? stops.first() : told, 0);
            return;
        }
        release(transfer);
        end(transfer, IpsState.SETTLED, 0, 0);
        state.books.book("5-1.12.1.4", transfer.id, transfer.debit, transfer.credit, transfer.amount);
        tellBoth(transfer);
    }

    /** 5-1.12.1.5, 5-1.14.5. */
    private void reject(IpsTransfer transfer, int reason, long answer) {
        release(transfer);
        transfer.original.ifPresent(payment -> payment.refunded = payment.refunded.subtract(transfer.amount));
        end(transfer, IpsState.REJECTED, reason, answer);
        tellBoth(transfer);
    }

    private void release(IpsTransfer transfer) {
        pending.remove(transfer);
        reserved.merge(transfer.debit, transfer.amount.negate(), BigDecimal::add);
    }

    private void end(IpsTransfer transfer, IpsState end, int reason, long answer) {
        transfer.state = end;
        transfer.reason = reason;
        transfer.answer = answer;
        transfer.endDate = date;
        state.evidence.expect(ENDS, new Event.IpsEnded(transfer.id, end, reason, date, answer));
    }

    /** 5-1.17.1: to those whom it concerns, and their settlement banks. */
    void ask(Input input, Command.AskIpsStatus question) {
        Optional<IpsTransfer> meant = find(question.meant())
                .filter(one -> isOf(one.debit, input.sender()) || isOf(one.credit, input.sender()));
        boolean isOther = state.directory
                .byBic(question.senderBic())
                .filter(input.sender()::equals)
                .isEmpty();
        Reasons whyNot = new Reasons()
                .when(isOther, RejectReason.SENDER_NOT_OF_SESSION, "5-1.11")
                .when(meant.isEmpty(), RejectReason.IPS_PAYMENT_UNKNOWN, "5-1.17.1");
        if (!isRefused(input, whyNot)) {
            requireInTime(meant.orElseThrow());
            status("5-1.17.1", meant.orElseThrow(), input.terminal().address, input.bytesSequence());
        }
    }

    private boolean isOf(Account account, Participant participant) {
        return account.owner == participant || settlementOf(account).owner == participant;
    }

    /** What nobody could read. */
    void refuse(Input input, Command.RefuseIpsInput refused) {
        expectRefused(input, refused.flow(), refused.reason(), refused.tag());
    }

    private boolean isRefused(Input input, Reasons whyNot) {
        Optional<Event.IpsRefused> told = state.evidence.first(Event.IpsRefused.class, _ -> true);
        int reason = told.map(Event.IpsRefused::reason).orElse(0);
        boolean isLawful = whyNot.areKept("5-1.11", "message " + state.sequence, reason, state.findings);
        if (whyNot.isRefusalDue() || (isLawful && told.isPresent())) {
            expectRefused(input, IpsFlow.OTHER, told.isPresent() ? reason : whyNot.first(), "");
            return true;
        }
        told.ifPresent(state.evidence::strike);
        return false;
    }

    /** 5-1.10, 5-1.11: by what each kind of message is refused. */
    private void expectRefused(Input input, IpsFlow flow, int reason, String tag) {
        state.evidence.expect("5-1.10", new Event.IpsRefused(state.sequence, input.sender().id, flow, reason, tag));
        IpsOutput kind = switch (flow) {
            case PAYMENT, REFUND -> IpsOutput.STATUS;
            case REQUEST -> IpsOutput.RECEIPT_REJECTED;
            case REFUND_REQUEST -> IpsOutput.REFUND_REQUEST_STATUS;
            case OTHER, NULL_VAL -> IpsOutput.RECEIPT_ERROR;
        };
        boolean isReceipt = kind == IpsOutput.RECEIPT_REJECTED || kind == IpsOutput.RECEIPT_ERROR;
        state.evidence.expect(
                flow == IpsFlow.OTHER ? "5-1.11" : "5-1.10",
                new Event.IpsOutputDue(
                        input.terminal().address,
                        kind,
                        new Event.IpsAbout(0, flow, input.bytesSequence(), 0, 0),
                        isReceipt ? IpsState.NULL_VAL : IpsState.REJECTED,
                        reason,
                        tag,
                        date,
                        BigDecimal.ZERO,
                        state.timeNs));
    }

    /** What is answered or asked for has ended if its time is over. */
    private void requireInTime(IpsTransfer transfer) {
        if (transfer.isPending() && transfer.deadlineNs < state.timeNs) {
            state.findings.add(ENDS, transfer + " to have ended by silence", "it is pending");
        }
    }

    private void tellBoth(IpsTransfer transfer) {
        status("5-1.12.1.4", transfer, senderOf(transfer), 0);
        status("5-1.12.1.4", transfer, askedOf(transfer), 0);
    }

    private void status(String rule, IpsTransfer transfer, Event.Address to, long question) {
        output(rule, transfer, to, IpsOutput.STATUS, question);
    }

    private void output(String rule, IpsTransfer transfer, Event.Address to, IpsOutput kind, long question) {
        boolean isStatus = kind == IpsOutput.STATUS;
        boolean isRejected = isStatus && transfer.state == IpsState.REJECTED;
        state.evidence.expect(
                rule,
                new Event.IpsOutputDue(
                        to,
                        kind,
                        new Event.IpsAbout(
                                transfer.id,
                                transfer.flow,
                                transfer.input.bytesSequence(),
                                isRejected ? transfer.answer : 0,
                                question),
                        isStatus ? transfer.state : IpsState.NULL_VAL,
                        isRejected ? transfer.reason : 0,
                        "",
                        transfer.isPending() ? date : transfer.endDate,
                        transfer.amount,
                        state.timeNs));
    }

    /** Where it came from. */
    private static Event.Address senderOf(IpsTransfer transfer) {
        return transfer.input.terminal().address;
    }

    private static Event.Address askedOf(IpsTransfer transfer) {
        return new Event.Address(transfer.asked().id, transfer.asked().registeredTerminal);
    }

    private Optional<Event.IpsEnded> toldEnd(IpsTransfer transfer) {
        return state.evidence.first(Event.IpsEnded.class, told -> told.paymentId() == transfer.id);
    }

    /** What stops a payment between two accounts, whatever the headroom. */
    private Reasons stops(IpsTransfer transfer) {
        Reasons stops = new Reasons();
        addSide(stops, transfer.debit, RejectReason.IPS_AGENT_SUSPENDED);
        addSide(stops, transfer.credit, RejectReason.IPS_CREDITOR_AGENT_SUSPENDED);
        stops.when(transfer.credit.isClosed, RejectReason.BENEFICIARY_ACCOUNT_CLOSED, "5-1.9.6");
        return stops;
    }

    /** 7-10: of the participant and of who settles for it; of who settles also that its account is seized as a whole. */
    private void addSide(Reasons stops, Account account, RejectReason suspended) {
        Account settlement = settlementOf(account);
        Set<StatusCause> causes = EnumSet.noneOf(StatusCause.class);
        causes.addAll(account.owner.ipsCauses);
        causes.addAll(settlement.owner.ipsCauses);
        boolean isSeized = causes.contains(StatusCause.SEIZURE)
                || state.directory
                        .settlementAccount(settlement.number, "AZN")
                        .filter(Account::isSeizedWhole)
                        .isPresent();
        boolean isStopped = !causes.isEmpty() || settlement.owner.isGone() || settlement.owner.isJoining();
        stops.when(isSeized, RejectReason.IPS_ACCOUNT_SEIZED, "7-10.2.1").when(isStopped, suspended, "7-10.2");
    }

    /** I3 at both levels: limit, and net position, less what is reserved. */
    private void addHeadroom(Reasons stops, IpsTransfer transfer) {
        Account settlement = settlementOf(transfer.debit);
        BigDecimal used = state.directory.accounts.stream()
                .filter(one -> one.kind == AccountKind.IPS_CLEARING && settlementOf(one) == settlement)
                .map(this::positionOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal ofSettlement = limitOf(settlement).add(used);
        BigDecimal ofClearing = limitOf(transfer.debit).add(positionOf(transfer.debit));
        stops.when(ofClearing.compareTo(transfer.amount) < 0, RejectReason.IPS_HEADROOM_LACKING, "5-1.12.1.2")
                .when(
                        ofSettlement.compareTo(transfer.amount) < 0,
                        RejectReason.IPS_SETTLEMENT_HEADROOM_LACKING,
                        "5-1.12.1.2");
    }

    private BigDecimal limitOf(Account account) {
        return state.ipsLimits.of(account);
    }

    /** Net position less what is reserved. */
    private BigDecimal positionOf(Account clearing) {
        return clearing.balance.subtract(reserved.getOrDefault(clearing, BigDecimal.ZERO));
    }

    /** 5-1.3: the settlement account that a clearing account is linked to. */
    Account settlementOf(Account clearing) {
        return state.directory
                .directParticipant(clearing.owner)
                .flatMap(direct -> state.directory.openOf(direct, AccountKind.IPS_SETTLEMENT))
                .orElseThrow();
    }

    /** 5-1.9.3: in the days for which numbers are kept. */
    boolean isUsed(Participant sender, Command.SubmitIpsTransfer order) {
        boolean isMessage = messages.getOrDefault(List.of(sender.id, order.messageId()), 0) >= Math.max(1, oldestKept);
        return isMessage
                || Optional.ofNullable(byNumber.get(List.of(sender.id, order.flow(), order.txId())))
                        .filter(this::isKept)
                        .isPresent();
    }

    /** What is meant by a sender and a number. */
    Optional<IpsTransfer> find(Command.IpsMeant meant) {
        return state.directory
                .byBic(meant.senderBic())
                .map(sender -> byNumber.get(List.of(sender.id, meant.flow(), meant.id())))
                .filter(this::isKept);
    }

    private boolean isKept(IpsTransfer transfer) {
        return transfer.date >= oldestKept;
    }
}

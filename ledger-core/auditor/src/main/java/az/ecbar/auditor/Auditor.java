package az.ecbar.auditor;

import az.ecbar.reason.RejectReason;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;

/**
 * Judges a ledger by its journal: takes each command with the events that the ledger gave for it, from the first command
 * on, and holds them against what must follow by the regulation. Differences become {@link #findings()}; after one the
 * auditor goes on by its own books, as far as it can.
 *
 * <p>For AZIPS as it stands: payments of one (MT102, MT103, MT205), of today or kept until a value date ahead, their change and cancellation, days, issue and withdrawal of funds, removal of participants,
 * sessions and numbers, decisions of two operators. For IPS payments, refunds, answers and their time; limits are taken as
 * the ledger says them. Not judged are the pace of jobs, hashes, and what operators are told of
 * a payment's past. Used by one thread; allocates freely.
 */
public final class Auditor {
    private final State state = new State();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final CommandReader commands = new CommandReader();
    private final EventReader events = new EventReader();
    private final OutputNumbers outputs = new OutputNumbers(state);
    private final OutputLanguages languages = new OutputLanguages(state);
    private final Sessions sessions = new Sessions(state);
    private final Inputs inputs = new Inputs(state, sessions);
    private final Transfers transfers = new Transfers(state);
    private final Settlement settlement = new Settlement(state);
    private final Aside aside = new Aside(state);
    private final Changes changes = new Changes(state);
    private final Decisions decisions = new Decisions(state, settlement, changes);
    private final Operators operators = new Operators(state, decisions);
    private final Queries queries = new Queries(state, operators);

    /** What was found so far, in the order of the commands. */
    public List<Finding> findings() {
        return state.findings.all();
    }

    /**
     * Judges one command.
     *
     * @param command buffer with its SBE header at {@code offset}
     * @param sequence of its record
     * @param timeNs of its record, UTC ns
     * @param batch buffer with the batch of its events at {@code batchOffset}, as {@link EventBatch} lays it out
     */
    public void audit(
            DirectBuffer command, int offset, long sequence, long timeNs, DirectBuffer batch, int batchOffset) {
        state.findings.command(sequence);
        checkHead(sequence, timeNs, batch, batchOffset);
        state.sequence = sequence;
        state.timeNs = timeNs;
        state.templateId = header.wrap(command, offset).templateId();
        Command given = commands.read(command, offset);
        List<EventReader.Numbered> told = events.read(batch, batchOffset);
        outputs.check(given, told);
        languages.check(batch, batchOffset);
        state.evidence.lay(told.stream().map(EventReader.Numbered::event).toList());
        state.evidence.all(Event.Posted.class).forEach(state.books::hear);
        state.evidence.all(Event.ProposalExpired.class).forEach(operators::expire);
        state.evidence.all(Event.TransferDropped.class).forEach(transfers::drop);
        state.channels.advance();
        state.timetable.keep();
        state.ips.advance();
        judge(given);
        follow();
        state.gridlocks.requireDone();
        settlement.requireReleased();
        aside.requireSorted();
        state.ips.requireEnded();
        state.books.check();
        state.evidence.all(Event.class).forEach(this::findUnfounded);
        state.eventCount += told.size();
    }

    /** Sequences leave no gap, time never goes back, and the batch is that of the command. */
    private void checkHead(long sequence, long timeNs, DirectBuffer batch, int offset) {
        if (sequence != state.sequence + 1) {
            state.findings.add("I6", "sequence " + (state.sequence + 1), String.valueOf(sequence));
        }
        if (timeNs < state.timeNs) {
            state.findings.add("D3", "a time from " + state.timeNs + " on", String.valueOf(timeNs));
        }
        if (EventBatch.sequence(batch, offset) != sequence || EventBatch.timeNs(batch, offset) != timeNs) {
            state.findings.add(
                    "I6",
                    "the events of " + sequence + " at " + timeNs,
                    "those of " + EventBatch.sequence(batch, offset) + " at " + EventBatch.timeNs(batch, offset));
        }
    }

    private void judge(Command command) {
        switch (command) {
            case Command.Unknown unknown ->
                state.findings.add("I6", "a command that the schema knows", unknown.toString());
            case Command.BeginLedger beginning -> decisions.begin(beginning);
            case Command.CompleteGenesis _ -> decisions.completeGenesis();
            case Command.Decision decision -> decisions.decideAlone(decision);
            case Command.BeginEpoch begun -> beginEpoch(begun);
            case Command.HashPoint point -> checkPoint(point);
            case Command.OpenSession opening -> sessions.open(opening);
            case Command.CloseSession closing -> sessions.close(closing);
            case Command.AcknowledgeOutputs acknowledgement -> sessions.acknowledge(acknowledgement);
            case Command.Input input -> inputs.take(input).ifPresent(taken -> judgeChannel(taken, input));
            // Time passed, or a job went on: what follows is seen by the events.
            case Command.Tick _, Command.JobStep _ -> {}
        }
    }

    /** 4.4: what comes over the other channel is refused, whatever it says. */
    private void judgeChannel(Input taken, Command.Input input) {
        Optional<String> reference = switch (input) {
            case Command.SubmitPayment payment -> Optional.of(payment.reference());
            case Command.ChangePayment change -> Optional.of(change.reference());
            case Command.SubmitInquiry inquiry -> Optional.of(inquiry.reference());
            default -> Optional.empty();
        };
        if (reference.isPresent() && state.channels.isWrong(taken)) {
            settlement.refuseUnread(taken, RejectReason.CHANNEL_NOT_CHOSEN.code(), "", reference.get());
        } else {
            judge(taken, input);
        }
    }

    private void judge(Input taken, Command.Input input) {
        switch (input) {
            case Command.SubmitPayment payment -> settlement.submit(taken, payment);
            case Command.ChangePayment change -> changes.judge(taken, change);
            case Command.RefuseInput refused ->
                settlement.refuseUnread(taken, refused.reason(), refused.tag(), refused.reference());
            case Command.SubmitTransfer whole ->
                settlement.refuseUnread(taken, RejectReason.MESSAGE_TYPE_NOT_SUPPORTED.code(), "", whole.reference());
            case Command.ProposeAction proposed -> operators.propose(taken, proposed);
            case Command.ApproveAction approval -> operators.approve(taken, approval);
            case Command.SubmitInquiry inquiry -> state.inquiries.answer(taken, inquiry);
            case Command.ReportBadSignature report -> new SignatureReports(state).judge(taken, report);
            case Command.Query query -> queries.answer(taken, query);
            case Command.SubmitIpsTransfer transfer -> state.ips.submit(taken, transfer);
            case Command.AnswerIps answer -> state.ips.answer(taken, answer);
            case Command.AskIpsStatus question -> state.ips.ask(taken, question);
            case Command.RefuseIpsInput refused -> state.ips.refuse(taken, refused);
            case Command.TransferPart _, Command.ManageLiquidity _ -> {}
        }
    }

    /** An epoch is begun once, each higher than all before it. */
    private void beginEpoch(Command.BeginEpoch begun) {
        if (begun.epoch() <= state.epoch) {
            state.findings.add("D18", "an epoch above " + state.epoch, String.valueOf(begun.epoch()));
        }
        state.epoch = begun.epoch();
        state.evidence.expect(
                "D18", new Event.EpochBegun(begun.epoch(), begun.owner(), begun.mode(), begun.grantedBy()));
    }

    private void checkPoint(Command.HashPoint point) {
        if (point.eventCount() != state.eventCount) {
            state.findings.add("I6", state.eventCount + " events so far", point.eventCount() + " at the hash point");
        }
    }

    /** What the ledger goes on doing by itself, in its order: releasing, annulling, ending days, sending statements. */
    private void follow() {
        for (Event event : state.evidence.all(Event.class)) {
            switch (event) {
                case Event.GridlockResolved resolved -> state.gridlocks.judge(resolved);
                case Event.PaymentSettled settled -> settlement.release(settled);
                case Event.PaymentAnnulled annulled -> settlement.annul(annulled);
                case Event.PaymentDue due -> settlement.enter(due);
                case Event.PaymentSetAside set -> aside.set(set);
                case Event.PaymentTakenUp taken -> aside.end(taken);
                case Event.PaymentQueued queued -> settlement.tell(queued);
                case Event.AccountDayEnded ended -> state.day.end(ended);
                case Event.AccountPageDue page -> {
                    state.statements.send(page);
                    state.inquiries.goOn(page);
                }
                case Event.AnnouncementDue told -> state.announcements.hear(told);
                case Event.ParticipantToldDue told -> state.participationNotices.hear(told);
                case Event.JobStarted started -> state.jobs.hear(started);
                case Event.JobFinished finished -> {
                    if (state.jobs.isEnd(finished)) {
                        state.day.finish(finished.job());
                        if (finished.job() == JobKind.TELL_WAITING) {
                            settlement.requireTold();
                        }
                        if (finished.job() == JobKind.TELL_OF_PARTICIPANT) {
                            state.participationNotices.finish();
                        }
                        if (finished.job() == JobKind.RESOLVE_GRIDLOCK) {
                            state.gridlocks.requireStep();
                        }
                    }
                }
                default -> {}
            }
        }
    }

    private void findUnfounded(Event event) {
        Optional<Payment> ended =
                paymentOf(event).flatMap(state.payments::find).filter(payment -> !payment.isPending());
        state.findings.add(
                ended.isPresent() ? "I4" : "I6",
                ended.map(payment -> "nothing more of " + payment + ", which is " + payment.state)
                        .orElse("nothing that does not follow from the command"),
                event.toString());
    }

    private static Optional<Long> paymentOf(Event event) {
        return switch (event) {
            case Event.Posted posted -> Optional.of(posted.paymentId());
            case Event.NoticeDue notice -> Optional.of(notice.meant().paymentId());
            case Event.PaymentAccepted accepted -> Optional.of(accepted.paymentId());
            case Event.PaymentRefused refused -> Optional.of(refused.paymentId());
            case Event.PaymentQueued queued -> Optional.of(queued.paymentId());
            case Event.PaymentSettled settled -> Optional.of(settled.paymentId());
            case Event.PaymentAnnulled annulled -> Optional.of(annulled.paymentId());
            case Event.PaymentSetAside set -> Optional.of(set.paymentId());
            case Event.PaymentTakenUp taken -> Optional.of(taken.paymentId());
            case Event.PriorityChanged changed -> Optional.of(changed.paymentId());
            default -> Optional.empty();
        };
    }
}

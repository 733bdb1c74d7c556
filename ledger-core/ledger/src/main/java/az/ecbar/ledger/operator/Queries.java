package az.ecbar.ledger.operator;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.account.Blocks;
import az.ecbar.ledger.authority.Authorities;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.azips.UsedReferences;
import az.ecbar.ledger.azips.WaitingPayments;
import az.ecbar.ledger.channel.Channels;
import az.ecbar.ledger.channel.GivenUpOutputs;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.epoch.Epochs;
import az.ecbar.ledger.event.EventBuffer;
import az.ecbar.ledger.event.Joining;
import az.ecbar.ledger.event.OperatorEvents;
import az.ecbar.ledger.event.ParticipationEvents;
import az.ecbar.ledger.event.StoryEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Certificates;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.participation.JoiningRegister;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.workstation.Workstations;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.BlockPurpose;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;

/**
 * Answers of the ledger to operators, as of the sequence of the query (design D9): at most {@value #PAGE_ROWS} rows, then
 * the place from which to ask on.
 *
 * <p>Owned by the ledger's thread; reads the state, changes nothing; no allocation.
 */
public final class Queries {
    public static final int PAGE_ROWS = 64;

    private static final int MAX_LOOKED_AT = 4096;
    private static final int LAST_DATE = 21_991_231;

    private final Participants participants;
    private final Accounts accounts;
    private final Authorities authorities;
    private final Blocks blocks;
    private final Channels channels;
    private final Workstations workstations;
    private final Azips azips;
    private final Terminals terminals;
    private final Days days;
    private final BusinessCalendar calendar;
    private final RuleSet rules;
    private final Jobs jobs;
    private final Epochs epochs;
    private final ProposalQueries proposals;
    private final EventBuffer eventBuffer;
    private final OperatorEvents events;
    private final ParticipationEvents participationEvents;
    private final JoiningRegister joinings;
    private final Certificates certificates;
    private final PaymentQueries payments;
    private final Reference reference = new Reference();
    private final Reference paperNumber = new Reference();
    private InputOrigin origin = new InputOrigin();
    private int rows;
    private long cursor;

    public Queries(
            Participants participants,
            Accounts accounts,
            Authorities authorities,
            Blocks blocks,
            Channels channels,
            GivenUpOutputs givenUpOutputs,
            Workstations workstations,
            Azips azips,
            Terminals terminals,
            Days days,
            BusinessCalendar calendar,
            RuleSet rules,
            Jobs jobs,
            Epochs epochs,
            Proposals proposals,
            EventBuffer eventBuffer,
            OperatorEvents events,
            ParticipationEvents participationEvents,
            JoiningRegister joinings,
            Certificates certificates,
            StoryEvents storyEvents) {
        this.participants = participants;
        this.accounts = accounts;
        this.authorities = authorities;
        this.blocks = blocks;
        this.channels = channels;
        this.workstations = workstations;
        this.azips = azips;
        this.terminals = terminals;
        this.days = days;
        this.calendar = calendar;
        this.rules = rules;
        this.jobs = jobs;
        this.epochs = epochs;
        this.proposals = new ProposalQueries(participants, azips, proposals, events);
        this.eventBuffer = eventBuffer;
        this.events = events;
        this.participationEvents = participationEvents;
        this.joinings = joinings;
        this.certificates = certificates;
        this.payments = new PaymentQueries(participants, accounts, azips, terminals, givenUpOutputs, storyEvents);
    }

    /**
     * Answers a query.
     *
     * @param argument what is asked about
     */
    public void answer(InputOrigin asker, QueryKind kind, long from, QueryArgument argument, int level) {
        origin = asker;
        rows = 0;
        cursor = 0;
        RejectReason reason = switch (kind) {
            case STATUS -> status(level);
            case PARTICIPANTS -> participantRows((int) from);
            case ACCOUNT -> accountRows(argument.bic(), (int) from);
            case QUEUE -> queueRows(from);
            case PAYMENT -> paged(payments.story(asker, argument.paymentId()));
            case PAYMENTS_BY_REFERENCE -> paged(payments.byReference(asker, argument, from));
            case PAYMENTS_BY_UETR -> paged(payments.byUetr(asker, argument.uetr(), from));
            case PROPOSALS -> proposalRows(argument.proposalId());
            case AUTHORITIES -> authorityRows(from);
            case JOININGS -> joiningRows((int) from);
            case SEIZURES -> seizureRows((int) from);
            case CALENDAR -> calendarRows(argument);
            case NULL_VAL -> RejectReason.ARGUMENT_UNKNOWN;
        };
        events.queryAnswered(
                origin.sessionId, origin.inputNumber, kind, rows, cursor, reason.code(), terminals.nextOutput(origin));
    }

    private RejectReason status(int level) {
        events.statusReported(
                origin.sessionId,
                origin.inputNumber,
                level,
                days.state(SystemId.AZIPS),
                days.date(SystemId.AZIPS),
                participants.size(),
                accounts.size(),
                azips.waiting().size(),
                days.accepted(SystemId.AZIPS),
                days.settled(SystemId.AZIPS),
                days.settledMinor(SystemId.AZIPS),
                days.refused(SystemId.AZIPS),
                days.annulled(SystemId.AZIPS),
                eventBuffer.hash(),
                eventBuffer.total(),
                jobs.running(),
                epochs.epoch(),
                epochs.owner(),
                epochs.firstSequence(),
                days.suspended(SystemId.AZIPS));
        rows = 1;
        return RejectReason.NONE;
    }

    private RejectReason participantRows(int from) {
        int id = Math.max(0, from);
        for (; id < participants.size() && rows < PAGE_ROWS; id++, rows++) {
            int terminal = terminals.find(id, participants.terminal(id));
            events.participantReported(
                    origin.sessionId,
                    origin.inputNumber,
                    id,
                    participants.bic(id),
                    participants.kind(id),
                    participants.tin(id),
                    participants.causes(id, SystemId.AZIPS),
                    terminals.session(terminal) != 0,
                    terminals.lastInput(terminal),
                    terminals.lastOutput(terminal),
                    terminals.acknowledged(terminal),
                    participants.name(id),
                    participants.channel(id),
                    channels.next(id),
                    channels.nextFromNs(id),
                    workstations.paperDate(id),
                    workstations.paperNumber(id, paperNumber),
                    participants.language(id));
        }
        cursor = id < participants.size() ? id : 0;
        return RejectReason.NONE;
    }

    /** Of one participant; of all where none is named. */
    private RejectReason accountRows(long bic, int from) {
        boolean isOfAll = bic == Bic.ABSENT;
        int participantId = participants.find(bic);
        if (participantId == Participants.UNKNOWN && !isOfAll) {
            return RejectReason.ARGUMENT_UNKNOWN;
        }
        int id = Math.max(0, from);
        int end = Math.min(accounts.size(), id + MAX_LOOKED_AT);
        for (; id < end && rows < PAGE_ROWS; id++) {
            if (isOfAll || accounts.participant(id) == participantId) {
                accountRow(id);
                rows++;
            }
        }
        cursor = id < accounts.size() ? id : 0;
        return RejectReason.NONE;
    }

    private void accountRow(int id) {
        WaitingPayments waiting = azips.waiting();
        events.accountReported(
                origin.sessionId,
                origin.inputNumber,
                id,
                accounts.participant(id),
                accounts.system(id),
                accounts.kind(id),
                accounts.currency(id),
                accounts.keys(),
                accounts.balance(id),
                accounts.held(id),
                waiting.countOf(id),
                waiting.sumOf(id),
                accounts.debits(id),
                accounts.credits(id),
                accounts.isClosed(id));
    }

    /** From a payment on; from the next that arrived, if that one waits no more. */
    private RejectReason queueRows(long fromPaymentId) {
        WaitingPayments waiting = azips.waiting();
        int place = fromPaymentId <= 0 ? waiting.first() : waiting.afterId(fromPaymentId - 1);
        for (; place != WaitingPayments.NONE && rows < PAGE_ROWS; rows++) {
            waitingRow(place);
            place = waiting.after(place);
        }
        cursor = place == WaitingPayments.NONE ? 0 : waiting.id(place);
        return RejectReason.NONE;
    }

    private RejectReason paged(RejectReason reason) {
        rows = payments.rows();
        cursor = payments.cursor();
        return reason;
    }

    private RejectReason proposalRows(long proposalId) {
        RejectReason reason = proposals.answer(origin, proposalId);
        rows = proposals.rows();
        return reason;
    }

    private void waitingRow(int place) {
        WaitingPayments waiting = azips.waiting();
        UsedReferences references = azips.references();
        long shortfall = azips.shortfall(place);
        events.paymentReported(
                origin.sessionId,
                origin.inputNumber,
                waiting.id(place),
                PaymentState.WAITING,
                PaymentType.get((short) waiting.type(place)),
                azips.causes(place),
                waiting.priority(place),
                accounts.participant(waiting.debit(place)),
                accounts.participant(waiting.credit(place)),
                accounts.currency(waiting.debit(place)),
                waiting.amount(place),
                shortfall,
                references.reference(waiting.reference(place), reference));
    }

    /** From a key on, so that what is granted or withdrawn between two pages moves nothing from one to the other. */
    private RejectReason authorityRows(long fromKey) {
        int place = authorities.firstFrom(fromKey);
        for (; place < authorities.size() && rows < PAGE_ROWS; place++, rows++) {
            int account = authorities.account(place);
            events.authorityReported(
                    origin.sessionId,
                    origin.inputNumber,
                    accounts.participant(account),
                    authorities.grantee(place),
                    account,
                    authorities.scope(place),
                    authorities.fromDate(place),
                    authorities.toDate(place),
                    accounts.currency(account));
        }
        cursor = place < authorities.size() ? authorities.key(place) : 0;
        return RejectReason.NONE;
    }

    /** Whole accounts, so that what is seized or lifted between two pages moves nothing from one to the other. */
    private RejectReason seizureRows(int fromAccount) {
        int first = blocks.firstOf(fromAccount);
        for (int place = first; place < blocks.size(); place++) {
            int account = blocks.account(place);
            boolean isNext = place > first && account != blocks.account(place - 1);
            if (isNext && (rows > PAGE_ROWS - Blocks.MAX_OF_ACCOUNT || place - first >= MAX_LOOKED_AT)) {
                cursor = account;
                break;
            }
            if (blocks.purpose(place) == BlockPurpose.SEIZURE) {
                seizureRow(place);
                rows++;
            }
        }
        return RejectReason.NONE;
    }

    private void seizureRow(int place) {
        events.seizureReported(
                origin.sessionId,
                origin.inputNumber,
                blocks.account(place),
                blocks.wanted(place),
                blocks.held(place),
                blocks.decisionDate(place),
                blocks.decision(place, reference),
                accounts.currency(blocks.account(place)));
    }

    private RejectReason joiningRows(int from) {
        int i = Math.max(0, from);
        for (; i < joinings.size() && rows < PAGE_ROWS; i++, rows++) {
            Joining joining = joinings.get(i);
            participationEvents.joiningReported(
                    origin.sessionId, origin.inputNumber, joining, certificates.terminal(joining.certificateId()));
        }
        cursor = i < joinings.size() ? i : 0;
        return RejectReason.NONE;
    }

    /** So many dates as a page has rows, from the one that is named, or from today. */
    private RejectReason calendarRows(QueryArgument argument) {
        int from = argument.date() == 0 ? rules.today() : argument.date();
        if (!BusinessDate.isValid(from) || from > LAST_DATE) {
            return RejectReason.ARGUMENT_UNKNOWN;
        }
        SystemId system = argument.isOfLvpcss() ? SystemId.LVPCSS : SystemId.AZIPS;
        int first = BusinessDate.epochDay(from);
        for (; rows < PAGE_ROWS; rows++) {
            int date = BusinessDate.ofEpochDay(first + rows);
            events.calendarDayReported(
                    origin.sessionId,
                    origin.inputNumber,
                    system,
                    date,
                    calendar.isBusinessDay(system, date),
                    calendar.isDeclared(system, date),
                    calendar.decisionDate(system, date),
                    calendar.decision(system, date, reference));
        }
        return RejectReason.NONE;
    }
}

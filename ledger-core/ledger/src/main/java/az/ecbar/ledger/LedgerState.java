package az.ecbar.ledger;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.account.Blocks;
import az.ecbar.ledger.announcement.Announcements;
import az.ecbar.ledger.authority.Authorities;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.channel.Channels;
import az.ecbar.ledger.channel.GivenUpOutputs;
import az.ecbar.ledger.channel.Languages;
import az.ecbar.ledger.channel.SwiftInputs;
import az.ecbar.ledger.continuity.Continuity;
import az.ecbar.ledger.ctn.Inputs;
import az.ecbar.ledger.ctn.Sessions;
import az.ecbar.ledger.ctn.SignatureReports;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.ctn.Transfers;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.day.Timetable;
import az.ecbar.ledger.epoch.Epochs;
import az.ecbar.ledger.epoch.StandingOrders;
import az.ecbar.ledger.event.AccountEvents;
import az.ecbar.ledger.event.AnnouncementEvents;
import az.ecbar.ledger.event.AzipsEvents;
import az.ecbar.ledger.event.ContinuityEvents;
import az.ecbar.ledger.event.CtnEvents;
import az.ecbar.ledger.event.EventBuffer;
import az.ecbar.ledger.event.IpsEvents;
import az.ecbar.ledger.event.LiquidityEvents;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.event.OperatorEvents;
import az.ecbar.ledger.event.ParticipationEvents;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.event.StatementEvents;
import az.ecbar.ledger.event.StoryEvents;
import az.ecbar.ledger.event.WorkstationEvents;
import az.ecbar.ledger.inquiry.Inquiries;
import az.ecbar.ledger.ips.flow.Flows;
import az.ecbar.ledger.ips.liquidity.Adjustments;
import az.ecbar.ledger.ips.liquidity.ClearingAccounts;
import az.ecbar.ledger.ips.liquidity.IpsDay;
import az.ecbar.ledger.ips.liquidity.LimitChanges;
import az.ecbar.ledger.ips.liquidity.Limits;
import az.ecbar.ledger.ips.liquidity.LiquidityAnswers;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.operator.Proposals;
import az.ecbar.ledger.operator.Queries;
import az.ecbar.ledger.participant.Certificates;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.participation.JoiningRegister;
import az.ecbar.ledger.participation.ParticipationNotices;
import az.ecbar.ledger.reference.AccountClosing;
import az.ecbar.ledger.reference.CalendarDecisions;
import az.ecbar.ledger.reference.CentralBankMoney;
import az.ecbar.ledger.reference.DayControl;
import az.ecbar.ledger.reference.GridlockRounds;
import az.ecbar.ledger.reference.OwnerNotices;
import az.ecbar.ledger.reference.ParticipantAdmission;
import az.ecbar.ledger.reference.Participation;
import az.ecbar.ledger.reference.ReferenceData;
import az.ecbar.ledger.reference.Seizures;
import az.ecbar.ledger.reference.Suspensions;
import az.ecbar.ledger.reference.SystemControl;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.statement.Statements;
import az.ecbar.ledger.timer.Timers;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.ledger.workstation.Workstations;
import az.ecbar.reason.RejectReason;

/**
 * All parts of one ledger, put together. It decides nothing but the behaviour level and the phase of the genesis.
 *
 * <p>Owned by the ledger's thread.
 */
final class LedgerState {
    final EventBuffer eventBuffer;
    final NodeEvents nodeEvents;
    final CtnEvents ctnEvents;
    final OperatorEvents operatorEvents;
    final RuleSet rules = new RuleSet();
    final BusinessCalendar calendar = new BusinessCalendar();
    final Participants participants = new Participants();
    final Certificates certificates = new Certificates();
    final Terminals terminals = new Terminals();
    final Timers timers = new Timers();
    final Epochs epochs;
    final StandingOrders standingOrders;
    final Jobs jobs = new Jobs();
    final Days days = new Days();
    final Timetable timetable = new Timetable(rules, calendar, days);
    final Accounts accounts;
    final Blocks blocks;
    final Authorities authorities;
    final Channels channels;
    final Languages languages;
    final Continuity continuity;
    final SwiftInputs swiftInputs = new SwiftInputs();
    final GivenUpOutputs givenUpOutputs;
    final Transfers transfers;
    final Inputs inputs;
    final Sessions sessions;
    final Statements statements;
    final Inquiries inquiries;
    final Azips azips;
    final Flows flows;
    final Proposals proposals;
    final Queries queries;
    final Announcements announcements;
    final ClearingAccounts clearingAccounts;
    final IpsDay ipsDay;
    final LimitChanges limitChanges;
    final Limits limits;
    final LiquidityAnswers liquidityAnswers;
    final Adjustments adjustments;
    final ReferenceData referenceData;
    final CalendarDecisions calendarDecisions;
    final ParticipationNotices participationNotices;
    final JoiningRegister joinings = new JoiningRegister();
    final ParticipantAdmission admission;
    final Participation participation;
    final Suspensions suspensions;
    final Workstations workstations;
    final SignatureReports signatureReports;
    final SystemControl systemControl;
    final Seizures seizures;
    final AccountClosing accountClosing;
    final CentralBankMoney centralBankMoney;
    final DayControl dayControl;
    final GridlockRounds gridlockRounds;

    int level;
    boolean isGenesisComplete;
    long clockAcceptances;
    byte[] ledgerName = new byte[35];

    LedgerState(LedgerCapacity capacity) {
        eventBuffer = new EventBuffer(capacity.eventBytes());
        nodeEvents = new NodeEvents(eventBuffer);
        epochs = new Epochs(nodeEvents);
        standingOrders = new StandingOrders(nodeEvents);
        ctnEvents = new CtnEvents(eventBuffer);
        operatorEvents = new OperatorEvents(eventBuffer);
        ReferenceEvents referenceEvents = new ReferenceEvents(eventBuffer);
        ParticipationEvents participationEvents = new ParticipationEvents(eventBuffer);
        AzipsEvents azipsEvents = new AzipsEvents(eventBuffer);
        accounts = new Accounts(capacity.accounts(), referenceEvents);
        AccountEvents accountEvents = new AccountEvents(eventBuffer);
        blocks = new Blocks(accounts, accountEvents);
        OwnerNotices ownerNotices = new OwnerNotices(participants, terminals, accounts, accountEvents);
        authorities = new Authorities(participants, accounts, days, referenceEvents);
        channels = new Channels(participants, terminals, referenceEvents);
        givenUpOutputs = new GivenUpOutputs(participants, terminals, ctnEvents);
        languages = new Languages(participants, channels, days, referenceEvents);
        continuity = new Continuity(participants, certificates, terminals, rules, new ContinuityEvents(eventBuffer));
        transfers = new Transfers(terminals, rules, timers, ctnEvents);
        inputs = new Inputs(participants, certificates, terminals, transfers, swiftInputs, rules, ctnEvents);
        sessions = new Sessions(participants, certificates, terminals, rules, ctnEvents);
        StatementEvents statementEvents = new StatementEvents(eventBuffer);
        statements = new Statements(
                accounts,
                participants,
                authorities,
                terminals,
                days,
                statementEvents,
                capacity.accounts(),
                capacity.paymentsOfDay());
        LiquidityEvents liquidityEvents = new LiquidityEvents(eventBuffer);
        clearingAccounts =
                new ClearingAccounts(participants, accounts, blocks, rules, days, terminals, liquidityEvents);
        limitChanges = new LimitChanges(clearingAccounts, liquidityEvents);
        azips = new Azips(
                participants,
                accounts,
                clearingAccounts,
                limitChanges,
                authorities,
                terminals,
                days,
                calendar,
                rules,
                timetable,
                jobs,
                azipsEvents,
                ctnEvents,
                statements,
                capacity.accounts(),
                capacity.paymentsOfDay(),
                capacity.waiting());
        ipsDay = new IpsDay(
                participants, accounts, terminals, rules, days, jobs, clearingAccounts, liquidityEvents, nodeEvents);
        limits = new Limits(
                participants, accounts, blocks, rules, azips, clearingAccounts, limitChanges, liquidityEvents);
        liquidityAnswers = new LiquidityAnswers(participants, terminals, clearingAccounts, ipsDay, liquidityEvents);
        adjustments = new Adjustments(
                accounts, days, rules, timetable, timers, jobs, azips, clearingAccounts, liquidityEvents, nodeEvents);
        flows = new Flows(
                participants,
                accounts,
                terminals,
                clearingAccounts,
                ipsDay,
                rules,
                new IpsEvents(eventBuffer),
                capacity.ipsTransfersOfDay(),
                capacity.ipsPending());
        inquiries = new Inquiries(
                accounts,
                participants,
                authorities,
                azips,
                terminals,
                days,
                jobs,
                statements,
                statementEvents,
                nodeEvents);
        participationNotices = new ParticipationNotices(participants, terminals, jobs, participationEvents, nodeEvents);
        WorkstationEvents workstationEvents = new WorkstationEvents(eventBuffer);
        workstations = new Workstations(participants, azips, jobs, participationNotices, workstationEvents);
        signatureReports = new SignatureReports(participants, terminals, workstationEvents);
        proposals = new Proposals(certificates, terminals, rules, timers, operatorEvents);
        queries = new Queries(
                participants,
                accounts,
                authorities,
                blocks,
                channels,
                givenUpOutputs,
                workstations,
                azips,
                terminals,
                days,
                calendar,
                rules,
                jobs,
                epochs,
                proposals,
                eventBuffer,
                operatorEvents,
                participationEvents,
                joinings,
                certificates,
                new StoryEvents(eventBuffer));
        announcements = new Announcements(
                participants, calendar, terminals, jobs, new AnnouncementEvents(eventBuffer), nodeEvents);
        calendarDecisions =
                new CalendarDecisions(calendar, rules, azips, jobs, announcements, referenceEvents, nodeEvents);
        referenceData = new ReferenceData(
                participants,
                accounts,
                certificates,
                terminals,
                rules,
                days,
                jobs,
                announcements,
                ownerNotices,
                clearingAccounts,
                referenceEvents);
        systemControl = new SystemControl(days, jobs, announcements, azipsEvents, nodeEvents);
        admission = new ParticipantAdmission(
                participants,
                accounts,
                certificates,
                terminals,
                rules,
                jobs,
                joinings,
                participationNotices,
                participationEvents,
                referenceEvents);
        suspensions = new Suspensions(participants, days, jobs, participationNotices, referenceEvents, nodeEvents);
        participation =
                new Participation(participants, jobs, suspensions, participationNotices, referenceEvents, nodeEvents);
        seizures = new Seizures(accounts, blocks, days, jobs, ownerNotices, accountEvents, nodeEvents);
        accountClosing = new AccountClosing(
                accounts, blocks, authorities, azips, days, clearingAccounts, ownerNotices, accountEvents);
        centralBankMoney = new CentralBankMoney(accounts, azips, days);
        dayControl = new DayControl(
                days,
                calendar,
                rules,
                timetable,
                accounts,
                azips,
                jobs,
                adjustments,
                azipsEvents,
                referenceEvents,
                nodeEvents);
        gridlockRounds = new GridlockRounds(days, rules, timers, azips, jobs, nodeEvents);
    }

    boolean hasBegun() {
        return level != 0;
    }

    /** Never refused: what the operators accepted the sequencer takes over. */
    RejectReason acceptClock() {
        nodeEvents.clockAccepted(++clockAcceptances);
        return RejectReason.NONE;
    }

    /**
     * Refused: LEVEL_NOT_ALLOWED. What a build does not know it must not refuse either, for another one does it: the node
     * stops, and goes on with a build that knows the level.
     */
    RejectReason raiseLevel(int newLevel) {
        if (newLevel <= level) {
            return RejectReason.LEVEL_NOT_ALLOWED;
        }
        if (newLevel > BehaviourLevel.highest()) {
            throw new InvariantViolation("behaviour level " + newLevel + " begins here, this build runs up to "
                    + BehaviourLevel.highest() + ": start a build that knows it on this data folder");
        }
        // Decided: raised.
        level = newLevel;
        nodeEvents.levelRaised(newLevel);
        return RejectReason.NONE;
    }
}

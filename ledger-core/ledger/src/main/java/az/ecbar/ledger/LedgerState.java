package az.ecbar.ledger;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.account.Blocks;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.ctn.Inputs;
import az.ecbar.ledger.ctn.Sessions;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.ctn.Transfers;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.epoch.Epochs;
import az.ecbar.ledger.event.AzipsEvents;
import az.ecbar.ledger.event.CtnEvents;
import az.ecbar.ledger.event.EventBuffer;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.event.OperatorEvents;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.event.StoryEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.operator.Proposals;
import az.ecbar.ledger.operator.Queries;
import az.ecbar.ledger.participant.Certificates;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.reference.CentralBankMoney;
import az.ecbar.ledger.reference.DayControl;
import az.ecbar.ledger.reference.Participation;
import az.ecbar.ledger.reference.ReferenceData;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.timer.Timers;
import az.ecbar.reason.RejectReason;

/**
 * All parts of one ledger, put together. It decides nothing but the behaviour level and the phase of the genesis.
 *
 * <p>Owned by the ledger's thread.
 */
final class LedgerState {
    /** Highest behaviour level that this build can run (design D5). */
    static final int HIGHEST_LEVEL = 1;

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
    final Jobs jobs = new Jobs();
    final Days days = new Days();
    final Accounts accounts;
    final Blocks blocks;
    final Transfers transfers;
    final Inputs inputs;
    final Sessions sessions;
    final Azips azips;
    final Proposals proposals;
    final Queries queries;
    final ReferenceData referenceData;
    final Participation participation;
    final CentralBankMoney centralBankMoney;
    final DayControl dayControl;

    int level;
    boolean isGenesisComplete;
    long clockAcceptances;
    byte[] ledgerName = new byte[35];

    LedgerState(LedgerCapacity capacity) {
        eventBuffer = new EventBuffer(capacity.eventBytes());
        nodeEvents = new NodeEvents(eventBuffer);
        epochs = new Epochs(nodeEvents);
        ctnEvents = new CtnEvents(eventBuffer);
        operatorEvents = new OperatorEvents(eventBuffer);
        ReferenceEvents referenceEvents = new ReferenceEvents(eventBuffer);
        AzipsEvents azipsEvents = new AzipsEvents(eventBuffer);
        accounts = new Accounts(capacity.accounts(), referenceEvents);
        blocks = new Blocks(accounts);
        transfers = new Transfers(terminals, rules, timers, ctnEvents);
        inputs = new Inputs(participants, certificates, terminals, transfers, ctnEvents);
        sessions = new Sessions(participants, certificates, terminals, rules, ctnEvents);
        azips = new Azips(
                participants,
                accounts,
                terminals,
                days,
                calendar,
                rules,
                azipsEvents,
                ctnEvents,
                capacity.accounts(),
                capacity.paymentsOfDay(),
                capacity.waiting());
        proposals = new Proposals(certificates, terminals, rules, timers, operatorEvents);
        queries = new Queries(
                participants,
                accounts,
                azips,
                terminals,
                days,
                jobs,
                epochs,
                proposals,
                eventBuffer,
                operatorEvents,
                new StoryEvents(eventBuffer));
        referenceData = new ReferenceData(
                participants,
                accounts,
                certificates,
                terminals,
                rules,
                calendar,
                azips,
                jobs,
                referenceEvents,
                nodeEvents);
        participation = new Participation(participants, jobs, referenceEvents, nodeEvents);
        centralBankMoney = new CentralBankMoney(accounts, azips, days);
        dayControl =
                new DayControl(days, calendar, rules, accounts, azips, jobs, azipsEvents, referenceEvents, nodeEvents);
    }

    boolean hasBegun() {
        return level != 0;
    }

    /** Never refused: what the operators accepted the sequencer takes over. */
    RejectReason acceptClock() {
        nodeEvents.clockAccepted(++clockAcceptances);
        return RejectReason.NONE;
    }

    /** Refused: LEVEL_NOT_ALLOWED. */
    RejectReason raiseLevel(int newLevel) {
        if (newLevel <= level || newLevel > HIGHEST_LEVEL) {
            return RejectReason.LEVEL_NOT_ALLOWED;
        }
        // Decided: raised.
        level = newLevel;
        nodeEvents.levelRaised(newLevel);
        return RejectReason.NONE;
    }
}

package az.ecbar.ledger.reference;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.account.Blocks;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.AccountEvents;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountNews;
import az.ecbar.schema.BlockPurpose;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.SystemId;

/**
 * Seizes correspondent and current accounts, a sum or the whole, and lifts that or reduces it, each by a decision with
 * number and date. A seizure of a sum holds what is available, then what comes in, until it holds what it wants; the rest
 * of the account goes on. A seizure of the whole holds all of it, and what waits from and to the account waits on
 * (4.12.1). Of several seizures the oldest takes first. After each the steps of a job look at what waits again.
 *
 * <p>Owned by the ledger's thread; allocates only when there are more seizures than ever before.
 *
 * @rule 3.2.2
 * @rule 4.12.1
 * @rule 7-10.2.1
 */
public final class Seizures {
    private final Accounts accounts;
    private final Blocks blocks;
    private final Days days;
    private final Jobs jobs;
    private final OwnerNotices ownerNotices;
    private final AccountEvents events;
    private final NodeEvents nodeEvents;

    public Seizures(
            Accounts accounts,
            Blocks blocks,
            Days days,
            Jobs jobs,
            OwnerNotices ownerNotices,
            AccountEvents events,
            NodeEvents nodeEvents) {
        this.accounts = accounts;
        this.blocks = blocks;
        this.days = days;
        this.jobs = jobs;
        this.ownerNotices = ownerNotices;
        this.events = events;
        this.nodeEvents = nodeEvents;
    }

    /**
     * Seizes an account whose number stands in {@code key} from 1 on. Refused, in this order: DAY_NOT_CLOSED (what waits at
     * the end of the day is being annulled for the cause that held then), CURRENCY_MALFORMED, ACCOUNT_UNKNOWN,
     * ACCOUNT_CLOSED, AMOUNT_NOT_POSITIVE (less than zero), BALANCE_LIMIT (more than can stand on an account),
     * DATE_MALFORMED, DECISION_MISSING, SEIZURE_EXISTS (by a decision of this number), LIMIT_REACHED.
     *
     * @param wantedMinor 0: the whole account
     */
    public RejectReason seize(
            long[] key,
            int currency,
            long wantedMinor,
            int decisionDate,
            Reference decision,
            boolean isGenesis,
            long sequence,
            long timeNs) {
        RejectReason reason = check(key, currency);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        int account = accounts.findInAzips(key, currency);
        if (accounts.isClosed(account)) {
            return RejectReason.ACCOUNT_CLOSED;
        }
        if (wantedMinor < 0) {
            return RejectReason.AMOUNT_NOT_POSITIVE;
        }
        if (wantedMinor >= Blocks.WHOLE) {
            return RejectReason.BALANCE_LIMIT;
        }
        reason = checkDecision(decisionDate, decision);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        if (blocks.findSeizure(account, decision) != Blocks.NONE) {
            return RejectReason.SEIZURE_EXISTS;
        }
        if (blocks.seizuresOf(account) == Blocks.MAX_OF_ACCOUNT || !jobs.hasRoomFor(1)) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: seized.
        long wanted = wantedMinor == 0 ? Blocks.WHOLE : wantedMinor;
        int place = blocks.add(account, BlockPurpose.SEIZURE, wanted, decisionDate, decision);
        long held = blocks.held(place);
        events.accountSeized(account, wanted, held, decisionDate, decision);
        lookAgain();
        if (!isGenesis) {
            ownerNotices.tellOfSeizure(
                    AccountNews.SEIZED, account, decision, wanted, held, decisionDate, decision, sequence, timeNs);
        }
        return RejectReason.NONE;
    }

    /**
     * Lifts a seizure or reduces what it wants; what it gives free the others take, the oldest first. Refused, in this
     * order: DAY_NOT_CLOSED, CURRENCY_MALFORMED, ACCOUNT_UNKNOWN, SEIZURE_UNKNOWN, SEIZURE_NOT_REDUCED (what stays wanted
     * is not less), DATE_MALFORMED, DECISION_MISSING, LIMIT_REACHED.
     *
     * @param wantedMinor what stays wanted; 0: it is lifted
     */
    public RejectReason lift(
            long[] key,
            int currency,
            Reference seizedBy,
            long wantedMinor,
            int decisionDate,
            Reference decision,
            boolean isGenesis,
            long sequence,
            long timeNs) {
        RejectReason reason = check(key, currency);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        int account = accounts.findInAzips(key, currency);
        int place = blocks.findSeizure(account, seizedBy);
        if (place == Blocks.NONE) {
            return RejectReason.SEIZURE_UNKNOWN;
        }
        if (wantedMinor < 0 || wantedMinor >= blocks.wanted(place)) {
            return RejectReason.SEIZURE_NOT_REDUCED;
        }
        reason = checkDecision(decisionDate, decision);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        if (!jobs.hasRoomFor(1)) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: lifted, or less is wanted.
        long held = Math.min(blocks.held(place), wantedMinor);
        if (wantedMinor == 0) {
            blocks.remove(place);
        } else {
            blocks.want(place, wantedMinor);
        }
        events.seizureLifted(account, seizedBy, wantedMinor, held, decisionDate, decision);
        blocks.take(account);
        lookAgain();
        if (!isGenesis) {
            AccountNews news = wantedMinor == 0 ? AccountNews.SEIZURE_LIFTED : AccountNews.SEIZURE_REDUCED;
            ownerNotices.tellOfSeizure(
                    news, account, seizedBy, wantedMinor, held, decisionDate, decision, sequence, timeNs);
        }
        return RejectReason.NONE;
    }

    private RejectReason check(long[] key, int currency) {
        if (days.state(SystemId.AZIPS) == DayState.CLOSING) {
            return RejectReason.DAY_NOT_CLOSED;
        }
        if (currency == Currency.MALFORMED) {
            return RejectReason.CURRENCY_MALFORMED;
        }
        return accounts.findInAzips(key, currency) == Accounts.UNKNOWN
                ? RejectReason.ACCOUNT_UNKNOWN
                : RejectReason.NONE;
    }

    private static RejectReason checkDecision(int decisionDate, Reference decision) {
        if (!BusinessDate.isValid(decisionDate)) {
            return RejectReason.DATE_MALFORMED;
        }
        return decision.isAbsent() ? RejectReason.DECISION_MISSING : RejectReason.NONE;
    }

    private void lookAgain() {
        jobs.add(JobKind.TELL_WAITING, 0);
        nodeEvents.jobStarted(JobKind.TELL_WAITING);
    }
}

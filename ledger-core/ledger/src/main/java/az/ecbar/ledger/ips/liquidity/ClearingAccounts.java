package az.ecbar.ledger.ips.liquidity;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.account.Blocks;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.LiquidityEvents;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.LimitNews;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.util.Arrays;

/**
 * The clearing accounts of IPS. The balance of one is its net position n: credits less debits since the last adjustment. With
 * limit l and what is reserved, r, its headroom is l + n - r, never below zero (I3); the same holds for the settlement
 * account of its direct participant with the sums. A payment first reserves at its issuer, then is settled or released.
 *
 * <p>A participant has one clearing account and a direct participant one settlement account, in manats. Owned by the
 * ledger's thread; every method takes a fixed number of steps; allocates only when an account is opened. Amounts are minor
 * units.
 *
 * @rule 2.1.11
 * @rule 2.1.12
 * @rule 5-1.2
 * @rule 5-1.3
 * @rule 5-1.7.5
 */
public final class ClearingAccounts {
    public static final int UNKNOWN = Accounts.UNKNOWN;

    private final Participants participants;
    private final Accounts accounts;
    private final RuleSet rules;
    private final Days days;
    private final SettlementAccounts settlements;
    private final ClearingDays clearingDays = new ClearingDays();
    private final LimitNotices notices;
    private final long[] key = new long[Accounts.KEY_LONGS];

    // By participant.
    private int[] clearingOf = new int[0];
    private int[] settlementOf = new int[0];

    // By account.
    private int[] place = new int[0];
    private long[] limit = new long[0];
    private long[] reserved = new long[0];
    private boolean[] isArmed = new boolean[0];
    private long[] cutRun = new long[0];
    private long[] cutNet = new long[0];
    private long run = 1;
    private int open;

    public ClearingAccounts(
            Participants participants,
            Accounts accounts,
            Blocks blocks,
            RuleSet rules,
            Days days,
            Terminals terminals,
            LiquidityEvents events) {
        this.participants = participants;
        this.accounts = accounts;
        this.rules = rules;
        this.days = days;
        settlements = new SettlementAccounts(accounts, blocks);
        notices = new LimitNotices(participants, accounts, terminals, this, events);
    }

    /** The open clearing account in manats whose number stands in {@code wanted} from 1 on; its head is changed. */
    public int find(long[] wanted) {
        return find(wanted, AccountKind.IPS_CLEARING);
    }

    /** The participant's own open clearing account, or {@link #UNKNOWN}. */
    public int of(int participantId) {
        return participantId < clearingOf.length ? clearingOf[participantId] : UNKNOWN;
    }

    /** Who settles for a clearing or settlement account in AZIPS: its owner, or its owner's settlement bank. */
    public int directParticipant(int account) {
        return directOf(accounts.participant(account));
    }

    /** Whether a number, from 1 on in {@code wanted}, is that of the direct participant's correspondent account. */
    public boolean isCorrespondentOf(int account, long[] wanted) {
        int correspondent = settlements.correspondent(place[account]);
        for (int i = 1; i < Accounts.KEY_LONGS; i++) {
            if (accounts.keys().keyPart(correspondent, i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** The open settlement account in manats whose number stands in {@code wanted} from 1 on; its head is changed. */
    public int findSettlement(long[] wanted) {
        return find(wanted, AccountKind.IPS_SETTLEMENT);
    }

    /** The correspondent or current account on which the limit of a settlement account is held. */
    public int correspondentOf(int settlementAccount) {
        return settlements.correspondent(place[settlementAccount]);
    }

    /** IPS_ACCOUNT_SEIZED or IPS_AGENT_SUSPENDED where nothing may be debited to an account, whatever its headroom. */
    public RejectReason checkDebtor(int account) {
        if (isSeized(account)) {
            return RejectReason.IPS_ACCOUNT_SEIZED;
        }
        return isSuspended(account) ? RejectReason.IPS_AGENT_SUSPENDED : RejectReason.NONE;
    }

    /** IPS_ACCOUNT_SEIZED or IPS_CREDITOR_AGENT_SUSPENDED where nothing may be credited to an account. */
    public RejectReason checkCreditor(int account) {
        if (isSeized(account)) {
            return RejectReason.IPS_ACCOUNT_SEIZED;
        }
        return isSuspended(account) ? RejectReason.IPS_CREDITOR_AGENT_SUSPENDED : RejectReason.NONE;
    }

    /** IPS_HEADROOM_LACKING or IPS_SETTLEMENT_HEADROOM_LACKING where an account has not headroom enough, in this order. */
    public RejectReason canReserve(int account, long amountMinor) {
        if (headroom(account) < amountMinor) {
            return RejectReason.IPS_HEADROOM_LACKING;
        }
        return settlements.headroom(place[account]) < amountMinor
                ? RejectReason.IPS_SETTLEMENT_HEADROOM_LACKING
                : RejectReason.NONE;
    }

    /** Reserves what {@link #canReserve} allows; warns the direct participant where the headroom falls below the threshold. */
    public void reserve(int account, long amountMinor, long sequence, long timeNs) {
        reserved[account] += amountMinor;
        settlements.changeReserved(place[account], amountMinor);
        if (headroom(account) < 0 || settlements.headroom(place[account]) < 0) {
            throw new InvariantViolation("I3: command " + sequence + " reserves " + amountMinor + " of account "
                    + account + ", which has not the headroom");
        }
        watch(account, timeNs);
    }

    /** Releases what was reserved. */
    public void release(int account, long amountMinor, long sequence, long timeNs) {
        unreserve(account, amountMinor, sequence);
        watch(account, timeNs);
    }

    /** Whether both net positions can still be counted after a payment. */
    public boolean canSettle(int debtor, int creditor, long amountMinor) {
        return accounts.canDebit(debtor, amountMinor) && accounts.canCredit(creditor, amountMinor);
    }

    /** Settles what was reserved: the debtor's headroom stays what it is, the creditor's grows at once. */
    public void settle(int debtor, int creditor, long amountMinor, long paymentId, long sequence, long timeNs) {
        unreserve(debtor, amountMinor, sequence);
        int today = days.date(SystemId.IPS);
        count(debtor, -amountMinor, today);
        count(creditor, amountMinor, today);
        accounts.leg(debtor, -amountMinor);
        accounts.leg(creditor, amountMinor);
        accounts.post(sequence, paymentId);
        settlements.book(place[debtor], -amountMinor, today);
        settlements.book(place[creditor], amountMinor, today);
        watch(creditor, timeNs);
    }

    public long limit(int account) {
        return limit[account];
    }

    public long reserved(int account) {
        return reserved[account];
    }

    /** Credits less debits since the last adjustment. */
    public long net(int account) {
        return accounts.balance(account);
    }

    /** Of the account alone. */
    public long headroom(int account) {
        return limit[account] + accounts.balance(account) - reserved[account];
    }

    /** Whether there is any clearing account. */
    public boolean isUsed() {
        return open > 0;
    }

    /** Whether a participant has an account of a kind that is open. */
    public boolean has(int participantId, AccountKind kind) {
        return kind == AccountKind.IPS_CLEARING
                ? of(participantId) != UNKNOWN
                : settlementOf(participantId) != SettlementAccounts.NONE;
    }

    /**
     * Whether a clearing account may be opened: ACCOUNT_UNKNOWN without an open settlement account of the direct participant,
     * IPS_ALL_TO_OWN where that has its limit to itself, LIMIT_REACHED.
     */
    public RejectReason checkOpening(int participantId) {
        int of = settlementOf(directOf(participantId));
        if (of == SettlementAccounts.NONE) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (settlements.isAllToOwn(of)) {
            return RejectReason.IPS_ALL_TO_OWN;
        }
        return settlements.clearingCount(of) == SettlementAccounts.MAX_CLEARING
                ? RejectReason.LIMIT_REACHED
                : RejectReason.NONE;
    }

    /** An account of IPS was opened. */
    public void opened(int account) {
        int owner = accounts.participant(account);
        growTo(participants.size(), account + 1);
        if (accounts.kind(account) == AccountKind.IPS_SETTLEMENT) {
            for (int i = 1; i < Accounts.KEY_LONGS; i++) {
                key[i] = accounts.keys().keyPart(account, i);
            }
            settlementOf[owner] = settlements.open(account, accounts.findInAzips(key, Currency.AZN));
            place[account] = settlementOf[owner];
            return;
        }
        place[account] = settlementOf[directOf(owner)];
        settlements.add(place[account], account);
        clearingOf[owner] = account;
        open++;
    }

    /** Whether limits, reservations or days that were not told forbid to close an account of IPS. */
    public boolean isInUse(int account) {
        if (accounts.kind(account) == AccountKind.IPS_SETTLEMENT) {
            return settlements.limit(place[account]) != 0 || settlements.days(place[account]) != 0;
        }
        return limit[account] != 0
                || reserved[account] != 0
                || clearingDays.date(account) > days.lastEnded(SystemId.IPS);
    }

    /** Whether clearing accounts stand under a settlement account. */
    public boolean isRestedOn(int account) {
        return accounts.kind(account) == AccountKind.IPS_SETTLEMENT && settlements.clearingCount(place[account]) > 0;
    }

    /** An account of IPS was closed. */
    public void closed(int account) {
        int owner = accounts.participant(account);
        if (accounts.kind(account) == AccountKind.IPS_SETTLEMENT) {
            settlements.close(place[account]);
            settlementOf[owner] = SettlementAccounts.NONE;
            return;
        }
        settlements.remove(place[account], account);
        settlements.allToOwn(place[account], false);
        clearingDays.forget(account);
        isArmed[account] = false;
        clearingOf[owner] = UNKNOWN;
        open--;
    }

    /** I3 over all accounts of IPS; {@link InvariantViolation} where it does not hold. */
    public void check() {
        for (int at = 0; at < settlements.size(); at++) {
            if (!settlements.isOpen(at)) {
                continue;
            }
            settlements.check(at, this);
            for (int i = 0; i < settlements.clearingCount(at); i++) {
                check(settlements.clearing(at, i));
            }
        }
    }

    /** The settlement accounts. */
    SettlementAccounts settlements() {
        return settlements;
    }

    /** Tells direct participants of limits. */
    LimitNotices notices() {
        return notices;
    }

    /** What was counted for statements. */
    ClearingDays clearingDays() {
        return clearingDays;
    }

    /** Place of a participant's own open settlement account, or {@link SettlementAccounts#NONE}. */
    int settlementOf(int participantId) {
        return participantId < settlementOf.length ? settlementOf[participantId] : SettlementAccounts.NONE;
    }

    /** Place of the settlement account that a clearing account stands under, or that it is. */
    int place(int account) {
        return place[account];
    }

    /** Sets the limit of a clearing account. */
    void changeLimit(int account, long newLimit, long timeNs) {
        settlements.changeLimitsTogether(place[account], newLimit - limit[account]);
        limit[account] = newLimit;
        watch(account, timeNs);
    }

    /** An adjustment begins. */
    void cut() {
        run++;
        settlements.cut();
    }

    /** Of the net position what is to be adjusted now: all, or what was there at the cut. */
    long toAdjust(int account) {
        return settlements.isCut() && cutRun[account] == run ? cutNet[account] : accounts.balance(account);
    }

    /** Part of the net position goes into the limit; the booking follows. */
    void adjust(int account, long amountMinor) {
        clearingDays.adjust(account, days.date(SystemId.IPS), accounts.balance(account), amountMinor);
        limit[account] += amountMinor;
        cutRun[account] = run;
        cutNet[account] = 0;
    }

    /** Whether an account was booked since the adjustment that runs began. */
    boolean isCut(int account) {
        return settlements.isCut() && cutRun[account] == run;
    }

    /** Whether its headroom was above the threshold since the last warning. */
    boolean isArmed(int account) {
        return isArmed[account];
    }

    /** Puts back what a snapshot holds of an account that was just opened. */
    void restore(int account, long newLimit, long newReserved, boolean newArmed, boolean wasCut, long newCutNet) {
        limit[account] = newLimit;
        settlements.changeLimitsTogether(place[account], newLimit);
        reserved[account] = newReserved;
        settlements.changeReserved(place[account], newReserved);
        isArmed[account] = newArmed;
        cutRun[account] = wasCut ? run : 0;
        cutNet[account] = newCutNet;
    }

    private int find(long[] wanted, AccountKind kind) {
        wanted[0] = Accounts.keyHead(SystemId.IPS, kind, Currency.AZN);
        int found = accounts.find(wanted);
        return found == UNKNOWN || accounts.isClosed(found) ? UNKNOWN : found;
    }

    private int directOf(int participantId) {
        return participants.kind(participantId) == ParticipantKind.IPS_PARTICIPANT
                ? participants.settlementBank(participantId)
                : participantId;
    }

    private boolean isSeized(int account) {
        return (causes(account) & StatusCause.SEIZURE) != 0
                || accounts.isSeizedWhole(settlements.correspondent(place[account]));
    }

    private boolean isSuspended(int account) {
        int inAzips = participants.causes(directParticipant(account), SystemId.AZIPS);
        return causes(account) != 0 || (inAzips & (StatusCause.GONE | StatusCause.JOINING)) != 0;
    }

    /** In IPS, of its owner and of who settles for it. */
    private int causes(int account) {
        return participants.causes(accounts.participant(account), SystemId.IPS)
                | participants.causes(directParticipant(account), SystemId.IPS);
    }

    private void unreserve(int account, long amountMinor, long sequence) {
        reserved[account] -= amountMinor;
        settlements.changeReserved(place[account], -amountMinor);
        if (reserved[account] < 0) {
            throw new InvariantViolation("I3: command " + sequence + " takes " + amountMinor
                    + " from what is reserved of account " + account + ", which leaves " + reserved[account]);
        }
    }

    /** What an adjustment that runs is to take is fixed before the first booking since it began. */
    private void count(int account, long signed, int today) {
        long before = accounts.balance(account);
        if (settlements.isCut() && cutRun[account] != run) {
            cutRun[account] = run;
            cutNet[account] = before;
        }
        clearingDays.count(account, today, before, signed);
    }

    private void check(int account) {
        if (limit[account] < 0 || reserved[account] < 0 || headroom(account) < 0) {
            throw new InvariantViolation("I3: clearing account " + account + " has limit " + limit[account]
                    + ", net position " + accounts.balance(account) + ", reserved " + reserved[account]);
        }
    }

    /** Once per crossing: it is told again only after the headroom was above the threshold. */
    private void watch(int account, long timeNs) {
        boolean isBelow = headroom(account) < rules.value(RuleId.IPS_HEADROOM_THRESHOLD_MINOR);
        boolean isCrossed = isBelow && isArmed[account];
        isArmed[account] = !isBelow;
        if (isCrossed) {
            notices.tell(LimitNews.THRESHOLD, account, timeNs);
        }
    }

    private void growTo(int wantedParticipants, int wantedAccounts) {
        int known = clearingOf.length;
        if (wantedParticipants > known) {
            int capacity = Math.max(wantedParticipants, 2 * known);
            clearingOf = Arrays.copyOf(clearingOf, capacity);
            settlementOf = Arrays.copyOf(settlementOf, capacity);
            Arrays.fill(clearingOf, known, capacity, UNKNOWN);
            Arrays.fill(settlementOf, known, capacity, SettlementAccounts.NONE);
        }
        if (wantedAccounts > place.length) {
            int capacity = Math.max(wantedAccounts, 2 * place.length);
            place = Arrays.copyOf(place, capacity);
            limit = Arrays.copyOf(limit, capacity);
            reserved = Arrays.copyOf(reserved, capacity);
            isArmed = Arrays.copyOf(isArmed, capacity);
            cutRun = Arrays.copyOf(cutRun, capacity);
            cutNet = Arrays.copyOf(cutNet, capacity);
            clearingDays.growTo(capacity);
        }
    }
}

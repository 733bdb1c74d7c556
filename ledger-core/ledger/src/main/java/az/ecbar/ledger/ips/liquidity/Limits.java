package az.ecbar.ledger.ips.liquidity;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.account.Blocks;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.event.LiquidityEvents;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.LimitNews;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * The debit limits of IPS: that of a settlement account is money of the correspondent account that is held for it, those of
 * clearing accounts share it out. A limit is set at once or refused whole, at any hour; it never goes below what is used: the
 * net debit and what is reserved; nor, while an adjustment runs, below what that is still to take. What a lower limit gives free, seizures take first, then what waits in AZIPS.
 *
 * <p>Owned by the ledger's thread; no allocation; a fixed amount of work, beside what AZIPS releases of one command.
 *
 * @rule 5-1.7.2
 * @rule 5-1.7.3
 * @rule 7-10.2.1
 */
public final class Limits {
    private final Participants participants;
    private final Accounts accounts;
    private final Blocks blocks;
    private final RuleSet rules;
    private final Azips azips;
    private final ClearingAccounts clearing;
    private final SettlementAccounts settlements;
    private final LimitChanges changes;
    private final LiquidityEvents events;

    public Limits(
            Participants participants,
            Accounts accounts,
            Blocks blocks,
            RuleSet rules,
            Azips azips,
            ClearingAccounts clearing,
            LimitChanges changes,
            LiquidityEvents events) {
        this.participants = participants;
        this.accounts = accounts;
        this.blocks = blocks;
        this.rules = rules;
        this.azips = azips;
        this.clearing = clearing;
        this.changes = changes;
        this.events = events;
        settlements = clearing.settlements();
    }

    /**
     * A direct participant sets a limit; answered by camt.010 or camt.025/ERRC. Refused, in this order:
     * SENDER_NOT_OF_SESSION, ACCOUNT_UNKNOWN (also of another currency than AZN), IPS_LIMIT_OF_OTHER,
     * IPS_AGENT_SUSPENDED, then the reasons of {@link #check}.
     *
     * @param bearer sequence of the record that bears the bank's bytes
     */
    public void modify(LimitOrder order, long bearer, long sequence, long timeNs) {
        int account = find(order.level, order.currency, order.account);
        RejectReason reason = checkSender(order, account);
        if (reason == RejectReason.NONE) {
            reason = check(account, order.level, order.limitMinor);
        }
        if (reason != RejectReason.NONE) {
            clearing.notices().refuse(reason, order.origin, bearer, timeNs);
            return;
        }
        // Decided: set.
        int own = changes.set(account, order.level, order.limitMinor, timeNs);
        clearing.notices().answer(LimitNews.CHANGED, account, order.origin, bearer, timeNs);
        if (own != Accounts.UNKNOWN) {
            clearing.notices().answer(LimitNews.CHANGED, own, order.origin, bearer, timeNs);
        }
        free(account, order.level, sequence, timeNs);
    }

    /**
     * Two operators set a limit by a decision; the direct participant is told. Refused, in this order: ACCOUNT_UNKNOWN,
     * DATE_MALFORMED, DECISION_MISSING, then the reasons of {@link #check}.
     *
     * @param isGenesis whether the genesis is not complete yet: then a decision is not needed, and nobody is told
     */
    public RejectReason decide(
            LimitLevel level,
            int currency,
            long[] key,
            long limitMinor,
            int decisionDate,
            Reference decision,
            boolean isGenesis,
            long sequence,
            long timeNs) {
        int account = find(level, currency, key);
        if (account == Accounts.UNKNOWN) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (!isGenesis && !BusinessDate.isValid(decisionDate)) {
            return RejectReason.DATE_MALFORMED;
        }
        if (!isGenesis && decision.isAbsent()) {
            return RejectReason.DECISION_MISSING;
        }
        RejectReason reason = check(account, level, limitMinor);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        // Decided: set.
        int own = changes.set(account, level, limitMinor, timeNs);
        if (!isGenesis) {
            changes.tell(account, own, timeNs);
        }
        free(account, level, sequence, timeNs);
        return RejectReason.NONE;
    }

    /**
     * Whether the limit of a direct participant's own clearing account is always that of its settlement account. Refused, in
     * this order: PARTICIPANT_UNKNOWN, ACCOUNT_UNKNOWN (it has not both), IPS_INDIRECT_EXIST, DATE_MALFORMED,
     * DECISION_MISSING.
     */
    public RejectReason chooseAllToOwn(
            long bic, boolean isChosen, int paperDate, Reference paper, boolean isGenesis, long timeNs) {
        int id = participants.find(bic);
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        int place = clearing.settlementOf(id);
        int own = clearing.of(id);
        if (place == SettlementAccounts.NONE || own == ClearingAccounts.UNKNOWN) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (isChosen && settlements.clearingCount(place) > 1) {
            return RejectReason.IPS_INDIRECT_EXIST;
        }
        if (!isGenesis && !BusinessDate.isValid(paperDate)) {
            return RejectReason.DATE_MALFORMED;
        }
        if (!isGenesis && paper.isAbsent()) {
            return RejectReason.DECISION_MISSING;
        }
        // Decided: chosen.
        settlements.allToOwn(place, isChosen);
        events.ipsProfileSet(id, isChosen);
        if (isChosen && clearing.limit(own) != settlements.limit(place)) {
            changes.setClearing(own, settlements.limit(place), timeNs);
            if (!isGenesis) {
                clearing.notices().tell(LimitNews.CHANGED, own, timeNs);
            }
        }
        return RejectReason.NONE;
    }

    private int find(LimitLevel level, int currency, long[] key) {
        if (currency != Currency.AZN || level == LimitLevel.NULL_VAL) {
            return Accounts.UNKNOWN;
        }
        return level == LimitLevel.SETTLEMENT ? clearing.findSettlement(key) : clearing.find(key);
    }

    private RejectReason checkSender(LimitOrder order, int account) {
        int sender = order.origin.participantId;
        if (participants.find(order.senderBic) != sender) {
            return RejectReason.SENDER_NOT_OF_SESSION;
        }
        if (account == Accounts.UNKNOWN) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (clearing.directParticipant(account) != sender) {
            return RejectReason.IPS_LIMIT_OF_OTHER;
        }
        return participants.causes(sender, SystemId.IPS) != 0 ? RejectReason.IPS_AGENT_SUSPENDED : RejectReason.NONE;
    }

    /**
     * Why a limit is not granted, in this order: BALANCE_LIMIT (more than can stand on an account), IPS_LIMIT_FOLLOWS (of a
     * clearing account that has all of its settlement account), IPS_LIMIT_BELOW_USE (equality is granted; the net position at
     * the line of an adjustment that runs goes into the limit, whatever came in since, and must find it there), IPS_LIMITS_TOGETHER (of all clearing accounts more than that of the settlement account, unless they are shared), and
     * of a settlement account that is raised IPS_ACCOUNT_SEIZED, IPS_AGENT_SUSPENDED, IPS_LIMIT_UNFUNDED.
     */
    private RejectReason check(int account, LimitLevel level, long limit) {
        int place = clearing.place(account);
        boolean isSettlement = level == LimitLevel.SETTLEMENT;
        if (limit > Accounts.MAX_BALANCE) {
            return RejectReason.BALANCE_LIMIT;
        }
        if (!isSettlement && settlements.isAllToOwn(place)) {
            return RejectReason.IPS_LIMIT_FOLLOWS;
        }
        long before = isSettlement ? settlements.limit(place) : clearing.limit(account);
        long used = before - (isSettlement ? settlements.headroom(place) : clearing.headroom(account));
        long taken = -(isSettlement ? settlements.toAdjust(place) : clearing.toAdjust(account));
        if (limit < 0 || limit < used || limit < taken) {
            return RejectReason.IPS_LIMIT_BELOW_USE;
        }
        long more = limit - before;
        boolean isTogether = isSettlement ? isTooLittle(place, limit, more) : isTooMuch(place, more);
        if (isTogether && rules.value(RuleId.IPS_LIMITS_SHARED) == 0) {
            return RejectReason.IPS_LIMITS_TOGETHER;
        }
        return isSettlement && more > 0 ? checkFunds(settlements.correspondent(place), more) : RejectReason.NONE;
    }

    private boolean isTooMuch(int place, long more) {
        return more > 0 && settlements.limitsTogether(place) + more > settlements.limit(place);
    }

    private boolean isTooLittle(int place, long limit, long more) {
        return more < 0 && limit < settlements.limitsTogether(place) && !settlements.isAllToOwn(place);
    }

    /** Where AZIPS would let a payment of the account wait, and of money that is not there, nothing is set aside. */
    private RejectReason checkFunds(int correspondent, long more) {
        if (accounts.isSeizedWhole(correspondent)) {
            return RejectReason.IPS_ACCOUNT_SEIZED;
        }
        if (participants.causes(accounts.participant(correspondent), SystemId.AZIPS) != 0) {
            return RejectReason.IPS_AGENT_SUSPENDED;
        }
        return accounts.available(correspondent) < more ? RejectReason.IPS_LIMIT_UNFUNDED : RejectReason.NONE;
    }

    private void free(int account, LimitLevel level, long sequence, long timeNs) {
        if (level == LimitLevel.SETTLEMENT) {
            int correspondent = settlements.correspondent(clearing.place(account));
            blocks.take(correspondent);
            azips.freed(correspondent, sequence, timeNs);
        }
    }
}

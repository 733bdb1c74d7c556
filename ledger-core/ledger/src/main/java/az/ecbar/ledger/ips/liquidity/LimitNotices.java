package az.ecbar.ledger.ips.liquidity;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.LiquidityEvents;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.LimitNews;

/**
 * Tells direct participants of limits, camt.010, and refuses what was asked about liquidity, camt.025/ERRC: each an output
 * with its number. Of IPS a participant hears over CTN alone (5-1.4), at the terminal that asked or at its registered one.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 5-1.7.5
 */
final class LimitNotices {
    private final Participants participants;
    private final Accounts accounts;
    private final Terminals terminals;
    private final ClearingAccounts clearing;
    private final LiquidityEvents events;

    LimitNotices(
            Participants participants,
            Accounts accounts,
            Terminals terminals,
            ClearingAccounts clearing,
            LiquidityEvents events) {
        this.participants = participants;
        this.accounts = accounts;
        this.terminals = terminals;
        this.clearing = clearing;
        this.events = events;
    }

    /** Tells the direct participant of an account, unasked. */
    void tell(LimitNews news, int account, long timeNs) {
        int receiver = clearing.directParticipant(account);
        tell(news, account, receiver, participants.registeredTerminal(receiver), 0, timeNs);
    }

    /** Answers who asked or wanted a change. */
    void answer(LimitNews news, int account, InputOrigin origin, long bearer, long timeNs) {
        tell(news, account, origin.participantId, origin.terminal, bearer, timeNs);
    }

    /** Refuses what was asked. */
    void refuse(RejectReason reason, InputOrigin origin, long bearer, long timeNs) {
        events.liquidityRefusedDue(
                origin.participantId, origin.terminal, terminals.nextOutput(origin), reason.code(), timeNs, bearer);
    }

    private void tell(LimitNews news, int account, int receiver, int terminal, long bearer, long timeNs) {
        boolean isSettlement = accounts.kind(account) == AccountKind.IPS_SETTLEMENT;
        int place = clearing.place(account);
        SettlementAccounts settlements = clearing.settlements();
        long limit = isSettlement ? settlements.limit(place) : clearing.limit(account);
        long headroom = isSettlement ? settlements.headroom(place) : clearing.headroom(account);
        events.limitToldDue(
                receiver,
                terminal,
                terminals.nextOutput(terminals.ensure(receiver, terminal)),
                news,
                isSettlement ? LimitLevel.SETTLEMENT : LimitLevel.CLEARING,
                account,
                limit,
                limit - headroom,
                headroom,
                timeNs,
                bearer);
    }
}

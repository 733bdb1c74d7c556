package az.ecbar.ledger.ips.liquidity;

import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.LiquidityEvents;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.LimitNews;
import az.ecbar.schema.LiquidityQuestion;

/**
 * Answers what participants ask about their liquidity in IPS, as of the sequence of the question (design D9): limit and
 * headroom of an account (camt.010), the current day (camt.019); camt.025/ERRC where there is no answer.
 *
 * <p>Owned by the ledger's thread; no allocation; a fixed amount of work.
 *
 * @rule 5-1.7.6
 * @rule 5-1.17.5
 * @rule 5-1.17.6
 */
public final class LiquidityAnswers {
    private final Participants participants;
    private final Terminals terminals;
    private final ClearingAccounts clearing;
    private final IpsDay day;
    private final LiquidityEvents events;

    public LiquidityAnswers(
            Participants participants,
            Terminals terminals,
            ClearingAccounts clearing,
            IpsDay day,
            LiquidityEvents events) {
        this.participants = participants;
        this.terminals = terminals;
        this.clearing = clearing;
        this.day = day;
        this.events = events;
    }

    /**
     * Answers a question. Refused, in this order: SENDER_NOT_OF_SESSION; of a limit ACCOUNT_UNKNOWN, IPS_LIMIT_OF_OTHER (asked
     * by neither the owner nor its direct participant); of the day DAY_NOT_OPEN before the first.
     *
     * @param bearer sequence of the record that bears the bank's bytes
     */
    public void answer(LimitOrder question, long bearer, long timeNs) {
        boolean isOfDay = question.question == LiquidityQuestion.DAY;
        int account = isOfDay ? ClearingAccounts.UNKNOWN : find(question);
        RejectReason reason = check(question, isOfDay, account);
        if (reason != RejectReason.NONE) {
            clearing.notices().refuse(reason, question.origin, bearer, timeNs);
            return;
        }
        // Decided: answered.
        if (!isOfDay) {
            clearing.notices().answer(LimitNews.ANSWER, account, question.origin, bearer, timeNs);
            return;
        }
        events.ipsDayToldDue(
                question.origin.participantId,
                question.origin.terminal,
                terminals.nextOutput(question.origin),
                day.date(),
                day.beginsNs(),
                day.endsNs(),
                timeNs,
                bearer);
    }

    private RejectReason check(LimitOrder question, boolean isOfDay, int account) {
        int sender = question.origin.participantId;
        if (participants.find(question.senderBic) != sender) {
            return RejectReason.SENDER_NOT_OF_SESSION;
        }
        if (isOfDay) {
            return day.date() == 0 ? RejectReason.DAY_NOT_OPEN : RejectReason.NONE;
        }
        if (account == ClearingAccounts.UNKNOWN) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        boolean mayAsk = clearing.directParticipant(account) == sender || clearing.of(sender) == account;
        return mayAsk ? RejectReason.NONE : RejectReason.IPS_LIMIT_OF_OTHER;
    }

    private int find(LimitOrder question) {
        if (question.currency != Currency.AZN) {
            return ClearingAccounts.UNKNOWN;
        }
        return switch (question.level) {
            case SETTLEMENT -> clearing.findSettlement(question.account);
            case CLEARING -> clearing.find(question.account);
            case NULL_VAL -> ClearingAccounts.UNKNOWN;
        };
    }
}

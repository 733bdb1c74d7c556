package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.schema.SystemId;

/**
 * What besides funds and turn stops a payment whose day has come: the suspension of either side or the seizure of the
 * whole of either account (4.12.1), and that AZIPS is suspended (4.12.3). A seizure of a sum is a matter of funds. The one answer for all that settles: a new payment, a release, the resolution of a gridlock. It says nothing about a
 * participant that is gone, whose payments are annulled, nor about the most that can stand on an account.
 *
 * <p>Owned by the ledger's thread; reads only; no allocation.
 *
 * @rule 4.12.1
 * @rule 4.12.3
 * @rule 7-10.2.1
 * @rule 7-10.2.2
 */
final class Stops {
    private final Participants participants;
    private final Accounts accounts;
    private final Days days;

    Stops(Participants participants, Accounts accounts, Days days) {
        this.participants = participants;
        this.accounts = accounts;
        this.days = days;
    }

    /** Bits of the schema's WaitCauses set that stop a payment between two accounts; 0: funds and turn alone decide. */
    int between(int debitAccount, int creditAccount) {
        int sides = isHeld(debitAccount) || isHeld(creditAccount) ? WaitCause.SEIZURE_OR_SUSPENSION : 0;
        return isSystemSuspended() ? sides | WaitCause.SYSTEM_SUSPENDED : sides;
    }

    /** Whether nothing at all is settled for a while (4.12.3). */
    boolean isSystemSuspended() {
        return days.isSettlementSuspended(SystemId.AZIPS);
    }

    /**
     * Whether the owner of an account is suspended, or the whole of it seized. Where it is the beneficiary, the payment lets later ones of its account
     * pass; where it is the issuer, nothing of the account moves.
     */
    boolean isHeld(int account) {
        return accounts.isSeizedWhole(account)
                || (participants.causes(accounts.participant(account), SystemId.AZIPS) & StatusCause.SUSPENDS) != 0;
    }
}

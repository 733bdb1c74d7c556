package az.ecbar.ledger.reference;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.AccountEvents;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.schema.AccountNews;

/**
 * Tells the owner of an account what was decided about it, at once, at its main terminal; also one that is gone, as the
 * account is still its own.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class OwnerNotices {
    private final Participants participants;
    private final Terminals terminals;
    private final Accounts accounts;
    private final AccountEvents events;

    public OwnerNotices(Participants participants, Terminals terminals, Accounts accounts, AccountEvents events) {
        this.participants = participants;
        this.terminals = terminals;
        this.accounts = accounts;
        this.events = events;
    }

    /** What is not of a seizure. */
    void tell(AccountNews news, int account, int decisionDate, Reference decision, long sequence, long timeNs) {
        int owner = accounts.participant(account);
        int terminal = participants.terminal(owner);
        events.accountToldDue(
                owner,
                terminal,
                terminals.nextOutput(terminals.ensure(owner, terminal)),
                account,
                news,
                sequence,
                timeNs,
                accounts.currency(account),
                accounts.available(account),
                decisionDate,
                decision);
    }

    /** What is of a seizure, and how it stands now. */
    void tellOfSeizure(
            AccountNews news,
            int account,
            Reference seizedBy,
            long wantedMinor,
            long heldMinor,
            int decisionDate,
            Reference decision,
            long sequence,
            long timeNs) {
        tell(news, account, decisionDate, decision, sequence, timeNs);
        events.ofSeizure(seizedBy, wantedMinor, heldMinor);
    }
}

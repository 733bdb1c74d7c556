package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.event.AzipsEvents;

/**
 * Looks at a waiting payment again: lets it stand aside while the other side stops it, takes it up when that is over,
 * tells its issuer whenever the named cause changes, and lists its account where something may now be settled.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 4.12.1
 * @rule 4.13
 */
final class WaitReview {
    private final Accounts accounts;
    private final AzipsEvents events;
    private final Notices notices;
    private final Settlement settlement;
    private final WaitingPayments waiting;
    private final WaitState waits;
    private final Stops stops;
    private final ReleaseList releases;

    WaitReview(
            Accounts accounts,
            AzipsEvents events,
            Notices notices,
            Settlement settlement,
            WaitingPayments waiting,
            WaitState waits,
            Stops stops,
            ReleaseList releases) {
        this.accounts = accounts;
        this.events = events;
        this.notices = notices;
        this.settlement = settlement;
        this.waiting = waiting;
        this.waits = waits;
        this.stops = stops;
        this.releases = releases;
    }

    /** Lets it stand aside or takes it up, if what stops it is not what it was; whether it did. Nothing is settled yet. */
    boolean sort(int place) {
        boolean isHeld = stops.isHeld(waiting.credit(place));
        if (isHeld && !waiting.isAside(place)) {
            setAside(place);
            return true;
        }
        if (waiting.isAside(place) && !isHeld && waits.fits(place)) {
            takeUp(place);
            return true;
        }
        return false;
    }

    /** Lists its account if nothing stops the next of it any more, else tells its issuer what does; whether it told. */
    boolean look(int place, long sequence, long timeNs) {
        int next = waiting.headOf(waiting.debit(place));
        if (next != WaitingPayments.NONE && waits.causes(next) == 0) {
            releases.add(waiting.debit(place));
            return false;
        }
        return tell(place, sequence, timeNs);
    }

    private void setAside(int place) {
        waiting.setAside(place);
        events.paymentSetAside(waiting.id(place));
    }

    private void takeUp(int place) {
        waiting.takeUp(place);
        events.paymentTakenUp(waiting.id(place));
    }

    /** The other side stops it: what came after it may go. */
    void setAside(int place, long sequence, long timeNs) {
        setAside(place);
        releases.add(waiting.debit(place));
        tell(place, sequence, timeNs);
    }

    /** The other side stops it no more: funds and turn decide. */
    void takeUp(int place, long sequence, long timeNs) {
        takeUp(place);
        releases.add(waiting.debit(place));
        tell(place, sequence, timeNs);
    }

    /** Tells the issuer, and says so, unless the cause that is named is the one it was told. */
    boolean tell(int place, long sequence, long timeNs) {
        int now = waits.causes(place);
        if (now == 0 || WaitCause.named(now) == WaitCause.named(waiting.causes(place))) {
            return false;
        }
        waiting.causes(place, now);
        settlement.about(place, sequence, timeNs);
        events.paymentQueued(waiting.id(place), now, waits.shortfall(place));
        int issuer = accounts.participant(waiting.debit(place));
        notices.waiting(issuer, waiting.terminal(place), now, waiting.priority(place));
        return true;
    }
}

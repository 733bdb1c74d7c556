package az.ecbar.auditor;

import static az.ecbar.auditor.Story.OPENING;
import static az.ecbar.auditor.Story.TODAY;
import static az.ecbar.auditor.Story.leg;
import static az.ecbar.auditor.Story.money;

import az.ecbar.auditor.Story.Bank;
import az.ecbar.auditor.Story.Told;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can happen to the payments of a story, as events; counts the balances. */
final class Happenings {
    private final Story story;
    private final long[] balances = {-3 * OPENING, OPENING, OPENING, OPENING};
    private final long[] debits = {3 * OPENING, 0, 0, 0};
    private final int[] entries = new int[4];
    private final long[] credits = {0, OPENING, OPENING, OPENING};

    Happenings(Story story) {
        this.story = story;
    }

    long balance(Bank bank) {
        return balances[bank.id()];
    }

    /** The ends of the day of all accounts. */
    List<Event> dayEnds() {
        List<Event> ends = new ArrayList<>();
        for (int account = 0; account < balances.length; account++) {
            ends.add(new Event.AccountDayEnded(
                    account,
                    TODAY,
                    money(balances[account]),
                    BigDecimal.ZERO,
                    money(debits[account]),
                    money(credits[account])));
        }
        return ends;
    }

    /** The statements of all banks, each on one page. */
    List<Event> statements() {
        List<Event> pages = new ArrayList<>();
        for (Bank bank : List.of(Story.ALFA, Story.BETA, Story.QAMA)) {
            int account = bank.id();
            pages.add(new Event.AccountPageDue(
                    bank.address(),
                    AccountReport.STATEMENT,
                    0,
                    story.timeNs(),
                    account,
                    TODAY,
                    1,
                    new Event.Page(1, 1, 0, entries[account]),
                    TODAY,
                    money(OPENING),
                    money(balances[account]),
                    "AZN",
                    "",
                    Event.Standing.NOT_ASKED));
        }
        return pages;
    }

    static List<Event> accepted(Told payment) {
        return List.of(new Event.PaymentAccepted(
                payment.id(),
                payment.from().id(),
                payment.to().id(),
                payment.from().id(),
                payment.to().id(),
                money(payment.amount()),
                TODAY,
                payment.priority(),
                PaymentType.MT103,
                "AZN",
                payment.reference()));
    }

    List<Event> executed(Told payment, boolean hasWaited) {
        int from = payment.from().id();
        int to = payment.to().id();
        entries[from]++;
        entries[to]++;
        balances[from] -= payment.amount();
        debits[from] += payment.amount();
        balances[to] += payment.amount();
        credits[to] += payment.amount();
        Event.Leg out = leg(from, -payment.amount(), balances[from]);
        Event.Leg in = leg(to, payment.amount(), balances[to]);
        return List.of(
                new Event.Posted(story.next(), payment.id(), "AZN", from < to ? List.of(out, in) : List.of(in, out)),
                new Event.PaymentSettled(payment.id(), hasWaited),
                notice(
                        payment,
                        payment.from(),
                        NoticeKind.DEBIT_ADVICE,
                        true,
                        payment.to().id()),
                notice(
                        payment,
                        payment.from(),
                        NoticeKind.EXECUTED,
                        false,
                        payment.to().id()),
                notice(payment, payment.to(), NoticeKind.FORWARDED_PAYMENT, false, from),
                notice(payment, payment.to(), NoticeKind.CREDIT_ADVICE, true, from));
    }

    List<Event> waiting(Told payment, long shortfall, WaitCause... causes) {
        Event.NoticeDue notice = notice(payment, payment.from(), NoticeKind.WAITING, false, Event.NoticeDue.NOBODY);
        return List.of(
                new Event.PaymentQueued(payment.id(), Set.of(causes), money(shortfall)),
                new Event.NoticeDue(
                        notice.to(),
                        notice.kind(),
                        notice.meant(),
                        notice.booked(),
                        notice.counterpartyId(),
                        0,
                        Set.of(causes),
                        payment.priority(),
                        notice.timeNs()));
    }

    List<Event> refused(Told payment, int reason) {
        return List.of(
                new Event.PaymentRefused(payment.id(), payment.from().id(), reason, payment.reference()),
                because(notice(payment, payment.from(), NoticeKind.REFUSED, false, Event.NoticeDue.NOBODY), reason));
    }

    List<Event> annulled(Told payment, int reason) {
        return List.of(
                new Event.PaymentAnnulled(payment.id(), reason),
                because(notice(payment, payment.from(), NoticeKind.ANNULLED, false, Event.NoticeDue.NOBODY), reason));
    }

    private static Event.NoticeDue because(Event.NoticeDue notice, int reason) {
        return new Event.NoticeDue(
                notice.to(),
                notice.kind(),
                notice.meant(),
                notice.booked(),
                notice.counterpartyId(),
                reason,
                Set.of(),
                notice.priority(),
                notice.timeNs());
    }

    private Event.NoticeDue notice(Told payment, Bank to, NoticeKind kind, boolean isBooked, int counterpartyId) {
        Event.Meant meant = new Event.Meant(
                payment.id(),
                payment.id(),
                money(payment.amount()),
                TODAY,
                PaymentType.MT103,
                "AZN",
                payment.reference(),
                "");
        Event.Booked booked = isBooked ? new Event.Booked(to.id(), money(balances[to.id()])) : Event.Booked.NOTHING;
        return new Event.NoticeDue(
                to.address(),
                kind,
                meant,
                booked,
                counterpartyId,
                0,
                Set.of(),
                Event.NoticeDue.NO_PRIORITY,
                story.timeNs());
    }
}

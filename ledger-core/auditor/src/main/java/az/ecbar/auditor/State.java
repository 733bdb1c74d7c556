package az.ecbar.auditor;

import java.util.Optional;

/** All that the auditor has written down so far, and which command it is at. */
final class State {
    final Findings findings = new Findings();
    final Evidence evidence = new Evidence(findings);
    final RuleSet rules = new RuleSet();
    final Dates dates = new Dates(rules);
    final Directory directory = new Directory();
    final Books books = new Books(this);
    final Payments payments = new Payments();
    final Terminals terminals = new Terminals();
    final Jobs jobs = new Jobs(this);
    final TransactionDay day = new TransactionDay(this);
    final Timetable timetable = new Timetable(this);
    final Statements statements = new Statements(this);
    final Inquiries inquiries = new Inquiries(this);
    final Notices notices = new Notices(this);
    final Announcements announcements = new Announcements(this);
    final Authorities authorities = new Authorities(this);
    final ParticipationNotices participationNotices = new ParticipationNotices(this);
    final Joinings joinings = new Joinings(this);
    final Gridlocks gridlocks = new Gridlocks(this);
    final AccountDecisions accounts = new AccountDecisions(this);
    final Channels channels = new Channels(this);
    final Continuity continuity = new Continuity(this);
    final IpsLimits ipsLimits = new IpsLimits(this);
    final IpsTransfers ips = new IpsTransfers(this);

    long sequence;
    long timeNs;
    int templateId;
    /** Of all commands before this one. */
    long eventCount;

    int level;
    int epoch;
    /** While a change is judged that operators entered on its sender's behalf: the proposal that bears it; else 0. */
    long enteredChange;

    boolean hasBegun;
    boolean isGenesisComplete;
    long clockAcceptances;
    /** The command that bears the standing order, if there is one. */
    Optional<Long> standingOrder = Optional.empty();

    /** The date of the command in Baku. */
    int today() {
        return dates.on(timeNs);
    }

    /** The date that value dates are held against (3.7): that of the transaction day, while there is one. */
    int transactionDate() {
        return day.isOpen() ? day.date() : today();
    }
}

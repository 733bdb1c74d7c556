package az.ecbar.bankview;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Judges days of AZIPS from outside of it: from what the banks sent and received, and what the Central Bank decided.
 *
 * <p>Goes through the system's numbers in their order: works out by the regulation what must follow from each message and
 * each decision, and requires that just that was told to whom it concerns. Executions are taken in the order in which the
 * banks were told, and each must be allowed at its place; after each number nothing may be left that should have been
 * executed. Not known to it: cut-offs of a timetable, seizure of a part, balances near the largest that a message can
 * tell, a participant with several terminals, reports of bad signatures, payments entered by operators, SWIFT.
 *
 * <p>One thread; allocates freely. Nothing is thrown because of what it judges: what is wrong is a {@link Finding}.
 *
 * @rule 4.8 4.9 4.10 4.11 4.12 4.13 4.14 4.16 4.18 4.19 4.20 4.21 4.22 4.23 4.24 4.25
 */
public final class BankViewAuditor {
    /** What one command releases at most; the rest follows in steps. */
    private static final int RELEASED_AT_ONCE = 32;

    private final Findings findings = new Findings();
    private final Centre centre;
    private final Waiting waiting;
    private final Drafts drafts;
    private final Ears ears;
    private final Heard heard = new Heard();
    private final Settlement settlement;
    private final Inbox inbox;
    private final Office office;
    private final TreeMap<Long, Moment> moments = new TreeMap<>();

    /** What a decision began is still done in steps. */
    private boolean isBusy;

    /** So much was released at once that the rest follows in steps. */
    private boolean isReleasing;

    private String lastClock = "";

    private BankViewAuditor(Register register, Reasons reasons) {
        centre = new Centre(register);
        waiting = new Waiting(centre);
        drafts = new Drafts(reasons, register);
        ears = new Ears(findings, centre::isInIso);
        settlement = new Settlement(centre, waiting, drafts, ears, findings);
        Answers answers = new Answers(centre, waiting, reasons);
        inbox = new Inbox(centre, waiting, answers, drafts, ears);
        Gridlock gridlock = new Gridlock(centre, waiting, settlement, ears, findings);
        office = new Office(centre, waiting, answers, drafts, ears, settlement, gridlock);
    }

    /** The judgement over some days. */
    public static Judgement judge(Register register, Reasons reasons, DayRecord record) {
        BankViewAuditor auditor = new BankViewAuditor(register, reasons);
        auditor.gather(register, record);
        auditor.moments.values().forEach(auditor::play);
        auditor.ears.requireNothingOwed(0);
        return new Judgement(auditor.findings.all(), auditor.centre.balances(), auditor.centre.outcomes());
    }

    private void gather(Register register, DayRecord record) {
        for (DayRecord.Taken taken : record.taken()) {
            Moment moment = moment(taken.sequence());
            if (moment.taken != null) {
                findings.add(taken.sequence(), "4.8.2", "two messages were taken under one number");
            }
            moment.taken = taken;
            know(moment, taken.timeNs());
        }
        for (DayRecord.Decided decided : record.decided()) {
            Moment moment = moment(decided.sequence());
            moment.decisions.add(decided.decision());
            know(moment, decided.timeNs());
        }
        if (!heard.isTimeInOrder()) {
            findings.add(0, "azips.md", "the times of recording are not in the order of the numbers");
        }
        for (Register.Participant participant : register.participants()) {
            hear(participant, record.received().getOrDefault(participant.terminal(), List.of()));
        }
        long last = moments.isEmpty() ? 0 : moments.lastKey();
        heard.limit(last)
                .forEach(output -> findings.add(
                        output.from,
                        "iso20022.md",
                        output.bic + " was told at a moment that cannot be: " + output.rest));
        heard.all().forEach(output -> moment(output.to));
    }

    /** 0: its time is not known. */
    private void know(Moment moment, long timeNs) {
        if (timeNs != 0) {
            long utcMs = timeNs / 1_000_000;
            heard.know(moment.sequence, utcMs);
            moment.clock = Moment.clock(utcMs);
        }
    }

    private Moment moment(long sequence) {
        return moments.computeIfAbsent(sequence, number -> new Moment(number, heard));
    }

    private void hear(Register.Participant participant, List<String> received) {
        long last = 0;
        for (int i = 0; i < received.size(); i++) {
            Output output = Output.of(participant.bic(), participant.terminal(), i + 1L, received.get(i));
            if (output == null) {
                findings.add(0, "azips.md", participant.bic() + " received what is no output: " + received.get(i));
                continue;
            }
            heard.add(output);
            if (output.iso != null) {
                continue;
            }
            if (output.from < last) {
                findings.add(output.from, "azips.md", participant.bic() + " was told out of order");
            }
            last = output.from;
            if (!moment(last).isAt(output.clock)) {
                findings.add(last, "azips.md", "what was said because of one thing bears two moments");
            }
        }
    }

    private void play(Moment moment) {
        requireTime(moment);
        if (moment.taken != null) {
            inbox.take(moment, Objects.requireNonNull(moment.taken));
        }
        boolean isDone = false;
        for (Decision decision : moment.decisions) {
            if (decision instanceof Decision.AllDone) {
                isDone = true;
            } else {
                isBusy |= office.apply(moment, decision);
            }
        }
        int executed = 0;
        boolean isMore = true;
        while (isMore) {
            boolean isExecuted = settlement.next(moment);
            executed += isExecuted ? 1 : 0;
            isMore = isExecuted || office.next(moment) || ears.payOwed(moment);
        }
        ears.requireNothingLeft(moment);
        if (isDone) {
            requireAllDone(moment.sequence);
        }
        isReleasing = (isReleasing || executed >= RELEASED_AT_ONCE) && !isDone && isAnythingExecutable();
        if (!isBusy && !isReleasing) {
            requireNothingExecutable(moment.sequence);
        }
    }

    /** Of what is no job: a page that comes later bears the moment of the inquiry. */
    private void requireTime(Moment moment) {
        if (moment.taken == null && moment.decisions.isEmpty()) {
            return;
        }
        if (!moment.clock.isEmpty() && moment.clock.compareTo(lastClock) < 0) {
            findings.add(moment.sequence, "azips.md", "time went back to " + moment.clock);
        }
        lastClock = moment.clock.isEmpty() ? lastClock : moment.clock;
    }

    private boolean isAnythingExecutable() {
        return centre.accounts.values().stream().anyMatch(account -> waiting.executable(account) != null);
    }

    private void requireNothingExecutable(long sequence) {
        for (Account account : centre.accounts.values()) {
            Payment payment = waiting.executable(account);
            if (payment != null) {
                findings.add(sequence, "4.12", payment + " should have been executed: " + account.balance);
            }
        }
    }

    private void requireAllDone(long sequence) {
        isBusy = false;
        ears.requireNothingOwed(sequence);
        for (Map.Entry<Long, Integer> entry : office.annulments.entrySet()) {
            findings.add(
                    sequence, "4.18", Payment.ourReference(entry.getKey()) + " was not annulled: " + entry.getValue());
        }
        office.annulments.clear();
        centre.pending()
                .filter(payment -> payment.state == Payment.State.WAITING)
                .filter(payment -> Waiting.kind(payment.told) != Waiting.kind(waiting.named(payment)))
                .forEach(payment -> findings.add(
                        sequence, "4.13", payment + " was not told that it waits for " + waiting.named(payment)));
    }
}

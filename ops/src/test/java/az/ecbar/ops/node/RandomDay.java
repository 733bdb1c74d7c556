package az.ecbar.ops.node;

import az.ecbar.bankview.Decision;
import az.ecbar.command.SuspensionCause;
import az.ecbar.command.SystemPart;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Random days of many banks: they pay, ask, change and cancel, about a third of it wrong, while the Central Bank suspends
 * and resumes, issues and withdraws, grants authorities and resolves gridlocks. All of it follows from the seed.
 */
final class RandomDay {
    private static final LocalDate BEFORE = LocalDate.of(2026, 3, 2);
    private static final int MAX_OPEN = 48;

    /** So many banks neither leave nor are removed. */
    private static final int STAYING = 10;

    /**
     * Of what there is how much.
     *
     * @param of so many messages there are
     * @param changes so many changes and cancellations
     * @param inquiries so many inquiries; all others are payments
     * @param wrongOneIn one in so many is wrong
     * @param aheadOneIn of so many payments one has a later value date
     */
    record Mix(int of, int changes, int inquiries, int wrongOneIn, int aheadOneIn) {}

    /** Much of everything. */
    private static final Mix COLOURFUL = new Mix(100, 8, 8, 4, 8);

    /** As real days are, with statements of thousands of lines: few ask for one in between. */
    static final Mix COMMON = new Mix(1_000, 40, 3, 20, 40);

    final DayOfBanks world;
    private final SplittableRandom random;
    private final DayTraffic traffic;
    private final boolean[] isInIso;
    private final LocalDate first;
    private LocalDate today;
    private int sent;

    /** In memory. */
    RandomDay(int banks, long seed) throws Exception {
        this(new DayInMemory(banks, seed), BEFORE, COLOURFUL, seed);
    }

    /** @param first the first day */
    RandomDay(DayOfBanks world, LocalDate first, Mix mix, long seed) {
        this.world = world;
        this.first = first;
        today = first;
        random = new SplittableRandom(~seed);
        isInIso = new boolean[world.banks.size()];
        for (int i = 0; i < isInIso.length; i++) {
            isInIso[i] = world.isInIso(i);
        }
        traffic = new DayTraffic(world, random, mix, bank -> isInIso[bank]);
    }

    /** A short day, then the long one. */
    void run(int messages, int decisions) throws Exception {
        authorities();
        languages();
        ask(0, 5);
        world.openDay(today);
        send(messages / 20);
        world.closeDay();
        today = first.plusDays(1);
        world.openDay(today);
        for (int i = 0; i < decisions; i++) {
            send(messages / (decisions + 1));
            decide(i);
        }
        send(messages + messages / 20 - sent);
        world.closeDay();
        ask(1, 20);
    }

    /** What is before the one day. */
    void prepare() throws Exception {
        authorities();
        languages();
        ask(0, 5);
    }

    /** All messages of the one day, until so many payments are accepted. */
    void pay(int payments, int decisions) throws Exception {
        for (int i = 0; i < decisions; i++) {
            send(payments / (decisions + 1));
            decide(i);
        }
        long missing = payments - accepted();
        while (missing > 0) {
            send((int) missing);
            missing = payments - accepted();
        }
    }

    /** Payments of the day that passed all checks. */
    long accepted() throws Exception {
        return DayOfBanks.number("acceptedToday", world.query(QueryKind.STATUS, 0, ""));
    }

    /** What is asked behind it. */
    void askLater() throws Exception {
        ask(1, 20);
    }

    int sent() {
        return sent;
    }

    // ---- banks

    private void send(int messages) throws Exception {
        for (int i = 0; i < messages; i++) {
            int from = random.nextInt(world.banks.size());
            RememberingTerminal terminal = world.terminals.get(from);
            while (terminal.inputs.size() - terminal.receipts.size() >= MAX_OPEN) {
                world.step();
            }
            send(from, traffic.message(from, today));
            if (random.nextInt(8) == 0) {
                world.step();
            }
        }
        long _ = world.quiet();
    }

    private void ask(int from, int questions) throws Exception {
        for (int i = 0; i < questions; i++) {
            send(from, traffic.inquiry(from));
        }
        long _ = world.quiet();
    }

    private void send(int from, String message) {
        sent++;
        world.terminals.get(from).send(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    // ---- the Central Bank

    private static int number(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /** Of the first account to the second bank, of the third to the fourth, and so on. */
    private void authorities() throws Exception {
        List<AuthorityScope> scopes = List.of(AuthorityScope.ADVICE, AuthorityScope.QUERY, AuthorityScope.STATEMENT);
        for (int i = 0; i < 6; i++) {
            InventedBank owner = world.banks.get(i + 1);
            InventedBank grantee = world.banks.get(i);
            AuthorityScope scope = scopes.get(i % 3);
            world.decide(
                    new Decision.AuthorityGranted(
                            grantee.bic(),
                            owner.account(),
                            "AZN",
                            Decision.Scope.valueOf(scope.name()),
                            first,
                            LocalDate.MAX),
                    world.actions.grantAuthority(
                            owner.bic(),
                            grantee.bic(),
                            owner.account(),
                            "AZN",
                            scope,
                            number(first),
                            0,
                            number(first),
                            "P-" + i));
        }
    }

    /** A third of the banks are told in ISO 20022, some of them from before the first day. */
    private void languages() throws Exception {
        for (int i = 0; i < isInIso.length; i += 3) {
            if (!isInIso[i]) {
                changeLanguage(i);
            }
        }
    }

    private void changeLanguage(int bank) throws Exception {
        String bic = world.banks.get(bank).bic();
        isInIso[bank] = !isInIso[bank];
        world.decide(
                new Decision.LanguageSet(bic, isInIso[bank]),
                world.actions.setLanguage(bic, isInIso[bank] ? MessageLanguage.ISO : MessageLanguage.MT));
    }

    private void decide(int turn) throws Exception {
        InventedBank bank = world.banks.get(random.nextInt(world.banks.size()));
        Decision.Paper paper = new Decision.Paper("12/" + turn, today);
        switch (turn % 8) {
            case 0 -> issue(bank, turn);
            case 1 -> suspended(bank, paper, SuspensionCause.ORDER, Decision.Cause.ORDER);
            case 2 -> {
                gridlock();
                changeLanguage(random.nextInt(STAYING));
            }
            case 3 -> withSettlementSuspended(paper);
            case 4 -> suspended(bank, paper, SuspensionCause.SEIZURE, Decision.Cause.SEIZURE);
            case 5 -> withAcceptanceSuspended(paper);
            case 6 -> withdraw(bank, turn);
            default -> gone(turn, paper);
        }
    }

    private void gridlock() throws Exception {
        world.decide(new Decision.GridlockResolved(), world.actions.resolveGridlock(SystemId.AZIPS));
    }

    private void issue(InventedBank bank, int turn) throws Exception {
        long amount = 1 + random.nextLong(DayOfBanks.OPENING_MINOR);
        world.decide(
                new Decision.MoneyIssued(bank.account(), "AZN", BigDecimal.valueOf(amount, 2), "ISSUE-" + turn),
                world.actions.issueFunds("AZN", bank.account(), Surroundings.ISSUE, amount, "ISSUE-" + turn));
    }

    private void withdraw(InventedBank bank, int turn) throws Exception {
        world.decide(
                new Decision.MoneyIssued(bank.account(), "AZN", BigDecimal.valueOf(500, 2), "BEFORE-" + turn),
                world.actions.issueFunds("AZN", bank.account(), Surroundings.ISSUE, 500, "BEFORE-" + turn));
        long available = world.available(bank);
        if (available > 0) {
            long amount = 1 + random.nextLong(Math.min(available, 100_000));
            world.decide(
                    new Decision.MoneyWithdrawn(bank.account(), "AZN", BigDecimal.valueOf(amount, 2), "BACK-" + turn),
                    world.actions.withdrawFunds("AZN", bank.account(), Surroundings.ISSUE, amount, "BACK-" + turn));
        }
    }

    private void suspended(InventedBank bank, Decision.Paper paper, SuspensionCause cause, Decision.Cause word)
            throws Exception {
        int date = number(today);
        world.decide(
                new Decision.CauseSet(bank.bic(), word, paper),
                world.actions.suspendParticipant(bank.bic(), cause, date, paper.number()));
        send(300);
        world.decide(
                new Decision.CauseSet(bank.bic(), Decision.Cause.TECHNICAL, paper),
                world.actions.suspendParticipant(bank.bic(), SuspensionCause.TECHNICAL, date, paper.number()));
        world.decide(
                new Decision.CauseLifted(bank.bic(), word, paper),
                world.actions.resumeParticipant(bank.bic(), cause, date, paper.number()));
        send(50);
        world.decide(
                new Decision.CauseLifted(bank.bic(), Decision.Cause.TECHNICAL, paper),
                world.actions.resumeParticipant(bank.bic(), SuspensionCause.TECHNICAL, date, paper.number()));
    }

    private void withSettlementSuspended(Decision.Paper paper) throws Exception {
        world.decide(
                new Decision.SystemSuspended(Set.of(Decision.Part.SETTLEMENT)),
                world.actions.suspendSystem(Set.of(SystemPart.SETTLEMENT), number(today), paper.number()));
        send(300);
        world.decide(
                new Decision.SystemResumed(Set.of(Decision.Part.SETTLEMENT)),
                world.actions.resumeSystem(Set.of(SystemPart.SETTLEMENT), number(today), paper.number()));
    }

    private void withAcceptanceSuspended(Decision.Paper paper) throws Exception {
        world.decide(
                new Decision.SystemSuspended(Set.of(Decision.Part.ACCEPTANCE)),
                world.actions.suspendSystem(Set.of(SystemPart.ACCEPTANCE), number(today), paper.number()));
        send(80);
        world.decide(
                new Decision.SystemResumed(Set.of(Decision.Part.ACCEPTANCE)),
                world.actions.resumeSystem(Set.of(SystemPart.ACCEPTANCE), number(today), paper.number()));
    }

    /** One of the last banks is removed, or leaves. */
    private void gone(int turn, Decision.Paper paper) throws Exception {
        InventedBank bank = world.banks.get(world.banks.size() - 1 - turn / 8);
        boolean isRemoved = turn / 8 % 2 == 0;
        world.decide(
                new Decision.CauseSet(bank.bic(), isRemoved ? Decision.Cause.REMOVED : Decision.Cause.LEAVING, paper),
                isRemoved
                        ? world.actions.removeParticipant(bank.bic(), number(today), paper.number())
                        : world.actions.leave(bank.bic(), number(today), paper.number()));
    }
}

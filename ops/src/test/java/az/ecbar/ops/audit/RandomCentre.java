package az.ecbar.ops.audit;

import az.ecbar.auditor.testing.Instruction;
import az.ecbar.auditor.testing.Origin;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Random days of a centre: banks pay more than they have and make every mistake, operators decide what they may and what
 * they may not, jobs go on between all of it. All of it follows from the seed.
 */
final class RandomCentre {
    static final long OPENING_MINOR = 100_000;

    private static final int FIRST_BANKS = 4;
    private static final int MISTAKES = 26;

    final Centre centre;
    private final boolean hasTimetable;
    private final SplittableRandom random;
    private final RandomDecisions decisions;
    private int references;

    RandomCentre(long seed) {
        random = new SplittableRandom(seed);
        hasTimetable = seed % 2 == 1;
        centre = new Centre(FIRST_BANKS, OPENING_MINOR, hasTimetable);
        decisions = new RandomDecisions(centre, random);
    }

    void run(int steps) {
        centre.openDay(Centre.MONDAY);
        for (int i = 0; i < steps; i++) {
            pass();
            step();
        }
        centre.ledger.finishJobs();
    }

    /** Mostly seconds at most; now and then a proposal's life, or a good part of a day that has a timetable. */
    private void pass() {
        long longest = isRare(100) ? TimeUnit.MINUTES.toNanos(hasTimetable ? 400 : 80) : TimeUnit.SECONDS.toNanos(2);
        centre.ledger.timeNs += random.nextLong(longest);
    }

    private void step() {
        if (centre.ledger.ledger.hasJob() && random.nextBoolean()) {
            centre.ledger.stepJob();
            return;
        }
        if (isRare(150)) {
            flood();
        }
        int dice = random.nextInt(100);
        if (dice < 6) {
            change();
        } else if (dice < 66) {
            Centre.Terminal from = bank();
            long _ = centre.pay(from, instruction(from, bank()));
        } else if (dice < 74) {
            misbehave();
        } else if (dice < 80) {
            session();
        } else if (dice < 94) {
            decisions.decide();
        } else if (dice < 98) {
            ask();
        } else {
            centre.ledger.apply(centre.commands.tick());
        }
    }

    private boolean isRare(int oneOf) {
        return random.nextInt(oneOf) == 0;
    }

    private Centre.Terminal bank() {
        return centre.banks.get(random.nextInt(centre.banks.size()));
    }

    /** Much waits behind one large payment, then the money for all of it comes, and the release goes on for a while. */
    private void flood() {
        Centre.Terminal from = bank();
        Instruction large = instruction(from, bank());
        large.priority = 30;
        large.amountMinor = 5 * OPENING_MINOR;
        long _ = centre.pay(from, large);
        for (int small = 20 + random.nextInt(60); small > 0; small--) {
            Instruction instruction = instruction(from, bank());
            instruction.amountMinor = 1L + random.nextInt(20);
            long _ = centre.pay(from, instruction);
        }
        long _ = centre.decide(centre.actions.issueFunds(
                "AZN", from.bank().account(), Centre.contra("AZN"), 6 * OPENING_MINOR, "FLOOD"));
    }

    /** Somebody asks for another priority of a payment, or cancels it: mostly a recent one, mostly its own. */
    private void change() {
        Centre.Terminal from = bank();
        int latest = references - random.nextInt(isRare(3) ? 1 + references : 8);
        boolean isCancellation = random.nextBoolean();
        Origin origin = centre.origin(from);
        byte[] command = centre.commands.changePayment(
                origin,
                isCancellation ? PaymentChange.CANCELLATION : PaymentChange.PRIORITY,
                isCancellation ? -1 : 27 + random.nextInt(75),
                isRare(4) ? decisions.daysAhead(random.nextInt(3)) : 0,
                "R" + Math.max(0, latest),
                isRare(20) ? bank().bic() : from.bic());
        long _ = centre.send(from, origin, command);
    }

    private Instruction instruction(Centre.Terminal from, Centre.Terminal to) {
        String reference = "R" + (isRare(12) ? random.nextInt(1 + references) : ++references);
        decisions.references = references;
        long amount = 1 + random.nextLong(isRare(10) ? 4 * OPENING_MINOR : OPENING_MINOR / 2);
        Instruction instruction = Centre.instruction(from, to, reference, amount, decisions.today());
        instruction.type = isRare(3) ? PaymentType.MT205 : isRare(4) ? PaymentType.MT102 : PaymentType.MT103;
        instruction.priority = isRare(4) ? -1 : 30 + random.nextInt(70);
        instruction.isNoticeAsked = isRare(10);
        instruction.isNoticeWaived = isRare(10);
        if (isRare(8)) {
            instruction.currency = "USD";
            instruction.debtorAccount = from.bank().account("USD");
            instruction.creditorAccount = to.bank().account("USD");
        }
        if (isRare(8)) {
            instruction.valueDate = decisions.daysAhead(1 + random.nextInt(7));
        }
        for (int mistakes = isRare(6) ? 1 + random.nextInt(2) : 0; mistakes > 0; mistakes--) {
            mistake(instruction);
        }
        return instruction;
    }

    /** Mostly: another BIC or account may be right as well. */
    private void mistake(Instruction instruction) {
        InventedBank other = bank().bank();
        InventedBank stranger = InventedBank.of(50 + random.nextInt(3));
        switch (random.nextInt(MISTAKES)) {
            case 0 -> instruction.amountMinor = random.nextInt(3) - 2L;
            case 1 -> instruction.amountMinor = 99_999_999_999_998L + random.nextInt(4);
            case 2 -> instruction.priority = random.nextInt(140);
            case 3 -> instruction.valueDate = decisions.daysAhead(random.nextInt(16) - 3);
            case 4 -> instruction.type = PaymentType.NULL_VAL;
            case 5 -> instruction.limitTarget = random.nextBoolean() ? LimitTarget.LVPCSS : LimitTarget.IPS;
            case 6 -> instruction.currency = random.nextBoolean() ? "USD" : "EUR";
            case 7 -> instruction.senderBic = other.bic();
            case 8 -> instruction.debtorBic = other.bic();
            case 9 -> instruction.creditorBic = other.bic();
            case 10 -> instruction.debtorAccount = other.account();
            case 11 -> instruction.creditorAccount = other.account();
            case 12 -> instruction.debtorTin = Long.parseLong(other.tin());
            case 13 -> instruction.creditorTin = Long.parseLong(other.tin());
            case 14 -> instruction.senderBic = stranger.bic();
            case 15 -> instruction.debtorBic = stranger.bic();
            case 16 -> instruction.creditorBic = stranger.bic();
            case 17 -> instruction.debtorTin = Long.parseLong(stranger.tin());
            case 18 -> instruction.creditorAccount = stranger.account();
            case 19 -> instruction.debtorBic = decisions.alias();
            case 20 -> instruction.creditorBic = decisions.alias();
            case 21, 22 -> instruction.debtorAccount = RandomDecisions.secondAccount(instruction.debtorBic);
            case 23, 24 -> instruction.creditorAccount = RandomDecisions.secondAccount(instruction.creditorBic);
            default -> toTheCentralBank(instruction);
        }
    }

    private static void toTheCentralBank(Instruction instruction) {
        instruction.creditorBic = Centre.BIC;
        instruction.creditorAccount = Centre.contra("AZN");
        instruction.creditorTin = Centre.TIN;
    }

    /** Numbers, sessions, certificates and contents that are not right. */
    private void misbehave() {
        Centre.Terminal from = bank();
        long former = centre.session(from);
        if (isRare(3)) {
            centre.logOn(from);
        }
        Origin right = centre.origin(from);
        Origin wrong = switch (random.nextInt(6)) {
            case 0 -> changed(right, right.inputNumber() - 1 - random.nextInt(3), right.sessionId());
            case 1 -> changed(right, right.inputNumber() + 1 + random.nextInt(3), right.sessionId());
            case 2 -> changed(right, right.inputNumber(), former);
            case 3 -> by(right, bank().certificateId());
            case 4 -> by(right, random.nextInt(40));
            default -> right;
        };
        byte[] command = message(wrong, instruction(from, bank()));
        long _ = centre.send(from, wrong, command);
        if (isRare(2)) {
            // The same again.
            centre.ledger.apply(command);
        }
    }

    private byte[] message(Origin origin, Instruction instruction) {
        long transfer = origin.inputNumber();
        return switch (random.nextInt(6)) {
            case 0 -> centre.commands.refuseInput(origin, 100 + random.nextInt(80), "32A", "REF");
            case 1 -> centre.commands.propose(origin, centre.actions.closeDay(SystemId.AZIPS));
            case 2 -> centre.commands.query(origin, QueryKind.STATUS, 0, "");
            case 3 -> parts(origin, transfer);
            case 4 -> centre.commands.submitPayment(origin, isRare(2) ? transfer : 0, instruction);
            default -> centre.commands.submitTransfer(origin, transfer, 150, "REF");
        };
    }

    /** Two parts, the first one sent already, or something that is not in order. */
    private byte[] parts(Origin origin, long transfer) {
        centre.ledger.apply(centre.commands.transferPart(origin, transfer, 1, 2, 8, new byte[4]));
        if (isRare(3)) {
            centre.ledger.apply(centre.commands.transferPart(origin, transfer, 2, 2, 8, new byte[4]));
        }
        return isRare(2)
                ? centre.commands.submitTransfer(origin, transfer, 150, "REF")
                : centre.commands.transferPart(origin, transfer, 1 + random.nextInt(3), 2, 8, new byte[4]);
    }

    private static Origin changed(Origin origin, long inputNumber, long sessionId) {
        return new Origin(
                sessionId,
                Math.max(0, inputNumber),
                origin.participant(),
                origin.terminal(),
                origin.channel(),
                origin.certificateId(),
                origin.content());
    }

    private static Origin by(Origin origin, int certificateId) {
        return new Origin(
                origin.sessionId(),
                origin.inputNumber(),
                origin.participant(),
                origin.terminal(),
                origin.channel(),
                certificateId,
                origin.content());
    }

    private void session() {
        Centre.Terminal terminal = isRare(4) ? decisions.operator() : bank();
        long session = centre.session(terminal);
        switch (random.nextInt(6)) {
            case 0 -> {
                centre.ledger.apply(centre.commands.closeSession(session, terminal.bic(), terminal.letter()));
                if (isRare(2)) {
                    long _ = centre.pay(bank(), instruction(bank(), bank()));
                }
                centre.logOn(terminal);
            }
            case 1 -> centre.logOn(terminal);
            case 2 -> {
                Centre.Terminal other = bank();
                centre.ledger.apply(centre.commands.openSession(
                        1,
                        terminal.bic(),
                        terminal.letter(),
                        terminal.channel(),
                        random.nextInt(9),
                        0,
                        other.fingerprint()));
                centre.logOn(terminal);
            }
            default ->
                centre.ledger.apply(centre.commands.acknowledge(
                        session, terminal.bic(), terminal.letter(), random.nextInt(1 + centre.ledger.steps.size())));
        }
    }

    /** A bank asks about an account, mostly its own, or about a payment. */
    private void inquire() {
        Centre.Terminal from = bank();
        List<AccountReport> reports = List.of(
                AccountReport.STATEMENT,
                AccountReport.BALANCE,
                AccountReport.INTERIM,
                AccountReport.MOVEMENTS,
                AccountReport.PENDING,
                AccountReport.PAYMENT);
        AccountReport report = reports.get(random.nextInt(reports.size()));
        String account = (isRare(4) ? bank() : from).bank().account();
        String meant = isRare(3)
                ? String.format(Locale.ROOT, "A%015d", 1 + random.nextInt(centre.ledger.steps.size()))
                : "R" + random.nextInt(1 + references);
        Origin origin = centre.origin(from);
        boolean isOfPayment = report == AccountReport.PAYMENT;
        byte[] command = centre.commands.submitInquiry(
                origin,
                report,
                isOfPayment ? "" : isRare(20) ? "NOBODY" : account,
                isOfPayment ? "" : isRare(20) ? "USD" : "AZN",
                isOfPayment ? meant : "",
                "Q" + random.nextInt(1_000),
                (isRare(20) ? bank() : from).bank().bic());
        long _ = centre.send(from, origin, command);
    }

    private void ask() {
        if (random.nextBoolean()) {
            inquire();
            return;
        }
        List<QueryKind> kinds = List.of(QueryKind.values());
        QueryKind kind = kinds.get(random.nextInt(kinds.size()));
        List<String> arguments = List.of(
                bank().bic(), String.format(Locale.ROOT, "A%015d", 1 + random.nextInt(centre.ledger.steps.size())), "");
        Centre.Terminal operator = decisions.operator();
        Origin origin = centre.origin(operator);
        String argument = arguments.get(random.nextInt(arguments.size()));
        long _ = centre.send(operator, origin, centre.commands.query(origin, kind, 0, argument));
    }
}

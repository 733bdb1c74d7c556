package az.ecbar.ops.audit;

import az.ecbar.auditor.testing.Instruction;
import az.ecbar.auditor.testing.Origin;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Random days of a centre: banks pay more than they have and make every mistake, operators decide everything that they may
 * and some that they may not, jobs go on between all of it. What follows from a seed is always the same.
 */
final class RandomCentre {
    private static final long OPENING_MINOR = 100_000;
    private static final int FIRST_BANKS = 4;
    private static final int MOST_BANKS = 12;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    final Centre centre = new Centre(FIRST_BANKS, OPENING_MINOR);
    private final SplittableRandom random;
    private final List<Long> proposals = new ArrayList<>();
    private int references;

    RandomCentre(long seed) {
        random = new SplittableRandom(seed);
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            pass();
            step();
        }
        centre.ledger.finishJobs();
    }

    /** Mostly milliseconds; now and then to the next hour, or the next morning. */
    private void pass() {
        long passing = random.nextLong(TimeUnit.SECONDS.toNanos(2));
        if (isRare(200)) {
            passing = TimeUnit.MINUTES.toNanos(random.nextLong(90));
        } else if (isRare(400)) {
            passing = TimeUnit.HOURS.toNanos(8 + random.nextLong(24));
        }
        centre.ledger.timeNs += passing;
    }

    private void step() {
        if (centre.ledger.ledger.hasJob() && random.nextBoolean()) {
            centre.ledger.stepJob();
            return;
        }
        int dice = random.nextInt(100);
        if (dice < 62) {
            pay();
        } else if (dice < 70) {
            misbehave();
        } else if (dice < 76) {
            session();
        } else if (dice < 94) {
            decide();
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

    private LocalDate today() {
        return LocalDateTime.ofEpochSecond(
                        TimeUnit.NANOSECONDS.toSeconds(centre.ledger.timeNs), 0, ZoneOffset.ofHours(4))
                .toLocalDate();
    }

    private static int number(LocalDate date) {
        return Integer.parseInt(date.format(DATE));
    }

    // ---- banks

    private void pay() {
        Centre.Terminal from = bank();
        long _ = centre.pay(from, instruction(from, bank()));
    }

    private Instruction instruction(Centre.Terminal from, Centre.Terminal to) {
        String reference = "R" + (isRare(12) ? random.nextInt(1 + references) : ++references);
        long amount = 1 + random.nextLong(isRare(10) ? 4 * OPENING_MINOR : OPENING_MINOR / 2);
        Instruction instruction = centre.instruction(from, to, reference, amount, number(today()));
        instruction.type = isRare(3) ? PaymentType.MT205 : PaymentType.MT103;
        instruction.priority = isRare(4) ? -1 : 30 + random.nextInt(70);
        instruction.isNoticeAsked = isRare(10);
        instruction.isNoticeWaived = isRare(10);
        for (int mistakes = isRare(6) ? 1 + random.nextInt(2) : 0; mistakes > 0; mistakes--) {
            mistake(instruction);
        }
        return instruction;
    }

    private void mistake(Instruction instruction) {
        Centre.Terminal other = bank();
        InventedBank stranger = InventedBank.of(50 + random.nextInt(3));
        switch (random.nextInt(19)) {
            case 0 -> instruction.amountMinor = random.nextInt(3) - 2;
            case 1 -> instruction.amountMinor = 99_999_999_999_998L + random.nextInt(4);
            case 2 -> instruction.priority = random.nextInt(140);
            case 3 -> instruction.valueDate = number(today().plusDays(random.nextInt(16) - 3L));
            case 4 -> instruction.type = PaymentType.MT102;
            case 5 -> instruction.limitTarget = random.nextBoolean() ? LimitTarget.LVPCSS : LimitTarget.IPS;
            case 6 -> instruction.currency = random.nextBoolean() ? "USD" : "EUR";
            case 7 -> instruction.senderBic = other.bic();
            case 8 -> instruction.debtorBic = other.bic();
            case 9 -> instruction.creditorBic = other.bic();
            case 10 -> instruction.debtorAccount = other.bank().account();
            case 11 -> instruction.creditorAccount = other.bank().account();
            case 12 -> instruction.debtorTin = Long.parseLong(other.bank().tin());
            case 13 -> instruction.creditorTin = Long.parseLong(other.bank().tin());
            case 14 -> instruction.senderBic = stranger.bic();
            case 15 -> instruction.creditorBic = stranger.bic();
            case 16 -> instruction.creditorTin = Long.parseLong(stranger.tin());
            case 17 -> instruction.creditorAccount = stranger.account();
            default -> {
                instruction.creditorBic = Centre.BIC;
                instruction.creditorAccount = Centre.CONTRA;
                instruction.creditorTin = 9_900_003_871L;
            }
        }
    }

    /** Numbers, sessions, certificates and contents that are not right. */
    private void misbehave() {
        Centre.Terminal from = bank();
        long former = centre.session(from);
        if (isRare(3)) {
            centre.logOn(from);
        }
        Origin right = centre.origin(from);
        Origin wrong =
                switch (random.nextInt(6)) {
                    case 0 -> changed(right, right.inputNumber() - 1 - random.nextInt(3), right.sessionId());
                    case 1 -> changed(right, right.inputNumber() + 1 + random.nextInt(3), right.sessionId());
                    case 2 -> changed(right, right.inputNumber(), former);
                    case 3 -> by(right, bank());
                    case 4 -> by(right, centre.leyla);
                    default -> right;
                };
        Instruction instruction = instruction(from, bank());
        byte[] command =
                switch (random.nextInt(6)) {
                    case 0 -> centre.commands.refuseInput(wrong, 100 + random.nextInt(80), "32A", "REF");
                    case 1 -> centre.commands.propose(wrong, centre.actions.closeDay(SystemId.AZIPS));
                    case 2 -> centre.commands.query(wrong, QueryKind.STATUS, 0, "");
                    case 3 -> centre.commands.transferPart(wrong, wrong.inputNumber(), 1 + random.nextInt(2), 2, 8, new byte[4]);
                    case 4 -> centre.commands.submitPayment(wrong, isRare(2) ? wrong.inputNumber() : 0, instruction);
                    default -> centre.commands.submitTransfer(wrong, wrong.inputNumber(), 150, "REF");
                };
        long _ = centre.send(from, wrong, _ -> command);
        if (isRare(2)) {
            // The same again.
            centre.ledger.apply(command);
        }
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

    private static Origin by(Origin origin, Centre.Terminal other) {
        return new Origin(
                origin.sessionId(),
                origin.inputNumber(),
                origin.participant(),
                origin.terminal(),
                origin.channel(),
                other.certificateId(),
                origin.content());
    }

    private void session() {
        Centre.Terminal terminal = isRare(4) ? operator() : bank();
        long session = centre.session(terminal);
        switch (random.nextInt(6)) {
            case 0 -> {
                centre.ledger.apply(centre.commands.closeSession(session, terminal.bic(), terminal.letter()));
                centre.logOn(terminal);
            }
            case 1 -> centre.logOn(terminal);
            case 2 -> {
                Centre.Terminal other = bank();
                centre.ledger.apply(centre.commands.openSession(
                        1, terminal.bic(), terminal.letter(), terminal.channel(), random.nextInt(9), 0, other.fingerprint()));
                centre.logOn(terminal);
            }
            default ->
                centre.ledger.apply(centre.commands.acknowledge(
                        session, terminal.bic(), terminal.letter(), random.nextInt(1 + centre.ledger.steps.size())));
        }
    }

    // ---- operators

    private Centre.Terminal operator() {
        return random.nextBoolean() ? centre.leyla : centre.rauf;
    }

    private void ask() {
        QueryKind kind = QueryKind.values()[random.nextInt(QueryKind.values().length)];
        String argument =
                switch (random.nextInt(3)) {
                    case 0 -> bank().bic();
                    case 1 -> String.format(Locale.ROOT, "A%015d", 1 + random.nextInt(centre.ledger.steps.size()));
                    default -> "";
                };
        long _ = centre.send(operator(), origin -> centre.commands.query(origin, kind, 0, argument));
    }

    private void decide() {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> openOrClose();
            case 3 -> proposals.add(centre.propose(operator(), action()));
            case 4 -> {
                long last = proposals.isEmpty() ? 1 : proposals.get(random.nextInt(proposals.size()));
                long _ = centre.approve(operator(), last);
            }
            case 5 -> centre.ledger.apply(action());
            default -> {
                long _ = centre.decide(action());
            }
        }
    }

    private void openOrClose() {
        if (isRare(6)) {
            long _ = centre.decide(centre.actions.closeDay(SystemId.AZIPS));
        } else {
            long _ = centre.decide(centre.actions.openDay(SystemId.AZIPS, number(today())));
        }
    }

    private byte[] action() {
        return random.nextInt(3) == 0 ? ofReferenceData() : ofMoney();
    }

    private byte[] ofMoney() {
        Centre.Terminal bank = bank();
        long amount = random.nextLong(OPENING_MINOR) - (isRare(10) ? OPENING_MINOR : 0);
        String contra = isRare(12) ? bank().bank().account() : Centre.CONTRA;
        String account = isRare(12) ? InventedBank.of(60).account() : bank.bank().account();
        return random.nextBoolean()
                ? centre.actions.issueFunds("AZN", account, contra, amount, "ISSUE")
                : centre.actions.withdrawFunds("AZN", account, contra, amount, "BACK");
    }

    private byte[] ofReferenceData() {
        Centre.Terminal bank = bank();
        return switch (random.nextInt(10)) {
            case 0 -> isRare(3)
                    ? centre.actions.removeParticipant(bank.bic(), number(today()), "7")
                    : centre.actions.setNoticeProfile(bank.bic(), random.nextBoolean());
            case 1 -> centre.commands.addStatusCause(
                    bank.bic(), SystemId.AZIPS, causes -> causes.sEIZURE(true), number(today()), "8");
            case 2 -> centre.commands.liftStatusCause(
                    bank.bic(), SystemId.AZIPS, causes -> causes.rEMOVED(true), number(today()), "9");
            case 3 -> centre.actions.setRule(
                    rule(), SystemId.ALL, value(), number(today().plusDays(random.nextInt(6))));
            case 4 -> centre.actions.declareDay(
                    SystemId.AZIPS, number(today().plusDays(random.nextInt(6))), random.nextBoolean());
            case 5 -> centre.actions.setNoticeProfile(bank.bic(), random.nextBoolean());
            case 6 -> centre.actions.addAlias(bank.bic(), "ALIA" + (char) ('A' + random.nextInt(26)) + "Z22XXX");
            case 7 -> centre.actions.openAccount(
                    bank.bic(), SystemId.AZIPS, AccountKind.CORRESPONDENT, "USD", bank.bank().account("USD"));
            case 8 -> centre.actions.registerParticipant(
                    bank.bic(), ParticipantKind.BANK, 'A', 1_400_057_421L, "", "REG", "AGAIN");
            default -> admission();
        };
    }

    private RuleId rule() {
        RuleId[] rules = {
            RuleId.PRIORITY_DEFAULT, RuleId.PRIORITY_LAST, RuleId.AMOUNT_MAX_MINOR, RuleId.EXECUTION_NOTICE_DEFAULT,
            RuleId.DAYS_AHEAD
        };
        return rules[random.nextInt(rules.length)];
    }

    private long value() {
        return random.nextInt(3) == 0 ? random.nextInt(3) : 40 + random.nextInt(60);
    }

    /** Another bank joins; gives what is proposed next. */
    private byte[] admission() {
        if (centre.banks.size() < MOST_BANKS && !centre.ledger.ledger.hasJob()) {
            Centre.Terminal newcomer = centre.admit(InventedBank.of(centre.banks.size() + 1), centre::decide);
            centre.banks.add(newcomer);
            centre.logOn(newcomer);
        }
        return centre.actions.acceptClock();
    }
}

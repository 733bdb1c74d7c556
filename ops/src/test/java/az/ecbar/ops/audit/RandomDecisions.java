package az.ecbar.ops.audit;

import az.ecbar.auditor.testing.CommandBytes;
import az.ecbar.auditor.testing.Instruction;
import az.ecbar.auditor.testing.Origin;
import az.ecbar.command.AdmissionWriter;
import az.ecbar.command.CalendarYearWriter;
import az.ecbar.command.EnteredChange;
import az.ecbar.command.SuspensionCause;
import az.ecbar.command.SystemPart;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.Channel;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the operators of a random centre do: days, money, participants, rules, certificates; together, alone, or against each other. */
final class RandomDecisions {
    private static final int MOST_BANKS = 12;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final List<AccountKind> OF_OTHER_SYSTEMS =
            List.of(AccountKind.LVPCSS_CLEARING, AccountKind.IPS_CLEARING, AccountKind.IPS_SETTLEMENT);
    private static final List<RuleId> RULES = List.of(
            RuleId.PRIORITY_DEFAULT,
            RuleId.PRIORITY_FIRST,
            RuleId.PRIORITY_LAST,
            RuleId.AMOUNT_MAX_MINOR,
            RuleId.PROPOSAL_EXPIRY_SECONDS,
            RuleId.DAYS_AHEAD,
            RuleId.EXECUTION_NOTICE_DEFAULT,
            RuleId.GRIDLOCK_RESOLUTION,
            RuleId.GRIDLOCK_INTERVAL_SECONDS,
            RuleId.GRIDLOCK_PAYMENTS_MAX);

    private static final List<AuthorityScope> SCOPES =
            List.of(AuthorityScope.ADVICE, AuthorityScope.QUERY, AuthorityScope.STATEMENT);

    private final Centre centre;
    private final SplittableRandom random;
    private final List<Long> proposals = new ArrayList<>();
    private final RandomContinuity continuity;
    /** Numbers of payments that were used, the last one. */
    int references;

    private int entered;
    /** The last that was set out of order; null: none was. */
    private Centre.@Nullable Terminal outOfOrder;

    private int ofTheNode;
    private int profiles;

    RandomDecisions(Centre centre, SplittableRandom random) {
        this.centre = centre;
        this.random = random;
        this.continuity = new RandomContinuity(centre.actions);
    }

    Centre.Terminal operator() {
        return random.nextBoolean() ? centre.leyla : centre.rauf;
    }

    int today() {
        return daysAhead(0);
    }

    int daysAhead(int days) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(centre.ledger.timeNs);
        LocalDate date = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.ofHours(4))
                .toLocalDate()
                .plusDays(days);
        return Integer.parseInt(date.format(DATE));
    }

    private boolean isRare(int oneOf) {
        return random.nextInt(oneOf) == 0;
    }

    private Centre.Terminal bank() {
        return centre.banks.get(random.nextInt(centre.banks.size()));
    }

    void decide() {
        switch (random.nextInt(8)) {
            case 0, 1 -> openOrClose();
            case 2 -> proposals.add(centre.propose(operator(), action()));
            case 3 -> {
                long one = proposals.isEmpty() ? 1 : proposals.get(random.nextInt(proposals.size()));
                long _ = centre.approve(operator(), one);
            }
            case 4 -> centre.ledger.apply(action());
            default -> {
                long _ = centre.decide(action());
            }
        }
    }

    /** A day in which much can wait; then mostly to the next morning. */
    private void openOrClose() {
        if (isRare(8)) {
            long _ = centre.decide(centre.actions.closeDay(SystemId.AZIPS));
            centre.ledger.timeNs += isRare(4) ? 0 : TimeUnit.HOURS.toNanos(14 + random.nextLong(6));
        } else {
            long _ = centre.decide(centre.actions.openDay(SystemId.AZIPS, isRare(10) ? daysAhead(1) : today()));
        }
    }

    private byte[] action() {
        if (isRare(6)) {
            return centre.actions.resolveGridlock(isRare(10) ? SystemId.IPS : SystemId.AZIPS);
        }
        return switch (random.nextInt(11)) {
            case 9, 10 -> ofWorkstation(outOfOrder == null || isRare(4) ? bank() : outOfOrder);
            case 8 -> ofAccounts(bank());
            case 0, 1 -> ofReferenceData();
            case 2, 3 -> ofSuspension(bank().bic());
            default -> ofMoney();
        };
    }

    /** Who is out of order by its paper, rather than in order again; what operators enter for it, and for who is not. */
    private byte[] ofWorkstation(Centre.Terminal bank) {
        Channel carrier = isRare(10) ? Channel.CTN : random.nextBoolean() ? Channel.PAPER : Channel.WORKSTATION;
        String paper = isRare(12) ? "" : "P-" + random.nextInt(3);
        return switch (random.nextInt(12)) {
            case 0 -> centre.actions.setWorkstation(bank.bic(), false, today(), paper);
            case 1, 2 -> {
                outOfOrder = bank;
                yield centre.actions.setWorkstation(bank.bic(), true, today(), paper);
            }
            case 3 ->
                centre.actions.setLanguage(bank.bic(), random.nextBoolean() ? MessageLanguage.ISO : MessageLanguage.MT);
            case 4, 5, 6, 7 -> payment(bank, carrier, paper);
            default -> change(bank, carrier, paper);
        };
    }

    private byte[] payment(Centre.Terminal bank, Channel carrier, String paper) {
        String reference = isRare(6) ? "R" + random.nextInt(1 + references) : "E" + ++entered;
        long amount = 1 + random.nextLong(RandomCentre.OPENING_MINOR) * (isRare(2) ? 1 : 9);
        Instruction payment = Centre.instruction(
                bank, bank(), reference, amount, isRare(4) ? daysAhead(1 + random.nextInt(3)) : today());
        payment.priority = isRare(3) ? -1 : 25 + random.nextInt(75);
        payment.senderBic = isRare(12) ? bank().bic() : bank.bic();
        return centre.commands.enterPayment(payment, carrier, today(), paper);
    }

    /** Of one of the latest payments, mostly of those that were entered. */
    private byte[] change(Centre.Terminal bank, Channel carrier, String paper) {
        boolean isOfEntered = !isRare(4);
        int last = isOfEntered ? entered : references;
        int latest = Math.max(0, last - random.nextInt(isRare(3) ? 1 + last : 3));
        EnteredChange change = new EnteredChange(
                isRare(12) ? alias() : bank.bic(),
                carrier,
                today(),
                paper,
                (isOfEntered ? "E" : "R") + latest,
                isRare(20) ? 0 : isRare(4) ? daysAhead(1 + random.nextInt(3)) : today());
        return random.nextBoolean() ? change.cancellation() : change.priority(27 + random.nextInt(75));
    }

    private byte[] ofMoney() {
        InventedBank bank = bank().bank();
        String currency = isRare(4) ? "USD" : "AZN";
        long amount = random.nextLong(RandomCentre.OPENING_MINOR) - (isRare(10) ? RandomCentre.OPENING_MINOR : 0);
        String contra = isRare(12) ? bank().bank().account(currency) : Centre.contra(currency);
        String account = isRare(12) ? InventedBank.of(60).account(currency) : bank.account(currency);
        return random.nextBoolean()
                ? centre.actions.issueFunds(currency, account, contra, amount, "ISSUE")
                : centre.actions.withdrawFunds(currency, account, contra, amount, "BACK");
    }

    private byte[] ofReferenceData() {
        return switch (random.nextInt(4)) {
            case 0 -> ofParticipant(bank());
            case 1 -> ofRules();
            case 2 -> ofDirectory(bank());
            default -> ofCertificates();
        };
    }

    private byte[] ofParticipant(Centre.Terminal bank) {
        return switch (random.nextInt(8)) {
            case 6, 7 -> ofAuthorities(bank, bank());
            case 0 -> centre.actions.removeParticipant(bank.bic(), today(), "7");
            case 1 ->
                centre.commands.addStatusCause(
                        bank.bic(),
                        SystemId.AZIPS,
                        causes -> causes.lEAVING(isRare(2)).sEIZURE(isRare(2)),
                        today(),
                        "8");
            case 2 ->
                centre.commands.liftStatusCause(
                        bank.bic(), SystemId.AZIPS, causes -> causes.rEMOVED(true), today(), "9");
            default ->
                random.nextBoolean()
                        ? continuity.next(
                                bank.bic(), today(), HexFormat.of().formatHex(CommandBytes.digest(bank.fingerprint())))
                        : centre.actions.setNoticeProfile(bank.bic(), ++profiles % 2 == 0);
        };
    }

    /** Rather resumed than suspended, so that money goes on moving. */
    private byte[] ofSuspension(String bic) {
        SuspensionCause cause = random.nextBoolean() ? SuspensionCause.ORDER : SuspensionCause.TECHNICAL;
        if (isRare(6)) {
            Set<SystemPart> parts = EnumSet.of(random.nextBoolean() ? SystemPart.ACCEPTANCE : SystemPart.SETTLEMENT);
            return random.nextInt(5) < 2
                    ? centre.actions.suspendSystem(parts, today(), "12")
                    : centre.actions.resumeSystem(parts, today(), "13");
        }
        return random.nextInt(5) < 2
                ? centre.actions.suspendParticipant(bic, cause, today(), "10")
                : centre.actions.resumeParticipant(bic, cause, today(), "11");
    }

    /** Rather lifted than seized, and among few numbers, so that some seize twice; accounts that may be empty are closed. */
    private byte[] ofAccounts(Centre.Terminal bank) {
        String account = bank.bank().account("AZN");
        String number = "S-" + random.nextInt(3);
        long sum = isRare(4) ? 0 : random.nextLong(RandomCentre.OPENING_MINOR);
        return switch (random.nextInt(8)) {
            case 0 -> {
                if (isRare(3)) {
                    yield centre.actions.closeAccount(
                            OF_OTHER_SYSTEMS.get(random.nextInt(OF_OTHER_SYSTEMS.size())),
                            isRare(3) ? "CLEARING" : account,
                            "AZN",
                            today(),
                            "C-2");
                }
                yield centre.actions.closeAccount(
                        isRare(3) ? account : secondAccount(bank.bic()), "AZN", today(), isRare(8) ? "" : "C-1");
            }
            case 1, 2 -> centre.actions.seizeAccount(secondAccount(bank.bic()), "AZN", sum, today(), number);
            case 3, 4 -> centre.actions.seizeAccount(account, "AZN", sum, today(), number);
            default -> centre.actions.liftSeizure(account, "AZN", number, isRare(2) ? 0 : sum, today(), "L-1");
        };
    }

    /** Among few scopes, so that some are granted twice, and some withdrawn. */
    private byte[] ofAuthorities(Centre.Terminal bank, Centre.Terminal other) {
        AuthorityScope scope = SCOPES.get(random.nextInt(SCOPES.size()));
        String account = isRare(8) ? other.bank().account("AZN") : bank.bank().account("AZN");
        if (isRare(4)) {
            return centre.actions.withdrawAuthority(bank.bic(), other.bic(), account, "AZN", scope, today(), "P-2");
        }
        int to = random.nextBoolean() ? 0 : daysAhead(random.nextInt(3));
        int from = daysAhead(random.nextInt(4) - 2);
        return centre.actions.grantAuthority(bank.bic(), other.bic(), account, "AZN", scope, from, to, today(), "P-1");
    }

    private byte[] ofRules() {
        if (random.nextBoolean()) {
            SystemId of = isRare(8) ? SystemId.IPS : isRare(3) ? SystemId.ALL : SystemId.AZIPS;
            if (isRare(3)) {
                return year(of);
            }
            return centre.actions.declareDay(
                    of, daysAhead(random.nextInt(6)), random.nextBoolean(), today(), isRare(8) ? "" : "C-7");
        }
        RuleId rule = RULES.get(random.nextInt(RULES.size()));
        long value = switch (rule) {
            case AMOUNT_MAX_MINOR -> random.nextLong(4 * RandomCentre.OPENING_MINOR);
            case PROPOSAL_EXPIRY_SECONDS -> random.nextLong(7_200);
            case EXECUTION_NOTICE_DEFAULT, GRIDLOCK_RESOLUTION -> random.nextInt(3);
            default -> random.nextInt(110);
        };
        SystemId system = isRare(8) ? SystemId.AZIPS : SystemId.ALL;
        return centre.actions.setRule(rule, system, value, daysAhead(random.nextInt(8)));
    }

    /** Some of the next days otherwise than the week has them, and sometimes as it has them; of a random day's own year. */
    private byte[] year(SystemId system) {
        SortedMap<Integer, Boolean> days = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            LocalDate date = LocalDate.parse(String.valueOf(daysAhead(i)), DateTimeFormatter.BASIC_ISO_DATE);
            if (random.nextInt(3) == 0) {
                days.put(daysAhead(i), date.getDayOfWeek().getValue() > 5 != isRare(12));
            }
        }
        return CalendarYearWriter.declareYear(system, today() / 10_000, days, today(), isRare(8) ? "" : "C-8");
    }

    /** What concerns no bank, in turn. */
    private byte[] ofTheNode() {
        long now = centre.ledger.timeNs;
        return switch (ofTheNode++ % 3) {
            case 0 -> centre.actions.setStandingOrder(now, now + TimeUnit.HOURS.toNanos(12), TimeUnit.HOURS.toNanos(1));
            case 1 -> centre.actions.revokeStandingOrder();
            default -> centre.actions.acceptClock();
        };
    }

    /** One of few, so that some are taken. */
    String alias() {
        return "ALIA" + (char) ('A' + random.nextInt(8)) + "Z22XXX";
    }

    static String secondAccount(String bic) {
        return "SECOND-" + bic;
    }

    private byte[] ofDirectory(Centre.Terminal bank) {
        return switch (random.nextInt(6)) {
            case 0 -> centre.actions.addAlias(bank.bic(), alias());
            case 4 -> accountOfAnotherSystem(bank);
            case 1 ->
                centre.actions.openAccount(
                        bank.bic(), SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", secondAccount(bank.bic()));
            case 2 ->
                centre.actions.openAccount(
                        bank.bic(),
                        SystemId.AZIPS,
                        AccountKind.CORRESPONDENT,
                        "USD",
                        bank.bank().account("USD"));
            case 3 ->
                centre.actions.registerParticipant(
                        bank.bic(), ParticipantKind.BANK, 'A', 1_400_057_421L, "", "REG", "AGAIN");
            default -> newcomer();
        };
    }

    /** Mostly of a system that has such accounts, and often with the number of an account in AZIPS. */
    private byte[] accountOfAnotherSystem(Centre.Terminal bank) {
        AccountKind kind = OF_OTHER_SYSTEMS.get(random.nextInt(OF_OTHER_SYSTEMS.size()));
        SystemId fitting = kind == AccountKind.LVPCSS_CLEARING ? SystemId.LVPCSS : SystemId.IPS;
        SystemId system = random.nextInt(8) == 0 ? SystemId.LVPCSS : fitting;
        String number = random.nextInt(3) == 0 ? "CLEARING" : bank.bank().account();
        return centre.actions.openAccount(bank.bic(), system, kind, "AZN", number);
    }

    /** Another bank is registered and sends the last message of its self-test; gives its admission, right or wrong, or not. */
    private byte[] newcomer() {
        if (centre.banks.size() < MOST_BANKS) {
            Centre.Terminal newcomer = centre.admit(InventedBank.of(centre.banks.size() + 1), centre::decide);
            centre.banks.add(newcomer);
            centre.logOn(newcomer);
            Origin tested = centre.origin(newcomer);
            long _ = centre.send(
                    newcomer,
                    tested,
                    centre.commands.submitPayment(
                            tested, 0, Centre.instruction(newcomer, bank(), "TESTED", 1, today())));
            if (!isRare(4)) {
                return AdmissionWriter.admit(
                        (isRare(8) ? bank() : newcomer).bic(),
                        isRare(12) ? 20260231 : today(),
                        isRare(12) ? "" : "P-1",
                        CommandBytes.digest((isRare(10) ? bank() : newcomer).fingerprint()),
                        tested.inputNumber() + (isRare(8) ? 1 : 0),
                        CommandBytes.digest(tested.content()));
            }
        }
        return ofTheNode();
    }

    /** A bank gets another certificate, and now and then loses the one that it had. */
    private byte[] ofCertificates() {
        int one = random.nextInt(centre.banks.size());
        Centre.Terminal before = centre.banks.get(one);
        centre.banks.set(one, centre.certify(before, isRare(3)));
        if (isRare(2)) {
            long _ = centre.decide(centre.actions.revokeCertificate(CommandBytes.digest(before.fingerprint()), 1));
            long _ = centre.pay(before, Centre.instruction(before, bank(), "REVOKED", 1, today()));
        }
        centre.logOn(centre.banks.get(one));
        return centre.actions.revokeCertificate(CommandBytes.digest(random.nextInt(5)), 1);
    }
}

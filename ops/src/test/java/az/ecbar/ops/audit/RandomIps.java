package az.ecbar.ops.audit;

import az.ecbar.auditor.testing.CommandBytes;
import az.ecbar.auditor.testing.IpsBytes;
import az.ecbar.auditor.testing.IpsBytes.Transfer;
import az.ecbar.auditor.testing.Origin;
import az.ecbar.command.ActionWriter;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsVerdict;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Participants of IPS that pay each other, give back, answer in time, late, twice and in the name of others, and send what
 * is wrong, over some midnights; all by chance, and all under the auditor.
 */
final class RandomIps {
    private static final String CENTRE = "NABZAZ2CXXX";
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final long BAKU_NS = TimeUnit.HOURS.toNanos(4);
    private static final List<String> DIRECT = List.of("ALFA", "BETA", "QAMA", "DELT");
    private static final Map<String, String> INDIRECT = Map.of("INDA", "QAMA", "INDB", "DELT");
    private static final List<String> CLEARED = List.of("ALFA", "BETA", "QAMA", "DELT", "INDA", "INDB");
    private static final List<String> ALL = List.of("ALFA", "BETA", "QAMA", "DELT", "INDA", "INDB", "MEDI");

    final AuditedLedger ledger;
    private final Random random;
    private final ActionWriter actions = new ActionWriter();
    private final CommandBytes commands = new CommandBytes();
    private final IpsBytes messages = new IpsBytes();
    private final Map<String, Long> sessions = new HashMap<>();
    private final Map<String, Long> inputs = new HashMap<>();
    private final Map<String, Integer> certificates = new HashMap<>();
    private final List<Transfer> sent = new ArrayList<>();
    private long contents;

    RandomIps(long seed) {
        random = new Random(seed);
        long opening = LocalDateTime.of(2026, 3, 1, 22, 0).toEpochSecond(ZoneOffset.ofHours(4)) * SECOND_NS;
        ledger = new AuditedLedger(opening);
        ledger.apply(actions.beginLedger(1, "ips"));
        ledger.apply(
                actions.registerParticipant(CENTRE, ParticipantKind.CENTRAL_BANK, 'A', 9_900_003_871L, "", "C", "C"));
        ledger.apply(actions.openAccount(CENTRE, SystemId.AZIPS, AccountKind.CENTRAL_BANK, "AZN", "ISSUE-AZN"));
        DIRECT.forEach(this::direct);
        ALL.stream().filter(INDIRECT::containsKey).forEach(this::indirect);
        register("MEDI", ParticipantKind.INTERMEDIARY, "");
        ledger.apply(actions.completeGenesis());
        ALL.forEach(this::logOn);
        DIRECT.forEach(bank -> limit(bank, LimitLevel.SETTLEMENT, correspondent(bank), 50_000));
        CLEARED.forEach(bank -> limit(INDIRECT.getOrDefault(bank, bank), LimitLevel.CLEARING, clearing(bank), 20_000));
    }

    // ---- reference data

    private static String bic(String bank) {
        return bank + "AZ22XXX";
    }

    private static String clearing(String bank) {
        return bank + "-CLEARING";
    }

    private static String correspondent(String bank) {
        return bank + "-CORRESPONDENT";
    }

    private void direct(String bank) {
        register(bank, ParticipantKind.BANK, "");
        open(bank, SystemId.AZIPS, AccountKind.CORRESPONDENT, correspondent(bank));
        ledger.apply(actions.issueFunds("AZN", correspondent(bank), "ISSUE-AZN", 1_000_000, "GENESIS"));
        open(bank, SystemId.IPS, AccountKind.IPS_SETTLEMENT, correspondent(bank));
        open(bank, SystemId.IPS, AccountKind.IPS_CLEARING, clearing(bank));
    }

    private void indirect(String bank) {
        register(bank, ParticipantKind.IPS_PARTICIPANT, bic(INDIRECT.getOrDefault(bank, "")));
        open(bank, SystemId.IPS, AccountKind.IPS_CLEARING, clearing(bank));
    }

    private void open(String bank, SystemId system, AccountKind kind, String number) {
        ledger.apply(actions.openAccount(bic(bank), system, kind, "AZN", number));
    }

    private void register(String bank, ParticipantKind kind, String settlementBank) {
        long tin = 1_000_000_001L + certificates.size();
        ledger.apply(actions.registerParticipant(bic(bank), kind, 'A', tin, settlementBank, "REG-" + bank, bank));
        int certificate = certificates.size();
        certificates.put(bank, certificate);
        ledger.apply(actions.registerCertificate(
                bic(bank),
                'A',
                CertificateRole.BANK,
                0,
                Long.MAX_VALUE,
                CommandBytes.digest(1_000L + certificate),
                "REG-" + bank,
                "HOLDER " + bank,
                new byte[] {1}));
    }

    private void logOn(String bank) {
        long fingerprint = 1_000L + certificates.getOrDefault(bank, 0);
        sessions.put(
                bank,
                ledger.apply(
                        commands.openSession(ledger.steps.size(), bic(bank), 'A', Channel.CTN, 0, 0, fingerprint)));
        inputs.put(bank, 1L);
    }

    private Origin origin(String bank) {
        long number = inputs.merge(bank, 1L, Long::sum) - 1;
        return new Origin(
                sessions.getOrDefault(bank, 0L),
                number,
                bic(bank),
                'A',
                Channel.CTN,
                certificates.getOrDefault(bank, 0),
                ++contents);
    }

    private void limit(String bank, LimitLevel level, String account, long minor) {
        ledger.apply(messages.modifyLimit(origin(bank), level, account, minor, bic(bank)));
    }

    // ---- what happens

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            ledger.timeNs += switch (random.nextInt(40)) {
                case 0 -> 20 * SECOND_NS;
                case 1 -> 20 * SECOND_NS + 1;
                case 2 -> random.nextInt(40) == 0 ? DAY_NS : 60 * SECOND_NS;
                case 3, 4 -> random.nextLong(10 * SECOND_NS);
                default -> random.nextLong(SECOND_NS);
            };
            act(i);
            ledger.finishJobs();
        }
    }

    private void act(int step) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> pay(step);
            case 5, 6 -> giveBack(step);
            case 7 -> somethingWrong(step);
            case 8, 9 -> ask();
            case 10 -> answerAny();
            case 11 -> ledger.apply(commands.tick());
            case 12 -> unreadable();
            default -> answerLast();
        }
    }

    private void unreadable() {
        IpsFlow flow = List.of(IpsFlow.OTHER, IpsFlow.PAYMENT, IpsFlow.REFUND, IpsFlow.REQUEST, IpsFlow.REFUND_REQUEST)
                .get(random.nextInt(5));
        ledger.apply(messages.refuse(origin(any(ALL)), flow, 136, "GrpHdr"));
    }

    private String any(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private Transfer transfer(String from, String to, int step) {
        Transfer transfer = new Transfer();
        transfer.amountMinor = 1 + random.nextLong(random.nextInt(5) == 0 ? 9_000 : 1_500);
        transfer.valueDate = today();
        transfer.senderBic = bic(from);
        transfer.debtorBic = bic(from);
        transfer.creditorBic = bic(to);
        transfer.debtorAccount = clearing(from);
        transfer.creditorAccount = clearing(to);
        transfer.messageId = "M" + step;
        transfer.txId = "TX" + step;
        return transfer;
    }

    private int today() {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(ledger.timeNs + BAKU_NS, DAY_NS));
        return Integer.parseInt(date.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    private void pay(int step) {
        String from = any(CLEARED);
        send(from, transfer(from, any(CLEARED), step));
    }

    private void send(String from, Transfer transfer) {
        ledger.apply(messages.submit(origin(from), transfer));
        sent.add(transfer);
    }

    private static String bank(String bic) {
        return bic.substring(0, 4);
    }

    private void giveBack(int step) {
        if (sent.isEmpty()) {
            return;
        }
        Transfer original = sent.get(random.nextInt(sent.size()));
        String from = random.nextInt(10) == 0 ? any(CLEARED) : bank(original.creditorBic);
        Transfer refund = transfer(from, bank(original.debtorBic), step);
        refund.flow = IpsFlow.REFUND;
        refund.amountMinor = 1 + random.nextLong(1 + Math.max(0, original.amountMinor + original.amountMinor / 8));
        refund.originalSenderBic = original.senderBic;
        refund.originalTxId = original.txId;
        send(from, refund);
    }

    private void somethingWrong(int step) {
        String from = any(CLEARED);
        Transfer wrong = transfer(from, any(CLEARED), step);
        switch (random.nextInt(14)) {
            case 0 -> wrong.senderBic = bic(any(CLEARED));
            case 1 -> wrong.valueDate--;
            case 2 -> wrong.currency = "USD";
            case 3 -> wrong.amountMinor = -random.nextInt(2);
            case 4 -> wrong.debtorBic = bic(any(ALL));
            case 5 -> wrong.creditorBic = "NOBOAZ22XXX";
            case 6 -> wrong.debtorAccount = clearing(any(CLEARED));
            case 7 -> wrong.creditorAccount = "NOBODY";
            case 8 -> wrong.debtorCorrespondent = correspondent(any(DIRECT));
            case 9 -> wrong.creditorCorrespondent = "NOBODY";
            case 10 -> wrong.messageId = "";
            case 11 -> wrong.txId = "TX" + random.nextInt(step + 1);
            case 12 -> wrong.messageId = "M" + random.nextInt(step + 1);
            default -> wrong.amountMinor = 100_000_000_000_000L;
        }
        send(from, wrong);
        if (random.nextInt(8) == 0) {
            ledger.apply(messages.submit(origin("MEDI"), transfer("ALFA", "BETA", step)));
        }
    }

    private void answerLast() {
        if (!sent.isEmpty()) {
            Transfer meant = sent.get(Math.max(0, sent.size() - 1 - random.nextInt(6)));
            answer(bank(meant.creditorBic), meant);
        }
    }

    private void answerAny() {
        if (!sent.isEmpty()) {
            answer(any(ALL), sent.get(random.nextInt(sent.size())));
        }
    }

    private void answer(String who, Transfer meant) {
        if (sessions.containsKey(who)) {
            IpsVerdict verdict = random.nextInt(5) == 0 ? IpsVerdict.REFUSED : IpsVerdict.CONFIRMED;
            String as = random.nextInt(50) == 0 ? bic(any(ALL)) : bic(who);
            ledger.apply(messages.answer(origin(who), meant.flow, verdict, as, meant.senderBic, meant.txId));
        }
    }

    private void ask() {
        if (!sent.isEmpty()) {
            Transfer meant = sent.get(random.nextInt(sent.size()));
            String who = random.nextBoolean() ? any(ALL) : bank(meant.debtorBic);
            if (sessions.containsKey(who)) {
                ledger.apply(messages.ask(origin(who), meant.flow, bic(who), meant.senderBic, meant.txId));
            }
        }
    }
}

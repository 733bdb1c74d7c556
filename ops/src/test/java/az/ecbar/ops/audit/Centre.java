package az.ecbar.ops.audit;

import az.ecbar.auditor.testing.CommandBytes;
import az.ecbar.auditor.testing.Instruction;
import az.ecbar.auditor.testing.Origin;
import az.ecbar.command.ActionWriter;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.CtnSessionOpenedDecoder;
import az.ecbar.schema.InputTakenDecoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Banks and operators of a ledger under audit, by their commands alone: no gateway, no signatures. */
final class Centre {
    static final String BIC = "NABZAZ2CXXX";
    static final long TIN = 9_900_003_871L;
    static final int MONDAY = 20_260_302;

    private static final String CODE = "REGNABZ";
    private static final ZoneOffset BAKU = ZoneOffset.ofHours(4);
    private static final long FIRST_DAY_ENDS_NS = time(2026, 3, 3, 0, 0);

    final AuditedLedger ledger = new AuditedLedger(time(2026, 3, 2, 9, 0));
    final ActionWriter actions = new ActionWriter();
    final CommandBytes commands = new CommandBytes();
    final Terminal leyla;
    final Terminal rauf;
    final List<Terminal> banks = new ArrayList<>();
    private final Map<String, Long> nextInputs = new HashMap<>();
    private final Map<String, Long> sessions = new HashMap<>();
    private int certificates;
    private long contents;

    /**
     * Terminal A of a bank, or one of an operator.
     *
     * @param bank the participant, if it is a bank
     */
    record Terminal(String bic, char letter, Channel channel, int certificateId, InventedBank bank) {
        String name() {
            return bic + letter;
        }

        /** Content of which the fingerprint is made. */
        long fingerprint() {
            return 1_000L + certificateId;
        }
    }

    Centre(int bankCount, long openingMinor) {
        ledger.apply(actions.beginLedger(1, "audit"));
        ledger.apply(actions.registerParticipant(BIC, ParticipantKind.CENTRAL_BANK, 'A', TIN, "", CODE, "CB"));
        for (String currency : List.of("AZN", "USD")) {
            ledger.apply(
                    actions.openAccount(BIC, SystemId.AZIPS, AccountKind.CENTRAL_BANK, currency, contra(currency)));
        }
        leyla = operator('L');
        rauf = operator('R');
        for (int number = 1; number <= bankCount; number++) {
            InventedBank bank = InventedBank.of(number);
            banks.add(admit(bank, ledger::apply));
            ledger.apply(actions.issueFunds("AZN", bank.account(), contra("AZN"), openingMinor, "GENESIS"));
        }
        ledger.apply(actions.setRule(RuleId.GRIDLOCK_RESOLUTION, SystemId.ALL, 1, 0));
        ledger.apply(actions.completeGenesis());
        logOn(leyla);
        logOn(rauf);
        banks.forEach(this::logOn);
    }

    static long time(int year, int month, int day, int hour, int minute) {
        return TimeUnit.SECONDS.toNanos(
                LocalDateTime.of(year, month, day, hour, minute).toEpochSecond(BAKU));
    }

    /** The Central Bank's account in a currency: what issued money comes from. */
    static String contra(String currency) {
        return "ISSUE-" + currency;
    }

    // ---- reference data

    private Terminal operator(char letter) {
        return certify(BIC, letter, CODE, InventedBank.of(1), Long.MAX_VALUE, ledger::apply);
    }

    /** A bank, or every third time another legal entity, with accounts and a certificate. */
    Terminal admit(InventedBank bank, ToLongFunction<byte[]> apply) {
        boolean isBank = bank.number() % 3 != 0;
        long _ = apply.applyAsLong(actions.registerParticipant(
                bank.bic(),
                isBank ? ParticipantKind.BANK : ParticipantKind.LEGAL_ENTITY,
                'A',
                Long.parseLong(bank.tin()),
                "",
                bank.registrationCode(),
                bank.name()));
        for (String currency : bank.number() % 2 == 0 ? List.of("AZN", "USD") : List.of("AZN")) {
            long _ = apply.applyAsLong(actions.openAccount(
                    bank.bic(),
                    SystemId.AZIPS,
                    isBank ? AccountKind.CORRESPONDENT : AccountKind.CURRENT,
                    currency,
                    bank.account(currency)));
        }
        return certify(bank.bic(), 'A', bank.registrationCode(), bank, Long.MAX_VALUE, apply);
    }

    /** Another certificate for a bank's terminal. */
    Terminal certify(Terminal terminal, boolean isForTheFirstDayOnly) {
        long notAfterNs = isForTheFirstDayOnly ? FIRST_DAY_ENDS_NS : Long.MAX_VALUE;
        String code = terminal.bank().registrationCode();
        return certify(terminal.bic(), terminal.letter(), code, terminal.bank(), notAfterNs, this::decide);
    }

    private Terminal certify(
            String bic, char letter, String code, InventedBank bank, long notAfterNs, ToLongFunction<byte[]> apply) {
        boolean isOperator = bic.equals(BIC);
        Channel channel = isOperator ? Channel.WORKSTATION : Channel.CTN;
        Terminal terminal = new Terminal(bic, letter, channel, certificates++, bank);
        CertificateRole role = isOperator ? CertificateRole.OPERATOR : CertificateRole.BANK;
        byte[] fingerprint = CommandBytes.digest(terminal.fingerprint());
        long _ = apply.applyAsLong(actions.registerCertificate(
                bic, letter, role, 0, notAfterNs, fingerprint, code, "HOLDER " + terminal.name(), new byte[] {1}));
        return terminal;
    }

    // ---- sessions and inputs

    void logOn(Terminal terminal) {
        long sequence = ledger.apply(commands.openSession(
                ledger.steps.size(),
                terminal.bic(),
                terminal.letter(),
                terminal.channel(),
                0,
                0,
                terminal.fingerprint()));
        if (ledger.hasSaid(CtnSessionOpenedDecoder.TEMPLATE_ID)) {
            sessions.put(terminal.name(), sequence);
        }
    }

    long session(Terminal terminal) {
        return sessions.getOrDefault(terminal.name(), 0L);
    }

    private long nextInput(Terminal terminal) {
        return nextInputs.getOrDefault(terminal.name(), 1L);
    }

    /** What a terminal sends next, with content of its own. */
    Origin origin(Terminal terminal) {
        return new Origin(
                session(terminal),
                nextInput(terminal),
                terminal.bic(),
                terminal.letter(),
                terminal.channel(),
                terminal.certificateId(),
                ++contents);
    }

    /** Sends an input; its number counts if it is taken. */
    long send(Terminal terminal, Origin origin, byte[] command) {
        long sequence = ledger.apply(command);
        if (origin.inputNumber() == nextInput(terminal) && ledger.hasSaid(InputTakenDecoder.TEMPLATE_ID)) {
            nextInputs.put(terminal.name(), origin.inputNumber() + 1);
        }
        return sequence;
    }

    /** A payment that passes everything if the day is open. */
    static Instruction instruction(Terminal from, Terminal to, String reference, long amountMinor, int valueDate) {
        Instruction instruction = new Instruction();
        instruction.amountMinor = amountMinor;
        instruction.reference = reference;
        instruction.valueDate = valueDate;
        instruction.senderBic = from.bic();
        instruction.debtorBic = from.bic();
        instruction.creditorBic = to.bic();
        instruction.debtorAccount = from.bank().account();
        instruction.creditorAccount = to.bank().account();
        instruction.debtorTin = Long.parseLong(from.bank().tin());
        instruction.creditorTin = Long.parseLong(to.bank().tin());
        return instruction;
    }

    long pay(Terminal from, Instruction instruction) {
        Origin origin = origin(from);
        return send(from, origin, commands.submitPayment(origin, 0, instruction));
    }

    // ---- operators

    long propose(Terminal operator, byte[] action) {
        Origin origin = origin(operator);
        return send(operator, origin, commands.propose(origin, action));
    }

    long approve(Terminal operator, long proposalId) {
        Origin origin = origin(operator);
        return send(operator, origin, commands.approve(origin, proposalId));
    }

    /** Leyla proposes, Rauf approves. */
    long decide(byte[] action) {
        return approve(rauf, propose(leyla, action));
    }

    void openDay(int date) {
        long _ = decide(actions.openDay(SystemId.AZIPS, date));
        ledger.finishJobs();
    }

    void closeDay() {
        long _ = decide(actions.closeDay(SystemId.AZIPS));
        ledger.finishJobs();
    }
}

package az.ecbar.ops.audit;

import az.ecbar.auditor.testing.CommandBytes;
import az.ecbar.auditor.testing.Instruction;
import az.ecbar.auditor.testing.Origin;
import az.ecbar.command.ActionWriter;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.InputTakenDecoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Banks and operators of a ledger under audit, by their commands alone: no gateway, no signatures. */
final class Centre {
    static final String BIC = "NABZAZ2CXXX";
    static final String CONTRA = "ISSUE-AZN";
    static final int MONDAY = 20_260_302;

    private static final long TIN = 9_900_003_871L;
    private static final ZoneOffset BAKU = ZoneOffset.ofHours(4);

    final AuditedLedger ledger = new AuditedLedger(time(2026, 3, 2, 9, 0));
    final ActionWriter actions = new ActionWriter();
    final CommandBytes commands = new CommandBytes();
    final Terminal leyla;
    final Terminal rauf;
    final List<Terminal> banks = new ArrayList<>();
    private final Map<Terminal, Long> nextInputs = new HashMap<>();
    private final Map<Terminal, Long> sessions = new HashMap<>();
    private long fingerprints = 1000;
    private int certificates;
    private long contents;

    /** @param bank the participant, if it is a bank */
    record Terminal(String bic, char letter, Channel channel, int certificateId, long fingerprint, InventedBank bank) {}

    Centre(int bankCount, long openingMinor) {
        ledger.apply(actions.beginLedger(1, "audit"));
        ledger.apply(actions.registerParticipant(BIC, ParticipantKind.CENTRAL_BANK, 'A', TIN, "", "REGNABZ", "CB"));
        ledger.apply(actions.openAccount(BIC, SystemId.AZIPS, AccountKind.CENTRAL_BANK, "AZN", CONTRA));
        leyla = operator('L');
        rauf = operator('R');
        for (int number = 1; number <= bankCount; number++) {
            InventedBank bank = InventedBank.of(number);
            banks.add(admit(bank, ledger::apply));
            ledger.apply(actions.issueFunds("AZN", bank.account(), CONTRA, openingMinor, "GENESIS"));
        }
        ledger.apply(actions.completeGenesis());
        logOn(leyla);
        logOn(rauf);
        banks.forEach(this::logOn);
    }

    static long time(int year, int month, int day, int hour, int minute) {
        return TimeUnit.SECONDS.toNanos(
                LocalDateTime.of(year, month, day, hour, minute).toEpochSecond(BAKU));
    }

    private Terminal operator(char letter) {
        return certify(BIC, letter, CertificateRole.OPERATOR, "REGNABZ", InventedBank.of(1), ledger::apply);
    }

    /** A bank with an account and a certificate. */
    Terminal admit(InventedBank bank, Function<byte[], Long> apply) {
        long tin = Long.parseLong(bank.tin());
        long _ = apply.apply(actions.registerParticipant(
                bank.bic(), ParticipantKind.BANK, 'A', tin, "", bank.registrationCode(), bank.name()));
        long _ = apply.apply(actions.openAccount(
                bank.bic(), SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", bank.account()));
        return certify(bank.bic(), 'A', CertificateRole.BANK, bank.registrationCode(), bank, apply);
    }

    private Terminal certify(
            String bic,
            char letter,
            CertificateRole role,
            String code,
            InventedBank bank,
            Function<byte[], Long> apply) {
        long fingerprint = ++fingerprints;
        byte[] digest = CommandBytes.digest(fingerprint);
        long _ = apply.apply(actions.registerCertificate(
                bic, letter, role, 0, Long.MAX_VALUE, digest, code, "holder", new byte[] {1}));
        Channel channel = role == CertificateRole.OPERATOR ? Channel.WORKSTATION : Channel.CTN;
        return new Terminal(bic, letter, channel, certificates++, fingerprint, bank);
    }

    void logOn(Terminal terminal) {
        long sequence = ledger.apply(commands.openSession(
                ledger.steps.size(),
                terminal.bic(),
                terminal.letter(),
                terminal.channel(),
                0,
                0,
                terminal.fingerprint()));
        sessions.put(terminal, sequence);
    }

    long session(Terminal terminal) {
        return sessions.getOrDefault(terminal, 0L);
    }

    /** What a terminal sends next, with content of its own. */
    Origin origin(Terminal terminal) {
        return new Origin(
                session(terminal),
                nextInputs.getOrDefault(terminal, 1L),
                terminal.bic(),
                terminal.letter(),
                terminal.channel(),
                terminal.certificateId(),
                ++contents);
    }

    /** Sends an input; the number counts if it is taken. */
    long send(Terminal terminal, Origin origin, Function<Origin, byte[]> command) {
        long sequence = ledger.apply(command.apply(origin));
        boolean isNext = origin.inputNumber() == nextInputs.getOrDefault(terminal, 1L);
        if (isNext && ledger.hasSaid(InputTakenDecoder.TEMPLATE_ID)) {
            nextInputs.put(terminal, origin.inputNumber() + 1);
        }
        return sequence;
    }

    long send(Terminal terminal, Function<Origin, byte[]> command) {
        return send(terminal, origin(terminal), command);
    }

    long propose(Terminal terminal, byte[] action) {
        return send(terminal, origin -> commands.propose(origin, action));
    }

    long approve(Terminal terminal, long proposalId) {
        return send(terminal, origin -> commands.approve(origin, proposalId));
    }

    /** Leyla proposes, Rauf approves. */
    long decide(byte[] action) {
        return approve(rauf, propose(leyla, action));
    }

    /** A payment that passes everything if the day is open. */
    Instruction instruction(Terminal from, Terminal to, String reference, long amountMinor, int valueDate) {
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
        return send(from, origin -> commands.submitPayment(origin, 0, instruction));
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

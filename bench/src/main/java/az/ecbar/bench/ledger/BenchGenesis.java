package az.ecbar.bench.ledger;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.command.ActionWriter;
import az.ecbar.ledger.Ledger;
import az.ecbar.record.RecordHeader;
import az.ecbar.ring.CommandLog;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.JobStepEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.OpenCtnSessionEncoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.Site;
import az.ecbar.schema.SystemId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Brings an empty ledger to where the load begins: the Central Bank, all banks with certificates, accounts and money, an
 * open day, and one CTN session per bank. Applies its commands itself and appends them to the log, before any agent runs.
 */
public final class BenchGenesis {

    /** The one business date of all runs. */
    public static final int TODAY = 20260427;

    /** Where the clock of the runs begins: that date, 09:20 in Baku. */
    public static final long OPENING_NS = 1_777_267_200_000_000_000L;

    public static final String CURRENCY = "AZN";
    private static final String CENTRAL_BANK = "NABZAZ2CXXX";
    private static final String ISSUE = "ISSUE-AZN";
    /** What each account holds in the beginning, in minor units. */
    public static final long OPENING_BALANCE_MINOR = 1L << 40;

    private static final long VALIDITY_NS = 1_000_000_000_000_000L;
    private static final int MOST_STEPS = 10_000_000;
    private static final int FINGERPRINT_LENGTH = 32;

    private final Ledger ledger;
    private final CommandLog log;
    private final int epoch;
    private final ActionWriter actions = new ActionWriter();
    private final List<byte[]> rules = new ArrayList<>();
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);

    public BenchGenesis(Ledger ledger, CommandLog log, int epoch) {
        this.ledger = ledger;
        this.log = log;
        this.epoch = epoch;
    }

    /** Gives a rule another value from the beginning; before {@link #apply(BenchBanks)}. */
    public BenchGenesis with(RuleId rule, long value) {
        rules.add(actions.setRule(rule, SystemId.ALL, value, 0));
        return this;
    }

    /**
     * Applies all of it.
     *
     * @return the id of each bank's session
     * @throws BrokenRunException the ledger did not take it
     */
    public long[] apply(BenchBanks banks) throws BrokenRunException {
        apply(actions.beginLedger(1, "bench"));
        apply(actions.setRule(RuleId.CTN_CREDIT, SystemId.ALL, 1_000_000, 0));
        rules.forEach(this::apply);
        apply(actions.registerParticipant(
                CENTRAL_BANK, ParticipantKind.CENTRAL_BANK, 'A', 9900003871L, "", "CBAR", "Central Bank"));
        apply(actions.openAccount(CENTRAL_BANK, SystemId.AZIPS, AccountKind.CENTRAL_BANK, CURRENCY, ISSUE));
        for (int bank = 0; bank < banks.banks(); bank++) {
            registerBank(bank);
        }
        for (int account = 0; account < banks.accounts(); account++) {
            openAccount(banks, account);
        }
        apply(actions.openDay(SystemId.AZIPS, TODAY));
        apply(actions.completeGenesis());
        for (int step = 0; ledger.hasJob() && step < MOST_STEPS; step++) {
            apply(jobStep());
        }
        long[] sessions = new long[banks.banks()];
        for (int bank = 0; bank < sessions.length; bank++) {
            apply(openSession(bank));
            sessions[bank] = ledger.lastSequence();
        }
        log.force();
        if (ledger.hasJob() || !ledger.isGenesisComplete()) {
            throw new BrokenRunException("the ledger is not ready after its genesis, job " + ledger.hasJob());
        }
        return sessions;
    }

    private void registerBank(int bank) {
        String bic = BenchBanks.bic(bank);
        String code = "REG-" + bank;
        apply(actions.registerParticipant(
                bic, ParticipantKind.BANK, 'A', BenchBanks.tin(bank), "", code, "Bank " + bank));
        apply(actions.registerCertificate(
                bic,
                'A',
                CertificateRole.BANK,
                OPENING_NS - VALIDITY_NS,
                OPENING_NS + VALIDITY_NS,
                fingerprint(bank),
                code,
                bic,
                new byte[] {1}));
    }

    private void openAccount(BenchBanks banks, int account) {
        String number = BenchBanks.number(account);
        apply(actions.openAccount(
                BenchBanks.bic(banks.bankOf(account)), SystemId.AZIPS, AccountKind.CORRESPONDENT, CURRENCY, number));
        apply(actions.issueFunds(CURRENCY, number, ISSUE, OPENING_BALANCE_MINOR, "OPENING"));
    }

    private static byte[] openSession(int bank) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        OpenCtnSessionEncoder session = new OpenCtnSessionEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .connectionId(bank + 1L)
                .bic(BenchBanks.bic(bank))
                .terminal((short) 'A')
                .channel(Channel.CTN)
                .site(Site.MAIN);
        buffer.putBytes(session.offset() + OpenCtnSessionEncoder.fingerprintEncodingOffset(), fingerprint(bank));
        session.putProof(new byte[0], 0, 0);
        return Arrays.copyOf(buffer.byteArray(), MessageHeaderEncoder.ENCODED_LENGTH + session.encodedLength());
    }

    /** The command by which the node lets a job do its next step. */
    public static byte[] jobStep() {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        JobStepEncoder step = new JobStepEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        return Arrays.copyOf(buffer.byteArray(), MessageHeaderEncoder.ENCODED_LENGTH + step.encodedLength());
    }

    private static byte[] fingerprint(int bank) {
        byte[] fingerprint = new byte[FINGERPRINT_LENGTH];
        new UnsafeBuffer(fingerprint).putInt(0, bank + 1);
        return fingerprint;
    }

    private void apply(byte[] command) {
        long sequence = ledger.lastSequence() + 1;
        int length = RecordHeader.HEADER_LENGTH + command.length;
        record.putBytes(RecordHeader.HEADER_LENGTH, command);
        RecordHeader.write(record, 0, length, sequence, OPENING_NS, epoch);
        ledger.apply(record, RecordHeader.HEADER_LENGTH, sequence, OPENING_NS);
        log.append(record, 0, length, 0);
    }
}

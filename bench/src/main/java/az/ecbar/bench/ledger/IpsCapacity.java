package az.ecbar.bench.ledger;

import az.ecbar.command.ActionWriter;
import az.ecbar.command.LiquidityWriter;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AnswerIpsEncoder;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.InputOriginEncoder;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsVerdict;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.OpenCtnSessionEncoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.Site;
import az.ecbar.schema.SubmitIpsTransferEncoder;
import az.ecbar.schema.SystemId;
import java.io.PrintStream;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a ledger costs that is full of IPS: memory for each payment that is pending and for each that is remembered, and
 * the time of a payment with its answer, empty and full. A program of its own, on one thread:
 *
 * <pre>
 *   IpsCapacity PENDING OF_A_DAY     such as 1000000 3000000
 * </pre>
 */
public final class IpsCapacity {
    private static final int DAYS = 3;
    private static final int ROUNDS = 5;
    private static final int ROUND = 40_000;
    private static final int MEASURED = ROUNDS * ROUND;
    private static final int WARM_UP = 400_000;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long LIMIT_MINOR = 1_000_000_000_000L;
    private static final int STEP_BYTES = 1024;
    private static final String CENTRE = "NABZAZ2CXXX";
    private static final String PAYER = "ALFAAZ22XXX";
    private static final String PAYEE = "BETAAZ22XXX";

    private final Ledger ledger;
    private final PrintStream out;
    private final ActionWriter actions = new ActionWriter();
    private final UnsafeBuffer payment = new UnsafeBuffer(new byte[STEP_BYTES]);
    private final UnsafeBuffer answer = new UnsafeBuffer(new byte[STEP_BYTES]);
    private final SubmitIpsTransferEncoder submit = new SubmitIpsTransferEncoder();
    private final AnswerIpsEncoder confirm = new AnswerIpsEncoder();
    private long timeNs = BenchGenesis.OPENING_NS;
    private int date = BenchGenesis.TODAY;
    private long payerInputs;
    private long payeeInputs;
    private long number;

    private IpsCapacity(int pending, int ofDay, PrintStream out) {
        this.out = out;
        ledger = new Ledger(new LedgerCapacity(64, 16, 16, 1 << 20, ofDay, pending + 16));
    }

    /** Arguments: payments pending at once, payments of a day. */
    public static void main(String[] args) {
        int pending = Integer.parseInt(args[0]);
        int ofDay = Integer.parseInt(args[1]);
        new IpsCapacity(pending, ofDay, System.out).run(pending, ofDay);
    }

    private void run(int pending, int ofDay) {
        long bare = usedBytes();
        begin();
        pay(true, WARM_UP);
        long laidOut = usedBytes();
        // Of as many days as are kept, and one more.
        out.printf(
                "a day laid out for %,d payments: %.1f B each%n",
                ofDay, (laidOut - bare) / (double) ofDay / (DAYS + 1));
        double empty = time();
        pay(false, pending);
        double full = time();
        out.printf("payment and answer: %.0f ns empty, %.0f ns with %,d pending%n", empty, full, pending);
        timeNs += 60_000_000_000L;
        long start = System.nanoTime();
        int ticks = 0;
        for (; ledger.nextDeadlineNs() < timeNs; ticks++) {
            pay(true, 1);
        }
        out.printf(
                "%,d ended by silence within %,d payments with their answers, %.0f ns each of these%n",
                pending, ticks, (System.nanoTime() - start) / (double) Math.max(1, ticks));
        for (int day = 1; day <= DAYS; day++) {
            timeNs += DAY_NS;
            date++;
            long turning = System.nanoTime();
            pay(true, 1);
            out.printf("the day turned in %.1f ms%n", (System.nanoTime() - turning) / 1e6);
            pay(true, ofDay - 2 * MEASURED);
            out.printf(
                    "payment and answer: %.0f ns with %,d remembered of %d days, %,d MiB in use%n",
                    time(), (long) day * ofDay, day, usedBytes() >> 20);
        }
    }

    /** Of the quickest round: others have the processor too. */
    private double time() {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            pay(true, ROUND);
            least = Math.min(least, System.nanoTime() - start);
        }
        return least / (double) ROUND;
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void pay(boolean isAnswered, int count) {
        for (int i = 0; i < count; i++) {
            long next = ++number;
            submit.valueDate(date);
            putNumber(payment, submit.offset() + SubmitIpsTransferEncoder.msgIdEncodingOffset(), next);
            putNumber(payment, submit.offset() + SubmitIpsTransferEncoder.txIdEncodingOffset(), next);
            submit.origin().inputNumber(++payerInputs);
            apply(payment);
            if (isAnswered) {
                putNumber(answer, confirm.offset() + AnswerIpsEncoder.meantIdEncodingOffset(), next);
                confirm.origin().inputNumber(++payeeInputs);
                apply(answer);
            }
            while (ledger.hasJob()) {
                apply(BenchGenesis.jobStep());
            }
        }
    }

    private static void putNumber(UnsafeBuffer into, int offset, long value) {
        long left = value;
        for (int i = 34; i >= 22; i--) {
            into.putByte(offset + i, (byte) ('0' + left % 10));
            left /= 10;
        }
    }

    private void apply(UnsafeBuffer command) {
        timeNs++;
        ledger.apply(command, 0, ledger.lastSequence() + 1, timeNs);
    }

    private void apply(byte[] command) {
        apply(new UnsafeBuffer(command));
    }

    private void begin() {
        apply(actions.beginLedger(1, "ips"));
        apply(actions.registerParticipant(CENTRE, ParticipantKind.CENTRAL_BANK, 'A', 9_900_003_871L, "", "C", "C"));
        apply(actions.openAccount(CENTRE, SystemId.AZIPS, AccountKind.CENTRAL_BANK, "AZN", "ISSUE-AZN"));
        register(PAYER, 0);
        register(PAYEE, 1);
        apply(actions.completeGenesis());
        long payerSession = logOn(PAYER, 0);
        long payeeSession = logOn(PAYEE, 1);
        submit.wrapAndApplyHeader(payment, 0, new MessageHeaderEncoder());
        origin(submit.origin(), PAYER, payerSession, 0);
        submit.transferId(0)
                .flow(IpsFlow.PAYMENT)
                .amountMinor(1)
                .currency("AZN")
                .senderBic(PAYER)
                .debtorBic(PAYER)
                .creditorBic(PAYEE)
                .debtorAccount("C-" + PAYER)
                .creditorAccount("C-" + PAYEE)
                .msgId("NABZAZ2CXIPSALFA260427" + "0".repeat(13))
                .txId("NABZAZ2CXIPSALFA260427" + "0".repeat(13))
                .putProof(new byte[0], 0, 0)
                .putMessage(new byte[0], 0, 0);
        confirm.wrapAndApplyHeader(answer, 0, new MessageHeaderEncoder());
        origin(confirm.origin(), PAYEE, payeeSession, 1);
        confirm.transferId(0)
                .flow(IpsFlow.PAYMENT)
                .verdict(IpsVerdict.CONFIRMED)
                .senderBic(PAYEE)
                .meantSenderBic(PAYER)
                .meantId("NABZAZ2CXIPSALFA260427" + "0".repeat(13))
                .putProof(new byte[0], 0, 0)
                .putMessage(new byte[0], 0, 0);
    }

    private void register(String bic, int certificate) {
        apply(actions.registerParticipant(
                bic, ParticipantKind.BANK, 'A', 1_000_000_001L + certificate, "", "REG" + certificate, bic));
        apply(actions.registerCertificate(
                bic,
                'A',
                CertificateRole.BANK,
                0,
                Long.MAX_VALUE,
                fingerprint(certificate),
                "REG" + certificate,
                bic,
                new byte[] {1}));
        apply(actions.openAccount(bic, SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", bic));
        apply(actions.issueFunds("AZN", bic, "ISSUE-AZN", LIMIT_MINOR, "OPENING"));
        apply(actions.openAccount(bic, SystemId.IPS, AccountKind.IPS_SETTLEMENT, "AZN", bic));
        apply(actions.openAccount(bic, SystemId.IPS, AccountKind.IPS_CLEARING, "AZN", "C-" + bic));
        LiquidityWriter limits = new LiquidityWriter();
        apply(limits.setIpsLimit(LimitLevel.SETTLEMENT, "AZN", bic, LIMIT_MINOR, date, "L"));
        apply(limits.setIpsLimit(LimitLevel.CLEARING, "AZN", "C-" + bic, LIMIT_MINOR, date, "L"));
    }

    private long logOn(String bic, int certificate) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[STEP_BYTES]);
        OpenCtnSessionEncoder session = new OpenCtnSessionEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .connectionId(certificate + 1L)
                .bic(bic)
                .terminal((short) 'A')
                .channel(Channel.CTN)
                .site(Site.MAIN);
        buffer.putBytes(session.offset() + OpenCtnSessionEncoder.fingerprintEncodingOffset(), fingerprint(certificate));
        session.putProof(new byte[0], 0, 0);
        apply(buffer);
        return ledger.lastSequence();
    }

    private static void origin(InputOriginEncoder origin, String bic, long session, int certificate) {
        origin.sessionId(session)
                .participant(bic)
                .terminal((short) 'A')
                .channel(Channel.CTN)
                .site(Site.MAIN)
                .certificateId(certificate);
    }

    private static byte[] fingerprint(int certificate) {
        byte[] fingerprint = new byte[32];
        Arrays.fill(fingerprint, (byte) (certificate + 1));
        return fingerprint;
    }
}

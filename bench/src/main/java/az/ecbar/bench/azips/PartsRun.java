package az.ecbar.bench.azips;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ResultFile;
import az.ecbar.gateway.outbox.ProofLog;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * A measured process: all that a payment costs in processor time, at both ends, one part after the other on one thread, by
 * the classes that the node and the banks run. What is left out is what lies between the parts: threads, queues, sockets.
 * Acknowledgements and outputs go in full envelopes, the cheapest that they can be.
 */
public final class PartsRun implements AutoCloseable {

    private static final int BATCH = LoadRun.FULL;
    private static final int PROOF_SEGMENT_BYTES = 64 << 20;
    private static final int MAX_PROOF_BYTES = 1024;
    private static final BigDecimal BALANCE = new BigDecimal("10000000000.00");

    private final PartTimes times = new PartTimes();
    private final CommandBatch commands = new CommandBatch(BATCH);
    private final PartsLedger ledger;
    private final ProofLog proofs;
    private final TlsPart tls;
    private final PartsBank payer;
    private final PartsBank payee;
    private final PartsGateway fromPayer;
    private final PartsGateway toPayee;
    private long payments;

    private PartsRun(Sandbox sandbox) throws Exception {
        int today = Integer.parseInt(LocalDate.now(Sandbox.BAKU).format(DateTimeFormatter.BASIC_ISO_DATE));
        ledger = new PartsLedger(sandbox, sandbox.folder().resolve("parts"), today);
        proofs = ProofLog.open(
                new DiskFolder(sandbox.folder().resolve("parts/proofs")), PROOF_SEGMENT_BYTES, MAX_PROOF_BYTES);
        BankKeys node = BankKeys.ofNode(sandbox);
        List<InventedBank> banks = sandbox.banks();
        BankKeys first = BankKeys.of(sandbox, banks.getFirst());
        BankKeys second = BankKeys.of(sandbox, banks.getLast());
        PartsSession one = PartsSession.open(ledger, banks.getFirst(), first, 0);
        PartsSession two = PartsSession.open(ledger, banks.getLast(), second, 1);
        PaymentTemplate payment = new PaymentTemplate(banks.getFirst(), banks.getLast(), today);
        payer = new PartsBank(banks.getFirst().bic(), first, node, payment, one.sessionId());
        payee = new PartsBank(banks.getLast().bic(), second, node, payment, two.sessionId());
        fromPayer = new PartsGateway(banks.getFirst(), first, node, one, commands, ledger.outbox(), proofs);
        toPayee = new PartsGateway(banks.getLast(), second, node, two, commands, ledger.outbox(), proofs);
        tls = new TlsPart(first.tls(), node.tls());
    }

    /** {@code WARM_UP_SECONDS SECONDS IS_QUICK WORK RESULTS}. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args[3]), "parts");
        Sandbox sandbox = Sandbox.create(folder, SandboxPlan.of(2, BALANCE));
        ResultFile results = new ResultFile();
        try (PartsRun run = new PartsRun(sandbox)) {
            for (int envelopeSize : LoadRun.ENVELOPE_SIZES) {
                run.warmUp(Integer.parseInt(args[0]), envelopeSize, Boolean.parseBoolean(args[2]));
                run.times.reset();
                long counted = run.payFor(Integer.parseInt(args[1]), envelopeSize);
                double sum = 0;
                for (Part part : Part.values()) {
                    double micros = run.times.micros(part, counted);
                    results.figure(part.figure(envelopeSize), "us", micros);
                    sum += micros;
                }
                results.figure(Part.sumFigure(envelopeSize), "us", sum);
            }
        }
        results.write(Path.of(args[4]));
    }

    /** Until the compilers are quiet, as the load generator does; a quick run only once. */
    private void warmUp(int seconds, int envelopeSize, boolean isQuick) throws Exception {
        NodeCpu cpu = NodeCpu.ofProcess(ProcessHandle.current().pid());
        int stretch = 0;
        do {
            cpu.begin();
            payFor(seconds, envelopeSize);
            stretch++;
        } while (!isQuick && cpu.used().compilersPart() > LoadDriver.QUIET && stretch < LoadDriver.MOST_STRETCHES);
    }

    /** At least one batch; returns how many payments it was. */
    private long payFor(int seconds, int envelopeSize) throws SSLException, BrokenRunException {
        long before = payments;
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        do {
            payBatch(envelopeSize);
        } while (System.nanoTime() - endNs < 0);
        return payments - before;
    }

    private void payBatch(int envelopeSize) throws SSLException, BrokenRunException {
        times.begin();
        for (int sent = 0; sent < BATCH; sent += envelopeSize) {
            int length = payer.seal(envelopeSize);
            times.lap(Part.SIGN);
            tls.toNode(payer.frame(), length);
            times.lap(Part.TLS_IN);
            fromPayer.verify(payer.frame(), length);
            times.lap(Part.VERIFY);
            fromPayer.translate();
            times.lap(Part.TRANSLATE);
        }
        payments += BATCH;
        ledger.settle(commands);
        times.lap(Part.SETTLE);
        ledger.append(commands);
        times.lap(Part.JOURNAL);
        ledger.render();
        times.lap(Part.RENDER);
        commands.clear();
        int messages = answer(fromPayer, payer, payments) + answer(toPayee, payee, 0);
        if (messages != 5 * BATCH) {
            throw new BrokenRunException(messages + " messages for " + BATCH + " payments");
        }
    }

    private int answer(PartsGateway gateway, PartsBank bank, long lastInput) throws SSLException, BrokenRunException {
        int messages = 0;
        for (int length = gateway.seal(lastInput); length > 0; length = gateway.seal(lastInput)) {
            times.lap(Part.SIGN_OUTPUTS);
            tls.toBank(gateway.frame(), length);
            times.lap(Part.TLS_OUT);
            messages += bank.verify(gateway.frame(), length);
            times.lap(Part.VERIFY_OUTPUTS);
        }
        times.begin();
        return messages;
    }

    @Override
    public void close() {
        proofs.close();
        ledger.close();
    }
}

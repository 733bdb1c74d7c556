package az.ecbar.bench.azips;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ResultFile;
import az.ecbar.gateway.outbox.ProofLog;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.AcknowledgeOutputsEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The installation of a node that was killed: its last snapshot, and in its journal so many payments behind that, each
 * signed by its bank in an envelope of 64, verified, translated, settled, and its outputs in the outbox. All of it is made
 * by the classes of banks and node, on one thread; banks acknowledge their outputs now and then, and the owner's hash
 * points are there.
 */
public final class PaidFolder implements AutoCloseable {
    private static final int BATCH = LoadRun.FULL;
    private static final int HASH_POINT_EVERY = 10_000;
    private static final int ACKNOWLEDGE_EVERY = 16;
    private static final int PROOF_SEGMENT_BYTES = 64 << 20;
    private static final int MAX_PROOF_BYTES = 1024;

    private final CommandBatch commands = new CommandBatch(BATCH);
    private final List<Payer> payers = new ArrayList<>();
    private final PartsLedger ledger;
    private final ProofLog proofs;

    private PaidFolder(Sandbox sandbox) throws Exception {
        int today = Integer.parseInt(LocalDate.now(Sandbox.BAKU).format(DateTimeFormatter.BASIC_ISO_DATE));
        ledger = new PartsLedger(sandbox, sandbox.dataFolder(), today);
        proofs = ProofLog.open(
                new DiskFolder(sandbox.dataFolder().resolve("proofs")), PROOF_SEGMENT_BYTES, MAX_PROOF_BYTES);
        BankKeys node = BankKeys.ofNode(sandbox);
        List<InventedBank> banks = sandbox.banks();
        for (int i = 0; i < banks.size(); i++) {
            BankKeys keys = BankKeys.of(sandbox, banks.get(i));
            PartsSession session = PartsSession.open(ledger, banks.get(i), keys, i);
            PaymentTemplate payment = new PaymentTemplate(banks.get(i), banks.get((i + 1) % banks.size()), today);
            payers.add(new Payer(
                    banks.get(i),
                    session,
                    new PartsBank(banks.get(i).bic(), keys, node, payment, session.sessionId()),
                    new PartsGateway(banks.get(i), keys, node, session, commands, ledger.outbox(), proofs)));
        }
        ledger.snapshot();
    }

    private record Payer(InventedBank bank, PartsSession session, PartsBank signs, PartsGateway verifies) {}

    /** {@code PAYMENTS FOLDER RESULTS}: makes the installation in a folder that is not there yet. */
    public static void main(String[] args) throws Exception {
        long startNs = System.nanoTime();
        ResultFile results = new ResultFile();
        Sandbox sandbox = Sandbox.create(Path.of(args[1]), AzipsNode.plan());
        sandbox.keepPasswords();
        try (PaidFolder folder = new PaidFolder(sandbox)) {
            folder.pay(Integer.parseInt(args[0]));
        }
        results.figure("making the folder of the start", "s", (System.nanoTime() - startNs) / 1e9);
        results.write(Path.of(args[2]));
    }

    /** The installation in a folder that {@link #main} filled. */
    public static Sandbox open(Path folder) throws IOException {
        return Sandbox.open(folder, AzipsNode.plan());
    }

    /** Flags of a node with the heap and the collector of production. */
    public static String[] flags() {
        return AzipsNode.flags();
    }

    private void pay(int payments) throws BrokenRunException {
        int hashPointAt = HASH_POINT_EVERY;
        int turn = 0;
        for (int paid = 0; paid < payments; paid += BATCH) {
            Payer payer = payers.get(turn++ % payers.size());
            int length = payer.signs().seal(BATCH);
            payer.verifies().verify(payer.signs().frame(), length);
            payer.verifies().translate();
            ledger.settle(commands);
            ledger.append(commands);
            ledger.render();
            commands.clear();
            if (turn % (ACKNOWLEDGE_EVERY * payers.size()) == 0) {
                payers.forEach(this::acknowledge);
            }
            if (paid >= hashPointAt) {
                ledger.hashPoint();
                hashPointAt += HASH_POINT_EVERY;
            }
        }
    }

    private void acknowledge(Payer payer) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        AcknowledgeOutputsEncoder command = new AcknowledgeOutputsEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .sessionId(payer.session().sessionId())
                .bic(payer.bank().bic())
                .terminal((short) 'A')
                .upTo(ledger.outbox().lastNumber(payer.session().participantId(), (byte) 'A'));
        long _ = ledger.apply(
                Arrays.copyOf(buffer.byteArray(), MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength()));
    }

    @Override
    public void close() {
        proofs.close();
        ledger.close();
    }
}

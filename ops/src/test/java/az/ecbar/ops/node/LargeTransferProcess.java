package az.ecbar.ops.node;

import az.ecbar.command.ActionWriter;
import az.ecbar.ctn.AuthorityStore;
import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Logon;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.MessageProof;
import az.ecbar.ctn.Site;
import az.ecbar.ctn.memory.MemoryNetwork;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.port.Clock;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A process for {@link LargeTransferTest}, which gives it a small heap: a whole node above real files, and a bank whose
 * session sends one message of 100 MiB in parts, one that is a byte longer, and a short one; then the node starts again.
 * Prints what the bank is told, line by line. One thread, virtual time.
 */
final class LargeTransferProcess implements Clock, ClientSessionListener {
    /** Little room for payments: the heap is to be shown to hold the message in its parts, not a day of payments. */
    private static final LedgerCapacity CAPACITY = new LedgerCapacity(64, 1 << 12, 1 << 8, 1 << 20);

    static final long LARGEST_BYTES = 100L << 20;

    private static final String CENTRE = "NABZAZ2CXXX";
    private static final String ALFA = "ALFAAZ22XXX";
    private static final int BLOCK_BYTES = 1 << 20;

    private final TestAuthority authority = new TestAuthority();
    private final TestHolder nodeKey = authority.node();
    private final TestHolder bankKey = authority.bank(ALFA, "REGALFA");
    private final MemoryNetwork network = new MemoryNetwork(
            1, authority.connection(Role.NODE, CENTRE, "9900003871").chain(), 256);
    private final Path folder;
    private final ClientSession session;
    private Node node;
    private DataFolderLock lock;
    private long taken;
    private long outputs;
    private boolean isRefused;
    private long nowNs = TestAuthority.NOW_NS;

    private LargeTransferProcess(Path folder) throws Exception {
        this.folder = folder;
        lock = DataFolderLock.acquire(folder);
        node = newNode();
        session = new ClientSession(
                ClientSessionConfig.of(ALFA, 'A', Site.MAIN),
                network.client(authority.connection(Role.BANK, ALFA, "REGALFA").chain(), 1),
                bankKey.signer(),
                new AuthorityStore(new CertificateDirectory(authority.checker()), List.of()),
                this,
                target -> target[0]++,
                this);
    }

    public static void main(String[] arguments) throws Exception {
        LargeTransferProcess process = new LargeTransferProcess(Path.of(arguments[0]));
        process.run();
        process.close();
    }

    private void run() throws Exception {
        session.start(0, 0, nowNs);
        session.offerLarge(1, new RepeatedMessage(LARGEST_BYTES));
        until("the largest is taken and answered", () -> taken == 1 && outputs == 1);

        session.offerLarge(2, new RepeatedMessage(LARGEST_BYTES + 1));
        until("one that is longer is refused", () -> isRefused);
        offer(2, "{1:F01ALFAAZ22AXXX0000000000}");
        until("the number is free", () -> taken == 2 && outputs == 2);

        restart();
        offer(3, "{1:F01ALFAAZ22AXXX0000000000}");
        until("the next one after a start", () -> taken == 3 && outputs == 3);
    }

    private void offer(long number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        session.offer(number, MessageKind.MESSAGE, new UnsafeBuffer(bytes), 0, bytes.length);
    }

    private void until(String what, BooleanSupplier condition) throws Exception {
        long begunNs = nowNs;
        while (!condition.getAsBoolean()) {
            // Much goes to and fro before the core forces once.
            for (int i = 0; i < 64; i++) {
                nowNs += TimeUnit.MICROSECONDS.toNanos(100);
                session.doWork(nowNs);
                network.step();
                node.edge().doWork();
            }
            node.core().doWork();
            node.snapshotter().doWork();
            if (nowNs - begunNs > TimeUnit.MINUTES.toNanos(10) || session.state() == ClientState.HALTED) {
                throw new IllegalStateException("never: " + what);
            }
        }
    }

    private void restart() throws Exception {
        long last = node.ledger().lastSequence();
        long hash = node.ledger().eventHash();
        network.cutAll();
        close();
        lock = DataFolderLock.acquire(folder);
        node = newNode();
        boolean isSame = node.ledger().lastSequence() == last && node.ledger().eventHash() == hash;
        System.out.println("restarted at the same " + (isSame ? "hash" : "?"));
    }

    private void close() throws Exception {
        node.edge().onClose();
        node.close();
        lock.close();
    }

    private Node newNode() throws Exception {
        Node.Folders folders = new Node.Folders(
                new ChronicleFolder(
                        lock,
                        (what, cause) -> {
                            throw new IllegalStateException(what, cause);
                        },
                        BLOCK_BYTES),
                new DiskFolder(folder.resolve("snapshots")),
                new DiskFolder(folder.resolve("outbox")),
                new DiskFolder(folder.resolve("proofs")));
        Node.Ports ports = new Node.Ports(
                folders, network.server(), nodeKey.signer(), nodeKey.certificate(), authority.checker(), this);
        Node.Settings settings = new Node.Settings(
                JournalConfig.defaults().withReserveBytes(1 << 20).withWaterMarks(0, 0),
                CAPACITY,
                1024,
                1024,
                10_000,
                CENTRE);
        Node started = Node.solo(ports, settings, genesis(), JournalProgress.SILENT);
        started.snapshotter().onStart();
        return started;
    }

    private List<byte[]> genesis() {
        ActionWriter actions = new ActionWriter();
        BcscCertificate certificate = bankKey.certificate();
        return List.of(
                actions.beginLedger(1, "large"),
                actions.registerParticipant(
                        CENTRE, ParticipantKind.CENTRAL_BANK, 'A', 9_900_003_871L, "", "9900003871", "Central Bank"),
                actions.openAccount(CENTRE, SystemId.AZIPS, AccountKind.CENTRAL_BANK, "AZN", "ISSUE-AZN"),
                actions.registerParticipant(ALFA, ParticipantKind.BANK, 'A', 1_400_000_011L, "", "REGALFA", "Alfa"),
                actions.registerCertificate(
                        ALFA,
                        'A',
                        CertificateRole.BANK,
                        certificate.notBeforeNs(),
                        certificate.notAfterNs(),
                        certificate.fingerprint().toBytes(),
                        "REGALFA",
                        "Alfa",
                        certificate.der()),
                actions.completeGenesis());
    }

    @Override
    public void onState(ClientState from, ClientState to, CtnCode code, String text) {
        if (code != CtnCode.NONE) {
            System.out.println(to + " " + code + " " + text);
        }
    }

    @Override
    public void onLoggedOn(Logon logon) {
        System.out.println("logged on, last input " + logon.lastInputNumber());
    }

    @Override
    public void onTaken(long number, long sequence, long timeNs, MessageProof receipt) {
        taken = number;
        System.out.println("taken " + number);
    }

    @Override
    public void onNak(long number, CtnCode code, String text, MessageProof receipt) {
        isRefused = true;
        System.out.println("refused " + number + " " + code);
    }

    @Override
    public void onOutput(
            long number, MessageKind kind, DirectBuffer buffer, int offset, int length, MessageProof receipt) {
        outputs = number;
        session.outputsPersisted(number);
        System.out.println("output " + number + " "
                + buffer.getStringWithoutLengthAscii(offset, length).replaceAll("\\s+", " "));
    }

    @Override
    public void onBadSignature(String text) {
        throw new IllegalStateException(text);
    }

    @Override
    public long utcNs() {
        return nowNs;
    }

    @Override
    public long monotonicNs() {
        return nowNs;
    }
}

package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Logon;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.MessageProof;
import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.history.HistoryAgent;
import az.ecbar.journal.history.HistoryConfig;
import az.ecbar.journal.history.RecordSource;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.port.Clock;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.TickEncoder;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.TestAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closed files on a real disk, written by Chronicle Queue, that rot before somebody needs them. */
class RottedFileTest implements Clock {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int BLOCK_BYTES = 64 * 1024;
    private static final Node.Settings SETTINGS = withFilesOfAMinute(Surroundings.settings(1, 1_000_000));
    private static final String ROTS = "HERE IT ROTS";

    @TempDir
    Path folder = Path.of("");

    private final Surroundings around = new Surroundings(1, this);
    private final HeardHistory heard = new HeardHistory();
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);

    /** Five seconds before the next file. */
    private long nowNs = (TestAuthority.NOW_NS / JournalConfig.MINUTE_NS + 1) * JournalConfig.MINUTE_NS
            - TimeUnit.SECONDS.toNanos(5);

    private static Node.Settings withFilesOfAMinute(Node.Settings usual) {
        return usual.withJournal(usual.journal().withCycleLengthNs(JournalConfig.MINUTE_NS));
    }

    @Override
    public long utcNs() {
        return nowNs;
    }

    @Override
    public long monotonicNs() {
        return nowNs;
    }

    /** The other node, which holds the records. */
    private record Other(JournalReader reader, UnsafeBuffer given) implements RecordSource {
        Other(JournalReader reader) {
            this(reader, new UnsafeBuffer(0, 0));
        }

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void want(long first, long last) {
            byte[] bytes = new byte[16 * 1024];
            UnsafeBuffer some = new UnsafeBuffer(bytes);
            int length = 0;
            for (long at = first; at <= last && length + RecordHeader.MAX_RECORD_LENGTH <= bytes.length; at++) {
                length += reader.read(at, some, length);
            }
            given.wrap(bytes, 0, length);
        }

        @Override
        public DirectBuffer answer() {
            return given;
        }

        @Override
        public void onOtherHistory() {}

        @Override
        public void forget() {}
    }

    private Node.Folders folders(DataFolderLock lock) {
        return new Node.Folders(
                new ChronicleFolder(
                        lock,
                        (what, cause) -> {
                            throw new IllegalStateException(what, cause);
                        },
                        BLOCK_BYTES),
                new DiskFolder(folder.resolve("snapshots")),
                new DiskFolder(folder.resolve("outbox")),
                new DiskFolder(folder.resolve("proofs")));
    }

    private HistoryAgent upkeep(Journal journal, RecordSource source) {
        return new HistoryAgent(
                journal.history(),
                null,
                source,
                HistoryConfig.defaults().withCompressAfterDays(0).withScrub(0, 0),
                this,
                heard,
                JournalProgress.SILENT);
    }

    private void flip(String name, long position) throws IOException {
        Path file = folder.resolve("journal").resolve(name);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            int was = bytes.read();
            bytes.seek(position);
            bytes.write(was ^ 1);
        }
    }

    // ---- a standby that has still to apply it

    private void tick(Journal owner) {
        int length = RecordHeader.HEADER_LENGTH
                + MessageHeaderEncoder.ENCODED_LENGTH
                + new TickEncoder()
                        .wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, new MessageHeaderEncoder())
                        .encodedLength();
        nowNs += TimeUnit.SECONDS.toNanos(3);
        RecordHeader.write(record, 0, length, owner.lastSequence() + 1, nowNs, 1);
        owner.append(record, 0, length, 0);
        owner.force();
    }

    private void send(Journal owner, Replica standby) {
        try (JournalReader reader = owner.newReader()) {
            while (standby.lastSequence() < owner.lastSequence()) {
                int length = reader.read(standby.lastSequence() + 1, record, 0);
                assertEquals(RecordCheck.VALID, standby.append(record, 0, length));
            }
        }
        standby.force();
    }

    @Test
    void aStandbyWaitsForARecordThatItHasStillToApplyAndStoresOnMeanwhile() throws Exception {
        try (DataFolderLock lock = DataFolderLock.acquire(folder);
                Journal owner = Journal.open(new MemoryFolder(), SETTINGS.journal(), JournalProgress.SILENT);
                JournalReader there = owner.newReader();
                Replica standby =
                        Replica.open(folders(lock), around.authority().checker(), SETTINGS, JournalProgress.SILENT)) {
            standby.waitForRepairs(this);
            for (int i = 0; i < 60; i++) {
                tick(owner);
            }
            send(owner, standby);
            ClosedFile rotting = standby.journal().history().files().get(1);
            assertTrue(rotting.lastSequence() < 60);
            flip(rotting.name(), rotting.sizeBytes() - 20);

            standby.committed(60);
            while (standby.applyMore() > 0) {}
            assertEquals(rotting.lastSequence(), standby.unreadableSequence());
            assertEquals(rotting.lastSequence() - 1, standby.appliedSequence());
            tick(owner);
            send(owner, standby);
            assertEquals(61, standby.forcedSequence(), "it acknowledges on");

            HistoryAgent upkeep = upkeep(standby.journal(), new Other(there));
            standby.committed(61);
            for (int i = 0; i < 10; i++) {
                nowNs += TimeUnit.SECONDS.toNanos(1);
                upkeep.doWork();
                int _ = standby.applyMore();
            }
            assertEquals(
                    List.of("damaged " + rotting.name(), "repaired " + rotting.name()), heard.lines, "told at once");
            assertEquals(0, standby.unreadableSequence());
            assertEquals(61, standby.appliedSequence());
            upkeep.onClose();
        }
    }

    // ---- an owner that renders a message whose parts lie in it

    private final class Bank implements ClientSessionListener {
        final ClientSession session;
        final List<String> outputs = new ArrayList<>();
        long taken;

        Bank(Role role, String bic, char letter) {
            session = around.session(role, bic, letter, target -> target[0]++, this);
        }

        void send(long number, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            session.offer(number, MessageKind.MESSAGE, new UnsafeBuffer(bytes), 0, bytes.length);
        }

        @Override
        public void onTaken(long number, long sequence, long timeNs, MessageProof receipt) {
            taken = number;
        }

        @Override
        public void onNak(long number, CtnCode code, String text, MessageProof receipt) {
            throw new AssertionError(code + " " + text);
        }

        @Override
        public void onOutput(
                long number, MessageKind kind, DirectBuffer buffer, int offset, int length, MessageProof receipt) {
            outputs.add(buffer.getStringWithoutLengthAscii(offset, length));
            session.outputsPersisted(number);
        }

        @Override
        public void onState(ClientState from, ClientState to, CtnCode code, String text) {}

        @Override
        public void onLoggedOn(Logon logon) {}

        @Override
        public void onBadSignature(String text) {
            throw new AssertionError(text);
        }
    }

    private final Bank alfa = new Bank(Role.BANK, InventedBank.of(1).bic(), 'A');
    private final Bank beta = new Bank(Role.BANK, InventedBank.of(2).bic(), 'A');
    private final List<Bank> operators = List.of(
            new Bank(Role.OPERATOR, Surroundings.CENTRE, 'L'), new Bank(Role.OPERATOR, Surroundings.CENTRE, 'R'));
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private @Nullable HistoryAgent upkeep;

    private Node newNode(DataFolderLock lock) throws Exception {
        List<Surroundings.Bank> banks = Stream.of(InventedBank.of(1), InventedBank.of(2))
                .map(bank -> new Surroundings.Bank(bank.bic(), bank.name(), bank.tin(), bank.account(), 0))
                .toList();
        return Node.solo(
                around.ports(0, folders(lock), this, new PrintStream(said, true, StandardCharsets.UTF_8)),
                SETTINGS,
                around.genesis("rot", banks),
                JournalProgress.SILENT);
    }

    private void step(Node node) throws Exception {
        nowNs += MS;
        alfa.session.doWork(nowNs);
        beta.session.doWork(nowNs);
        operators.forEach(operator -> operator.session.doWork(nowNs));
        around.network().step();
        node.core().doWork();
        node.edge().doWork();
        if (upkeep != null) {
            upkeep.doWork();
        }
    }

    private void until(Node node, String what, BooleanSupplier condition) throws Exception {
        for (int i = 0; i < 20_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            step(node);
        }
        throw new AssertionError("never: " + what + "\n" + said);
    }

    /** A copy of the journal as it is at this moment. */
    private JournalReader copied() throws IOException {
        Path copy = folder.resolve("other");
        try (Stream<Path> files = Files.walk(folder.resolve("journal"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(folder.resolve("journal").relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return JournalReader.whileWritten(new DiskFolder(copy), JournalProgress.SILENT);
    }

    private long placeOfRot(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("journal").resolve(name));
        int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(ROTS);
        assertTrue(place > 0, "the first part is in the file");
        return place;
    }

    @Test
    void anOwnerServesTheOtherBanksWhileAMessageInPartsCannotBePutTogether() throws Exception {
        try (DataFolderLock lock = DataFolderLock.acquire(folder)) {
            Node node = newNode(lock);
            alfa.session.start(0, 0, nowNs);
            beta.session.start(0, 0, nowNs);
            operators.forEach(operator -> operator.session.start(0, 0, nowNs));
            until(
                    node,
                    "logged on",
                    () -> alfa.session.state() == ClientState.ACTIVE && beta.session.state() == ClientState.ACTIVE);
            long before = node.ledger().lastSequence();
            String text = "{1:F01" + ROTS + "}" + "X".repeat(9_000);
            alfa.session.offerLarge(1, new WholeMessage(text.getBytes(StandardCharsets.US_ASCII)));
            until(node, "a part is taken", () -> node.ledger().lastSequence() > before);
            nowNs = (nowNs / JournalConfig.MINUTE_NS + 1) * JournalConfig.MINUTE_NS;
            until(node, "a new file", () -> node.history().files().size() == 1);
            assertEquals(0, alfa.taken, "more parts are to come");
            String rotting = node.history().files().getFirst().name();
            try (JournalReader there = copied()) {
                flip(rotting, placeOfRot(rotting));
                until(node, "all parts are taken", () -> alfa.taken == 1);
                beta.send(1, "{1:F01 NOBODY READS THIS}");
                until(node, "the other bank is answered", () -> beta.outputs.size() == 1);
                for (int i = 0; i < 3_000; i++) {
                    step(node);
                }
                assertEquals(List.of(), alfa.outputs);
                assertTrue(said.toString(StandardCharsets.UTF_8).contains("outputs wait: "), said::toString);
                beta.send(2, "{1:F01 NOR THIS}");
                until(node, "the other bank is answered", () -> beta.outputs.size() == 2);

                upkeep = new HistoryAgent(
                        node.history(),
                        null,
                        new Other(there),
                        HistoryConfig.defaults().withCompressAfterDays(0).withScrub(0, 0),
                        this,
                        heard,
                        JournalProgress.SILENT);
                until(node, "the answer comes", () -> alfa.outputs.size() == 1);
                assertEquals(List.of("damaged " + rotting, "repaired " + rotting), heard.lines);
                assertTrue(alfa.outputs.getFirst().contains(":12:900"), alfa.outputs::toString);
                until(node, "told", () -> said.toString(StandardCharsets.UTF_8).contains("outputs wait no more"));
            }
            end(node);
            Node again = newNode(lock); // proves what it has told against its journal
            assertEquals(0, again.gate().committedSequence() - again.ledger().lastSequence());
            end(again);
        }
    }

    private void end(Node node) throws Exception {
        HistoryAgent running = upkeep;
        upkeep = null;
        if (running != null) {
            running.onClose();
        }
        node.edge().onClose();
        node.close();
    }
}

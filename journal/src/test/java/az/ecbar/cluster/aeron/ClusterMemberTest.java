package az.ecbar.cluster.aeron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.cluster.ClusterBank;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.offline.JournalComparison;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three members on loopback: the leader is ended under load, comes back, and a snapshot is taken and read. */
class ClusterMemberTest {
    private static final int MEMBERS = 3;
    private static final long HEARTBEAT_TIMEOUT_MS = 1_000;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path work = Path.of("");

    private final List<MemberAddress> addresses = TestPorts.members(MEMBERS);
    private final ClusterBank bank = new ClusterBank(System.currentTimeMillis() * 1_000_000);
    private final TestMember[] members = new TestMember[MEMBERS];
    private int served = -1;
    private int servedEpoch;
    private boolean isGenesisSent;

    @AfterEach
    void closeAll() {
        for (TestMember member : members) {
            if (member != null) {
                member.close();
            }
        }
    }

    @Test
    void whatWasAcknowledgedOutlivesTheLeaderAndAllCopiesAreEqual() {
        for (int i = 0; i < MEMBERS; i++) {
            start(i);
        }
        pay(200);
        int first = leader();
        close(first);
        pay(200);
        int second = leader();
        assertNotEquals(first, second);
        takeSnapshot();
        pay(100);
        start(first);
        until("the member is back", () -> at(first).lastSequence() == at(second).lastSequence());
        pay(100);
        awaitAll();
        assertEverythingSettledOnce();
        restartAll();
        pay(50);
        awaitAll();
        closeAllAndProve();
    }

    @Test
    @Tag("long")
    void anEmptyMemberGetsTheWholeLogAndAMemberAloneAcknowledgesNothing() throws IOException {
        for (int i = 0; i < MEMBERS; i++) {
            start(i);
        }
        pay(100);
        int leader = leader();
        int lost = (leader + 1) % MEMBERS;
        int third = (leader + 2) % MEMBERS;
        close(lost);
        remove(work.resolve("member" + lost));
        pay(50);
        start(lost);
        until("the empty member has everything", () -> at(lost).lastSequence() == lastOfLeader());

        close(lost);
        close(third);
        long acknowledged = bank.lastAcknowledged();
        long until = System.nanoTime() + 3 * HEARTBEAT_TIMEOUT_MS * 1_000_000;
        until("two timeouts", () -> {
            if (at(leader).queue() != null && bank.lastSent() < acknowledged + 20) {
                at(leader).offer(bank.nextPayment());
            }
            return System.nanoTime() > until;
        });
        assertTrue(bank.lastSent() > acknowledged, "it was sent");
        assertEquals(acknowledged, bank.lastAcknowledged(), "and nobody was told that it is taken");
        assertFalse(at(leader).leads(), "who is alone does not lead");
        start(third);
        pay(20);
        start(lost);
        awaitAll();
        assertEverythingSettledOnce();
        closeAllAndProve();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void start(int member) {
        Path folder = work.resolve("member" + member);
        members[member] = new TestMember(
                new MemberConfig(
                        member,
                        addresses,
                        folder.resolve("log"),
                        folder.resolve("aeron"),
                        1,
                        256 * 1024,
                        HEARTBEAT_TIMEOUT_MS),
                folder);
    }

    private void close(int member) {
        at(member).close();
        members[member] = null;
    }

    private TestMember at(int member) {
        return Objects.requireNonNull(members[member]);
    }

    private void restartAll() {
        long sequence = at(0).lastSequence();
        closeAllAndProve();
        served = -1;
        for (int i = 0; i < MEMBERS; i++) {
            start(i);
        }
        for (int i = 0; i < MEMBERS; i++) {
            TestMember member = at(i);
            until("member loaded", () -> member.isLoaded() && member.lastSequence() >= sequence);
        }
    }

    private void takeSnapshot() {
        int leader = leader();
        long before = at(leader).snapshots();
        assertTrue(at(leader).requestSnapshot());
        until("a snapshot", () -> at(leader).snapshots() > before);
    }

    /** Has so many more payments acknowledged. */
    private void pay(int count) {
        long target = bank.lastAcknowledged() + count;
        until("payments up to " + target + ", at " + bank.lastAcknowledged(), () -> {
            if (bank.isOpen() && bank.lastSent() < target && served >= 0) {
                TestMember leader = members[served];
                if (leader != null && leader.queue() != null && leader.queue().undelivered() < 64) {
                    leader.offer(bank.nextPayment());
                }
            }
            return bank.lastAcknowledged() >= target;
        });
    }

    private int leader() {
        for (int i = 0; i < MEMBERS; i++) {
            if (members[i] != null && members[i].leads()) {
                return i;
            }
        }
        return -1;
    }

    private long lastOfLeader() {
        int leader = leader();
        return leader < 0 ? Long.MAX_VALUE : at(leader).lastSequence();
    }

    private void step() {
        for (int i = 0; i < MEMBERS; i++) {
            TestMember member = members[i];
            if (member == null) {
                continue;
            }
            assertNull(member.failure.get());
            boolean mayOffer = member.step(i == served ? bank : null);
            if (mayOffer && member.leads() && (i != served || member.epoch() != servedEpoch)) {
                serve(i, member);
            }
        }
    }

    /** The bank has a session at a new leader. */
    private void serve(int index, TestMember leader) {
        served = index;
        servedEpoch = leader.epoch();
        if (!isGenesisSent) {
            isGenesisSent = true;
            for (byte[] command : bank.genesis()) {
                assertTrue(leader.offer(command));
            }
        }
        assertTrue(leader.offer(bank.openSession()));
    }

    private void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            step();
            LockSupport.parkNanos(20_000);
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for: " + what);
            }
        }
    }

    private void awaitAll() {
        for (int i = 0; i < MEMBERS; i++) {
            TestMember member = at(i);
            until("member " + i + " is up to date", () -> member.lastSequence() == lastOfLeader());
        }
    }

    private void assertEverythingSettledOnce() {
        for (int i = 0; i < MEMBERS; i++) {
            List<Long> settled = new ArrayList<>(at(i).settled);
            assertEquals(settled.size(), new HashSet<>(settled).size(), "nothing is settled twice at member " + i);
        }
        List<Long> numbers = new ArrayList<>(bank.acknowledged().keySet());
        assertEquals(bank.lastAcknowledged(), numbers.size(), "every number is acknowledged");
        HashSet<Long> sequences = new HashSet<>(bank.acknowledged().values());
        assertEquals(numbers.size(), sequences.size(), "each under a sequence of its own");
        assertTrue(new HashSet<>(at(leader()).settled).containsAll(sequences), "every acknowledged payment is settled");
    }

    /** Ends all members: the copies are equal, and each ledger is what its copy makes of an empty one. */
    private void closeAllAndProve() {
        for (int i = 0; i < MEMBERS; i++) {
            TestMember member = at(i);
            close(i);
            Ledger replayed = replay(i, member.ledger.lastSequence());
            assertArrayEquals(TestMember.digest(replayed), TestMember.digest(member.ledger), "state of member " + i);
            assertEquals(replayed.eventHash(), member.ledger.eventHash(), "events of member " + i);
        }
        for (int i = 1; i < MEMBERS; i++) {
            try (JournalReader one = copy(0);
                    JournalReader other = copy(i)) {
                JournalComparison comparison = JournalComparison.of(one, other, JournalProgress.SILENT);
                assertTrue(comparison.isContinuation(), "copies 0 and " + i + ": " + comparison);
                assertTrue(comparison.sameUpTo() > bank.lastAcknowledged());
            }
        }
    }

    private Ledger replay(int member, long upTo) {
        Ledger ledger = new Ledger(LedgerCapacity.small());
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        try (JournalReader reader = copy(member)) {
            for (long sequence = 1; sequence <= upTo; sequence++) {
                assertTrue(reader.next(upTo, record, 0) > 0, "record " + sequence + " of member " + member);
                ledger.apply(record, RecordHeader.HEADER_LENGTH, sequence, RecordHeader.timeNs(record, 0));
            }
        }
        return ledger;
    }

    private JournalReader copy(int member) {
        return JournalReader.offline(
                new DiskFolder(work.resolve("member" + member).resolve("journal")), JournalProgress.SILENT);
    }
}

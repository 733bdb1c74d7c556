package az.ecbar.cluster.aeron;

import az.ecbar.cluster.ClusterBank;
import az.ecbar.cluster.CommittedCopy;
import az.ecbar.cluster.DeliverySequencer;
import az.ecbar.cluster.IngressPort;
import az.ecbar.cluster.IngressQueue;
import az.ecbar.cluster.LogClock;
import az.ecbar.cluster.MemberListener;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.SpaceState;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.port.Clock;
import az.ecbar.port.CommandSink;
import az.ecbar.ring.CommitRule;
import az.ecbar.ring.EventGate;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.PostedDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/** One member in this JVM with its ledger and its copy; its gate is polled and its ingress driven by the test's thread. */
final class TestMember implements MemberListener, AutoCloseable {
    private static final int HASH_POINTS = 50;

    final MemberConfig config;
    final CommitRule commits = new CommitRule(0);
    final EventGate gate = new EventGate(1 << 24, commits);
    /** Of the delivering thread; of the test's when the member is closed. */
    final Ledger ledger = new Ledger(LedgerCapacity.small());

    final List<Long> settled = new ArrayList<>();
    final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final DataFolderLock lock;
    private final Journal journal;
    private final DeliverySequencer sequencer;
    private final ClusterMember member;
    private volatile int leadsEpoch;
    private volatile long leadsFrom;
    private volatile boolean isLoaded;
    private int servedEpoch;
    private @Nullable IngressPort ingress;
    private @Nullable IngressQueue queue;

    TestMember(MemberConfig config, Path data) {
        this.config = config;
        lock = DataFolderLock.acquire(data);
        journal = Journal.open(
                new ChronicleFolder(lock, (what, cause) -> failure.set(cause), 1 << 20),
                JournalConfig.defaults()
                        .withReserveBytes(1 << 20)
                        .withWaterMarks(0, 0)
                        .forReplica(),
                JournalProgress.SILENT);
        CommittedCopy copy = new CommittedCopy(journal);
        sequencer = new DeliverySequencer(ledger, copy, gate, commits, HASH_POINTS);
        member = ClusterMember.start(
                config,
                new ClusterMember.Parts(
                        sequencer,
                        copy,
                        this,
                        (buffer, offset, length) -> {},
                        new LogClock(new TestClock(), 1_000_000_000L),
                        (what, cause) -> failure.set(cause)));
    }

    @Override
    public void onLoaded() {
        isLoaded = true;
    }

    @Override
    public void onLeads(int epoch, long sequence) {
        leadsFrom = sequence;
        leadsEpoch = epoch;
    }

    @Override
    public void onFollows() {
        leadsEpoch = 0;
    }

    @Override
    public boolean isSnapshotAllowed(long sequence) {
        return true;
    }

    @Override
    public void onSpace(SpaceState space) {
        // There is enough in a test.
    }

    boolean isLoaded() {
        return isLoaded;
    }

    boolean leads() {
        return leadsEpoch > 0 && gate.committedSequence() >= leadsFrom;
    }

    int epoch() {
        return leadsEpoch;
    }

    /** One round of the edge; tells whether commands may be offered to {@link #queue()}, which may be a new one. */
    boolean step(@Nullable ClusterBank bank) {
        gate.poll(
                (sequence, timeNs, index, templateId, buffer, offset, length) ->
                        onEvent(bank, templateId, buffer, offset),
                256);
        int epoch = leads() ? leadsEpoch : 0;
        IngressPort way = ingress;
        if (epoch != servedEpoch || (way != null && way.isLost())) {
            if (way != null) {
                way.close();
            }
            servedEpoch = epoch;
            ingress = epoch == 0 ? null : member.newIngress();
            way = ingress;
            queue = way == null ? null : new IngressQueue(way, 256, 128);
        }
        if (way != null && queue != null) {
            way.doWork();
            queue.doWork();
        }
        return queue != null;
    }

    @Nullable
    IngressQueue queue() {
        return queue;
    }

    boolean offer(byte[] command) {
        IngressQueue target = queue;
        MutableDirectBuffer slot = target == null ? null : target.claim(command.length);
        if (target == null || slot == null) {
            return false;
        }
        slot.putBytes(CommandSink.PAYLOAD_OFFSET, command);
        target.publish(command.length);
        return true;
    }

    boolean requestSnapshot() {
        return member.requestSnapshot();
    }

    long snapshots() {
        return member.snapshots();
    }

    static byte[] digest(Ledger ledger) {
        StateDigest digest = new StateDigest();
        ledger.write(digest);
        return digest.digest();
    }

    long lastSequence() {
        return gate.committedSequence();
    }

    /** Ends without a word to the others. */
    @Override
    public void close() {
        IngressPort way = ingress;
        ingress = null;
        member.close();
        if (way != null) {
            way.close();
        }
        journal.close();
        lock.close();
    }

    private void onEvent(@Nullable ClusterBank bank, int templateId, DirectBuffer buffer, int offset) {
        if (templateId == PostedDecoder.TEMPLATE_ID) {
            long payment = new PostedDecoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder())
                    .paymentId();
            if (payment > 0) {
                settled.add(payment);
            }
        }
        if (bank != null) {
            bank.onEvent(templateId, buffer, offset);
        }
    }

    /** The machine's clocks. */
    private static final class TestClock implements Clock {
        @Override
        public long utcNs() {
            return System.currentTimeMillis() * 1_000_000;
        }

        @Override
        public long monotonicNs() {
            return System.nanoTime();
        }
    }
}

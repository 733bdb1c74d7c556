package az.ecbar.bench.azips;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.command.ActionWriter;
import az.ecbar.gateway.notice.NoticeHandler;
import az.ecbar.gateway.notice.RendererConfig;
import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.OutboxConfig;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.journal.snapshot.SnapshotWriter;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.ops.genesis.Genesis;
import az.ecbar.ops.node.SystemClock;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.record.EventBatch;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.HashPointEncoder;
import az.ecbar.schema.JobStepEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.SystemId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Ledger, journal on the disk and renderer of a node, stepped by hand on one thread: a batch of commands goes through one
 * after the other. Its day is open.
 */
final class PartsLedger implements AutoCloseable {

    private static final int EPOCH = 1;
    private static final int EVENT_BYTES = 1 << 20;

    private final SystemClock clock = new SystemClock();
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final UnsafeBuffer events = new UnsafeBuffer(new byte[EVENT_BYTES]);
    private final Ledger ledger = new Ledger(LedgerCapacity.standard());
    private final DataFolderLock lock;
    private final Journal journal;
    private final SnapshotStore snapshots;
    private final Outbox outbox;
    private final NoticeHandler notices;
    private int eventsLength;

    /** @param data the folder of journal, snapshots and outbox */
    PartsLedger(Sandbox sandbox, Path data, int businessDate) throws Exception {
        lock = DataFolderLock.acquire(data);
        journal = Journal.open(
                new ChronicleFolder(lock, PartsLedger::fail), JournalConfig.defaults(), JournalProgress.SILENT);
        snapshots = new SnapshotStore(new DiskFolder(data.resolve("snapshots")));
        outbox = Outbox.open(new DiskFolder(data.resolve("outbox")), OutboxConfig.standard());
        notices = new NoticeHandler(RendererConfig.standard(), journal.newReader()::read, outbox);
        List<byte[]> genesis = new ArrayList<>(Genesis.read(sandbox.genesisFile()));
        genesis.add(genesis.size() - 1, new ActionWriter().openDay(SystemId.AZIPS, businessDate));
        genesis.forEach(this::apply);
        while (ledger.hasJob()) {
            apply(jobStep());
        }
    }

    private static void fail(String what, Throwable cause) {
        throw new IllegalStateException(what, cause);
    }

    /** Puts one command through everything; returns its sequence. */
    long apply(byte[] command) {
        record.putBytes(RecordHeader.HEADER_LENGTH, command);
        int length = RecordHeader.HEADER_LENGTH + command.length;
        eventsLength = 0;
        settle(record, length);
        journal.append(record, 0, length);
        journal.force();
        render();
        return ledger.lastSequence();
    }

    private static byte[] jobStep() {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        JobStepEncoder step = new JobStepEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        return Arrays.copyOf(buffer.byteArray(), MessageHeaderEncoder.ENCODED_LENGTH + step.encodedLength());
    }

    /** Stamps and applies the commands, and keeps their events. */
    void settle(CommandBatch commands) throws BrokenRunException {
        eventsLength = 0;
        long settledBefore = ledger.totalEvents();
        for (int i = 0; i < commands.count(); i++) {
            settle(commands.record(i), commands.length(i));
        }
        if (ledger.totalEvents() - settledBefore != 8L * commands.count()) {
            throw new BrokenRunException("not every payment of the batch was settled");
        }
    }

    private void settle(MutableDirectBuffer command, int length) {
        long sequence = ledger.lastSequence() + 1;
        long timeNs = Math.max(clock.utcNs(), ledger.lastTimeNs());
        RecordHeader.write(command, 0, length, sequence, timeNs, EPOCH);
        ledger.apply(command, RecordHeader.HEADER_LENGTH, sequence, timeNs);
        events.putBytes(eventsLength, ledger.events(), 0, ledger.eventsLength());
        eventsLength += ledger.eventsLength();
    }

    /** Appends the commands and forces once. */
    void append(CommandBatch commands) {
        for (int i = 0; i < commands.count(); i++) {
            journal.append(commands.record(i), 0, commands.length(i));
        }
        journal.force();
    }

    /** Renders every output that the kept events ask for, into the outbox. */
    void render() {
        int at = 0;
        while (at < eventsLength) {
            EventBatch.forEach(events, at, notices);
            at += EventBatch.lengthBytes(events, at);
        }
    }

    /** Keeps the state as it is now in a snapshot. */
    void snapshot() {
        StateDigest digest = new StateDigest();
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        journal.copyLink(link);
        try (SnapshotWriter writer = snapshots.begin()) {
            ledger.write((buffer, offset, length) -> {
                digest.onRecord(buffer, offset, length);
                writer.write(buffer, offset, length);
            });
            writer.finish(new SnapshotInfo(
                    ledger.lastSequence(),
                    ledger.lastTimeNs(),
                    EPOCH,
                    ledger.level(),
                    ledger.eventHash(),
                    ledger.totalEvents(),
                    link,
                    digest.digest()));
        }
    }

    /** Sequences the hash of all events so far, as an owner does every so many commands. */
    void hashPoint() {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        HashPointEncoder point = new HashPointEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .eventHash(ledger.eventHash())
                .eventCount(ledger.totalEvents());
        apply(Arrays.copyOf(buffer.byteArray(), MessageHeaderEncoder.ENCODED_LENGTH + point.encodedLength()));
    }

    Outbox outbox() {
        return outbox;
    }

    @Override
    public void close() {
        outbox.close();
        journal.close();
        lock.close();
    }
}

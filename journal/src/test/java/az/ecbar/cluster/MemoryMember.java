package az.ecbar.cluster;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.record.RecordHeader;
import az.ecbar.ring.CommitRule;
import az.ecbar.ring.EventGate;
import az.ecbar.schema.MessageHeaderDecoder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** A member without a cluster: sequencer, ledger and copy in memory; what is delivered is handed in by the test. */
final class MemoryMember {
    static final int HASH_POINTS = 25;

    final Ledger ledger = new Ledger(LedgerCapacity.small());
    final DeliverySequencer sequencer;
    private final CommitRule commits = new CommitRule(0);
    private final EventGate gate = new EventGate(1 << 24, commits);
    private final Journal journal;
    private final @Nullable ClusterBank bank;

    MemoryMember(MemoryFolder folder, @Nullable ClusterBank bank) {
        this.bank = bank;
        journal = Journal.open(
                folder,
                JournalConfig.defaults()
                        .withReserveBytes(1 << 20)
                        .withWaterMarks(0, 0)
                        .forReplica(),
                JournalProgress.SILENT);
        sequencer = new DeliverySequencer(ledger, new CommittedCopy(journal), gate, commits, HASH_POINTS);
    }

    void command(byte[] command, long timeNs) {
        sequencer.onCommand(new UnsafeBuffer(command), 0, command.length, timeNs);
        complete();
    }

    void term(long term, long timeNs) {
        sequencer.onTerm(term, 0, timeNs);
        complete();
    }

    void timer(long timeNs) {
        sequencer.onTimer(timeNs);
        complete();
    }

    private void complete() {
        while (!sequencer.proceed()) {
            poll();
        }
        poll();
    }

    private void poll() {
        gate.poll(
                (sequence, timeNs, index, templateId, buffer, offset, length) -> {
                    if (bank != null) {
                        bank.onEvent(templateId, buffer, offset);
                    }
                },
                Integer.MAX_VALUE);
    }

    List<byte[]> state() {
        List<byte[]> messages = new ArrayList<>();
        new ClusterState(sequencer, (buffer, offset, length) -> {}).write((message, offset, length) -> {
            byte[] bytes = new byte[length];
            message.getBytes(offset, bytes);
            messages.add(bytes);
        });
        return messages;
    }

    void read(List<byte[]> state) {
        ClusterState reading = new ClusterState(sequencer, (buffer, offset, length) -> {});
        state.forEach(message -> reading.read(new UnsafeBuffer(message), 0, message.length));
    }

    byte[] digest() {
        StateDigest digest = new StateDigest();
        ledger.write(digest);
        return digest.digest();
    }

    UnsafeBuffer record(long sequence) {
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        try (JournalReader reader = journal.newReader()) {
            int length = reader.read(sequence, record, 0);
            return new UnsafeBuffer(record, 0, length);
        }
    }

    /** All records, one behind the other. */
    byte[] records() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (long sequence = 1; sequence <= journal.lastSequence(); sequence++) {
            UnsafeBuffer record = record(sequence);
            byte[] bytes = new byte[record.capacity()];
            record.getBytes(0, bytes);
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }

    /** Template of each record's payload. */
    List<Integer> templates() {
        List<Integer> templates = new ArrayList<>();
        for (long sequence = 1; sequence <= journal.lastSequence(); sequence++) {
            templates.add(new MessageHeaderDecoder()
                    .wrap(record(sequence), RecordHeader.HEADER_LENGTH)
                    .templateId());
        }
        return templates;
    }

    void close() {
        journal.close();
    }
}

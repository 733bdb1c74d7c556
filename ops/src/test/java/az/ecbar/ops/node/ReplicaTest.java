package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.pair.EpochEnd;
import az.ecbar.port.Clock;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import az.ecbar.ring.CommitRule;
import az.ecbar.ring.EventGate;
import az.ecbar.schema.BeginEpochEncoder;
import az.ecbar.schema.EpochMode;
import az.ecbar.schema.GrantedBy;
import az.ecbar.schema.HashPointEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.TickEncoder;
import az.ecbar.trust.testing.TestAuthority;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What a node is while it does not lead, with commands of an empty ledger. */
class ReplicaTest {
    private static final Node.Settings SETTINGS = Surroundings.settings(64, 1_000);

    private final Surroundings around = new Surroundings(1, new StillClock());
    private final MemoryFolder owners = new MemoryFolder();
    private final Node.Folders own =
            new Node.Folders(new MemoryFolder(), new MemoryFolder(), new MemoryFolder(), new MemoryFolder());
    private final Journal owner = Journal.open(owners, SETTINGS.journal(), JournalProgress.SILENT);
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private int epoch;

    private record StillClock() implements Clock {
        @Override
        public long utcNs() {
            return TestAuthority.NOW_NS;
        }

        @Override
        public long monotonicNs() {
            return 0;
        }
    }

    private void append(int bodyLength, long committed) {
        int length = RecordHeader.HEADER_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + bodyLength;
        RecordHeader.write(record, 0, length, owner.lastSequence() + 1, TestAuthority.NOW_NS, epoch);
        owner.append(record, 0, length, committed);
        owner.force();
    }

    private void begin(int newEpoch, long committed) {
        epoch = newEpoch;
        append(
                new BeginEpochEncoder()
                        .wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header)
                        .epoch(newEpoch)
                        .owner((short) 1)
                        .mode(EpochMode.PAIR)
                        .grantedBy(GrantedBy.PEER)
                        .putOrders(new byte[0], 0, 0)
                        .encodedLength(),
                committed);
    }

    private void tick(long committed) {
        append(
                new TickEncoder()
                        .wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header)
                        .encodedLength(),
                committed);
    }

    private void hashPoint(long hash, long events, long committed) {
        append(
                new HashPointEncoder()
                        .wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header)
                        .eventHash(hash)
                        .eventCount(events)
                        .encodedLength(),
                committed);
    }

    private Replica open() {
        return Replica.open(own, around.authority().checker(), SETTINGS, JournalProgress.SILENT);
    }

    private void send(Replica replica) {
        try (JournalReader reader = owner.newReader()) {
            for (long sequence = replica.lastSequence() + 1; sequence <= owner.lastSequence(); sequence++) {
                int length = reader.read(sequence, record, 0);
                assertEquals(RecordCheck.VALID, replica.append(record, 0, length));
            }
        }
    }

    @Test
    void theLedgerFollowsWhatIsCommittedAndForcedHereAndNoFarther() {
        begin(3, 0);
        tick(0);
        tick(1);
        begin(5, 2);
        Replica replica = open();
        send(replica);
        replica.committed(2);
        assertEquals(0, replica.applyMore(), "nothing is forced here");
        assertEquals(4, replica.force());
        assertEquals(2, replica.applyMore());
        assertEquals(2, replica.appliedSequence());
        assertEquals(List.of(new EpochEnd(5, 4), new EpochEnd(3, 3)), replica.ends(64));
        assertEquals(List.of(new EpochEnd(5, 4)), replica.ends(1));
    }

    @Test
    void aStartKnowsByTheLastRecordWhatIsCommitted() {
        begin(3, 0);
        tick(0);
        tick(0);
        tick(2);
        Replica first = open();
        send(first);
        first.close();
        Replica again = open();
        assertEquals(2, again.appliedSequence());
        assertEquals(List.of(new EpochEnd(3, 4)), again.ends(64));
        again.commitAll(JournalProgress.SILENT);
        assertEquals(4, again.appliedSequence());
    }

    @Test
    void atAHashPointThatDiffersTheLedgerStopsAndTheJournalGoesOn() {
        begin(3, 0);
        Replica replica = open();
        send(replica);
        replica.force();
        replica.committed(1);
        replica.applyMore();
        hashPoint(replica.ledger().eventHash(), replica.ledger().totalEvents(), 1);
        hashPoint(replica.ledger().eventHash() + 1, replica.ledger().totalEvents(), 1);
        tick(1);
        send(replica);
        replica.committed(replica.force());
        assertEquals(1, replica.applyMore());
        assertEquals(2, replica.lastEqualSequence());
        assertEquals(3, replica.differsAtSequence());
        assertEquals(0, replica.applyMore());
        tick(1);
        send(replica);
        assertEquals(5, replica.force());
        assertThrows(LedgerDiffers.class, () -> replica.applyRest(new UntoldEvents()));
        assertThrows(InvariantViolation.class, () -> replica.commitAll(JournalProgress.SILENT));
    }

    @Test
    void whatNeverCameHereIsNotCommittedForTheNodeThatLeads() {
        begin(3, 0);
        Replica replica = open();
        send(replica);
        replica.committed(100);
        replica.applyRest(new UntoldEvents());
        assertEquals(1, replica.committedSequence());
    }

    @Test
    void eventsThatAreNotCommittedWaitInTheGateOfTheNodeThatLeads() {
        begin(3, 0);
        begin(5, 1);
        begin(7, 1);
        Replica replica = open();
        send(replica);
        UntoldEvents untold = new UntoldEvents();
        replica.committed(1);
        replica.applyRest(untold);
        assertEquals(3, replica.appliedSequence());
        assertEquals(1, replica.committedSequence());
        CommitRule commits = new CommitRule(1);
        EventGate gate = untold.gate(1 << 16, commits);
        assertEquals(0, gate.poll((_, _, _, _, _, _, _) -> {}, 10));
        commits.begin(commits.lastHold(), false);
        commits.forced(3);
        assertEquals(2, gate.poll((_, _, _, _, _, _, _) -> {}, 10));
    }
}

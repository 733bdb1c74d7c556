package az.ecbar.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.command.MessagePrinter;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.port.Clock;
import az.ecbar.port.CommandSink;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.EpochMode;
import az.ecbar.schema.GrantedBy;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The core's own part in epochs: their first record, what it commits, draining. */
class CoreAgentTest {
    private static final UnsafeBuffer ORDERS = new UnsafeBuffer(new byte[] {1, 2, 3});

    private final Ledger ledger = new Ledger(LedgerCapacity.small());
    private final CommandRing ring = new CommandRing(64);
    private final CommitRule commits = new CommitRule(0);
    private final EventGate gate = new EventGate(8 << 20, commits);
    private final KeptLog log = new KeptLog();
    private final CoreAgent core = new CoreAgent(
            ledger, ring, log, gate, commits, new StillClock(1_000), new CoreConfig(8, 1_000, 1_000_000_000L, 4));
    private final List<String> released = new ArrayList<>();

    @Test
    void nothingIsSequencedBeforeAnEpochAndItsFirstRecordComesFirst() throws Exception {
        command();
        assertEquals(0, core.doWork());
        core.begin(new NewEpoch(7, 2, EpochMode.ALONE, GrantedBy.WITNESS, ORDERS));
        assertEquals(0, core.firstOfEpoch());
        assertEquals(2, core.doWork());
        assertEquals(List.of("1 epoch 7 BeginEpoch 0", "2 epoch 7 BeginLedger 0"), log.records);
        assertEquals(1, core.firstOfEpoch());
        assertEquals(7, ledger.epoch());
        assertEquals(2, commits.committed());
    }

    @Test
    void inModePairEventsWaitForTheStandby() throws Exception {
        core.begin(new NewEpoch(7, 2, EpochMode.PAIR, GrantedBy.PEER, ORDERS));
        command();
        core.doWork();
        poll();
        assertEquals(List.of(), released);
        commits.acknowledged(1);
        poll();
        assertEquals(List.of("1 EpochBegun"), released);
        command();
        core.doWork();
        assertEquals("3 epoch 7 BeginLedger 1", log.records.getLast(), "the record names what is committed");
    }

    @Test
    void anOwnerThatIsDetachedReleasesOnlyWhatItsNewEpochBegan() throws Exception {
        core.begin(new NewEpoch(7, 1, EpochMode.PAIR, GrantedBy.PEER, ORDERS));
        core.doWork();
        commits.acknowledged(1);
        command();
        core.doWork();
        commits.hold();
        commits.acknowledged(2);
        core.doWork();
        assertEquals(1, commits.committed());
        core.begin(new NewEpoch(8, 1, EpochMode.ALONE, GrantedBy.WITNESS, ORDERS));
        core.doWork();
        assertEquals(3, core.firstOfEpoch());
        assertEquals(3, commits.committed());
        assertEquals("3 epoch 8 BeginEpoch 1", log.records.getLast());
    }

    @Test
    void anEpochThatIsNotHigherStopsTheNode() throws Exception {
        core.begin(NewEpoch.solo(7));
        core.doWork();
        core.begin(NewEpoch.solo(7));
        assertThrows(InvariantViolation.class, core::doWork);
    }

    @Test
    void banksWaitWhileTooMuchIsNotAcknowledged() throws Exception {
        core.begin(new NewEpoch(7, 1, EpochMode.PAIR, GrantedBy.PEER, ORDERS));
        for (int i = 0; i < 4; i++) {
            command();
        }
        core.doWork();
        assertEquals(Admission.STANDBY_BEHIND, core.admission());
        commits.acknowledged(2);
        core.doWork();
        assertEquals(Admission.STANDBY_BEHIND, core.admission(), "until half of it is left");
        commits.acknowledged(3);
        core.doWork();
        assertEquals(Admission.OPEN, core.admission());
    }

    @Test
    void aDrainSequencesWhatIsThereAndThenNothingUntilItIsTakenBack() throws Exception {
        core.begin(NewEpoch.solo(1));
        command();
        core.drain();
        assertFalse(core.isDrained());
        core.doWork();
        assertEquals(Admission.HANDING_OVER, core.admission());
        assertFalse(core.isDrained());
        core.doWork();
        assertTrue(core.isDrained());
        assertEquals(2, ledger.lastSequence());
        command();
        assertEquals(0, core.doWork());
        core.admitAgain();
        core.doWork();
        core.doWork();
        assertFalse(core.isDrained());
        assertEquals(3, ledger.lastSequence());
        assertEquals(Admission.OPEN, core.admission());
    }

    @Test
    void withTheGateFullANewEpochBeginsAndEmptiesIt() throws Exception {
        EventGate small = new EventGate(1 << 12, commits);
        CoreAgent owner = new CoreAgent(
                ledger, ring, log, small, commits, new StillClock(1_000), new CoreConfig(8, 1_000, 1_000_000_000L, 4));
        owner.begin(new NewEpoch(7, 1, EpochMode.PAIR, GrantedBy.PEER, ORDERS));
        command();
        int turns = 0;
        while (owner.doWork() > 0) {
            command();
            assertTrue(++turns < 1_000, "the gate is never full");
        }
        assertEquals(0, commits.committed());
        owner.drain();
        owner.doWork();
        assertFalse(owner.isDrained(), "a command waits still");
        owner.admitAgain();

        commits.hold();
        owner.begin(new NewEpoch(8, 1, EpochMode.ALONE, GrantedBy.WITNESS, ORDERS));
        assertEquals(1, owner.doWork());
        assertEquals(ledger.lastSequence(), owner.firstOfEpoch());
        assertEquals(ledger.lastSequence(), commits.committed());
        small.poll((_, _, _, _, _, _, _) -> {}, Integer.MAX_VALUE);
        assertEquals(1, owner.doWork(), "what waited is sequenced");
    }

    private void command() {
        byte[] bytes = new ActionWriter().beginLedger(1, "core");
        MutableDirectBuffer slot = Objects.requireNonNull(ring.claim(bytes.length));
        slot.putBytes(CommandSink.PAYLOAD_OFFSET, bytes);
        ring.publish(bytes.length);
    }

    private void poll() {
        gate.poll(
                (sequence, timeNs, index, templateId, buffer, offset, length) ->
                        released.add(sequence + " " + MessagePrinter.name(templateId)),
                100);
    }

    /** Keeps what the log was given: sequence, epoch, command, what is committed. */
    private static final class KeptLog implements CommandLog {
        private final List<String> records = new ArrayList<>();
        private long last;

        @Override
        public void append(MutableDirectBuffer record, int offset, int lengthBytes, long committed) {
            last = RecordHeader.sequence(record, offset);
            int templateId = new MessageHeaderDecoder()
                    .wrap(record, offset + RecordHeader.HEADER_LENGTH)
                    .templateId();
            records.add(last + " epoch " + RecordHeader.epoch(record, offset) + " " + MessagePrinter.name(templateId)
                    + " " + committed);
        }

        @Override
        public long force() {
            return last;
        }
    }

    private record StillClock(long utcNs) implements Clock {
        @Override
        public long monotonicNs() {
            return 0;
        }
    }
}

package az.ecbar.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.BeginEpochDecoder;
import az.ecbar.schema.HashPointDecoder;
import az.ecbar.schema.JobStepDecoder;
import az.ecbar.schema.TickDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The sequencer's part of mode cluster on one thread: the same log gives the same records, whoever delivers it. */
class DeliverySequencerTest {
    private static final long START_NS = 1_777_267_200_000_000_000L; // 2026-04-27 09:20 in Baku
    private static final long SECOND_NS = 1_000_000_000L;

    private final ClusterBank bank = new ClusterBank(START_NS);

    @Test
    void theSameLogGivesTheSameRecordsOnEveryMember() {
        MemoryMember one = new MemoryMember(new MemoryFolder(), bank);
        MemoryMember other = new MemoryMember(new MemoryFolder(), null);
        List<Delivery> log = log(one, 120);
        log.forEach(delivery -> delivery.to(other));
        assertEquals(one.sequencer.lastSequence(), other.sequencer.lastSequence());
        assertArrayEquals(one.records(), other.records());
        assertArrayEquals(one.digest(), other.digest());
        List<Integer> templates = one.templates();
        assertTrue(templates.contains(JobStepDecoder.TEMPLATE_ID), "the day was opened by a job");
        for (int i = 0; i < templates.size(); i++) {
            boolean isPlace = (i + 1) % MemoryMember.HASH_POINTS == 0;
            assertEquals(isPlace, templates.get(i) == HashPointDecoder.TEMPLATE_ID, "sequence " + (i + 1));
        }
    }

    @Test
    void aJobGoesOnBehindTimersAloneAndBetweenTheCommandsOfOthersOneStepATime() {
        MemoryMember member = new MemoryMember(new MemoryFolder(), bank);
        member.term(0, START_NS);
        List<byte[]> genesis = bank.genesis();
        for (byte[] command : genesis.subList(0, genesis.size() - 1)) {
            long before = member.sequencer.lastSequence();
            member.command(command, START_NS);
            assertTrue(member.sequencer.lastSequence() - before <= 2, "a command, and at most one step behind it");
        }
        long wanted = member.sequencer.nextTimerNs();
        assertTrue(member.ledger.hasJob(), "the day is being opened");
        assertTrue(wanted > START_NS && wanted < START_NS + SECOND_NS, "the timer does not wait");
        member.timer(wanted);
        assertFalse(member.ledger.hasJob(), "a timer is enough for a short job");
        assertEquals(Long.MAX_VALUE, member.sequencer.nextTimerNs());
    }

    @Test
    void aDeadlineIsDecidedByTheTimeOfTheLog() {
        MemoryMember member = new MemoryMember(new MemoryFolder(), bank);
        log(member, 1);
        member.command(bank.firstPart(), START_NS + SECOND_NS);
        long deadline = member.sequencer.nextTimerNs();
        assertTrue(deadline < Long.MAX_VALUE, "an unfinished transfer expires");
        long before = member.sequencer.lastSequence();
        member.timer(deadline - SECOND_NS);
        assertEquals(before, member.sequencer.lastSequence(), "nothing is due");
        member.timer(deadline);
        assertEquals(TickDecoder.TEMPLATE_ID, member.templates().getLast());
        assertEquals(Long.MAX_VALUE, member.sequencer.nextTimerNs());
    }

    @Test
    void timeNeverGoesBackAndTheEpochIsTheTerm() {
        MemoryMember member = new MemoryMember(new MemoryFolder(), bank);
        log(member, 1);
        long last = member.ledger.lastTimeNs();
        member.term(4, last - SECOND_NS);
        assertEquals(BeginEpochDecoder.TEMPLATE_ID, member.templates().getLast());
        member.command(bank.nextPayment(), last - SECOND_NS);
        member.command(bank.nextPayment(), last - SECOND_NS);
        UnsafeBuffer record = member.record(member.sequencer.lastSequence());
        assertEquals(last, RecordHeader.timeNs(record, 0));
        assertEquals(5, RecordHeader.epoch(record, 0));
        assertEquals(member.sequencer.lastSequence() - 1, RecordHeader.knownDurable(record, 0));
    }

    @Test
    void deliveringAnewChangesNothing() {
        MemoryFolder folder = new MemoryFolder();
        MemoryMember first = new MemoryMember(folder, bank);
        List<Delivery> log = log(first, 60);
        byte[] records = first.records();
        first.close();
        MemoryMember again = new MemoryMember(folder, null);
        log.forEach(delivery -> delivery.to(again));
        assertArrayEquals(records, again.records());
        assertArrayEquals(first.digest(), again.digest());
    }

    @Test
    void aCopyThatHoldsSomethingElseStopsTheMember() {
        MemoryFolder folder = new MemoryFolder();
        MemoryMember first = new MemoryMember(folder, bank);
        List<Delivery> log = log(first, 20);
        first.close();
        log.set(log.size() / 2, new Delivery(bank.openSession(), START_NS + SECOND_NS));
        MemoryMember again = new MemoryMember(folder, null);
        JournalFailure failure = assertThrows(JournalFailure.class, () -> log.forEach(delivery -> delivery.to(again)));
        assertTrue(String.valueOf(failure.getMessage()).contains("is not the one that the log gives"));
    }

    @Test
    void aMemberThatStartsFromASnapshotGoesOnAsIfItHadHeardEverything() {
        MemoryFolder folder = new MemoryFolder();
        MemoryMember member = new MemoryMember(folder, bank);
        log(member, 70);
        List<byte[]> state = member.state();
        member.close();
        MemoryMember restored = new MemoryMember(folder, bank);
        restored.read(state);
        assertArrayEquals(member.digest(), restored.digest());
        long last = restored.ledger.lastTimeNs();
        MemoryMember whole = new MemoryMember(folder.afterKill(), bank);
        whole.read(state);
        for (int i = 0; i < 30; i++) {
            byte[] payment = bank.nextPayment();
            restored.command(payment, last + i);
            whole.command(payment, last + i);
        }
        assertArrayEquals(restored.digest(), whole.digest());
        assertArrayEquals(restored.records(), whole.records());
    }

    @Test
    void aSnapshotThatWasChangedOrIsOfAnotherCopyIsRefused() {
        MemoryMember member = new MemoryMember(new MemoryFolder(), bank);
        log(member, 40);
        List<byte[]> state = member.state();
        MemoryMember empty = new MemoryMember(new MemoryFolder(), null);
        assertThrows(JournalFailure.class, () -> empty.read(state), "its records are not in this copy");
        List<byte[]> cut = new ArrayList<>(state);
        cut.remove(cut.size() / 2);
        MemoryMember second = new MemoryMember(new MemoryFolder(), null);
        assertThrows(InvariantViolation.class, () -> second.read(cut));
        List<byte[]> changed = new ArrayList<>(state);
        byte[] last = changed.getLast().clone();
        last[last.length - 1] ^= 1;
        changed.set(changed.size() - 1, last);
        MemoryMember third = new MemoryMember(new MemoryFolder(), null);
        assertThrows(InvariantViolation.class, () -> third.read(changed));
    }

    /** One delivery of a log; a timer if it bears no command. */
    private record Delivery(List<byte[]> command, long timeNs) {
        Delivery(byte[] command, long timeNs) {
            this(List.of(command), timeNs);
        }

        void to(MemoryMember member) {
            if (command.isEmpty()) {
                member.timer(timeNs);
            } else {
                member.command(command.getFirst(), timeNs);
            }
        }
    }

    /** Genesis, a session and so many payments, delivered to a member as they come. */
    private List<Delivery> log(MemoryMember member, int payments) {
        List<Delivery> log = new ArrayList<>();
        long timeNs = START_NS;
        for (byte[] command : bank.genesis()) {
            deliver(log, member, new Delivery(command, timeNs += SECOND_NS));
        }
        deliver(log, member, new Delivery(bank.openSession(), timeNs += SECOND_NS));
        while (member.ledger.hasJob()) {
            deliver(log, member, new Delivery(List.of(), timeNs += SECOND_NS));
        }
        assertTrue(bank.isOpen());
        for (int i = 0; i < payments; i++) {
            deliver(log, member, new Delivery(bank.nextPayment(), timeNs += SECOND_NS / 7));
        }
        assertEquals(payments, bank.acknowledged().size());
        return log;
    }

    private static void deliver(List<Delivery> log, MemoryMember member, Delivery delivery) {
        log.add(delivery);
        delivery.to(member);
    }
}

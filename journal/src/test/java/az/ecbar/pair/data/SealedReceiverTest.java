package az.ecbar.pair.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.TestRecords;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.memory.LinkFaults;
import az.ecbar.pair.memory.MemoryDataLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The receiver takes what the owner sent, in order and once; all else is dropped, counted, and never reaches the journal. */
class SealedReceiverTest {
    private static final int EPOCH = 1_000_000;
    private static final int SENT = 20;

    private final TestControl ownerControl = new TestControl();
    private final TestControl standbyControl = new TestControl();
    private final MemoryDataLinks links = new MemoryDataLinks(new SplittableRandom(1), LinkFaults.none());
    private final Journal standby = open();
    private final JournalReplicaLog replica = new JournalReplicaLog(standby);
    private final SealedReceiver receiver =
            new SealedReceiver(links.second(), standbyControl, () -> new byte[32], DataSealing.sealed());
    private final List<UnsafeBuffer> messages = new ArrayList<>();

    @BeforeEach
    void connectAndSend() {
        TestControl.connect(ownerControl, standbyControl, "one");
        messages.addAll(sentBy("one", EPOCH, owner(1), 1));
        receiver.start(EPOCH, replica);
    }

    private static Journal open() {
        return Journal.open(new MemoryFolder(), JournalConfig.defaults().withWaterMarks(0, 0), JournalProgress.SILENT);
    }

    /** An owner's journal; what it knows to be durable differs with the batch, and so does its chain. */
    private static Journal owner(int batch) {
        Journal journal = open();
        for (int upTo = batch; upTo <= SENT; upTo += batch) {
            new TestRecords().append(journal, upTo);
            journal.force();
        }
        return journal;
    }

    /** What an owner with this secret and epoch sends of its journal. */
    private static List<UnsafeBuffer> sentBy(String secret, int epoch, Journal journal, long first) {
        TestControl control = new TestControl();
        control.connect(secret);
        MemoryDataLinks way = new MemoryDataLinks(new SplittableRandom(1), LinkFaults.none());
        JournalOwnerLog log = new JournalOwnerLog(journal);
        SealedSender sender = new SealedSender(
                way.first(), control, () -> new byte[32], () -> log, DataSealing.sealed(), SendWindow.defaults());
        sender.start(epoch, first);
        sender.doWork();
        List<UnsafeBuffer> all = new ArrayList<>();
        way.second()
                .poll(
                        (message, offset, length) -> {
                            byte[] bytes = new byte[length];
                            message.getBytes(offset, bytes);
                            all.add(new UnsafeBuffer(bytes));
                        },
                        SENT);
        return all;
    }

    private int receive(UnsafeBuffer... arriving) {
        for (UnsafeBuffer message : arriving) {
            assertTrue(links.first().offer(message, 0, message.capacity()));
        }
        return receiver.doWork();
    }

    private UnsafeBuffer message(int number) {
        return messages.get(number - 1);
    }

    private void assertState(long last, long dropped, boolean isBroken) {
        assertEquals(last, standby.lastSequence());
        assertEquals(last, standby.durableSequence());
        assertEquals(dropped, receiver.dropped());
        assertEquals(isBroken, receiver.isBroken());
    }

    @Test
    void whatComesInOrderIsTakenAndForced() {
        assertEquals(SENT, receive(messages.toArray(UnsafeBuffer[]::new)));
        assertState(SENT, 0, false);
        assertEquals(0, receiver.doWork());
    }

    @Test
    void whatIsRepeatedIsDropped() {
        assertEquals(3, receive(message(1), message(1), message(2), message(1), message(2), message(3)));
        assertState(3, 3, false);
        assertEquals(3, replica.appends());
    }

    @Test
    void whatIsChangedIsDropped() {
        UnsafeBuffer changed = new UnsafeBuffer(message(2).byteArray().clone());
        changed.putByte(50, (byte) ~changed.getByte(50));
        assertEquals(2, receive(message(1), changed, message(2)));
        assertState(2, 1, false);
        assertEquals(2, replica.appends());
    }

    @Test
    void whatIsNoMessageIsDropped() {
        UnsafeBuffer first = message(1);
        UnsafeBuffer longer = new UnsafeBuffer(new byte[first.capacity() + 1]);
        longer.putBytes(0, first, 0, first.capacity());
        int taken = receive(
                new UnsafeBuffer(new byte[0]),
                new UnsafeBuffer(new byte[15]),
                new UnsafeBuffer(first, 0, 103),
                new UnsafeBuffer(first, 0, first.capacity() - 1),
                longer,
                new UnsafeBuffer(new byte[5000]),
                first);
        assertEquals(1, taken);
        assertState(1, 6, false);
    }

    @Test
    void whatIsSealedByAnotherKeyIsDropped() {
        List<UnsafeBuffer> foreign = sentBy("another", EPOCH, owner(1), 1);
        assertEquals(1, receive(foreign.get(0), foreign.get(1), message(1), foreign.get(1)));
        assertState(1, 3, false);
        assertEquals(1, replica.appends());
    }

    @Test
    void whatIsOfAnotherEpochIsDropped() {
        List<UnsafeBuffer> older = sentBy("one", EPOCH - 1, owner(1), 1);
        List<UnsafeBuffer> newer = sentBy("one", EPOCH + 1, owner(1), 1);
        assertEquals(2, receive(older.get(0), message(1), newer.get(1), message(2)));
        assertState(2, 2, false);
        assertEquals(2, replica.appends());
    }

    @Test
    void whatComesBeforeItsTimeMeansThatSomethingIsMissingForEver() {
        assertEquals(1, receive(message(1), message(3), message(2)));
        assertState(1, 2, true);
        assertEquals(1, replica.appends());
        assertEquals(0, receive(message(2)), "nothing more is taken");
        TestControl.connect(ownerControl, standbyControl, "two");
        receiver.start(EPOCH, replica);
        assertFalse(receiver.isBroken());
        List<UnsafeBuffer> again = sentBy("two", EPOCH, owner(1), 2);
        assertEquals(2, receive(again.get(0), again.get(1)), "behind what the earlier connection left");
        assertState(3, 3, false);
    }

    /** The last message is lost, and nothing follows it but what the sender says by itself. */
    @Test
    void aLossOfTheLastMessageIsSeenThoughNoRecordFollows() {
        Journal owner = owner(1);
        JournalOwnerLog log = new JournalOwnerLog(owner);
        TestControl.connect(ownerControl, standbyControl, "two");
        SealedSender sender = new SealedSender(
                links.first(),
                ownerControl,
                () -> new byte[32],
                () -> log,
                DataSealing.sealed(),
                new SendWindow(8, 9999));
        sender.start(EPOCH, 1);
        receiver.start(EPOCH, replica);
        assertEquals(8, sender.doWork());
        assertEquals(8, receiver.doWork());
        for (int turn = 0; turn < 5_000; turn++) {
            sender.doWork();
            assertEquals(0, receiver.doWork());
        }
        assertState(8, 0, false);
        byte[] link = new byte[32];
        standby.copyLink(link);
        assertTrue(sender.hasLink(8, link));
        assertEquals(8, sender.doWork());
        links.second().poll((_, _, _) -> {}, 8);
        for (int turn = 0; turn < 5_000; turn++) {
            sender.doWork();
            assertEquals(0, receiver.doWork());
        }
        assertState(8, 1, true);
    }

    @Test
    void aForgedNumberBreaksNothing() {
        UnsafeBuffer later = new UnsafeBuffer(message(2).byteArray().clone());
        later.putLong(8, 1L << 40);
        UnsafeBuffer never = new UnsafeBuffer(message(2).byteArray().clone());
        never.putLong(8, Long.MAX_VALUE);
        UnsafeBuffer negative = new UnsafeBuffer(message(2).byteArray().clone());
        negative.putLong(8, -1);
        assertEquals(2, receive(message(1), later, never, negative, message(2)));
        assertState(2, 3, false);
    }

    @Test
    void anotherHistoryBreaksAndIsNotAppended() {
        receive(message(1), message(2), message(3), message(4), message(5), message(6), message(7));
        TestControl.connect(ownerControl, standbyControl, "two");
        receiver.start(EPOCH, replica);
        assertEquals(0, receive(sentBy("two", EPOCH, owner(10), 8).getFirst()));
        assertState(7, 1, true);
    }

    @Test
    void aRecordOfALaterEpochThanIsFollowedBreaks() {
        Journal owner = open();
        new TestRecords().append(owner, 1_000);
        owner.force();
        TestControl.connect(ownerControl, standbyControl, "two");
        Journal almost = open();
        new TestRecords().append(almost, 999);
        almost.force();
        JournalReplicaLog log = new JournalReplicaLog(almost);
        receiver.start(1, log);
        UnsafeBuffer message = sentBy("two", 1, owner, 1_000).getFirst();
        assertEquals(1, receive(message), "of epoch 1");
        receiver.start(0, log);
        assertEquals(0, receive(sentBy("two", 0, owner, 1_000).getFirst()), "of epoch 1 too");
        assertTrue(receiver.isBroken());
        assertEquals(1, log.appends());
    }

    @Test
    void aLossOfTheWayBreaks() {
        receive(message(1));
        links.lose();
        assertEquals(0, receiver.doWork());
        assertState(1, 0, true);
    }

    @Test
    void withoutAKeyForWhatIsExpectedNothingMoreCanBeTaken() {
        SealedReceiver small =
                new SealedReceiver(links.second(), standbyControl, () -> new byte[32], new DataSealing(true, 0));
        small.start(EPOCH, replica);
        standbyControl.disconnect();
        assertTrue(links.first().offer(message(1), 0, message(1).capacity()));
        assertEquals(0, small.doWork());
        assertTrue(small.isBroken());
    }

    @Test
    void aStoppedOneTakesNothing() {
        receiver.stop();
        assertEquals(0, receive(message(1)));
        receiver.start(EPOCH, replica);
        assertEquals(1, receiver.doWork());
    }
}

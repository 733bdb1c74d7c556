package az.ecbar.pair.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.TestRecords;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.memory.LinkFaults;
import az.ecbar.pair.memory.MemoryDataLinks;
import az.ecbar.record.RecordHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The sender sends what is appended, in order, no further ahead than its window, and knows what it sent. */
class SealedSenderTest {
    private static final int EPOCH = 1_000_000;

    private final TestRecords records = new TestRecords();
    private final TestControl control = new TestControl();
    private final MemoryDataLinks links = new MemoryDataLinks(new SplittableRandom(1), LinkFaults.none());
    private final Journal journal =
            Journal.open(new MemoryFolder(), JournalConfig.defaults().withWaterMarks(0, 0), JournalProgress.SILENT);
    private final JournalOwnerLog log = new JournalOwnerLog(journal);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);

    private SealedSender started(SendWindow window, long firstSequence) {
        SealedSender sender =
                new SealedSender(links.first(), control, () -> new byte[32], () -> log, DataSealing.inClear(), window);
        control.connect("one");
        sender.start(EPOCH, firstSequence);
        return sender;
    }

    private void append(long upTo) {
        records.append(journal, upTo);
        log.force();
    }

    private byte[] link(long sequence) {
        log.read(sequence, buffer, 0);
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        buffer.getBytes(RecordHeader.LINK_OFFSET, link);
        return link;
    }

    /** The sequences that arrive. */
    private List<Long> arrived() {
        List<Long> sequences = new ArrayList<>();
        links.second().poll((message, offset, _) -> sequences.add(RecordHeader.sequence(message, offset + 16)), 10_000);
        return sequences;
    }

    @Test
    void itSendsWhatIsAppendedFromWhereTheStandbyStands() {
        append(10);
        SealedSender sender = started(SendWindow.defaults(), 4);
        assertEquals(3, sender.sentSequence());
        assertEquals(7, sender.doWork());
        assertEquals(List.of(4L, 5L, 6L, 7L, 8L, 9L, 10L), arrived());
        records.append(journal, 12);
        assertEquals(2, sender.doWork(), "appended, not forced");
        assertEquals(10, log.forcedSequence());
        assertEquals(12, sender.sentSequence());
        sender.stop();
        append(13);
        assertEquals(0, sender.doWork());
    }

    @Test
    void aMessageThatIsRefusedIsOfferedAgain() {
        append(100);
        SealedSender sender = started(SendWindow.defaults(), 1);
        assertEquals(64, sender.doWork(), "so many the link holds");
        assertEquals(0, sender.doWork());
        assertEquals(64, arrived().size());
        assertEquals(36, sender.doWork());
        assertEquals(65, arrived().getFirst());
    }

    @Test
    void itGoesNoFurtherThanTheWindowInRecords() {
        append(100);
        SealedSender sender = started(new SendWindow(8, Long.MAX_VALUE), 1);
        assertEquals(8, sender.doWork());
        assertEquals(0, sender.doWork());
        assertTrue(sender.hasLink(5, link(5)));
        assertEquals(5, sender.doWork());
        assertTrue(sender.hasLink(13, link(13)));
        assertEquals(8, sender.doWork());
        assertEquals(21, sender.sentSequence());
    }

    @Test
    void itGoesNoFurtherThanTheWindowInBytesAndOneRecord() {
        append(300);
        SealedSender sender = started(new SendWindow(1000, 5_000), 1);
        for (int turn = 0; turn < 20; turn++) {
            sender.doWork();
            arrived();
            long bytes = 0;
            for (long sequence = sender.sentSequence(); bytes < 5_000 && sequence > 0; sequence--) {
                bytes += log.read(sequence, buffer, 0);
            }
            long acknowledged = sender.sentSequence();
            assertTrue(bytes >= 5_000, "as much as it may");
            assertTrue(sender.hasLink(acknowledged, link(acknowledged)));
        }
    }

    @Test
    void itKnowsTheLinksOfWhatItSentAlone() {
        append(40);
        SealedSender sender = started(new SendWindow(8, Long.MAX_VALUE), 11);
        assertFalse(sender.hasLink(11, link(11)), "not sent yet");
        sender.doWork();
        assertFalse(sender.hasLink(10, link(10)), "before its time");
        assertFalse(sender.hasLink(19, link(19)), "not sent yet");
        assertFalse(sender.hasLink(14, link(15)), "another link");
        assertTrue(sender.hasLink(14, link(14)));
        assertTrue(sender.hasLink(14, link(14)), "an acknowledgement comes again and again");
        assertFalse(sender.hasLink(13, link(13)), "behind it nothing is kept");
        sender.doWork();
        assertEquals(22, sender.sentSequence());
        assertTrue(sender.hasLink(14, link(14)));
        assertTrue(sender.hasLink(22, link(22)));
    }

    @Test
    void noNumberIsUsedTwiceOnAConnection() {
        SealedSender sender = started(SendWindow.defaults(), 1);
        assertThrows(IllegalStateException.class, () -> sender.start(EPOCH, 1));
        sender.stop();
        assertThrows(IllegalStateException.class, () -> sender.start(EPOCH, 1));
        assertThrows(IllegalStateException.class, () -> sender.start(EPOCH - 1, 1));
        sender.start(EPOCH + 1, 1);
        control.connect("two");
        sender.start(EPOCH, 1);
    }

    @Test
    void afterALossItSendsNothingUntilItStartsAnew() {
        append(20);
        SealedSender sender = started(SendWindow.defaults(), 1);
        sender.doWork();
        links.lose();
        append(30);
        assertEquals(0, sender.doWork());
        assertEquals(0, control.connection(), "and ends the connection");
        control.connect("two");
        assertEquals(0, sender.doWork());
        sender.start(EPOCH, 1);
        assertEquals(30, sender.doWork());
        assertEquals(30, arrived().size());
    }

    @Test
    void whileSomethingIsNotAcknowledgedAMessageWithoutARecordFollowsNowAndThen() {
        append(3);
        SealedSender sender = started(SendWindow.defaults(), 1);
        assertEquals(3, sender.doWork());
        List<Integer> lengths = new ArrayList<>();
        for (int turn = 0; turn < 10_000; turn++) {
            assertEquals(0, sender.doWork());
            links.second().poll((_, _, length) -> lengths.add(length), 10);
        }
        assertEquals(List.of(32, 32), lengths.subList(3, lengths.size()));
        assertTrue(sender.hasLink(3, link(3)));
        for (int turn = 0; turn < 10_000; turn++) {
            assertEquals(0, sender.doWork());
        }
        assertEquals(List.of(), arrived(), "all is acknowledged");
    }

    @Test
    void allRecordsArriveAsTheyStandInTheJournal() {
        append(64);
        started(SendWindow.defaults(), 1).doWork();
        UnsafeBuffer expected = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        long[] next = {1};
        links.second()
                .poll(
                        (message, offset, length) -> {
                            int recordLength = log.read(next[0]++, expected, 0);
                            byte[] sent = new byte[length - 32];
                            message.getBytes(offset + 16, sent);
                            byte[] stored = new byte[recordLength];
                            expected.getBytes(0, stored);
                            assertArrayEquals(stored, sent);
                        },
                        64);
        assertEquals(65, next[0]);
    }
}

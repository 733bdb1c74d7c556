package az.ecbar.gateway.swift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.swift.SwiftFiles.Folder;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of the adapter come in exactly once, whatever happens to the process and to them. */
class SwiftIntakeTest {
    @ParameterizedTest
    @EnumSource
    @Rule("4.3.2")
    void aFileIsTakenAndGoesAwayOnceTheLedgerHasAnswered(BatchFormat format) {
        SwiftWorld world = new SwiftWorld(format);
        world.deliver("a.rje", SwiftWorld.payment(1, 1, "A-1"), SwiftWorld.payment(2, 2, "A-2"));
        int _ = world.channel.doWork(true);
        int _ = world.channel.doWork(true);
        assertEquals("a.rje", world.only(Folder.IN), "handed over, not answered");
        world.run(1);
        assertEquals(2, world.ledger.taken.size());
        assertTrue(world.files.of(Folder.IN).isEmpty());
        assertTrue(world.only(Folder.DONE).endsWith("-a.rje"), world.only(Folder.DONE));
        assertEquals(2, world.channel.taken());
        assertEquals(List.of(), world.alarms);
    }

    @Test
    @Rule("4.3.2")
    void whereverTheProcessEndsEachMessageIsTakenOnce() {
        int crashes = 0;
        for (int changes = 0; changes < 5; changes++) {
            for (boolean isAnswered : new boolean[] {true, false}) {
                SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
                world.deliver("a.rje", SwiftWorld.payment(1, 1, "A-1"), SwiftWorld.payment(2, 2, "A-2"));
                if (!isAnswered) {
                    // Handed over, perhaps in the journal: the process ends before the answer is heard.
                    int _ = world.channel.doWork(true);
                    int _ = world.channel.doWork(true);
                    world.ledger.commit(new SwiftWorld(BatchFormat.RJE).channel);
                    world.start();
                }
                world.files.crashAfter(changes);
                try {
                    world.run(2);
                } catch (MemorySwiftFiles.Crash _) {
                    crashes++;
                }
                world.files.crashAfter(Integer.MAX_VALUE);
                world.start();
                world.run(30);
                assertEquals(2, world.ledger.taken.size(), "after " + changes + " changes");
                assertTrue(world.files.of(Folder.IN).isEmpty(), "after " + changes + " changes");
                assertEquals(List.of(), world.alarms);
            }
        }
        assertEquals(4, crashes, "between and before the two moves");
    }

    @Test
    @Rule("4.3.2")
    void aFileTwiceUnderAnotherNameHasNoEffect() {
        SwiftWorld world = new SwiftWorld(BatchFormat.DOS_PCC);
        world.deliver("a.pcc", SwiftWorld.payment(1, 1, "A-1"));
        world.run(2);
        world.deliver("b.pcc", SwiftWorld.payment(1, 1, "A-1"));
        world.deliver("c.pcc", SwiftWorld.payment(1, 77, "A-1"), SwiftWorld.payment(2, 78, "A-2"));
        world.run(2);
        assertEquals(2, world.ledger.taken.size());
        assertEquals(2, world.channel.repeated());
        assertEquals(List.of(), world.alarms);
    }

    @Test
    @Rule("4.26.1")
    void whatItsLauFileDoesNotFitIsNotTaken() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.deliver("a.rje", SwiftWorld.payment(1, 1, "A-1"));
        byte[] bytes = world.files.bytes(Folder.IN, "a.rje");
        world.files
                .of(Folder.IN)
                .put("a.rje", SwiftTexts.bytes(new String(bytes, StandardCharsets.ISO_8859_1).replace("A-1", "A-2")));
        world.run(5);
        assertEquals("a.rje", world.only(Folder.IN), "it may still be being written");
        world.run(10);
        assertTrue(world.only(Folder.REFUSED).endsWith("-a.rje"));
        assertTrue(world.ledger.taken.isEmpty());
        assertEquals(1, world.alarms.size());
        assertTrue(world.alarms.getFirst().startsWith("AUTHENTICATION_FAILED"), world.alarms::toString);
    }

    @Test
    @Rule("4.3.2")
    void aFileThatIsHalfWrittenIsWaitedFor() {
        SwiftWorld world = new SwiftWorld(BatchFormat.DOS_PCC);
        world.deliver("a.pcc", SwiftWorld.payment(1, 1, "A-1"), SwiftWorld.payment(2, 2, "A-2"));
        byte[] whole = world.files.bytes(Folder.IN, "a.pcc");
        for (int length = 0; length < whole.length; length += 300) {
            world.files.of(Folder.IN).put("a.pcc", Arrays.copyOf(whole, length));
            world.run(6);
        }
        assertTrue(world.ledger.taken.isEmpty());
        world.files.of(Folder.IN).put("a.pcc", whole);
        world.run(2);
        assertEquals(2, world.ledger.taken.size());
        assertEquals(List.of(), world.alarms);
    }

    @Test
    @Rule("4.26.1")
    void aFileWithoutALauFileIsToldAndNeverTaken() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.deliver("a.rje", SwiftWorld.payment(1, 1, "A-1"));
        world.files.of(Folder.IN).remove("a.rje.lau");
        world.run(300);
        assertTrue(world.ledger.taken.isEmpty());
        assertEquals("a.rje", world.only(Folder.IN));
        assertEquals(1, world.alarms.size(), world.alarms::toString);
        assertTrue(world.alarms.getFirst().startsWith("NOT_AUTHENTICATED"));
    }

    @Test
    @Rule("4.3.2")
    void whatTheLedgerDoesNotTakeStaysForPeople() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.deliver("a.rje", SwiftWorld.payment(1, 1, "REFUSE-ME"), SwiftWorld.payment(2, 2, "A-2"));
        world.deliver("b.rje", SwiftTexts.bytes("{1:F01NABZAZ2CARTS0012000345}{4:what}"));
        world.run(2);
        assertEquals(1, world.ledger.taken.size());
        assertEquals(2 * 2, world.files.of(Folder.REFUSED).size());
        assertTrue(world.alarms.get(0).startsWith("INPUT_REFUSED"), world.alarms::toString);
        assertTrue(world.alarms.get(1).startsWith("MESSAGE_UNKNOWN"), world.alarms::toString);
    }

    @Test
    @Rule("4.3.2")
    void aFullRingIsWaitedForInOrder() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.deliver(
                "a.rje",
                SwiftWorld.payment(1, 1, "A-1"),
                SwiftWorld.payment(2, 2, "A-2"),
                SwiftWorld.payment(3, 3, "A-3"));
        world.ledger.ringRoom = 1;
        world.run(1);
        assertEquals(1, world.ledger.taken.size());
        assertEquals("a.rje", world.only(Folder.IN));
        world.ledger.ringRoom = Integer.MAX_VALUE;
        world.run(1);
        assertEquals(3, world.ledger.taken.size());
        assertFalse(world.files.of(Folder.DONE).isEmpty());
    }

    @Test
    void aFolderThatIsAwayIsToldOnceAndGoneOnWith() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.deliver("a.rje", SwiftWorld.payment(1, 1, "A-1"));
        world.files.fail(true);
        world.run(60);
        assertEquals(2, world.alarms.size(), world.alarms::toString);
        assertTrue(world.alarms.stream().allMatch(alarm -> alarm.startsWith("FOLDER_FAILS")));
        world.files.fail(false);
        world.run(2);
        assertEquals(1, world.ledger.taken.size());
    }

    /** Over SWIFT a bank cannot send the same message again: what there is no room for now comes later. */
    @Test
    @Rule("4.3.2")
    void whatTheLedgerHasNoRoomForIsHandedOverAgain() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.ledger.noRoom = 4;
        world.deliver("a", SwiftWorld.payment(1, 1, "A-1"), SwiftWorld.payment(2, 2, "LARGE"));
        world.run(1);
        world.deliver("b", SwiftWorld.paymentOfBeta(3, 3, "B-3"));
        world.run(1);
        assertEquals(2, world.ledger.taken.size(), "the file of another bank is not held up");
        assertTrue(world.only(Folder.DONE).endsWith("-b"), world.only(Folder.DONE));
        assertEquals("a", world.only(Folder.IN));
        world.run(20);
        assertEquals(3, world.ledger.taken.size());
        assertEquals(0, world.ledger.repeats, "what was taken is not handed over again");
        assertTrue(world.files.of(Folder.IN).isEmpty());
        assertEquals(
                2,
                world.files.of(Folder.DONE).keySet().stream()
                        .filter(name -> !name.endsWith(".lau"))
                        .count());
        assertEquals(List.of(), world.alarms);
    }

    /** A cancellation never comes before the payment that it is about: not of the same file, nor of a later one. */
    @Test
    @Rule({"4.3.2", "4.16"})
    void whatABankSentBehindItWaitsToo() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.ledger.partsFrom = 0;
        world.ledger.noRoom = 5;
        world.deliver(
                "a",
                SwiftWorld.payment(1, 1, "LARGE"),
                SwiftWorld.paymentOfBeta(1, 2, "B-1"),
                SwiftWorld.payment(2, 3, "CANCELS-IT"));
        world.run(1);
        world.deliver("b", SwiftWorld.paymentOfBeta(2, 4, "B-2"), SwiftWorld.payment(3, 5, "CANCELS-AGAIN"));
        world.deliver("c", SwiftWorld.payment(4, 6, "LAST"));
        world.run(2);
        assertEquals(List.of("B-1", "B-2"), references(world), "another bank is not held up");
        assertEquals("[a, b, c]", world.only(Folder.IN));
        world.run(90);
        assertEquals(List.of("B-1", "B-2", "LARGE", "CANCELS-IT", "CANCELS-AGAIN", "LAST"), references(world));
        assertEquals(0, world.ledger.repeats);
        assertTrue(world.files.of(Folder.IN).isEmpty());
        assertEquals(List.of(), world.alarms);
    }

    /** The limit: what cannot be held back any more is refused, and people are told; nothing overtakes silently. */
    @Test
    @Rule("4.3.2")
    void noMoreAreHeldBackThanMayWait() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.ledger.partsFrom = 0;
        world.ledger.noRoom = 3;
        byte[][] messages = new byte[SwiftLater.MOST_MESSAGES][];
        messages[0] = SwiftWorld.payment(1, 1, "LARGE");
        for (int i = 1; i < messages.length; i++) {
            messages[i] = SwiftWorld.payment(1 + i, 1 + i, "A-" + i);
        }
        world.deliver("a", messages);
        world.run(1);
        byte[] behind = SwiftWorld.payment(900, 900, "BEHIND");
        world.deliver("b", behind);
        world.run(1);
        assertEquals(List.of(), references(world));
        assertEquals(1, world.alarms.size(), world.alarms::toString);
        assertTrue(world.alarms.getFirst().startsWith("INPUT_REFUSED message 0 of b"), world.alarms.getFirst());
        assertTrue(world.only(Folder.REFUSED).endsWith("-b"));
        world.run(300);
        assertEquals(messages.length, world.ledger.taken.size());
        assertEquals("LARGE", references(world).getFirst());
        world.deliver("b", behind);
        world.run(5);
        assertEquals("BEHIND", references(world).getLast());
    }

    /** Each bank has room of its own. */
    @Test
    @Rule("4.3.2")
    void whatIsHeldBackOfOneBankTakesNoRoomFromAnother() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.ledger.partsFrom = 0;
        world.ledger.noRoom = 4;
        byte[][] messages = new byte[SwiftLater.MOST_MESSAGES][];
        messages[0] = SwiftWorld.payment(1, 1, "LARGE");
        for (int i = 1; i < messages.length; i++) {
            messages[i] = SwiftWorld.payment(1 + i, 1 + i, "A-" + i);
        }
        world.deliver("a", messages);
        world.deliver("b", SwiftWorld.paymentOfBeta(1, 1, "LARGE-OF-B"));
        world.run(1);
        assertEquals(List.of(), references(world));
        world.run(300);
        assertEquals(List.of(), world.alarms);
        assertEquals(messages.length + 1, world.ledger.taken.size());
    }

    private static List<String> references(SwiftWorld world) {
        return world.ledger.taken.values().stream()
                .map(message -> message.replaceAll("(?s).*:20:([^\r]*)\r.*", "$1"))
                .toList();
    }

    @Test
    @Rule("4.3.2")
    void afterAQuarterOfAnHourWithoutRoomPeopleAreToldAndTheFileCanComeAgain() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.ledger.partsFrom = 0;
        world.ledger.noRoom = Integer.MAX_VALUE;
        byte[] large = SwiftWorld.payment(1, 1, "LARGE");
        byte[] cancellation = SwiftWorld.payment(2, 2, "CANCELS-IT");
        world.deliver("a", large, cancellation);
        world.run(600);
        assertEquals(List.of(), world.alarms, "a transfer that stands still is dropped only then");
        world.run(300);
        assertEquals(1, world.alarms.size(), world.alarms::toString);
        assertTrue(
                world.alarms.getFirst().startsWith("INPUT_REFUSED message 0 of a found no room"),
                world.alarms::getFirst);
        assertTrue(world.only(Folder.REFUSED).endsWith("-a"));
        assertEquals(List.of(), references(world), "nor what was sent behind it");
        world.ledger.noRoom = 0;
        world.deliver("a", large, cancellation);
        world.run(2);
        assertEquals(List.of("LARGE", "CANCELS-IT"), references(world));
    }

    @Test
    @Rule("4.3.2")
    void aProcessThatEndsMeanwhileReadsTheFileAgain() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.ledger.noRoom = 3;
        world.deliver("a", SwiftWorld.payment(1, 1, "A-1"), SwiftWorld.payment(2, 2, "LARGE"));
        world.run(1);
        world.start();
        world.run(20);
        assertEquals(2, world.ledger.taken.size());
        assertTrue(world.files.of(Folder.IN).isEmpty());
    }

    @Test
    void anotherFileOfTheNameIsNotPutAwayUnread() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.ledger.noRoom = 1;
        world.deliver("a", SwiftWorld.payment(1, 1, "LARGE"));
        world.run(1);
        world.deliver("a", SwiftWorld.payment(2, 2, "A-2"));
        world.run(20);
        assertEquals(2, world.ledger.taken.size());
        assertTrue(world.files.of(Folder.IN).isEmpty());
    }
}

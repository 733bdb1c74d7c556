package az.ecbar.gateway.swift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.swift.SwiftFiles.Folder;
import az.ecbar.gateway.swift.adapter.SwiftFolders;
import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that cannot be moved or read is told once, goes into the journal once, and holds up no other. */
class SwiftPutAwayTest {
    @ParameterizedTest
    @ValueSource(strings = {"a.rje", "a.rje.lau"})
    @Rule("4.3.2")
    void aFileThatCannotBeMovedIsHandedOverOnce(String unmovable) {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.files.unmovable = unmovable;
        world.deliver("a.rje", SwiftWorld.payment(1, 1, "A-1"));
        world.run(600);
        world.deliver("b.rje", SwiftWorld.payment(2, 2, "A-2"));
        world.run(2);
        assertEquals(2, world.ledger.proofs.size(), "each message once, whatever becomes of its file");
        assertEquals(2, world.ledger.taken.size());
        assertEquals(1, world.alarms.size(), world.alarms::toString);
        assertTrue(world.alarms.getFirst().startsWith("FOLDER_FAILS a.rje"), world.alarms::toString);
        world.files.unmovable = "";
        world.run(61);
        assertTrue(world.files.of(Folder.IN).isEmpty());
        assertEquals(4, world.files.of(Folder.DONE).size());
        assertEquals(2, world.ledger.proofs.size());
    }

    @Test
    @Rule("4.3.2")
    void anotherFileUnderTheNameOfOneThatWaitsIsTaken() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.files.unmovable = "a.rje";
        world.deliver("a.rje", SwiftWorld.payment(1, 1, "A-1"));
        world.run(2);
        world.deliver("a.rje", SwiftWorld.payment(2, 2, "A-2"));
        world.files.unmovable = "";
        world.run(10);
        assertEquals(2, world.ledger.taken.size());
        assertTrue(world.files.of(Folder.IN).isEmpty());
    }

    @Test
    void soManyFilesWaitAndNoMoreAreBegun() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.files.unmovable = ".rje";
        for (int i = 1; i <= SwiftPutAway.MOST_WAITING + 10; i++) {
            world.deliver("f" + i + ".rje", SwiftWorld.payment(i, i, "A-" + i));
        }
        world.run(120);
        assertEquals(SwiftPutAway.MOST_WAITING, world.ledger.proofs.size());
        world.files.unmovable = "";
        world.run(61);
        assertEquals(SwiftPutAway.MOST_WAITING + 10, world.ledger.proofs.size());
        assertTrue(world.files.of(Folder.IN).isEmpty());
    }

    @Test
    void theLongestNameIsPutAway() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.deliver("\u0259".repeat(125), SwiftWorld.payment(1, 1, "A-1"));
        world.deliver("a".repeat(250) + "1", SwiftWorld.payment(2, 2, "A-2"));
        world.deliver("a".repeat(250) + "2", SwiftWorld.payment(3, 3, "A-3"));
        world.run(2);
        assertEquals(List.of(), world.alarms);
        assertEquals(6, world.files.of(Folder.DONE).size());
    }

    @Test
    @Rule("4.3.2")
    void aFileThatCannotBeReadHoldsUpNoOther() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.files.unreadable = "a.rje";
        world.deliver("a.rje", SwiftWorld.payment(1, 1, "A-1"));
        world.deliver("b.rje", SwiftWorld.payment(2, 2, "A-2"));
        world.run(60);
        assertEquals(1, world.ledger.taken.size());
        assertEquals(1, world.alarms.size(), world.alarms::toString);
        assertTrue(world.alarms.getFirst().startsWith("FOLDER_FAILS a.rje"), world.alarms::toString);
        world.files.unreadable = "";
        world.run(2);
        assertEquals(2, world.ledger.taken.size());
    }

    @Test
    @Rule("4.3.2")
    void filesAreTakenOneAfterTheOtherWithoutAPause() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        for (int i = 1; i <= 200; i++) {
            world.deliver("f" + i, SwiftWorld.payment(i, i, "A-" + i));
        }
        for (int i = 0; i < 500; i++) {
            int _ = world.channel.doWork(true);
            world.ledger.commit(world.channel);
        }
        assertEquals(200, world.ledger.taken.size(), "in no time");
        assertTrue(world.files.of(Folder.IN).isEmpty());
    }

    @Test
    void foldersBetweenWhichNothingCanBeMovedAreToldAtTheStart(@TempDir Path base) throws IOException {
        SwiftFolders folders = new SwiftFolders(base);
        folders.tryMoves();
        try (var left = Files.walk(base).filter(Files::isRegularFile)) {
            assertEquals(0, left.count());
        }
        Files.createDirectories(base.resolve("refused/.trial.tmp/full"));
        IOException failed = assertThrows(IOException.class, folders::tryMoves);
        assertTrue(
                String.valueOf(failed.getMessage())
                        .startsWith(
                                "files cannot be moved from " + base.resolve("in") + " to " + base.resolve("refused")),
                failed::toString);
    }
}

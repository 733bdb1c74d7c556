package az.ecbar.gateway.swift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.swift.SwiftFiles.Folder;
import az.ecbar.testkit.Rule;
import org.junit.jupiter.api.Test;

/** The folders of a node that does not lead: nothing goes out of them, and what came in there is told. */
class SwiftStandbyTest {
    private final SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
    private final SwiftStandby standby =
            new SwiftStandby(world.files, (_, alarm, text) -> world.alarms.add(alarm + " " + text), world);

    private void run(int seconds, boolean isLeading) {
        for (int i = 0; i < seconds; i++) {
            int _ = standby.doWork(isLeading);
            world.pass(1);
        }
    }

    @Test
    @Rule("4.3.2")
    void whatLiesInOutIsWithdrawnOnceTheNodeDoesNotLead() {
        world.files.of(Folder.OUT).put("x.rje", new byte[1]);
        world.files.of(Folder.OUT).put("x.rje.lau", new byte[1]);
        run(100, true);
        assertEquals(2, world.files.of(Folder.OUT).size(), "it is the channel's");
        run(1, false);
        assertTrue(world.files.of(Folder.OUT).isEmpty());
        assertEquals(2, world.files.of(Folder.WITHDRAWN).size());
    }

    @Test
    @Rule("4.3.2")
    void aFileThatNobodyReadsIsToldAfterAMinuteAndEachHour() {
        world.deliver("a.rje", SwiftWorld.payment(1, 1, "A-1"));
        run(60, false);
        assertTrue(world.alarms.isEmpty());
        run(20, false);
        assertEquals(1, world.alarms.size());
        assertTrue(world.alarms.getFirst().startsWith("INPUT_NOT_READ 1 files"), world.alarms::toString);
        run(3_000, false);
        assertEquals(1, world.alarms.size());
        run(3_600, false);
        assertEquals(2, world.alarms.size());
        assertFalse(world.files.of(Folder.IN).isEmpty(), "it is not touched");
    }
}

package az.ecbar.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.JournalExitCode;
import az.ecbar.journal.memory.MemoryFolder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The register is as it was forced last, whatever happens to the power, or the process ends as for a damaged journal. */
class RegisterTest {
    private static final Register FIRST =
            Register.ofFirstOwner(2, 3, new Identity(1, 2), new Identity(3, 4), new Identity(5, Long.MIN_VALUE));

    @Test
    void itIsReadAsItWasForced() {
        MemoryFolder folder = new MemoryFolder();
        RegisterFile file = new RegisterFile(folder);
        assertNull(file.read());
        file.force(FIRST);
        assertEquals(FIRST, new RegisterFile(folder).read());
        Register next = Register.ofNewFolder(1, new Identity(7, 8), Identity.NONE)
                .promising(9)
                .differing();
        file.force(next);
        assertEquals(next, new RegisterFile(folder).read());
    }

    /** The mode says STANDBY from then on; what is committed here is not forgotten before another owner is followed. */
    @Test
    void whoGrantsWhileItIsAloneKnowsWhatIsCommittedUntilItFollows() {
        MemoryFolder folder = new MemoryFolder();
        RegisterFile file = new RegisterFile(folder);
        file.force(FIRST.granting(4));
        Register granted = new RegisterFile(folder).read();
        assertEquals(FIRST.granting(4), granted);
        assertEquals(PairMode.STANDBY, granted == null ? PairMode.ALONE : granted.mode());
        assertTrue(FIRST.granting(4).granting(6).isAllCommitted());
        assertTrue(FIRST.granting(4).withWitness(Identity.NONE).differing().isAllCommitted());
        assertFalse(FIRST.granting(4).following(5).isAllCommitted());
        assertFalse(FIRST.granting(4).owning(5, PairMode.PAIR).isAllCommitted());
        assertFalse(FIRST.owning(4, PairMode.PAIR).granting(5).isAllCommitted());
    }

    @Test
    void aPowerLossLeavesTheOldOneOrTheNewOne() {
        Register next = FIRST.promising(4);
        boolean isOldSeen = false;
        for (int operation = 0; operation < 8; operation++) {
            for (int seed = 0; seed < 20; seed++) {
                MemoryFolder folder = new MemoryFolder();
                new RegisterFile(folder).force(FIRST);
                folder.powerGoesAfter(operation);
                boolean isForced = isForced(folder, next);
                Register left = new RegisterFile(folder.afterPowerLoss(new Random(seed))).read();
                assertTrue(next.equals(left) || (!isForced && FIRST.equals(left)), "operation " + operation);
                isOldSeen |= FIRST.equals(left);
                new RegisterFile(folder.afterPowerLoss(new Random(seed))).force(next.promising(5));
            }
        }
        assertTrue(isOldSeen, "some power loss came before the force");
    }

    private static boolean isForced(MemoryFolder folder, Register register) {
        try {
            new RegisterFile(folder).force(register);
            return true;
        } catch (RegisterNotForced e) {
            assertEquals(JournalExitCode.FAILED, e.exitCode());
            return false;
        }
    }

    @Test
    void everyFlippedBitIsFound() {
        for (int position = 0; position < Register.LENGTH; position++) {
            for (int bit = 0; bit < 8; bit++) {
                MemoryFolder folder = new MemoryFolder();
                new RegisterFile(folder).force(FIRST);
                folder.flip(RegisterFile.NAME, position, 1 << bit);
                RegisterDamaged damaged = assertThrows(RegisterDamaged.class, () -> new RegisterFile(folder).read());
                assertEquals(JournalExitCode.DAMAGED, damaged.exitCode());
            }
        }
    }

    @Test
    void oneThatOwnsMoreThanItPromisedIsRefused() {
        MemoryFolder folder = new MemoryFolder();
        new RegisterFile(folder).force(FIRST.owning(5, PairMode.PAIR).promising(4));
        assertThrows(RegisterDamaged.class, () -> new RegisterFile(folder).read());
    }
}

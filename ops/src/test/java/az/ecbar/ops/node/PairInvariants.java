package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.JournalException;
import az.ecbar.ledger.Ledger;
import az.ecbar.record.RecordHeader;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What must hold after every step: an epoch is led by one node; who begins to lead holds all that was committed in the
 * epochs before, as it was; once a later epoch is led, the owner of an earlier one commits nothing that the later one did
 * not begin with; nothing is committed twice with another content; both ledgers keep their own invariants and say the same at the same
 * sequence; no bank holds what a node does not know.
 */
final class PairInvariants {
    private final PairedWorld world;
    private final Map<Integer, Integer> ledBy = new HashMap<>();
    private final NavigableMap<Integer, Beginning> beginnings = new TreeMap<>();
    private final Map<Long, Long> hashes = new HashMap<>();
    private final long[] seen = new long[2];
    private final byte[] link = new byte[RecordHeader.LINK_LENGTH];
    private byte[] committedLink = new byte[RecordHeader.LINK_LENGTH];
    private long committed;
    private long known;
    private boolean mayLedgersDiffer;

    /** What was committed when an epoch was led for the first time, and what its owner held. */
    private record Beginning(long committed, long held) {}

    PairInvariants(PairedWorld world) {
        this.world = world;
    }

    /** A test changes a ledger in memory: from here on they need not say the same. */
    void ledgersMayDiffer() {
        mayLedgersDiffer = true;
    }

    void check() {
        assertFalse(!mayLedgersDiffer && world.story.hasAlarm(), "a bank holds what a node does not know");
        for (PairMachine machine : world.machines) {
            Node leading = machine.leading();
            if (leading != null) {
                checkOwner(machine, leading);
            }
            if (machine.isOn() && !mayLedgersDiffer) {
                checkLedger(machine);
            }
        }
    }

    private void checkOwner(PairMachine machine, Node leading) {
        Replica replica = machine.node().current();
        int epoch = Math.max(leading.epoch(), replica.epoch());
        Integer before = ledBy.put(epoch, machine.number());
        Map.Entry<Integer, Beginning> later = beginnings.higherEntry(epoch);
        if (before == null) {
            // The word of the witness may come late: by then the other node may lead a later epoch.
            long earlier = later == null ? committed : later.getValue().committed();
            assertTrue(
                    replica.forcedSequence() >= earlier,
                    () -> "node " + machine.number() + " leads epoch " + epoch + " with sequence "
                            + replica.forcedSequence() + ", and " + earlier + " is committed");
            beginnings.put(epoch, new Beginning(earlier, replica.forcedSequence()));
            if (later == null) {
                assertHolds(replica);
            }
        } else {
            assertEquals(before, machine.number(), "who leads epoch " + epoch);
        }
        long now = leading.commits().committed();
        if (later != null) {
            assertTrue(
                    now <= later.getValue().held(),
                    () -> "node " + machine.number() + " commits " + now + " in epoch " + epoch + ", and epoch "
                            + later.getKey() + " began with " + later.getValue().held());
        }
        if (now > committed && now <= replica.lastSequence()) {
            assertHolds(replica);
            long compared = committed;
            committed = now;
            if (!canCopyLink(replica, committedLink)) {
                committed = compared;
            }
        }
    }

    private void assertHolds(Replica replica) {
        if (committed > 0) {
            boolean isReadable = canCopyLink(replica, link);
            assertArrayEquals(
                    committedLink, isReadable ? link : committedLink, "what was committed as sequence " + committed);
        }
    }

    /** False where the disk gives the record no more: the node has that file repaired. */
    private boolean canCopyLink(Replica replica, byte[] target) {
        boolean isCopied = canCopyOnce(replica, target);
        if (!isCopied) {
            // A read that was to fail may have been this one, and not the node's; then the next one succeeds.
            isCopied = canCopyOnce(replica, target);
        }
        return isCopied;
    }

    private boolean canCopyOnce(Replica replica, byte[] target) {
        try {
            replica.copyLink(committed, target);
            return true;
        } catch (JournalException e) {
            return false;
        }
    }

    /** What is applied but not committed may be set aside, and another command take its sequence: it is not compared. */
    private void checkLedger(PairMachine machine) {
        Replica replica = machine.node().current();
        Ledger ledger = replica.ledger();
        long sequence = ledger.lastSequence();
        if (sequence == seen[machine.number() - 1] || sequence > replica.committedNow()) {
            return;
        }
        seen[machine.number() - 1] = sequence;
        ledger.checkInvariants();
        Long before = hashes.putIfAbsent(sequence, ledger.eventHash());
        if (before != null) {
            known++;
            assertEquals(
                    before,
                    ledger.eventHash(),
                    "what the ledger of node " + machine.number() + " said up to sequence " + sequence);
        }
    }

    /** How often two ledgers were compared. */
    long compared() {
        return known;
    }
}

package az.ecbar.ops.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One change of roles of a drill.
 *
 * @param from the node that led, and {@code to} the one that leads now
 * @param signed by which operators it was ordered, as the node tells
 * @param given when the node was seen to have the order
 * @param ledNs from there until the other node was seen to lead
 * @param attachedNs from there until the old owner was counted in as its standby, and its ledger compared equal
 * @param before the last answer of the epoch that ended
 * @param first the first answer of the epoch that began
 * @param ownerBefore what the old owner said before, {@code standbyBefore} the other
 * @param ownerAfter what the new owner said when all was done, {@code standbyAfter} the other
 * @param pauses what it cost those outside
 */
record DrillChange(
        int from,
        int to,
        String signed,
        Instant given,
        long ledNs,
        long attachedNs,
        DrillSample before,
        DrillSample first,
        PairView ownerBefore,
        PairView standbyBefore,
        PairView ownerAfter,
        PairView standbyAfter,
        DrillPauses pauses) {
    /** What must hold, each as a sentence, and whether it does. */
    List<DrillCheck> checks() {
        String change = "node " + from + " to node " + to + ": ";
        long equal = number(ownerAfter, "lastEqualHash");
        List<DrillCheck> checks = new ArrayList<>();
        checks.add(new DrillCheck(
                change + "node " + to + " leads the next epoch in mode PAIR, and node " + from + " is its standby",
                ownerAfter.node() == to
                        && ownerAfter.isLeading()
                        && ownerAfter.value("mode").equals("PAIR")
                        && standbyAfter.value("mode").equals("STANDBY")
                        && first.owner() == to
                        && first.epoch() > before.epoch()));
        checks.add(new DrillCheck(
                change + "all that was answered under epoch " + before.epoch() + ", up to sequence "
                        + before.sequence() + ", lies before the first record of epoch " + first.epoch() + ", sequence "
                        + first.epochSequence(),
                before.sequence() < first.epochSequence() && first.epochSequence() < first.sequence()));
        checks.add(new DrillCheck(
                change + "the ledgers of both nodes were equal at sequence " + equal
                        + ", behind the change; neither differs",
                equal > first.epochSequence()
                        && ownerAfter.value("differs").equals("false")
                        && standbyAfter.value("differs").equals("false")));
        return checks;
    }

    static long number(PairView view, String key) {
        String value = view.value(key);
        return value.matches("\\d+") ? Long.parseLong(value) : 0;
    }
}

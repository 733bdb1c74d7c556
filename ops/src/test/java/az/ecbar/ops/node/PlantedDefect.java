package az.ecbar.ops.node;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A defect that the simulator has to find, planted in the code as it is loaded.
 *
 * @param seeds within so many it was found whenever it was tried
 * @param className the class that is altered
 * @param methodName the method in it
 */
record PlantedDefect(
        String name, String description, int seeds, String className, String methodName, CodeChange change) {
    static final List<PlantedDefect> ALL = List.of(
            new PlantedDefect(
                    "ack-before-force",
                    "the journal says that it is forced, and is not",
                    20,
                    "az.ecbar.journal.Journal",
                    "force",
                    CodeChange.skip("force")),
            new PlantedDefect(
                    "promise-not-forced",
                    "a register is written, but its name is not forced",
                    20,
                    "az.ecbar.pair.RegisterFile",
                    "force",
                    CodeChange.skip("forceNames")),
            new PlantedDefect(
                    "duplicate-window-one-short",
                    "the last input of a terminal counts as not taken when it is repeated",
                    20,
                    "az.ecbar.ledger.ctn.Inputs",
                    "take",
                    CodeChange.oneLess("lastInput")),
            new PlantedDefect(
                    "snapshot-lacks-a-field",
                    "a snapshot does not bear what an account was debited",
                    20,
                    "az.ecbar.ledger.StateWriter",
                    "writeAccounts",
                    CodeChange.skip("debitsMinor")),
            new PlantedDefect(
                    "told-before-acknowledged",
                    "what is forced here is told, whatever the standby holds",
                    100,
                    "az.ecbar.ring.CommitRule",
                    "advance",
                    CodeChange.instead("min", "max")),
            new PlantedDefect(
                    "applied-before-committed",
                    "a standby renders outputs of what may be set aside",
                    50,
                    "az.ecbar.ops.node.Replica",
                    "applyMore",
                    CodeChange.instead("min", "max")),
            new PlantedDefect(
                    "attached-not-forced",
                    "mode PAIR is told before it is forced",
                    200,
                    "az.ecbar.pair.Attachment",
                    "goOn",
                    CodeChange.skip("force")),
            new PlantedDefect(
                    "unforced-believed",
                    "after a force that failed, the next start takes what it reads for written",
                    200,
                    "az.ecbar.journal.Journal",
                    "fail",
                    CodeChange.skip("noteUnforced")),
            new PlantedDefect(
                    "queue-not-marked",
                    "an account's queue does not know that it is no longer empty",
                    20,
                    "az.ecbar.ledger.azips.WaitingPayments",
                    "linkIntoQueue",
                    CodeChange.skip("mark")),
            new PlantedDefect(
                    "set-aside-not-cut",
                    "what a standby sets aside stays in its journal",
                    100,
                    "az.ecbar.ops.node.PairNode",
                    "setAside",
                    CodeChange.skip("setAside")),
            new PlantedDefect(
                    "settled-and-waiting",
                    "a payment that waited and was settled stays in its account's queue",
                    20,
                    "az.ecbar.ledger.azips.Settlement",
                    "settleWaiting",
                    CodeChange.skip("remove")),
            new PlantedDefect(
                    "new-folder-promoted",
                    "an empty folder that nobody counted in may lead",
                    100,
                    "az.ecbar.pair.PairRole",
                    "isMember",
                    CodeChange.always(1)),
            new PlantedDefect(
                    "set-aside-before-new",
                    "a standby that is far behind sets its log aside before it says, forced, that it is not counted in",
                    200,
                    "az.ecbar.pair.Joining",
                    "setAside",
                    CodeChange.skip("force")),
            new PlantedDefect(
                    "timer-order-by-hash",
                    "timers stand as in a hash table: in an order that comes from when they were put in",
                    300,
                    "az.ecbar.ledger.timer.Timers",
                    "isBefore",
                    CodeChange.always(1)));

    static PlantedDefect of(String name) {
        return ALL.stream()
                .filter(defect -> defect.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no defect " + name + "; --plants lists them"));
    }

    /** The first seed that finds it; null if none does. */
    PairSeeds.@Nullable Outcome firstFinding(long first, int seeds, int threads) throws Exception {
        CodeChange.Planting planting = change.at(className, methodName);
        PairSeeds.Day day = AlteredCode.day(planting);
        for (long from = first; from < first + seeds; from += threads) {
            List<PairSeeds.Outcome> outcomes = new ArrayList<>();
            long until = Math.min(from + threads, first + seeds);
            PairSeeds.run(LongStream.range(from, until), threads, day, outcomes::add);
            if (!planting.isDone()) {
                throw new IllegalStateException(
                        name + " could not be planted: " + className + "." + methodName + " is not what it was");
            }
            for (PairSeeds.Outcome outcome : outcomes) {
                if (!outcome.isGood()) {
                    return outcome;
                }
            }
        }
        return null;
    }
}

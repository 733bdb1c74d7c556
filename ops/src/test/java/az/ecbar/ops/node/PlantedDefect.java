package az.ecbar.ops.node;

import az.ecbar.pair.simulator.ProcedureRun;
import az.ecbar.pair.simulator.ProtocolRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A defect that a simulator has to find, planted in the code as it is loaded.
 *
 * @param finder what is run with it
 * @param seeds within so many it was found whenever it was tried
 * @param className the class that is altered
 * @param methodName the method in it
 */
record PlantedDefect(
        String name,
        String description,
        Finder finder,
        int seeds,
        String className,
        String methodName,
        CodeChange change) {
    /** Which simulator finds it. */
    enum Finder {
        /** Two whole nodes with their banks. */
        WHOLE_PAIR(PairRun.class),
        /** The protocol alone, which meets so many more of its moments in the same time. */
        PROTOCOL(ProtocolRun.class),
        /** What must be said at one moment, step by step: no seed meets it. */
        PROCEDURES(ProcedureRun.class);

        private final Class<?> run;

        Finder(Class<?> run) {
            this.run = run;
        }
    }

    static final List<PlantedDefect> ALL = List.of(
            new PlantedDefect(
                    "ack-before-force",
                    "the journal says that it is forced, and is not",
                    Finder.WHOLE_PAIR,
                    20,
                    "az.ecbar.journal.Journal",
                    "force",
                    CodeChange.skip("force")),
            new PlantedDefect(
                    "promise-not-forced",
                    "a register is written, but its name is not forced",
                    Finder.WHOLE_PAIR,
                    20,
                    "az.ecbar.pair.RegisterFile",
                    "force",
                    CodeChange.skip("forceNames")),
            new PlantedDefect(
                    "duplicate-window-one-short",
                    "the last input of a terminal counts as not taken when it is repeated",
                    Finder.WHOLE_PAIR,
                    20,
                    "az.ecbar.ledger.ctn.Inputs",
                    "takeOfSession",
                    CodeChange.oneLess("lastInput")),
            new PlantedDefect(
                    "snapshot-lacks-a-field",
                    "a snapshot does not bear what an account was debited",
                    Finder.WHOLE_PAIR,
                    20,
                    "az.ecbar.ledger.StateWriter",
                    "writeAccounts",
                    CodeChange.skip("debitsMinor")),
            new PlantedDefect(
                    "told-before-acknowledged",
                    "what is forced here is told, whatever the standby holds",
                    Finder.WHOLE_PAIR,
                    100,
                    "az.ecbar.ring.CommitRule",
                    "advance",
                    CodeChange.instead("min", "max")),
            new PlantedDefect(
                    "applied-before-committed",
                    "a standby renders outputs of what may be set aside",
                    Finder.WHOLE_PAIR,
                    50,
                    "az.ecbar.ops.node.Replica",
                    "applyMore",
                    CodeChange.instead("min", "max")),
            new PlantedDefect(
                    "attached-not-forced",
                    "mode PAIR is told before it is forced",
                    Finder.WHOLE_PAIR,
                    200,
                    "az.ecbar.pair.Attachment",
                    "goOn",
                    CodeChange.skip("force")),
            new PlantedDefect(
                    "unforced-believed",
                    "after a force that failed, the next start takes what it reads for written",
                    Finder.WHOLE_PAIR,
                    200,
                    "az.ecbar.journal.Journal",
                    "fail",
                    CodeChange.skip("noteUnforced")),
            new PlantedDefect(
                    "queue-not-marked",
                    "an account's queue does not know that it is no longer empty",
                    Finder.WHOLE_PAIR,
                    20,
                    "az.ecbar.ledger.azips.WaitingPayments",
                    "hasAhead",
                    CodeChange.always(0)),
            new PlantedDefect(
                    "set-aside-not-cut",
                    "what a standby sets aside stays in its journal",
                    Finder.WHOLE_PAIR,
                    100,
                    "az.ecbar.ops.node.PairNode",
                    "setAside",
                    CodeChange.skip("setAside")),
            new PlantedDefect(
                    "settled-and-waiting",
                    "a payment that waited and was settled stays in its account's queue",
                    Finder.WHOLE_PAIR,
                    20,
                    "az.ecbar.ledger.azips.Settlement",
                    "settleWaiting",
                    CodeChange.skip("remove")),
            new PlantedDefect(
                    "new-folder-promoted",
                    "an empty folder that nobody counted in may lead",
                    Finder.WHOLE_PAIR,
                    100,
                    "az.ecbar.pair.PairRole",
                    "isMember",
                    CodeChange.always(1)),
            new PlantedDefect(
                    "set-aside-before-new",
                    "a standby that is far behind sets its log aside before it says, forced, that it is not counted in",
                    Finder.WHOLE_PAIR,
                    200,
                    "az.ecbar.pair.Joining",
                    "setAside",
                    CodeChange.skip("force")),
            new PlantedDefect(
                    "timer-order-by-hash",
                    "timers stand as in a hash table: in an order that comes from when they were put in",
                    Finder.WHOLE_PAIR,
                    300,
                    "az.ecbar.ledger.timer.Timers",
                    "isBefore",
                    CodeChange.always(1)),
            new PlantedDefect(
                    "epoch-not-checked",
                    "an acknowledgement counts for another epoch than the one in which it was given",
                    Finder.PROCEDURES,
                    1,
                    "az.ecbar.pair.LeadingRole",
                    "onAck",
                    CodeChange.asBefore("promised")),
            new PlantedDefect(
                    "witness-not-forced",
                    "the witness answers before its register is forced",
                    Finder.PROTOCOL,
                    1_000,
                    "az.ecbar.pair.witness.WitnessRegister",
                    "force",
                    CodeChange.skip("forceNames")),
            new PlantedDefect(
                    "attached-too-early",
                    "a standby is counted in before it holds the first record of the epoch",
                    Finder.PROTOCOL,
                    1_500,
                    "az.ecbar.pair.Attachment",
                    "hasBegun",
                    CodeChange.always(1)));

    /** It could not be planted: its method is not what it was. */
    static final class NotPlanted extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NotPlanted(String what) {
            super(what);
        }
    }

    /** The one of this name; null if there is none. */
    static @Nullable PlantedDefect find(String name) {
        return ALL.stream()
                .filter(defect -> defect.name.equals(name))
                .findFirst()
                .orElse(null);
    }

    static PlantedDefect of(String name) {
        return Objects.requireNonNull(find(name), () -> "no defect " + name);
    }

    /**
     * The first seed that finds it; null if none does.
     *
     * @throws NotPlanted if no instruction was changed
     */
    PairSeeds.@Nullable Outcome firstFinding(long first, int seeds, int threads) throws Exception {
        CodeChange.Planting planting = change.at(className, methodName);
        PairSeeds.Day day = AlteredCode.day(planting, finder.run);
        for (long from = first; from < first + seeds; from += threads) {
            List<PairSeeds.Outcome> outcomes = new ArrayList<>();
            long until = Math.min(from + threads, first + seeds);
            PairSeeds.run(LongStream.range(from, until), threads, day, outcomes::add);
            if (!planting.isDone()) {
                throw new NotPlanted(
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

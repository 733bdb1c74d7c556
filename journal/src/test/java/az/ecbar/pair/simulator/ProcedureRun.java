package az.ecbar.pair.simulator;

/** The procedures of {@link PairProceduresTest} that show what no seed meets, for who plants defects in what they run. */
public final class ProcedureRun {
    private ProcedureRun() {}

    /** Fails if a word of an earlier epoch counts; the seed says nothing here. */
    public static String of(long seed) {
        new PairProceduresTest().acknowledgeByHand();
        return "seed " + seed + ": the procedures hold";
    }
}

package az.ecbar.ops.node;

final class AlteredCode {
    static PairSeeds.Day day(LineProbes probes) {
        return PairRun::of;
    }
}

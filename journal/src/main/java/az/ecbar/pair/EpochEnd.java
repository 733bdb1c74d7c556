package az.ecbar.pair;

/** Where an epoch ends in a journal: the last sequence that was written under it. */
public record EpochEnd(int epoch, long lastSequence) {}

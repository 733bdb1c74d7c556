package az.ecbar.gateway.swift;

/** The participants as the ledger's events have told them. Called on the edge's thread. */
public interface SwiftDirectory {
    /** How many there are: their ids are 0 to this, less one. */
    int size();

    /** BIC11 of a participant. */
    String bic(int participantId);
}

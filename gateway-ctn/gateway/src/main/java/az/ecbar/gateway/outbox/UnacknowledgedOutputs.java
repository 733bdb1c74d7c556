package az.ecbar.gateway.outbox;

/** The outputs, and how far each terminal has acknowledged them. Called from the edge's thread only. */
public interface UnacknowledgedOutputs extends OutputSource {
    /** The highest number that the ledger knows to be acknowledged; 0 if none is. */
    long acknowledged(int participantId, byte terminal);
}

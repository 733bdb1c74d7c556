package az.ecbar.gateway.outbox;

/** Which outputs are held at present, by the sequences of their commands. Asked on the edge's thread. */
public interface HeldOutputs {
    /** Sequence of the oldest output that is held; 0 if none is. */
    long firstSequence();

    /** Sequence of the newest output ever held; 0 if there never was one. */
    long lastSequence();
}

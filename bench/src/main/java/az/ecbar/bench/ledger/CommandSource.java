package az.ecbar.bench.ledger;

import org.agrona.MutableDirectBuffer;

/** Makes one command after the other, as the edge does. Owned by the edge's thread; does not allocate. */
public interface CommandSource {

    /** Longest payload that it makes. */
    int maxPayloadLength();

    /**
     * Writes the next command.
     *
     * @return bytes written from the offset on, SBE message header included
     */
    int next(MutableDirectBuffer slot, int offset);
}

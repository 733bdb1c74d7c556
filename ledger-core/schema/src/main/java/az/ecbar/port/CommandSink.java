package az.ecbar.port;

import az.ecbar.record.RecordHeader;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where commands go to be put in order: the producer's side of the ring. A command is encoded straight into the slot
 * that will be its record, so it is never copied or translated on its way to the journal.
 *
 * <pre>
 *   MutableDirectBuffer slot = sink.claim(maxPayload);
 *   if (slot == null) return;                              // full: tell the sender to wait
 *   encoder.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header)...
 *   sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
 * </pre>
 *
 * <p>The header of the record, in front of {@link #PAYLOAD_OFFSET}, is written by the sequencer alone. One thread, that
 * of the edge, calls all methods; between a claim and its publish or abort there is no other claim. Nothing allocates.
 * What was published is ordered but not yet durable: its effects come back through the gate.
 */
public interface CommandSink {
    /** Where in the claimed buffer the payload begins: the SBE message header and its body. */
    int PAYLOAD_OFFSET = RecordHeader.HEADER_LENGTH;

    /** The longest payload: a record never exceeds one slot. */
    int MAX_PAYLOAD_LENGTH = RecordHeader.MAX_RECORD_LENGTH - RecordHeader.HEADER_LENGTH;

    /**
     * Claims the next slot.
     *
     * @param maxPayloadLength bytes that the payload will have at most; not over {@link #MAX_PAYLOAD_LENGTH}
     * @return a buffer whose payload may be written, with what a former command left in it; null when the ring is full
     *     or closed to input, and then nothing is claimed
     */
    @Nullable
    MutableDirectBuffer claim(int maxPayloadLength);

    /**
     * Hands the claimed slot over.
     *
     * @param payloadLength bytes written from {@link #PAYLOAD_OFFSET}, SBE message header included
     */
    void publish(int payloadLength);

    /** Gives the claimed slot back: no command comes of it, and it takes no sequence. */
    void abort();
}

package az.ecbar.gateway.inbound;

import az.ecbar.port.CommandSink;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.TransferPartEncoder;
import org.agrona.DirectBuffer;

/**
 * Turns the verified inputs of one kind of session into commands: the payment translator for banks; operators and
 * the portal have their own. A session asks the translator of its role.
 *
 * <p>Called from the edge's thread. Buffers are read during the call only. The answer says whether the input is in the
 * ring; it says nothing about what the ledger will do with it.
 */
public interface MessageTranslator {
    /** The most bytes that one part of a large message may bear, so that its command fits a slot. */
    int MAX_PART_BYTES = CommandSink.MAX_PAYLOAD_LENGTH
            - MessageHeaderEncoder.ENCODED_LENGTH
            - TransferPartEncoder.BLOCK_LENGTH
            - TransferPartEncoder.contentHeaderLength();

    /** The largest message: 100 MiB (D21). */
    long MAX_MESSAGE_BYTES = 100L << 20;

    /**
     * A whole message.
     *
     * @param origin at this input
     * @param proof what proves it: leaf path, signed root, signature
     */
    Translation onMessage(
            InputOrigin origin,
            DirectBuffer message,
            int offset,
            int length,
            DirectBuffer proof,
            int proofOffset,
            int proofLength);

    /** Whether {@link #onMessage} hands over a message of this length in parts, for which the ledger may have no room. */
    default boolean isInParts(int messageLength, int proofLength) {
        return false;
    }

    /**
     * A part of a large message, in order.
     *
     * @param origin at this input, with the digest of the whole message
     * @param transferId the input number of the whole message
     * @param part 1 to {@code of}
     * @param length at most {@link #MAX_PART_BYTES}
     */
    Translation onPart(
            InputOrigin origin,
            long transferId,
            int part,
            int of,
            long wholeLengthBytes,
            DirectBuffer content,
            int offset,
            int length);

    /** The end of a large message of which all parts were taken: the only step with business effect. */
    Translation onTransfer(InputOrigin origin, long transferId, DirectBuffer proof, int proofOffset, int proofLength);
}

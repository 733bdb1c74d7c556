package az.ecbar.stp;

import az.ecbar.gateway.inbound.InputOrigin;
import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.gateway.inbound.Translation;
import az.ecbar.port.CommandSink;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.RefuseInputEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Puts every whole message into the ring as it is; takes no parts. */
final class PassingTranslator implements MessageTranslator {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CommandSink sink;

    PassingTranslator(CommandSink sink) {
        this.sink = sink;
    }

    @Override
    public Translation onMessage(
            InputOrigin origin,
            DirectBuffer message,
            int offset,
            int length,
            DirectBuffer proof,
            int proofOffset,
            int proofLength) {
        MutableDirectBuffer slot = sink.claim(CommandSink.MAX_PAYLOAD_LENGTH);
        if (slot == null) {
            return Translation.RING_FULL;
        }
        RefuseInputEncoder command = new RefuseInputEncoder();
        command.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(command.origin());
        command.putProof(proof, proofOffset, proofLength).putMessage(message, offset, length);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
        return Translation.TAKEN;
    }

    @Override
    public Translation onPart(
            InputOrigin origin,
            long transferId,
            int part,
            int of,
            long wholeLengthBytes,
            DirectBuffer content,
            int offset,
            int length) {
        return Translation.TOO_LARGE;
    }

    @Override
    public Translation onTransfer(
            InputOrigin origin, long transferId, DirectBuffer proof, int proofOffset, int proofLength) {
        return Translation.TOO_LARGE;
    }
}

package az.ecbar.gateway.testing;

import az.ecbar.gateway.inbound.InputOrigin;
import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.gateway.inbound.Translation;
import az.ecbar.port.CommandSink;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.RefuseInputEncoder;
import az.ecbar.schema.SubmitTransferEncoder;
import az.ecbar.schema.TransferPartEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Puts every message into the ring as it is, whatever it is, whole or in parts: for tests of the sessions alone. */
public final class PassingTranslator implements MessageTranslator {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CommandSink sink;

    public PassingTranslator(CommandSink sink) {
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
        MutableDirectBuffer slot = sink.claim(CommandSink.MAX_PAYLOAD_LENGTH);
        if (slot == null) {
            return Translation.RING_FULL;
        }
        TransferPartEncoder command = new TransferPartEncoder();
        command.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(command.origin());
        command.transferId(transferId)
                .part(part)
                .of(of)
                .wholeLengthBytes(wholeLengthBytes)
                .putContent(content, offset, length);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
        return Translation.TAKEN;
    }

    @Override
    public Translation onTransfer(
            InputOrigin origin, long transferId, DirectBuffer proof, int proofOffset, int proofLength) {
        MutableDirectBuffer slot = sink.claim(CommandSink.MAX_PAYLOAD_LENGTH);
        if (slot == null) {
            return Translation.RING_FULL;
        }
        SubmitTransferEncoder command = new SubmitTransferEncoder();
        command.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(command.origin());
        command.transferId(transferId).putProof(proof, proofOffset, proofLength);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
        return Translation.TAKEN;
    }
}

package az.ecbar.ops.console;

import az.ecbar.command.MessagePrinter;
import az.ecbar.gateway.inbound.InputOrigin;
import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.gateway.inbound.Translation;
import az.ecbar.port.CommandSink;
import az.ecbar.schema.ApproveActionEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.ProposeActionEncoder;
import az.ecbar.schema.QueryEncoder;
import az.ecbar.schema.QueryKind;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Turns the requests of operators into commands. One that cannot be read takes its number as a query of no kind, which
 * the ledger refuses: an operator always gets an answer, and the journal holds what was signed.
 *
 * <p>Owned by the edge's thread.
 */
public final class OperatorTranslator implements MessageTranslator {
    private static final UnsafeBuffer NO_ARGUMENT = new UnsafeBuffer(new byte[OperatorRequest.ARGUMENT_LENGTH]);

    private final CommandSink sink;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder actionHeader = new MessageHeaderDecoder();
    private final ProposeActionEncoder proposeAction = new ProposeActionEncoder();
    private final ApproveActionEncoder approveAction = new ApproveActionEncoder();
    private final QueryEncoder query = new QueryEncoder();
    private final MessagePrinter printer = new MessagePrinter();

    /** A translator into one ring. */
    public OperatorTranslator(CommandSink sink) {
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
        if (length + proofLength > CommandSink.MAX_PAYLOAD_LENGTH / 2 + OperatorRequest.QUERY_LENGTH) {
            return Translation.TOO_LARGE;
        }
        MutableDirectBuffer slot = sink.claim(CommandSink.MAX_PAYLOAD_LENGTH);
        if (slot == null) {
            return Translation.RING_FULL;
        }
        int encoded = !OperatorRequest.isReadable(message, offset, length)
                ? unreadable(slot, origin, message, offset, length, proof, proofOffset, proofLength)
                : switch (message.getByte(offset + 1)) {
                    case OperatorRequest.PROPOSE ->
                        isReadableAction(
                                        message,
                                        offset + OperatorRequest.HEAD_LENGTH,
                                        length - OperatorRequest.HEAD_LENGTH)
                                ? propose(slot, origin, message, offset, length, proof, proofOffset, proofLength)
                                : unreadable(slot, origin, message, offset, length, proof, proofOffset, proofLength);
                    case OperatorRequest.APPROVE ->
                        approve(slot, origin, message, offset, length, proof, proofOffset, proofLength);
                    default -> query(slot, origin, message, offset, length, proof, proofOffset, proofLength);
                };
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + encoded);
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

    private int propose(
            MutableDirectBuffer slot,
            InputOrigin origin,
            DirectBuffer message,
            int offset,
            int length,
            DirectBuffer proof,
            int proofOffset,
            int proofLength) {
        proposeAction.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(proposeAction.origin());
        proposeAction
                .putAction(message, offset + OperatorRequest.HEAD_LENGTH, length - OperatorRequest.HEAD_LENGTH)
                .putProof(proof, proofOffset, proofLength)
                .putMessage(message, offset, OperatorRequest.HEAD_LENGTH);
        return proposeAction.encodedLength();
    }

    private int approve(
            MutableDirectBuffer slot,
            InputOrigin origin,
            DirectBuffer message,
            int offset,
            int length,
            DirectBuffer proof,
            int proofOffset,
            int proofLength) {
        approveAction.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(approveAction.origin());
        approveAction
                .proposalId(message.getLong(offset + OperatorRequest.HEAD_LENGTH))
                .putProof(proof, proofOffset, proofLength)
                .putMessage(message, offset, length);
        return approveAction.encodedLength();
    }

    private int query(
            MutableDirectBuffer slot,
            InputOrigin origin,
            DirectBuffer message,
            int offset,
            int length,
            DirectBuffer proof,
            int proofOffset,
            int proofLength) {
        return encodeQuery(
                slot,
                origin,
                QueryKind.get(message.getByte(offset + OperatorRequest.KIND_OFFSET)),
                message.getLong(offset + OperatorRequest.CURSOR_OFFSET),
                message,
                offset + OperatorRequest.ARGUMENT_OFFSET,
                message,
                offset,
                length,
                proof,
                proofOffset,
                proofLength);
    }

    private int unreadable(
            MutableDirectBuffer slot,
            InputOrigin origin,
            DirectBuffer message,
            int offset,
            int length,
            DirectBuffer proof,
            int proofOffset,
            int proofLength) {
        return encodeQuery(
                slot,
                origin,
                QueryKind.NULL_VAL,
                0,
                NO_ARGUMENT,
                0,
                message,
                offset,
                length,
                proof,
                proofOffset,
                proofLength);
    }

    private int encodeQuery(
            MutableDirectBuffer slot,
            InputOrigin origin,
            QueryKind kind,
            long cursor,
            DirectBuffer argument,
            int argumentOffset,
            DirectBuffer message,
            int offset,
            int length,
            DirectBuffer proof,
            int proofOffset,
            int proofLength) {
        query.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(query.origin());
        query.kind(kind).cursor(cursor);
        slot.putBytes(
                query.offset() + QueryEncoder.argumentEncodingOffset(),
                argument,
                argumentOffset,
                OperatorRequest.ARGUMENT_LENGTH);
        query.putProof(proof, proofOffset, proofLength).putMessage(message, offset, length);
        return query.encodedLength();
    }

    /** Whether every field of an action has a known value: reading it in the ledger can then not fail. */
    private boolean isReadableAction(DirectBuffer buffer, int offset, int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return false;
        }
        actionHeader.wrap(buffer, offset);
        boolean isWhole = MessageHeaderDecoder.ENCODED_LENGTH + actionHeader.blockLength() <= length
                && actionHeader.schemaId() == MessageHeaderDecoder.SCHEMA_ID
                && actionHeader.version() == MessageHeaderDecoder.SCHEMA_VERSION;
        if (!isWhole) {
            return false;
        }
        try {
            // A copy of its own length, so that nothing behind the action is read as part of it.
            UnsafeBuffer action = new UnsafeBuffer(new byte[length]);
            action.putBytes(0, buffer, offset, length);
            return !printer.print(action, 0).isEmpty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }
}

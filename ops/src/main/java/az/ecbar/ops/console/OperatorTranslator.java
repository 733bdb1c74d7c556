package az.ecbar.ops.console;

import az.ecbar.command.CalendarYearWriter;
import az.ecbar.command.MessagePrinter;
import az.ecbar.gateway.inbound.InputOrigin;
import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.gateway.inbound.PaymentEntry;
import az.ecbar.gateway.inbound.Translation;
import az.ecbar.mt.MtReader;
import az.ecbar.port.CommandSink;
import az.ecbar.schema.ApproveActionEncoder;
import az.ecbar.schema.DeclareYearDecoder;
import az.ecbar.schema.EnterPaymentDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.ProposeActionEncoder;
import az.ecbar.schema.QueryEncoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RaiseLevelDecoder;
import java.util.function.IntSupplier;
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

    /** What an operator sent, and what proves it; the buffers are valid during one call only. */
    private record Request(
            InputOrigin origin,
            DirectBuffer message,
            int offset,
            int length,
            DirectBuffer proof,
            int proofOffset,
            int proofLength) {
        int bodyOffset() {
            return offset + OperatorRequest.HEAD_LENGTH;
        }

        int bodyLength() {
            return length - OperatorRequest.HEAD_LENGTH;
        }
    }

    private final CommandSink sink;
    private final PaymentEntry entry;
    private final IntSupplier highestLevel;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder actionHeader = new MessageHeaderDecoder();
    private final ProposeActionEncoder proposeAction = new ProposeActionEncoder();
    private final ApproveActionEncoder approveAction = new ApproveActionEncoder();
    private final RaiseLevelDecoder raiseLevel = new RaiseLevelDecoder();
    private final QueryEncoder query = new QueryEncoder();
    private final MessagePrinter printer = new MessagePrinter();

    /**
     * A translator into one ring.
     *
     * @param reader of what banks hand in: payments that are entered for them are read by it; used by this translator alone
     * @param highestLevel the highest behaviour level that every node reported that it can run: a higher one is not proposed
     */
    public OperatorTranslator(CommandSink sink, MtReader reader, IntSupplier highestLevel) {
        this.sink = sink;
        this.entry = new PaymentEntry(reader);
        this.highestLevel = highestLevel;
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
        Request request = new Request(origin, message, offset, length, proof, proofOffset, proofLength);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + encode(request, slot));
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

    private int encode(Request request, MutableDirectBuffer slot) {
        if (!OperatorRequest.isReadable(request.message, request.offset, request.length)) {
            return unreadable(request, slot);
        }
        return switch (request.message.getByte(request.offset + 1)) {
            case OperatorRequest.PROPOSE ->
                isReadableAction(request.message, request.bodyOffset(), request.bodyLength())
                        ? propose(request, slot)
                        : unreadable(request, slot);
            case OperatorRequest.APPROVE -> approve(request, slot);
            default -> query(request, slot);
        };
    }

    private int propose(Request request, MutableDirectBuffer slot) {
        proposeAction.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        request.origin.encode(proposeAction.origin());
        proposeAction
                .putAction(request.message, request.bodyOffset(), request.bodyLength())
                .putProof(request.proof, request.proofOffset, request.proofLength)
                .putMessage(request.message, request.offset, OperatorRequest.HEAD_LENGTH);
        return proposeAction.encodedLength();
    }

    private int approve(Request request, MutableDirectBuffer slot) {
        approveAction.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        request.origin.encode(approveAction.origin());
        approveAction
                .proposalId(request.message.getLong(request.bodyOffset()))
                .putProof(request.proof, request.proofOffset, request.proofLength)
                .putMessage(request.message, request.offset, request.length);
        return approveAction.encodedLength();
    }

    private int query(Request request, MutableDirectBuffer slot) {
        QueryKind kind = QueryKind.get(request.message.getByte(request.offset + OperatorRequest.KIND_OFFSET));
        long cursor = request.message.getLong(request.offset + OperatorRequest.CURSOR_OFFSET);
        return encodeQuery(
                request, slot, kind, cursor, request.message, request.offset + OperatorRequest.ARGUMENT_OFFSET);
    }

    private int unreadable(Request request, MutableDirectBuffer slot) {
        return encodeQuery(request, slot, QueryKind.NULL_VAL, 0, NO_ARGUMENT, 0);
    }

    private int encodeQuery(
            Request request,
            MutableDirectBuffer slot,
            QueryKind kind,
            long cursor,
            DirectBuffer argument,
            int argumentOffset) {
        query.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        request.origin.encode(query.origin());
        query.kind(kind).cursor(cursor);
        slot.putBytes(
                query.offset() + QueryEncoder.argumentEncodingOffset(),
                argument,
                argumentOffset,
                OperatorRequest.ARGUMENT_LENGTH);
        query.putProof(request.proof, request.proofOffset, request.proofLength)
                .putMessage(request.message, request.offset, request.length);
        return query.encodedLength();
    }

    /** Whether every node can run what follows from an action (D5). */
    private boolean isRunnable(UnsafeBuffer action) {
        return actionHeader.templateId() != RaiseLevelDecoder.TEMPLATE_ID
                || raiseLevel.wrapAndApplyHeader(action, 0, actionHeader).level() <= highestLevel.getAsInt();
    }

    /** Of a payment that is entered: whether the fields say what the message says. */
    private boolean isFaithful(UnsafeBuffer action) {
        return actionHeader.wrap(action, 0).templateId() != EnterPaymentDecoder.TEMPLATE_ID
                || entry.isFaithful(action, 0, action.capacity());
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
        boolean isReadable = isWhole
                && (actionHeader.templateId() != DeclareYearDecoder.TEMPLATE_ID
                        || CalendarYearWriter.isWhole(buffer, offset, length));
        if (!isReadable) {
            return false;
        }
        try {
            // A copy of its own length, so that nothing behind the action is read as part of it.
            UnsafeBuffer action = new UnsafeBuffer(new byte[length]);
            action.putBytes(0, buffer, offset, length);
            return !printer.print(action, 0).isEmpty() && isRunnable(action) && isFaithful(action);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }
}

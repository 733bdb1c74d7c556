package az.ecbar.gateway.swift;

import az.ecbar.port.CommandSink;
import az.ecbar.record.SwiftTerminal;
import az.ecbar.schema.AcknowledgeOutputsEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/** Tells the ledger up to which number FIN has a participant's outputs. Owned by the edge's thread; does not allocate. */
final class AcknowledgeCommand {
    /** A SWIFT terminal has no session. */
    private static final long NO_SESSION = 0;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AcknowledgeOutputsEncoder command = new AcknowledgeOutputsEncoder();
    private final CommandSink sink;

    AcknowledgeCommand(CommandSink sink) {
        this.sink = sink;
    }

    /** False if the ring is full. */
    boolean publish(String bic, long upTo) {
        MutableDirectBuffer slot =
                sink.claim(MessageHeaderEncoder.ENCODED_LENGTH + AcknowledgeOutputsEncoder.BLOCK_LENGTH);
        if (slot == null) {
            return false;
        }
        command.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header)
                .sessionId(NO_SESSION)
                .bic(bic)
                .terminal(SwiftTerminal.LETTER)
                .upTo(upTo);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
        return true;
    }
}

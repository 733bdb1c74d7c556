package az.ecbar.ops.node;

import az.ecbar.command.MessagePrinter;
import az.ecbar.port.CommandSink;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.EventBatch;
import az.ecbar.ring.CommandRing;
import az.ecbar.ring.CoreAgent;
import az.ecbar.ring.EventGate;
import az.ecbar.schema.CommandRefusedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Feeds the commands of the genesis into an empty ledger, on one thread before any other is started, through the same
 * ring, journal and gate as everything later. One that is refused is an error: the genesis is all or nothing, and the
 * data folder is then to be removed.
 */
final class GenesisLoader {
    private final CommandRing ring;
    private final CoreAgent core;
    private final EventGate gate;
    private final EventBatch.Handler behindTheGate;
    private String refusal = "";

    GenesisLoader(CommandRing ring, CoreAgent core, EventGate gate, EventBatch.Handler behindTheGate) {
        this.ring = ring;
        this.core = core;
        this.gate = gate;
        this.behindTheGate = behindTheGate;
    }

    void load(List<byte[]> commands) throws Exception {
        if (commands.isEmpty()) {
            throw new GenesisException("the journal is empty and there is no genesis file");
        }
        for (byte[] command : commands) {
            MutableDirectBuffer slot = ring.claim(command.length);
            if (slot == null) {
                throw new IllegalStateException("the ring is full although nobody else uses it");
            }
            slot.putBytes(CommandSink.PAYLOAD_OFFSET, command);
            ring.publish(command.length);
            core.doWork();
            gate.poll(this::onEvent, Integer.MAX_VALUE);
            if (!refusal.isEmpty()) {
                throw new GenesisException(refusal);
            }
        }
    }

    private void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length) {
        if (templateId == CommandRefusedDecoder.TEMPLATE_ID) {
            CommandRefusedDecoder refused =
                    new CommandRefusedDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            RejectReason reason = RejectReason.of(refused.reason());
            refusal =
                    "genesis command " + sequence + " (" + MessagePrinter.name(refused.templateId()) + ") is refused: "
                            + reason + ", " + reason.english()
                            + "; mend the genesis file, remove the data folder and start again";
            return;
        }
        behindTheGate.onEvent(sequence, timeNs, index, templateId, buffer, offset, length);
    }
}

package az.ecbar.ops.cluster;

import az.ecbar.cluster.IngressQueue;
import az.ecbar.command.MessagePrinter;
import az.ecbar.ops.node.GenesisException;
import az.ecbar.port.CommandSink;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.CommandRefusedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Puts the genesis into an empty log, command by command; the first leader's edge does so before anybody may log on. One
 * that is refused is an error: the genesis is all or nothing.
 *
 * <p>Owned by the edge's thread.
 */
final class GenesisFeed {
    private final List<byte[]> commands;
    private final IngressQueue queue;
    private int next;
    private String refusal = "";

    GenesisFeed(List<byte[]> commands, IngressQueue queue) throws GenesisException {
        if (commands.isEmpty()) {
            throw new GenesisException("the log is empty and there is no genesis file");
        }
        this.commands = commands;
        this.queue = queue;
    }

    /**
     * Puts in what there is room for; tells how much.
     *
     * @throws GenesisException if a command was refused
     */
    int doWork() throws GenesisException {
        if (!refusal.isEmpty()) {
            throw new GenesisException(refusal);
        }
        int work = 0;
        while (next < commands.size()) {
            byte[] command = commands.get(next);
            MutableDirectBuffer slot = queue.claim(command.length);
            if (slot == null) {
                break;
            }
            slot.putBytes(CommandSink.PAYLOAD_OFFSET, command);
            queue.publish(command.length);
            next++;
            work++;
        }
        return work;
    }

    /** Whether all of it is in the log. */
    boolean isDelivered() {
        return next == commands.size() && queue.undelivered() == 0;
    }

    /** Looks for a refusal. */
    void onEvent(int templateId, DirectBuffer buffer, int offset) {
        if (templateId == CommandRefusedDecoder.TEMPLATE_ID) {
            CommandRefusedDecoder refused =
                    new CommandRefusedDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            RejectReason reason = RejectReason.of(refused.reason());
            refusal = "a genesis command (" + MessagePrinter.name(refused.templateId())
                    + ") is refused: " + reason + ", " + reason.english()
                    + "; stop all members, mend the genesis file, remove their data folders and start again";
        }
    }
}

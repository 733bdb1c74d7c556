package az.ecbar.gateway.session;

import az.ecbar.ctn.frame.LogonFrame;
import az.ecbar.port.CommandSink;
import az.ecbar.schema.AcknowledgeOutputsEncoder;
import az.ecbar.schema.Channel;
import az.ecbar.schema.CloseCtnSessionEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.OpenCtnSessionEncoder;
import az.ecbar.schema.Site;
import az.ecbar.trust.Digest;
import org.agrona.MutableDirectBuffer;

/** Encodes the commands about sessions into the ring. Each method is false if the ring is full: try again later. */
final class SessionCommands {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OpenCtnSessionEncoder open = new OpenCtnSessionEncoder();
    private final CloseCtnSessionEncoder close = new CloseCtnSessionEncoder();
    private final AcknowledgeOutputsEncoder acknowledge = new AcknowledgeOutputsEncoder();
    private final byte[] fingerprint = new byte[Digest.LENGTH];
    private final CommandSink sink;

    SessionCommands(CommandSink sink) {
        this.sink = sink;
    }

    boolean open(long openingId, LogonFrame logon, Channel channel, byte[] frame) {
        MutableDirectBuffer slot = sink.claim(MessageHeaderEncoder.ENCODED_LENGTH
                + OpenCtnSessionEncoder.BLOCK_LENGTH
                + OpenCtnSessionEncoder.proofHeaderLength()
                + frame.length);
        if (slot == null) {
            return false;
        }
        logon.copyFingerprint(fingerprint);
        open.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header)
                .connectionId(openingId)
                .bic(logon.bic())
                .terminal((short) logon.terminal())
                .channel(channel)
                .site(siteOf(logon))
                .outputReceived(logon.outputHeld())
                .receiptHeld(logon.receiptHeld())
                .putFingerprint(fingerprint, 0, Digest.LENGTH)
                .putProof(frame, 0, frame.length);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + open.encodedLength());
        return true;
    }

    static Site siteOf(LogonFrame logon) {
        return switch (logon.site()) {
            case MAIN -> Site.MAIN;
            case BACKUP -> Site.BACKUP;
        };
    }

    boolean close(long sessionId, String bic, char terminal) {
        MutableDirectBuffer slot =
                sink.claim(MessageHeaderEncoder.ENCODED_LENGTH + CloseCtnSessionEncoder.BLOCK_LENGTH);
        if (slot == null) {
            return false;
        }
        close.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header)
                .sessionId(sessionId)
                .bic(bic)
                .terminal((short) terminal);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + close.encodedLength());
        return true;
    }

    boolean acknowledgeOutputs(long sessionId, String bic, char terminal, long upTo) {
        MutableDirectBuffer slot =
                sink.claim(MessageHeaderEncoder.ENCODED_LENGTH + AcknowledgeOutputsEncoder.BLOCK_LENGTH);
        if (slot == null) {
            return false;
        }
        acknowledge
                .wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header)
                .sessionId(sessionId)
                .bic(bic)
                .terminal((short) terminal)
                .upTo(upTo);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + acknowledge.encodedLength());
        return true;
    }
}

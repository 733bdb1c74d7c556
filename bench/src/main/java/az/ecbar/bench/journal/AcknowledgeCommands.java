package az.ecbar.bench.journal;

import az.ecbar.bench.ledger.BenchBanks;
import az.ecbar.bench.ledger.CommandSource;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.AcknowledgeOutputsEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import java.nio.charset.StandardCharsets;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The smallest command of a bank, an acknowledgement of outputs that says nothing new, padded so that its record has
 * exactly the asked length. The ledger looks up the session and answers with no event.
 */
final class AcknowledgeCommands implements CommandSource {

    private final UnsafeBuffer command;
    private final AcknowledgeOutputsEncoder acknowledge = new AcknowledgeOutputsEncoder();
    private final long[] sessions;
    private final byte[][] bics;
    private int bank;

    AcknowledgeCommands(long[] sessions, int recordBytes) {
        this.sessions = sessions.clone();
        this.bics = new byte[sessions.length][];
        for (int i = 0; i < sessions.length; i++) {
            bics[i] = BenchBanks.bic(i).getBytes(StandardCharsets.US_ASCII);
        }
        this.command = new UnsafeBuffer(new byte[recordBytes - RecordHeader.HEADER_LENGTH]);
        acknowledge
                .wrapAndApplyHeader(command, 0, new MessageHeaderEncoder())
                .terminal((short) 'A')
                .upTo(0);
    }

    @Override
    public int maxPayloadLength() {
        return command.capacity();
    }

    @Override
    public int next(MutableDirectBuffer slot, int offset) {
        bank = bank + 1 == sessions.length ? 0 : bank + 1;
        slot.putBytes(offset, command, 0, command.capacity());
        acknowledge.wrap(slot, offset + MessageHeaderEncoder.ENCODED_LENGTH).sessionId(sessions[bank]);
        slot.putBytes(acknowledge.offset() + AcknowledgeOutputsEncoder.bicEncodingOffset(), bics[bank]);
        return command.capacity();
    }
}

package az.ecbar.gateway.swift;

import az.ecbar.gateway.inbound.InputOrigin;
import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.gateway.inbound.Translation;
import az.ecbar.gateway.outbox.OutputReader;
import az.ecbar.gateway.outbox.UnacknowledgedOutputs;
import az.ecbar.port.CommandSink;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.SwiftTerminal;
import az.ecbar.schema.AcknowledgeOutputsDecoder;
import az.ecbar.schema.InputOriginDecoder;
import az.ecbar.schema.InputOriginEncoder;
import az.ecbar.schema.InputRefusedEncoder;
import az.ecbar.schema.InputTakenEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.OutputGivenUpEncoder;
import az.ecbar.schema.OutputsAcknowledgedEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** Takes each message once, as the ledger does; keeps outputs of one participant and what is acknowledged of them. */
final class FakeSwiftLedger implements MessageTranslator, UnacknowledgedOutputs, CommandSink {
    private record Asked(long session, String key, String message) {}

    /** Messages taken, by sender and number. */
    final Map<String, String> taken = new LinkedHashMap<>();

    final List<byte[]> outputs = new ArrayList<>();
    final List<byte[]> proofs = new ArrayList<>();
    long acknowledged;
    int repeats;
    int ringRoom = Integer.MAX_VALUE;

    /** So many times the ledger has no room for a message that says LARGE. */
    int noRoom;

    /** Messages of so many bytes, or more, come in parts. */
    int partsFrom = Integer.MAX_VALUE;

    private final List<Asked> asked = new ArrayList<>();
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_PAYLOAD_LENGTH + PAYLOAD_OFFSET]);
    private final UnsafeBuffer event = new UnsafeBuffer(new byte[256]);

    @Override
    public Translation onMessage(
            InputOrigin origin,
            DirectBuffer message,
            int offset,
            int length,
            DirectBuffer proof,
            int proofOffset,
            int proofLength) {
        if (ringRoom == 0) {
            return Translation.RING_FULL;
        }
        ringRoom--;
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[InputOriginEncoder.ENCODED_LENGTH]);
        origin.encode(new InputOriginEncoder().wrap(bytes, 0));
        InputOriginDecoder read = new InputOriginDecoder().wrap(bytes, 0);
        byte[] kept = new byte[proofLength];
        proof.getBytes(proofOffset, kept);
        proofs.add(kept);
        asked.add(new Asked(
                origin.sessionId(),
                read.participant() + " " + origin.inputNumber(),
                message.getStringWithoutLengthAscii(offset, length)));
        return Translation.TAKEN;
    }

    @Override
    public boolean isInParts(int messageLength, int proofLength) {
        return messageLength >= partsFrom;
    }

    /** What was in the ring is committed, and its answers come; a message that says so is refused. */
    void commit(SwiftChannel channel) {
        for (Asked one : asked) {
            String before = taken.get(one.key());
            if (one.message().contains("REFUSE-ME")) {
                refuse(channel, one.session(), RejectReason.PARTICIPANT_UNKNOWN);
                continue;
            }
            if (noRoom > 0 && one.message().contains("LARGE")) {
                noRoom--;
                refuse(channel, one.session(), RejectReason.TRANSFERS_TOO_MANY);
                refuse(channel, one.session(), RejectReason.TRANSFER_UNKNOWN); // as the parts behind the first are
                continue;
            }
            if (before == null) {
                taken.put(one.key(), one.message());
            } else {
                repeats++;
            }
            InputTakenEncoder told = new InputTakenEncoder();
            told.wrapAndApplyHeader(event, 0, new MessageHeaderEncoder())
                    .sessionId(one.session())
                    .terminal(SwiftTerminal.LETTER)
                    .repeated((short) (before == null ? 0 : 1));
            channel.onEvent(InputTakenEncoder.TEMPLATE_ID, event, 0);
        }
        asked.clear();
    }

    private void refuse(SwiftChannel channel, long session, RejectReason reason) {
        InputRefusedEncoder refused = new InputRefusedEncoder();
        refused.wrapAndApplyHeader(event, 0, new MessageHeaderEncoder())
                .sessionId(session)
                .terminal(SwiftTerminal.LETTER)
                .reason(reason.code());
        channel.onEvent(InputRefusedEncoder.TEMPLATE_ID, event, 0);
    }

    /** Two operators give up an output to the participant. */
    void giveUp(SwiftChannel channel, long number) {
        acknowledged = number;
        OutputGivenUpEncoder given = new OutputGivenUpEncoder();
        given.wrapAndApplyHeader(event, 0, new MessageHeaderEncoder())
                .participantId(1)
                .outputNumber(number)
                .why("H25");
        channel.onEvent(OutputGivenUpEncoder.TEMPLATE_ID, event, 0);
        OutputsAcknowledgedEncoder told = new OutputsAcknowledgedEncoder();
        told.wrapAndApplyHeader(event, 0, new MessageHeaderEncoder())
                .participantId(1)
                .terminal(SwiftTerminal.LETTER)
                .upTo(number);
        channel.onEvent(OutputsAcknowledgedEncoder.TEMPLATE_ID, event, 0);
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
        throw new UnsupportedOperationException("the channel hands over whole messages");
    }

    @Override
    public Translation onTransfer(
            InputOrigin origin, long transferId, DirectBuffer proof, int proofOffset, int proofLength) {
        throw new UnsupportedOperationException("the channel hands over whole messages");
    }

    @Override
    public long acknowledged(int participantId, byte terminal) {
        return participantId == 1 ? acknowledged : 0;
    }

    @Override
    public long lastNumber(int participantId, byte terminal) {
        return participantId == 1 && terminal == SwiftTerminal.LETTER ? outputs.size() : 0;
    }

    @Override
    public int read(int participantId, byte terminal, long fromNumber, int maxOutputs, OutputReader reader) {
        int count = 0;
        while (count < maxOutputs
                && fromNumber + count <= outputs.size()
                && reader.onOutput(new Stored(fromNumber + count, outputs.get((int) fromNumber + count - 1)))) {
            count++;
        }
        return count;
    }

    @Override
    public @Nullable MutableDirectBuffer claim(int maxPayloadLength) {
        return slot;
    }

    @Override
    public void publish(int payloadLength) {
        AcknowledgeOutputsDecoder command = new AcknowledgeOutputsDecoder();
        command.wrapAndApplyHeader(slot, PAYLOAD_OFFSET, new MessageHeaderDecoder());
        acknowledged = command.upTo();
    }

    @Override
    public void abort() {
        throw new UnsupportedOperationException("nothing is given up");
    }

    private static final class Stored implements OutputReader.StoredOutput {
        private final long number;
        private final byte[] bytes;

        Stored(long number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public short kind() {
            return 0;
        }

        @Override
        public long subject() {
            return 0;
        }

        @Override
        public long sequence() {
            return number;
        }

        @Override
        public long timeNs() {
            return 0;
        }

        @Override
        public DirectBuffer buffer() {
            return new UnsafeBuffer(bytes);
        }

        @Override
        public int messageOffset() {
            return 0;
        }

        @Override
        public int messageLength() {
            return bytes.length;
        }

        @Override
        public int attachmentOffset() {
            return bytes.length;
        }

        @Override
        public int attachmentLength() {
            return 0;
        }

        @Override
        public int digestOffset() {
            return 0;
        }
    }
}

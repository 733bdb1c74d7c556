package az.ecbar.stp;

import az.ecbar.gateway.outbox.OutputReader;
import az.ecbar.gateway.outbox.OutputSource;
import az.ecbar.gateway.outbox.SentProofs;
import az.ecbar.gateway.session.SessionServer;
import az.ecbar.port.CommandSink;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AcknowledgeOutputsDecoder;
import az.ecbar.schema.CloseCtnSessionDecoder;
import az.ecbar.schema.CtnSessionOpenedEncoder;
import az.ecbar.schema.InputOriginDecoder;
import az.ecbar.schema.InputRefusedEncoder;
import az.ecbar.schema.InputTakenEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.OpenCtnSessionDecoder;
import az.ecbar.schema.RefuseInputDecoder;
import az.ecbar.trust.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** The numbers of one terminal as the ledger keeps them, by hand; its events wait until they are released. */
final class NumberLedger implements CommandSink, OutputSource, SentProofs {
    final List<byte[]> inputs = new ArrayList<>();
    final List<byte[]> outputs = new ArrayList<>();
    private final List<byte[]> digests = new ArrayList<>();
    private final List<Long> sequences = new ArrayList<>();
    private final Deque<Consumer<SessionServer>> events = new ArrayDeque<>();
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_PAYLOAD_LENGTH + PAYLOAD_OFFSET]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private long session;
    private long sequence;
    private long acknowledged;

    long acknowledged() {
        return acknowledged;
    }

    List<String> inputTexts() {
        return inputs.stream()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .toList();
    }

    void output(String message) {
        outputs.add(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    void release(SessionServer server) {
        for (Consumer<SessionServer> event = events.poll(); event != null; event = events.poll()) {
            event.accept(server);
        }
    }

    @Override
    public @Nullable MutableDirectBuffer claim(int maxPayloadLength) {
        return slot;
    }

    @Override
    public void abort() {
        // The slot is free again by itself.
    }

    @Override
    public void publish(int payloadLength) {
        sequence++;
        header.wrap(slot, PAYLOAD_OFFSET);
        switch (header.templateId()) {
            case OpenCtnSessionDecoder.TEMPLATE_ID -> open();
            case CloseCtnSessionDecoder.TEMPLATE_ID -> session = 0;
            case AcknowledgeOutputsDecoder.TEMPLATE_ID -> acknowledge();
            case RefuseInputDecoder.TEMPLATE_ID -> take();
            default -> throw new AssertionError("command " + header.templateId());
        }
    }

    private void open() {
        OpenCtnSessionDecoder command = new OpenCtnSessionDecoder();
        command.wrapAndApplyHeader(slot, PAYLOAD_OFFSET, header);
        long superseded = session;
        session = sequence;
        acknowledged = Math.max(acknowledged, command.outputReceived());
        int last = inputs.size();
        emit(out -> new CtnSessionOpenedEncoder()
                .wrapAndApplyHeader(out, 0, headerOut)
                .connectionId(command.connectionId())
                .sessionId(session)
                .supersededSessionId(superseded)
                .participantId(0)
                .terminal(command.terminal())
                .site(command.site())
                .certificateId(7)
                .lastInputNumber(last)
                .lastOutputNumber(outputs.size())
                .outputAcknowledged(acknowledged)
                .credit(16)
                .putLastInputDigest(last == 0 ? new byte[32] : digests.get(last - 1), 0, 32)
                .encodedLength());
    }

    private void acknowledge() {
        AcknowledgeOutputsDecoder command = new AcknowledgeOutputsDecoder();
        command.wrapAndApplyHeader(slot, PAYLOAD_OFFSET, header);
        if (session == command.sessionId()) {
            acknowledged = Math.max(acknowledged, command.upTo());
        }
    }

    private void take() {
        RefuseInputDecoder command = new RefuseInputDecoder();
        command.wrapAndApplyHeader(slot, PAYLOAD_OFFSET, header);
        InputOriginDecoder origin = command.origin();
        long sessionId = origin.sessionId();
        long number = origin.inputNumber();
        byte[] digest = new byte[32];
        origin.getDigest(digest, 0, 32);
        command.skipProof();
        byte[] message = new byte[command.messageLength()];
        command.getMessage(message, 0, message.length);
        if (session != sessionId) {
            refuse(sessionId, number, RejectReason.SESSION_SUPERSEDED);
        } else if (number > inputs.size() + 1) {
            refuse(sessionId, number, RejectReason.INPUT_NUMBER_GAP);
        } else if (number == inputs.size() + 1) {
            inputs.add(message);
            digests.add(digest);
            sequences.add(sequence);
            taken(sessionId, number, false);
        } else if (Arrays.equals(digests.get((int) number - 1), digest)) {
            taken(sessionId, number, true);
        } else {
            refuse(sessionId, number, RejectReason.INPUT_NUMBER_USED);
        }
    }

    private void taken(long sessionId, long number, boolean isRepeated) {
        emit(out -> new InputTakenEncoder()
                .wrapAndApplyHeader(out, 0, headerOut)
                .sessionId(sessionId)
                .participantId(0)
                .terminal((short) 'A')
                .repeated((short) (isRepeated ? 1 : 0))
                .inputNumber(number)
                .inputSequence(sequences.get((int) number - 1))
                .timeNs(1_000 + sequence)
                .putDigest(digests.get((int) number - 1), 0, 32)
                .encodedLength());
    }

    private void refuse(long sessionId, long number, RejectReason reason) {
        emit(out -> new InputRefusedEncoder()
                .wrapAndApplyHeader(out, 0, headerOut)
                .sessionId(sessionId)
                .participantId(0)
                .terminal((short) 'A')
                .inputNumber(number)
                .expectedNumber(inputs.size() + 1L)
                .reason(reason.code())
                .encodedLength());
    }

    private void emit(ToIntFunction<MutableDirectBuffer> encoding) {
        UnsafeBuffer out = new UnsafeBuffer(new byte[512]);
        int length = MessageHeaderEncoder.ENCODED_LENGTH + encoding.applyAsInt(out);
        events.add(server -> server.onEvent(out, 0, length));
    }

    @Override
    public long lastNumber(int participantId, byte terminal) {
        return outputs.size();
    }

    @Override
    public int read(int participantId, byte terminal, long fromNumber, int maxOutputs, OutputReader reader) {
        int read = 0;
        while (read < maxOutputs && fromNumber + read <= outputs.size()) {
            byte[] message = outputs.get((int) (fromNumber + read) - 1);
            if (!reader.onOutput(Stored.of(fromNumber + read, message))) {
                break;
            }
            read++;
        }
        return read;
    }

    @Override
    public void add(
            int participantId, byte terminal, long number, long sessionId, DirectBuffer proof, int offset, int length) {
        // What was sent under which signature is not looked at here.
    }

    @Override
    public void force() {
        // Nothing is on disk.
    }

    /** A message, its digest behind it. */
    private record Stored(long number, DirectBuffer buffer) implements OutputReader.StoredOutput {
        static Stored of(long number, byte[] message) {
            byte[] all = Arrays.copyOf(message, message.length + Digest.LENGTH);
            System.arraycopy(Digest.ofContent(message).toBytes(), 0, all, message.length, Digest.LENGTH);
            return new Stored(number, new UnsafeBuffer(all));
        }

        @Override
        public short kind() {
            return 1;
        }

        @Override
        public long subject() {
            return 1;
        }

        @Override
        public long sequence() {
            return 1;
        }

        @Override
        public long timeNs() {
            return 1;
        }

        @Override
        public int messageOffset() {
            return 0;
        }

        @Override
        public int messageLength() {
            return buffer.capacity() - Digest.LENGTH;
        }

        @Override
        public int attachmentOffset() {
            return 0;
        }

        @Override
        public int attachmentLength() {
            return 0;
        }

        @Override
        public int digestOffset() {
            return messageLength();
        }
    }
}

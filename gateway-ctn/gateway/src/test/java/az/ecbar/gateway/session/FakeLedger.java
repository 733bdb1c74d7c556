package az.ecbar.gateway.session;

import az.ecbar.gateway.outbox.OutputReader;
import az.ecbar.gateway.outbox.OutputSource;
import az.ecbar.gateway.outbox.SentProofs;
import az.ecbar.port.CommandSink;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AcknowledgeOutputsDecoder;
import az.ecbar.schema.CloseCtnSessionDecoder;
import az.ecbar.schema.CtnSessionClosedEncoder;
import az.ecbar.schema.CtnSessionOpenedEncoder;
import az.ecbar.schema.CtnSessionRefusedEncoder;
import az.ecbar.schema.InputOriginDecoder;
import az.ecbar.schema.InputRefusedEncoder;
import az.ecbar.schema.InputTakenEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.OpenCtnSessionDecoder;
import az.ecbar.schema.RefuseInputDecoder;
import az.ecbar.schema.SubmitTransferDecoder;
import az.ecbar.schema.TransferPartDecoder;
import az.ecbar.schema.TransferProgressedEncoder;
import az.ecbar.trust.Digest;
import az.ecbar.trust.Sha256;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Ring, ledger and outbox in one, written straight from D19 and without the ledger's code: takes the commands of
 * the gateway, keeps the numbers of each terminal, and holds its events until the test lets them pass.
 */
final class FakeLedger implements CommandSink, OutputSource, SentProofs {
    /** Beside each output lies the word "proof". */
    static final int ATTACHMENT_BYTES = 5;

    private static final int REMEMBERED = 256;

    /** What one terminal has done. */
    static final class Terminal {
        final String bic;
        final int participantId;
        final List<byte[]> inputs = new ArrayList<>();
        final List<byte[]> digests = new ArrayList<>();
        final List<Long> sequences = new ArrayList<>();
        final List<byte[]> outputs = new ArrayList<>();
        final ByteArrayOutputStream transfer = new ByteArrayOutputStream();
        int transferParts;
        int released;
        long acknowledged;
        long session;

        Terminal(String bic, int participantId) {
            this.bic = bic;
            this.participantId = participantId;
        }
    }

    /** Something that waits at the gate. */
    private interface Event {
        void passTo(SessionServer server);
    }

    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_PAYLOAD_LENGTH + PAYLOAD_OFFSET]);
    private final Map<String, Terminal> terminals = new HashMap<>();
    private final List<Terminal> byId = new ArrayList<>();
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private BooleanSupplier isFull = () -> false;
    private BiFunction<Terminal, byte[], @Nullable Terminal> receiverOf = (_, _) -> null;
    private boolean isClaimed;
    private long sequence;
    private int maxPerTerminalAcknowledgements;
    private RejectReason openingRefusal = RejectReason.NONE;
    private boolean isHoldingEvents;
    long proofs;
    long repeated;

    void isFull(BooleanSupplier supplier) {
        isFull = supplier;
    }

    /** Who gets an output for an input; null for nobody. */
    void receiverOf(BiFunction<Terminal, byte[], @Nullable Terminal> function) {
        receiverOf = function;
    }

    /** Every logon is refused from now on. */
    void refuseOpening(RejectReason reason) {
        openingRefusal = reason;
    }

    /** While set, nothing passes the gate. */
    void holdEvents(boolean isHolding) {
        isHoldingEvents = isHolding;
    }

    /** Ends a terminal's session as if somebody had closed it. */
    void closeSession(Terminal terminal) {
        long sessionId = terminal.session;
        terminal.session = 0;
        emit(out -> new CtnSessionClosedEncoder()
                .wrapAndApplyHeader(out, 0, headerOut)
                .sessionId(sessionId)
                .participantId(terminal.participantId)
                .terminal((short) 'A')
                .encodedLength());
    }

    Terminal terminal(String bic, char letter) {
        return terminals.computeIfAbsent(bic + letter, _ -> {
            Terminal terminal = new Terminal(bic, byId.size());
            byId.add(terminal);
            return terminal;
        });
    }

    int acknowledgements() {
        return maxPerTerminalAcknowledgements;
    }

    /** Lets up to so many events pass the gate. */
    void release(int limit, SessionServer server) {
        for (int i = 0; i < limit && !events.isEmpty() && !isHoldingEvents; i++) {
            events.remove().passTo(server);
        }
    }

    /** Puts an output straight in. */
    void output(Terminal to, byte[] bytes) {
        to.outputs.add(bytes);
        events.add(_ -> to.released++);
    }

    // ---- ring

    @Override
    public @Nullable MutableDirectBuffer claim(int maxPayloadLength) {
        if (isClaimed || maxPayloadLength > MAX_PAYLOAD_LENGTH) {
            throw new IllegalStateException("claimed twice, or " + maxPayloadLength + " bytes");
        }
        if (isFull.getAsBoolean()) {
            return null;
        }
        isClaimed = true;
        return slot;
    }

    @Override
    public void publish(int payloadLength) {
        isClaimed = false;
        sequence++;
        header.wrap(slot, PAYLOAD_OFFSET);
        switch (header.templateId()) {
            case OpenCtnSessionDecoder.TEMPLATE_ID -> open();
            case CloseCtnSessionDecoder.TEMPLATE_ID -> close();
            case AcknowledgeOutputsDecoder.TEMPLATE_ID -> acknowledge();
            case RefuseInputDecoder.TEMPLATE_ID -> take();
            case TransferPartDecoder.TEMPLATE_ID -> takePart();
            case SubmitTransferDecoder.TEMPLATE_ID -> takeTransfer();
            default -> throw new AssertionError("command " + header.templateId());
        }
    }

    @Override
    public void abort() {
        isClaimed = false;
    }

    // ---- ledger

    private void open() {
        OpenCtnSessionDecoder command = new OpenCtnSessionDecoder();
        command.wrapAndApplyHeader(slot, PAYLOAD_OFFSET, header);
        Terminal terminal = terminal(command.bic(), (char) command.terminal());
        RejectReason refusal =
                command.outputReceived() > terminal.outputs.size() ? RejectReason.OUTPUT_NOT_SENT : openingRefusal;
        if (refusal != RejectReason.NONE) {
            emit(out -> new CtnSessionRefusedEncoder()
                    .wrapAndApplyHeader(out, 0, headerOut)
                    .connectionId(command.connectionId())
                    .reason(refusal.code())
                    .encodedLength());
            return;
        }
        long superseded = terminal.session;
        terminal.session = sequence;
        terminal.acknowledged = Math.max(terminal.acknowledged, command.outputReceived());
        int last = terminal.inputs.size();
        emit(out -> new CtnSessionOpenedEncoder()
                .wrapAndApplyHeader(out, 0, headerOut)
                .connectionId(command.connectionId())
                .sessionId(terminal.session)
                .supersededSessionId(superseded)
                .participantId(terminal.participantId)
                .terminal(command.terminal())
                .site(command.site())
                .certificateId(7)
                .lastInputNumber(last)
                .lastOutputNumber(terminal.outputs.size())
                .outputAcknowledged(terminal.acknowledged)
                .credit(256)
                .putLastInputDigest(last == 0 ? new byte[32] : terminal.digests.get(last - 1), 0, 32)
                .encodedLength());
    }

    private void close() {
        CloseCtnSessionDecoder command = new CloseCtnSessionDecoder();
        command.wrapAndApplyHeader(slot, PAYLOAD_OFFSET, header);
        Terminal terminal = terminal(command.bic(), (char) command.terminal());
        if (terminal.session == command.sessionId()) {
            terminal.session = 0;
        }
    }

    private void acknowledge() {
        AcknowledgeOutputsDecoder command = new AcknowledgeOutputsDecoder();
        command.wrapAndApplyHeader(slot, PAYLOAD_OFFSET, header);
        Terminal terminal = terminal(command.bic(), (char) command.terminal());
        maxPerTerminalAcknowledgements++;
        if (terminal.session == command.sessionId()) {
            terminal.acknowledged = Math.max(terminal.acknowledged, command.upTo());
        }
    }

    private void take() {
        RefuseInputDecoder command = new RefuseInputDecoder();
        command.wrapAndApplyHeader(slot, PAYLOAD_OFFSET, header);
        InputOriginDecoder origin = command.origin();
        byte[] digest = digestOf(origin);
        command.skipProof();
        byte[] message = new byte[command.messageLength()];
        command.getMessage(message, 0, message.length);
        take(origin, digest, message);
    }

    private void takePart() {
        TransferPartDecoder command = new TransferPartDecoder();
        command.wrapAndApplyHeader(slot, PAYLOAD_OFFSET, header);
        Terminal terminal =
                terminal(command.origin().participant(), (char) command.origin().terminal());
        long sessionId = command.origin().sessionId();
        long number = command.origin().inputNumber();
        if (terminal.session == sessionId && number <= terminal.inputs.size()) {
            repeated++;
            taken(terminal, command.origin(), number, true);
            return;
        }
        if (command.part() == 1) {
            terminal.transfer.reset();
            terminal.transferParts = 0;
        }
        if (terminal.session != sessionId || command.part() != terminal.transferParts + 1) {
            refuse(terminal, command.origin(), RejectReason.TRANSFER_OUT_OF_ORDER);
            return;
        }
        terminal.transferParts++;
        int part = command.part();
        int of = command.of();
        long transferId = command.transferId();
        byte[] content = new byte[command.contentLength()];
        command.getContent(content, 0, content.length);
        terminal.transfer.writeBytes(content);
        emit(out -> new TransferProgressedEncoder()
                .wrapAndApplyHeader(out, 0, headerOut)
                .sessionId(sessionId)
                .participantId(terminal.participantId)
                .terminal((short) 'A')
                .transferId(transferId)
                .part(part)
                .of(of)
                .encodedLength());
    }

    private void takeTransfer() {
        SubmitTransferDecoder command = new SubmitTransferDecoder();
        command.wrapAndApplyHeader(slot, PAYLOAD_OFFSET, header);
        Terminal terminal =
                terminal(command.origin().participant(), (char) command.origin().terminal());
        byte[] digest = digestOf(command.origin());
        byte[] whole = terminal.transfer.toByteArray();
        boolean isNext = command.origin().inputNumber() == terminal.inputs.size() + 1
                && terminal.session == command.origin().sessionId();
        if (isNext && !Arrays.equals(digest, Digest.ofContent(whole).toBytes())) {
            refuse(terminal, command.origin(), RejectReason.TRANSFER_INCOMPLETE);
        } else {
            take(command.origin(), digest, whole);
        }
    }

    private void take(InputOriginDecoder origin, byte[] digest, byte[] message) {
        Terminal terminal = terminal(origin.participant(), (char) origin.terminal());
        long number = origin.inputNumber();
        if (terminal.session != origin.sessionId()) {
            refuse(terminal, origin, RejectReason.SESSION_SUPERSEDED);
        } else if (number > terminal.inputs.size() + 1) {
            refuse(terminal, origin, RejectReason.INPUT_NUMBER_GAP);
        } else if (number <= terminal.inputs.size() - REMEMBERED) {
            refuse(terminal, origin, RejectReason.INPUT_TOO_OLD);
        } else if (number <= terminal.inputs.size()) {
            if (Arrays.equals(terminal.digests.get((int) number - 1), digest)) {
                repeated++;
                taken(terminal, origin, number, true);
            } else {
                refuse(terminal, origin, RejectReason.INPUT_NUMBER_USED);
            }
        } else {
            terminal.inputs.add(message);
            terminal.digests.add(digest);
            terminal.sequences.add(sequence);
            taken(terminal, origin, number, false);
            Terminal receiver = receiverOf.apply(terminal, message);
            if (receiver != null) {
                output(receiver, message);
            }
        }
    }

    private void taken(Terminal terminal, InputOriginDecoder origin, long number, boolean isRepeated) {
        long sessionId = origin.sessionId();
        emit(out -> new InputTakenEncoder()
                .wrapAndApplyHeader(out, 0, headerOut)
                .sessionId(sessionId)
                .participantId(terminal.participantId)
                .terminal((short) 'A')
                .repeated((short) (isRepeated ? 1 : 0))
                .inputNumber(number)
                .inputSequence(terminal.sequences.get((int) number - 1))
                .timeNs(1_000 + sequence)
                .putDigest(terminal.digests.get((int) number - 1), 0, 32)
                .encodedLength());
    }

    private void refuse(Terminal terminal, InputOriginDecoder origin, RejectReason reason) {
        long sessionId = origin.sessionId();
        long number = origin.inputNumber();
        emit(out -> new InputRefusedEncoder()
                .wrapAndApplyHeader(out, 0, headerOut)
                .sessionId(sessionId)
                .participantId(terminal.participantId)
                .terminal((short) 'A')
                .inputNumber(number)
                .expectedNumber(terminal.inputs.size() + 1L)
                .reason(reason.code())
                .encodedLength());
    }

    private static byte[] digestOf(InputOriginDecoder origin) {
        byte[] digest = new byte[32];
        origin.getDigest(digest, 0, 32);
        return digest;
    }

    private interface Encoding {
        int encode(MutableDirectBuffer out);
    }

    private void emit(Encoding encoding) {
        UnsafeBuffer out = new UnsafeBuffer(new byte[512]);
        int length = MessageHeaderEncoder.ENCODED_LENGTH + encoding.encode(out);
        events.add(server -> server.onEvent(out, 0, length));
    }

    // ---- outbox

    @Override
    public long lastNumber(int participantId, byte terminal) {
        return byId.get(participantId).released;
    }

    @Override
    public int read(int participantId, byte terminal, long fromNumber, int maxOutputs, OutputReader reader) {
        Terminal of = byId.get(participantId);
        int read = 0;
        while (read < maxOutputs && fromNumber + read <= of.released) {
            byte[] bytes = of.outputs.get((int) (fromNumber + read) - 1);
            if (!reader.onOutput(new Stored(fromNumber + read, bytes))) {
                break;
            }
            read++;
        }
        return read;
    }

    @Override
    public void add(
            int participantId, byte terminal, long number, long sessionId, DirectBuffer proof, int offset, int length) {
        proofs++;
    }

    @Override
    public void force() {
        // Nothing is on disk.
    }

    private record Stored(long number, DirectBuffer buffer) implements OutputReader.StoredOutput {
        Stored(long number, byte[] message) {
            UnsafeBuffer all = new UnsafeBuffer(new byte[message.length + ATTACHMENT_BYTES + Digest.LENGTH]);
            all.putBytes(0, message);
            all.putStringWithoutLengthAscii(message.length, "proof");
            new Sha256().update(message, 0, message.length).finish(all.byteArray(), message.length + ATTACHMENT_BYTES);
            this(number, all);
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
            return buffer.capacity() - ATTACHMENT_BYTES - Digest.LENGTH;
        }

        @Override
        public int attachmentOffset() {
            return messageLength();
        }

        @Override
        public int attachmentLength() {
            return ATTACHMENT_BYTES;
        }

        @Override
        public int digestOffset() {
            return buffer.capacity() - Digest.LENGTH;
        }
    }
}

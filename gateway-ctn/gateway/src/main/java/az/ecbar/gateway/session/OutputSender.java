package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.envelope.ProofLayout;
import az.ecbar.gateway.outbox.OutputReader;
import az.ecbar.gateway.outbox.OutputSource;
import az.ecbar.gateway.outbox.SentProofs;
import az.ecbar.trust.merkle.MerkleTree;
import org.agrona.concurrent.UnsafeBuffer;

/** How far the outputs of one terminal are sent and acknowledged in one session, and the filling of envelopes with them. */
final class OutputSender implements OutputReader {
    private final UnsafeBuffer proof = new UnsafeBuffer(new byte[ProofLayout.MAX_LENGTH]);
    private final OutputSource source;
    private final SentProofs proofs;
    private final int participantId;
    private final byte terminal;
    private final long sessionId;
    private final int window;
    private final MessageKind kind;
    private final EnvelopeBuilder envelope;
    private long sent;
    private long acknowledged;
    private long commanded;
    private long commandedAtNs;
    private int firstIndex;
    private long firstNumber;

    OutputSender(
            OutputSource source,
            SentProofs proofs,
            int participantId,
            char terminal,
            long sessionId,
            long held,
            long acknowledgedBefore,
            int window,
            MessageKind kind,
            EnvelopeBuilder envelope,
            long nowNs) {
        this.source = source;
        this.proofs = proofs;
        this.participantId = participantId;
        this.terminal = (byte) terminal;
        this.sessionId = sessionId;
        this.window = window;
        this.kind = kind;
        this.envelope = envelope;
        this.sent = held;
        this.acknowledged = held;
        this.commanded = acknowledgedBefore;
        this.commandedAtNs = nowNs;
    }

    /** Adds what is ready and fits. */
    void fill() {
        firstIndex = envelope.count();
        firstNumber = sent + 1;
        long last = Math.min(source.lastNumber(participantId, terminal), acknowledged + window);
        int room = MerkleTree.MAX_LEAVES - envelope.count();
        if (last > sent && room > 0) {
            source.read(participantId, terminal, sent + 1, (int) Math.min(room, last - sent), this);
        }
    }

    @Override
    public boolean onOutput(StoredOutput output) {
        if (output.number() != sent + 1) {
            throw new IllegalStateException("output " + output.number() + " after " + sent);
        }
        if (!envelope.hasRoomFor(output.messageLength() + output.attachmentLength())) {
            if (envelope.isEmpty()) {
                throw new IllegalStateException("output " + output.number() + " is longer than an output may be");
            }
            return false;
        }
        envelope.append(
                kind,
                output.number(),
                output.buffer(),
                output.messageOffset(),
                output.messageLength(),
                output.attachmentOffset(),
                output.attachmentLength(),
                output.digestOffset());
        sent = output.number();
        return true;
    }

    /** The envelope is signed: keeps the proof of each output in it. Returns how many there were. */
    long keepProofs() {
        for (long number = firstNumber; number <= sent; number++) {
            int index = firstIndex + (int) (number - firstNumber);
            int length = envelope.encodeProof(index, proof, 0);
            proofs.add(participantId, terminal, number, sessionId, proof, 0, length);
        }
        return sent - firstNumber + 1;
    }

    /** The bank holds all up to this one; {@link CtnCode#NONE} if that can be. */
    CtnCode onAcknowledge(long upTo) {
        if (upTo > sent) {
            return CtnCode.UNKNOWN_OUTPUT;
        }
        acknowledged = Math.max(acknowledged, upTo);
        return CtnCode.NONE;
    }

    /** The number for an AcknowledgeOutputs command that is due; 0 if none is. */
    long dueAcknowledgement(long nowNs, long intervalNs) {
        return acknowledged > commanded && nowNs - commandedAtNs >= intervalNs ? acknowledged : 0;
    }

    void acknowledgementSent(long upTo, long nowNs) {
        commanded = upTo;
        commandedAtNs = nowNs;
    }
}

package az.ecbar.ctn.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Good frames with bytes changed, cut off or put in: a decoder says no, or all its accessors work; it never throws. */
class FrameFuzzTest {
    private static final int SEEDS = Boolean.getBoolean("ecbar.long") ? 1_000 : 10;
    private static final int MUTANTS_OF_A_SEED = 100_000;
    private static final int[] INTERESTING = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 64, 65, 16, 512, 513};

    private final LogonFrame logon = new LogonFrame();
    private final LogonAnswerFrame answer = new LogonAnswerFrame();
    private final EnvelopeFrame envelope = new EnvelopeFrame();
    private final PartFrame part = new PartFrame();
    private final PartTakenFrame partTaken = new PartTakenFrame();
    private final AcknowledgeFrame acknowledge = new AcknowledgeFrame();
    private final CreditFrame credit = new CreditFrame();
    private final ErrorFrame error = new ErrorFrame();
    private final LogoutFrame logout = new LogoutFrame();
    private final AckPayload ack = new AckPayload();
    private final NakPayload nak = new NakPayload();
    private final TransferPayload transfer = new TransferPayload();
    private final byte[] digest = new byte[32];
    private final byte[] signature = new byte[Seal.MAX_SIGNATURE_LENGTH];
    private long accepted;

    @Test
    void everyGoodFrameIsAccepted() {
        for (byte[] frame : goodFrames()) {
            long before = accepted;
            decode(frame);
            assertEquals(before + 1, accepted, "type " + frame[FrameHeader.TYPE_OFFSET]);
        }
    }

    @Test
    void changedFramesAreRefusedOrReadWithoutHarm() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            fuzz(seed);
        }
    }

    private void fuzz(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> frames = goodFrames();
        long before = accepted;
        for (int i = 0; i < MUTANTS_OF_A_SEED; i++) {
            byte[] mutant = mutate(frames.get(random.nextInt(frames.size())).clone(), random);
            try {
                decode(mutant);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + HexFormat.of().formatHex(mutant), e);
            }
        }
        assertTrue(accepted > before, "seed " + seed + " changed too much: nothing was accepted");
    }

    private static byte[] mutate(byte[] frame, SplittableRandom random) {
        byte[] mutant = frame;
        if (random.nextInt(4) == 0) {
            mutant = Arrays.copyOf(frame, random.nextInt(frame.length * 2 + 1));
        }
        UnsafeBuffer view = new UnsafeBuffer(mutant);
        for (int changes = random.nextInt(4); changes > 0 && mutant.length >= 8; changes--) {
            int at = random.nextInt(mutant.length - 7);
            switch (random.nextInt(5)) {
                case 0 -> view.putByte(at, (byte) random.nextInt());
                case 1 -> view.putInt(at, random.nextInt());
                case 2 -> view.putInt(at, INTERESTING[random.nextInt(INTERESTING.length)]);
                case 3 -> view.putLong(at, random.nextLong());
                default -> view.putLong(at, INTERESTING[random.nextInt(INTERESTING.length)]);
            }
        }
        if (mutant.length >= 4 && random.nextInt(4) != 0) {
            view.putInt(0, mutant.length);
        }
        return mutant;
    }

    private void decode(byte[] bytes) {
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        int length = bytes.length;
        if (FrameHeader.check(buffer, 0, length) != CtnCode.NONE) {
            return;
        }
        boolean isSound = switch (FrameHeader.type(buffer, 0)) {
            case LOGON -> logon.wrap(buffer, 0, length) == CtnCode.NONE && readLogon();
            case LOGON_ANSWER -> answer.wrap(buffer, 0, length) == CtnCode.NONE && readAnswer();
            case ENVELOPE -> envelope.wrap(buffer, 0, length) == CtnCode.NONE && readEnvelope();
            case PART -> part.wrap(buffer, 0, length) == CtnCode.NONE && readPart();
            case PART_TAKEN ->
                partTaken.wrap(buffer, 0, length) == CtnCode.NONE && partTaken.code() != null && partTaken.part() >= 0;
            case ACKNOWLEDGE -> acknowledge.wrap(buffer, 0, length) == CtnCode.NONE && acknowledge.upTo() > 0;
            case HEARTBEAT -> HeartbeatFrame.check(buffer, 0, length) == CtnCode.NONE;
            case CREDIT -> credit.wrap(buffer, 0, length) == CtnCode.NONE && credit.code() != null;
            case ERROR ->
                error.wrap(buffer, 0, length) == CtnCode.NONE && error.text().length() <= 400;
            case LOGOUT -> logout.wrap(buffer, 0, length) == CtnCode.NONE && logout.code() != null;
            case VIEW -> ViewFrame.check(buffer, 0, length) == CtnCode.NONE;
            case VIEWED -> ViewFrame.checkAnswer(buffer, 0, length) == CtnCode.NONE;
        };
        accepted += isSound ? 1 : 0;
    }

    private boolean readLogon() {
        logon.copyFingerprint(digest);
        logon.copyNonce(digest);
        return logon.bic().length() == 11 && logon.site() != null && readSeal(logon.seal());
    }

    private boolean readAnswer() {
        answer.copyNonce(digest);
        answer.copyLastInputDigest(digest);
        return answer.certificate().length < answer.sealedLength()
                && answer.limits().credit() > 0
                && readSeal(answer.seal());
    }

    private boolean readPart() {
        part.copyWholeDigest(digest);
        return part.contentLength() > 0
                && part.contentOffset() + part.contentLength() <= part.buffer().capacity();
    }

    private boolean readSeal(Seal seal) {
        seal.copyFingerprint(digest);
        seal.copySignature(signature);
        return seal.signatureLength() >= 64;
    }

    private boolean readEnvelope() {
        int messages = 0;
        while (envelope.next()) {
            messages++;
            int end = envelope.attachmentOffset() + envelope.attachmentLength();
            assertTrue(end <= envelope.buffer().capacity(), "inside the frame");
            readPayload();
        }
        assertEquals(envelope.count(), messages);
        return readSeal(envelope.seal());
    }

    private void readPayload() {
        int offset = envelope.messageOffset();
        int length = envelope.messageLength();
        if (ack.wrap(envelope.buffer(), offset, length)) {
            ack.copyDigest(digest);
        }
        if (nak.wrap(envelope.buffer(), offset, length)) {
            nak.copyDigest(digest);
            assertTrue(nak.code() != null && nak.text().length() <= 200);
        }
        if (transfer.wrap(envelope.buffer(), offset, length)) {
            transfer.copyDigest(digest);
            assertTrue(transfer.of() > 0);
        }
    }

    // ---- one good frame of each type

    private static List<byte[]> goodFrames() {
        List<byte[]> frames = new ArrayList<>();
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameHeader.MAX_LOGON_LENGTH]);
        LogonFrame.encode(buffer, 0, "ALFAAZ22XXX", 'A', Site.MAIN, 7, 5, new byte[32], new byte[32]);
        frames.add(sealed(buffer, LogonFrame.SEALED_LENGTH));
        LogonAnswerFrame.encode(
                buffer, 0, 9, new byte[32], 5, new byte[32], 8, 7, 1, SessionLimits.usual(), new byte[200]);
        frames.add(sealed(buffer, LogonAnswerFrame.sealedLength(200)));
        frames.add(envelopeOf(buffer));
        buffer.setMemory(PartFrame.CONTENT_OFFSET, 100, (byte) 'x');
        frames.add(copy(buffer, PartFrame.encode(buffer, 0, 9, 6, 6, 250, 1, 3, new byte[32], 100)));
        frames.add(copy(buffer, PartTakenFrame.encode(buffer, 0, 9, 6, 1, CtnCode.NONE)));
        frames.add(copy(buffer, AcknowledgeFrame.encode(buffer, 0, 9, 8)));
        frames.add(copy(buffer, HeartbeatFrame.encode(buffer, 0, 9)));
        frames.add(copy(buffer, CreditFrame.encode(buffer, 0, 9, 0, CtnCode.RING_FULL, 100)));
        frames.add(copy(buffer, ErrorFrame.encode(buffer, 0, 9, CtnCode.IDLE, "sükut")));
        frames.add(copy(buffer, LogoutFrame.encode(buffer, 0, 9, CtnCode.NONE)));
        frames.add(copy(buffer, ViewFrame.encode(buffer, 0, 9, new UnsafeBuffer(new byte[20]), 0, 20)));
        frames.add(copy(buffer, ViewFrame.encodeAnswer(buffer, 0, 9, 30)));
        return frames;
    }

    private static byte[] envelopeOf(UnsafeBuffer buffer) {
        int at = EnvelopeFrame.MESSAGES_OFFSET;
        at = EnvelopeFrame.encodeMessage(buffer, at, MessageKind.ACK, 5, AckPayload.LENGTH, 0);
        AckPayload.encode(buffer, at, 77, 1, new byte[32], true);
        at += AckPayload.LENGTH;
        int nakAt = at + EnvelopeFrame.MESSAGE_HEADER_LENGTH;
        int nakLength = NakPayload.encode(buffer, nakAt, 6, 1, new byte[32], CtnCode.GAP, "gap");
        EnvelopeFrame.encodeMessage(buffer, at, MessageKind.NAK, 6, nakLength, 0);
        at = nakAt + nakLength;
        at = EnvelopeFrame.encodeMessage(buffer, at, MessageKind.TRANSFER, 6, TransferPayload.LENGTH, 0);
        TransferPayload.encode(buffer, at, 6, 250, new byte[32], 3);
        at += TransferPayload.LENGTH;
        at = EnvelopeFrame.encodeMessage(buffer, at, MessageKind.OUTPUT, 8, 20, 10);
        buffer.setMemory(at, 30, (byte) 'o');
        at += 30;
        int length = at + Seal.encode(buffer, at, 1, new byte[32], new byte[64], 64);
        EnvelopeFrame.encodeHead(buffer, 0, length, 9, 4, at - EnvelopeFrame.MESSAGES_OFFSET);
        return copy(buffer, length);
    }

    private static byte[] sealed(UnsafeBuffer buffer, int sealedLength) {
        int length = sealedLength + Seal.encode(buffer, sealedLength, 1, new byte[32], new byte[64], 64);
        FrameHeader.encodeLength(buffer, 0, length);
        return copy(buffer, length);
    }

    private static byte[] copy(UnsafeBuffer buffer, int length) {
        byte[] frame = new byte[length];
        buffer.getBytes(0, frame);
        return frame;
    }
}

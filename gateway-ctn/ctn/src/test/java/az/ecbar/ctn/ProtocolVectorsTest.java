package az.ecbar.ctn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.ReceivedEnvelope;
import az.ecbar.ctn.envelope.SealedFrames;
import az.ecbar.ctn.frame.AckPayload;
import az.ecbar.ctn.frame.AcknowledgeFrame;
import az.ecbar.ctn.frame.CreditFrame;
import az.ecbar.ctn.frame.ErrorFrame;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.FrameType;
import az.ecbar.ctn.frame.HeartbeatFrame;
import az.ecbar.ctn.frame.LogonAnswerFrame;
import az.ecbar.ctn.frame.LogonFrame;
import az.ecbar.ctn.frame.LogoutFrame;
import az.ecbar.ctn.frame.NakPayload;
import az.ecbar.ctn.frame.PartFrame;
import az.ecbar.ctn.frame.PartTakenFrame;
import az.ecbar.ctn.frame.Seal;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.ctn.frame.ViewFrame;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.envelope.RootStatement;
import az.ecbar.trust.merkle.Direction;
import az.ecbar.trust.merkle.Leaf;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.LeafKind;
import az.ecbar.trust.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test vectors of the page: what the code encodes is what stands there, and it reads it as the page says. */
class ProtocolVectorsTest {
    private static final String BANK = "ALFAAZ22XXX";
    private static final String CENTRE = "NABZAZ2CXXX";
    private static final long SESSION = 9;
    private static final long TIME_NS = 1_772_431_200_000_000_000L;
    private static final byte[] FINGERPRINT = ascending(0);
    private static final byte[] NONCE = ascending(0x20);
    private static final byte[] CERTIFICATE = {0x30, 0x01, 0x00};
    private static final byte[] MESSAGE = ascii("{1:F01ALFAAZ22AXXX0000000000}");
    private static final byte[] LARGE = ascii("abcde");
    private static final long TOLERANCE_NS = TimeUnit.MINUTES.toNanos(10);

    private final Rfc8032Signer signer = new Rfc8032Signer(FINGERPRINT);
    private final Parties parties = new Parties(BANK, CENTRE);
    private final Expectation anyone = Expectation.nodeSigner(CENTRE);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameHeader.MAX_LOGON_LENGTH]);
    private final byte[] digest = new byte[Digest.LENGTH];

    static Set<String> names() {
        return ProtocolPage.vectors().keySet();
    }

    private static byte[] vector(String name) {
        return Objects.requireNonNull(ProtocolPage.vectors().get(name), name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theCodeMakesTheBytesOfThePage(String name) {
        assertEquals(HexFormat.of().formatHex(vector(name)), HexFormat.of().formatHex(encoded(name)));
    }

    @Test
    void eachTypeOfFrameHasAVector() {
        Set<FrameType> shown = EnumSet.noneOf(FrameType.class);
        for (byte[] bytes : ProtocolPage.vectors().values()) {
            if (FrameHeader.check(new UnsafeBuffer(bytes), 0, bytes.length) == CtnCode.NONE) {
                shown.add(FrameHeader.type(new UnsafeBuffer(bytes), 0));
            }
        }
        assertEquals(EnumSet.allOf(FrameType.class), shown);
    }

    private byte[] encoded(String name) {
        return switch (name) {
            case "heartbeat" -> copy(HeartbeatFrame.encode(buffer, 0, SESSION));
            case "acknowledge" -> copy(AcknowledgeFrame.encode(buffer, 0, SESSION, 8));
            case "credit" -> copy(CreditFrame.encode(buffer, 0, SESSION, 0, CtnCode.RING_FULL, 1000));
            case "error" -> copy(ErrorFrame.encode(buffer, 0, SESSION, CtnCode.IDLE, "silent"));
            case "logout" -> copy(LogoutFrame.encode(buffer, 0, SESSION, CtnCode.NONE));
            case "view" -> copy(ViewFrame.encode(buffer, 0, SESSION, new UnsafeBuffer(ascii("abc")), 0, 3));
            case "viewed" -> viewed();
            case "part" -> part();
            case "part-taken" -> copy(PartTakenFrame.encode(buffer, 0, SESSION, 6, 1, CtnCode.NONE));
            case "leaf" -> leaf(6, MESSAGE).toBytes();
            case "leaf-hash" -> root(leaf(6, MESSAGE));
            case "root-of-three" -> root(leaf(6, MESSAGE), leaf(7, ascii("second")), leaf(8, ascii("third")));
            case "statement" -> RootStatement.encode(1, TIME_NS, Digest.of(vector("leaf-hash")));
            case "signature" -> signature();
            case "envelope" -> envelope();
            case "transfer" -> transfer();
            case "logon" -> logon();
            case "logon-answer" -> logonAnswer();
            case "ack-payload" -> ackPayload();
            case "nak-payload" -> copy(NakPayload.encode(buffer, 0, 6, TIME_NS, digestOf(MESSAGE), CtnCode.GAP, "gap"));
            default -> throw new AssertionError("a vector of which the test knows nothing: " + name);
        };
    }

    private byte[] viewed() {
        byte[] body = ascii("seen!");
        buffer.putBytes(ViewFrame.BODY_OFFSET, body);
        return copy(ViewFrame.encodeAnswer(buffer, 0, SESSION, body.length));
    }

    private byte[] part() {
        buffer.putBytes(PartFrame.CONTENT_OFFSET, LARGE, 0, 3);
        return copy(PartFrame.encode(buffer, 0, SESSION, 6, 6, LARGE.length, 1, 2, digestOf(LARGE), 3));
    }

    private LeafBuffer leaf(long number, byte[] message) {
        return parties.fromBank(SESSION).place(LeafKind.MESSAGE, number, message, 0, message.length);
    }

    private static byte[] root(LeafBuffer... leaves) {
        MerkleTree tree = new MerkleTree();
        Arrays.stream(leaves).forEach(leaf -> leaf.appendTo(tree));
        byte[] root = new byte[Digest.LENGTH];
        tree.copyRoot(root, 0);
        return root;
    }

    private byte[] signature() {
        byte[] signature = new byte[signer.maxSignatureLength()];
        assertEquals(signature.length, signer.sign(vector("statement"), 0, RootStatement.LENGTH, signature, 0));
        return signature;
    }

    private byte[] envelope() {
        EnvelopeBuilder envelope =
                new EnvelopeBuilder(signer, parties.fromBank(SESSION), SESSION, SessionLimits.usual());
        envelope.begin();
        envelope.append(MessageKind.MESSAGE, 6, new UnsafeBuffer(MESSAGE), 0, MESSAGE.length);
        return copy(envelope);
    }

    private byte[] transfer() {
        EnvelopeBuilder envelope =
                new EnvelopeBuilder(signer, parties.fromBank(SESSION), SESSION, SessionLimits.usual());
        envelope.begin();
        envelope.appendTransfer(MessageKind.TRANSFER, 6, 6, LARGE.length, digestOf(LARGE), 2);
        return copy(envelope);
    }

    private static byte[] copy(EnvelopeBuilder envelope) {
        byte[] frame = new byte[envelope.finish(TIME_NS)];
        envelope.buffer().getBytes(0, frame);
        return frame;
    }

    private byte[] logon() {
        LogonFrame.encode(buffer, 0, BANK, 'A', Site.MAIN, 7, 5, FINGERPRINT, NONCE);
        return copy(SealedFrames.seal(
                signer, SealedFrames.LOGON, parties.fromBank(0), buffer, 0, LogonFrame.SEALED_LENGTH, TIME_NS));
    }

    private byte[] logonAnswer() {
        LogonAnswerFrame.encode(
                buffer, 0, SESSION, NONCE, 5, digestOf(MESSAGE), 8, 7, TIME_NS, SessionLimits.usual(), CERTIFICATE);
        return copy(SealedFrames.seal(
                signer,
                SealedFrames.LOGON_ANSWER,
                parties.fromCentre(SESSION),
                buffer,
                0,
                LogonAnswerFrame.sealedLength(CERTIFICATE.length),
                TIME_NS));
    }

    private byte[] ackPayload() {
        AckPayload.encode(buffer, 0, 77, TIME_NS, digestOf(MESSAGE), false);
        return copy(AckPayload.LENGTH);
    }

    // ---- the way back

    private static UnsafeBuffer frame(String name) {
        return new UnsafeBuffer(vector(name));
    }

    @Test
    void theSmallFramesAreReadAsThePageSays() {
        assertEquals(CtnCode.NONE, HeartbeatFrame.check(frame("heartbeat"), 0, HeartbeatFrame.LENGTH));
        assertEquals(SESSION, FrameHeader.sessionId(frame("heartbeat"), 0));

        AcknowledgeFrame acknowledge = new AcknowledgeFrame();
        assertEquals(CtnCode.NONE, acknowledge.wrap(frame("acknowledge"), 0, AcknowledgeFrame.LENGTH));
        assertEquals(8, acknowledge.upTo());

        CreditFrame credit = new CreditFrame();
        assertEquals(CtnCode.NONE, credit.wrap(frame("credit"), 0, CreditFrame.LENGTH));
        assertEquals(0, credit.credit());
        assertEquals(CtnCode.RING_FULL, credit.code());
        assertEquals(1000, credit.retryAfterMs());

        ErrorFrame error = new ErrorFrame();
        assertEquals(CtnCode.NONE, error.wrap(frame("error"), 0, vector("error").length));
        assertEquals(CtnCode.IDLE, error.code());
        assertEquals("silent", error.text());

        LogoutFrame logout = new LogoutFrame();
        assertEquals(CtnCode.NONE, logout.wrap(frame("logout"), 0, LogoutFrame.LENGTH));
        assertEquals(CtnCode.NONE, logout.code());
    }

    @Test
    void aPartAndItsAnswerAreReadAsThePageSays() {
        PartFrame part = new PartFrame();
        assertEquals(CtnCode.NONE, part.wrap(frame("part"), 0, vector("part").length));
        assertEquals(6, part.number());
        assertEquals(6, part.transferId());
        assertEquals(LARGE.length, part.wholeLength());
        assertEquals(1, part.part());
        assertEquals(2, part.of());
        part.copyWholeDigest(digest);
        assertArrayEquals(digestOf(LARGE), digest);
        assertEquals("abc", part.buffer().getStringWithoutLengthAscii(part.contentOffset(), part.contentLength()));

        PartTakenFrame taken = new PartTakenFrame();
        assertEquals(CtnCode.NONE, taken.wrap(frame("part-taken"), 0, PartTakenFrame.LENGTH));
        assertEquals(6, taken.transferId());
        assertEquals(1, taken.part());
        assertEquals(CtnCode.NONE, taken.code());
    }

    @Test
    void theLeafIsReadAsThePageSays() {
        assertEquals(
                new Leaf(
                        Direction.BANK_TO_CENTRE,
                        LeafKind.MESSAGE,
                        BANK,
                        CENTRE,
                        SESSION,
                        6,
                        Digest.ofContent(MESSAGE)),
                Leaf.decode(vector("leaf"), 0).orElseThrow());
        assertTrue(signer.verify(vector("statement"), 0, RootStatement.LENGTH, vector("signature"), 0, 64));
    }

    @Test
    void theEnvelopesAreReadAndVerifiedAsThePageSays() {
        ReceivedEnvelope message = received("envelope");
        assertEquals(MessageKind.MESSAGE, message.kind());
        assertEquals(6, message.number());
        byte[] bytes = new byte[message.messageLength()];
        message.buffer().getBytes(message.messageOffset(), bytes);
        assertArrayEquals(MESSAGE, bytes);
        assertEquals(0, message.attachment().length);

        ReceivedEnvelope transfer = received("transfer");
        assertEquals(MessageKind.TRANSFER, transfer.kind());
        transfer.copyDigest(digest);
        assertArrayEquals(digestOf(LARGE), digest, "that of the whole");
    }

    private ReceivedEnvelope received(String name) {
        ReceivedEnvelope received = new ReceivedEnvelope(signer, TOLERANCE_NS);
        assertEquals(CtnCode.NONE, received.wrap(frame(name), 0, vector(name).length));
        assertEquals(
                CtnCode.NONE,
                received.verify(
                        parties.fromBank(SESSION), Digest.of(FINGERPRINT), anyone, List.of(), TIME_NS + TOLERANCE_NS));
        assertTrue(received.next());
        assertEquals(1, received.count());
        return received;
    }

    @Test
    void theLogonIsReadAndVerifiedAsThePageSays() {
        LogonFrame logon = new LogonFrame();
        assertEquals(CtnCode.NONE, logon.wrap(frame("logon"), 0, vector("logon").length));
        assertEquals(BANK, logon.bic());
        assertEquals('A', logon.terminal());
        assertEquals(Site.MAIN, logon.site());
        assertEquals(7, logon.outputHeld());
        assertEquals(5, logon.receiptHeld());
        logon.copyFingerprint(digest);
        assertArrayEquals(FINGERPRINT, digest);
        logon.copyNonce(digest);
        assertArrayEquals(NONCE, digest);
        assertVerifies(SealedFrames.LOGON, parties.fromBank(0), "logon", LogonFrame.SEALED_LENGTH, logon.seal());
    }

    @Test
    void theAnswerToTheLogonIsReadAndVerifiedAsThePageSays() {
        LogonAnswerFrame answer = new LogonAnswerFrame();
        assertEquals(CtnCode.NONE, answer.wrap(frame("logon-answer"), 0, vector("logon-answer").length));
        assertEquals(SESSION, answer.sessionId());
        answer.copyNonce(digest);
        assertArrayEquals(NONCE, digest);
        assertEquals(5, answer.lastInput());
        answer.copyLastInputDigest(digest);
        assertArrayEquals(digestOf(MESSAGE), digest);
        assertEquals(8, answer.lastOutput());
        assertEquals(7, answer.outputAcknowledged());
        assertEquals(TIME_NS, answer.timeNs());
        assertEquals(SessionLimits.usual(), answer.limits());
        assertArrayEquals(CERTIFICATE, answer.certificate());
        assertVerifies(
                SealedFrames.LOGON_ANSWER,
                parties.fromCentre(SESSION),
                "logon-answer",
                answer.sealedLength(),
                answer.seal());
    }

    private void assertVerifies(LeafKind kind, LeafBuffer leaf, String name, int sealedLength, Seal seal) {
        assertEquals(TIME_NS, seal.signedAtNs());
        assertInstanceOf(
                Verdict.Valid.class,
                SealedFrames.verify(
                        signer, kind, leaf, frame(name), 0, sealedLength, seal, anyone, TOLERANCE_NS, TIME_NS));
    }

    @Test
    void theAnswersToInputsAreReadAsThePageSays() {
        AckPayload ack = new AckPayload();
        assertTrue(ack.wrap(frame("ack-payload"), 0, AckPayload.LENGTH));
        assertEquals(77, ack.sequence());
        assertEquals(TIME_NS, ack.timeNs());
        assertFalse(ack.isRepeated());
        ack.copyDigest(digest);
        assertArrayEquals(digestOf(MESSAGE), digest);

        NakPayload nak = new NakPayload();
        assertTrue(nak.wrap(frame("nak-payload"), 0, vector("nak-payload").length));
        assertEquals(6, nak.expectedNumber());
        assertEquals(CtnCode.GAP, nak.code());
        assertEquals("gap", nak.text());
    }

    private byte[] copy(int length) {
        byte[] bytes = new byte[length];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    private static byte[] digestOf(byte[] content) {
        return Digest.ofContent(content).toBytes();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] ascending(int first) {
        byte[] bytes = new byte[Digest.LENGTH];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return bytes;
    }
}

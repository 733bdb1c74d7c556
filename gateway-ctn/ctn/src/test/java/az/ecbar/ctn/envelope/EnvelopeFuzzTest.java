package az.ecbar.ctn.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.Sha256;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.FakeDirectory;
import az.ecbar.trust.testing.FakeSigner;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Signed envelopes with bytes changed: none is believed in which a message is not the one that was signed. */
@Rule("4.26.3")
class EnvelopeFuzzTest {
    private static final int MUTANTS = Boolean.getBoolean("ecbar.long") ? 3_000_000 : 60_000;
    private static final String CENTRE = "NABZAZ2CXXX";
    private static final int ATTACHMENT_LENGTH = 20;
    private static final long SESSION = 9;
    private static final long NOW_NS = 1_772_431_200_000_000_000L;
    private static final List<byte[]> MESSAGES = List.of(bytes("first"), bytes("second"), bytes("third"));

    private final FakeSigner node = new FakeSigner(new Identity(Role.NODE, CENTRE, "9900003871", "node-1", "Node"));
    private final Parties parties = new Parties("ALFAAZ22XXX", CENTRE);
    private final ReceivedEnvelope received = new ReceivedEnvelope(new FakeDirectory(node), 1);
    private long believed;

    @Test
    void noChangedMessageIsBelieved() {
        byte[] good = envelope();
        receive(good);
        assertEquals(1, believed);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = good.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                receive(mutant);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(HexFormat.of().formatHex(mutant), e);
            }
        }
        // The attachment alone is under no signature of the envelope.
        assertTrue(believed > 1 && believed < MUTANTS / 4, believed + " were believed");
    }

    private byte[] envelope() {
        EnvelopeBuilder builder =
                new EnvelopeBuilder(node, parties.fromCentre(SESSION), SESSION, SessionLimits.usual());
        builder.begin();
        UnsafeBuffer output = new UnsafeBuffer(new byte[128]);
        for (int i = 0; i < MESSAGES.size(); i++) {
            byte[] message = MESSAGES.get(i);
            output.putBytes(0, message);
            int digest = message.length + ATTACHMENT_LENGTH;
            new Sha256().update(message, 0, message.length).finish(output.byteArray(), digest);
            builder.append(
                    MessageKind.OUTPUT, 21 + i, output, 0, message.length, message.length, ATTACHMENT_LENGTH, digest);
        }
        byte[] frame = new byte[builder.finish(NOW_NS)];
        builder.buffer().getBytes(0, frame);
        return frame;
    }

    private void receive(byte[] frame) {
        if (received.wrap(new UnsafeBuffer(frame), 0, frame.length) != CtnCode.NONE
                || received.verify(
                                parties.fromCentre(SESSION),
                                node.fingerprint(),
                                Expectation.nodeSigner(CENTRE),
                                List.of(),
                                NOW_NS)
                        != CtnCode.NONE) {
            return;
        }
        believed++;
        assertEquals(MESSAGES.size(), received.count());
        while (received.next()) {
            assertEquals(MessageKind.OUTPUT, received.kind());
            assertEquals(21 + received.index(), received.number());
            byte[] message = new byte[received.messageLength()];
            received.buffer().getBytes(received.messageOffset(), message);
            assertArrayEquals(MESSAGES.get(received.index()), message);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package az.ecbar.ops.pair.order;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.pair.order.OrderText.Kind;
import az.ecbar.pair.Identity;
import az.ecbar.pair.frame.WitnessFrame;
import az.ecbar.pair.witness.WitnessRegister;
import az.ecbar.pair.witness.WitnessState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The words that operators sign, and the frames that carry them. */
class OrderTextTest {
    private static final Identity LEDGER = OrderText.identity("00112233445566778899aabbccddeeff");
    private static final Identity WITNESS = OrderText.identity("ffeeddccbbaa99887766554433221100");
    private static final Instant AT = Instant.parse("2026-03-02T06:00:00Z");

    private final Signatories operators = new Signatories();

    private static OrderText text(Kind kind, boolean isCertified, Identity witness) {
        return new OrderText(kind, 2, LEDGER, 7, AT, 0x9f86d081884c7d65L, isCertified, witness);
    }

    @Test
    void theTextIsTheOneOfTheDocumentation() throws Exception {
        Path page = Path.of(System.getProperty("ecbar.root", "..")).resolve("docs/replication.md");
        String sample = new String(text(Kind.PROMOTE, true, WITNESS).bytes(), StandardCharsets.US_ASCII);
        assertTrue(Files.readString(page).contains("```\n" + sample + "```\n"), sample);
        for (String sentence : List.of(OrderText.OFF, OrderText.NOT_ALONE)) {
            assertTrue(Files.readString(page).contains("*" + sentence + "*"), sentence);
        }
    }

    @Test
    void eachTextIsReadBackAndNoOther() {
        for (OrderText text : List.of(
                text(Kind.PROMOTE, true, WITNESS),
                text(Kind.DETACH, true, Identity.NONE),
                text(Kind.SWITCHOVER, false, Identity.NONE),
                text(Kind.CONFIRM, false, Identity.NONE))) {
            assertEquals(text, OrderText.read(text.bytes()));
            assertArrayEquals(text.bytes(), OrderText.read(text.bytes()).bytes());
        }
        String whole = new String(text(Kind.PROMOTE, true, Identity.NONE).bytes(), StandardCharsets.US_ASCII);
        for (String other : List.of(
                whole + "certified: And more.\n",
                whole.replace("off", "on"),
                whole.replace("node: 2", "node: 3"),
                whole.replace("promised: 7", "promised: 07"),
                whole.replace("promote", "Promote"),
                whole.replace("06:00:00Z", "06:00:00.5Z"),
                whole.replace("certified: It has", "certified: it has"),
                whole.substring(0, whole.length() - 1),
                whole.replace("\n", "\r\n"),
                "",
                "ECBAR-PAIR-ORDER-1\n")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> OrderText.read(other.getBytes(StandardCharsets.US_ASCII)),
                    other);
        }
        assertThrows(IllegalArgumentException.class, () -> text(Kind.SWITCHOVER, true, Identity.NONE));
        assertThrows(IllegalArgumentException.class, () -> text(Kind.PROMOTE, false, WITNESS));
    }

    @Test
    void framesAreReadBackAndBrokenOnesRefused() {
        SignedOrder order = SignedOrder.sign(text(Kind.PROMOTE, true, WITNESS), operators.leyla.signer());
        List<OperatorFrame> frames = List.of(
                new OperatorFrame.AskStatus(),
                new OperatorFrame.StatusIs("a: b\n", List.of(order)),
                new OperatorFrame.Give(order),
                new OperatorFrame.Became(new OrderTaker.Result(OrderTaker.Outcome.REFUSED, "why")));
        Random random = new Random(5);
        int refused = 0;
        for (OperatorFrame frame : frames) {
            DirectBuffer bytes = frame.encode();
            DirectBuffer again = OperatorFrame.decode(bytes, 0, bytes.capacity()).encode();
            assertEquals(0, bytes.compareTo(again), frame::toString);
            for (int i = 0; i < 3_000; i++) {
                byte[] broken = new byte[random.nextInt(bytes.capacity() + 4)];
                bytes.getBytes(0, broken, 0, Math.min(broken.length, bytes.capacity()));
                if (broken.length > 0) {
                    broken[random.nextInt(broken.length)] += (byte) (1 + random.nextInt(255));
                }
                UnsafeBuffer buffer = new UnsafeBuffer(broken);
                try {
                    OperatorFrame.decode(buffer, 0, broken.length);
                } catch (IllegalArgumentException e) {
                    refused++;
                }
            }
        }
        assertTrue(refused > 5_000, "refused " + refused);
    }

    @Test
    void aWitnessBeginsByTheOrderOfTwoThatNamesItAndTheRegister() {
        AdoptionByOrder check = new AdoptionByOrder(operators.check());
        WitnessRegister empty = WitnessRegister.ofNewWitness(WITNESS);
        SignedOrder one = SignedOrder.sign(text(Kind.PROMOTE, true, WITNESS), operators.leyla.signer());
        SignedOrder two = one.with(SignedOrder.sign(one.text(), operators.rauf.signer())
                .signatures()
                .getFirst());
        assertTrue(check.isOrdered(adopt(8, 2, LEDGER, two), empty));
        assertTrue(check.isOrdered(adopt(12, 2, LEDGER, two), empty));

        assertFalse(check.isOrdered(adopt(8, 2, LEDGER, one), empty), "one signature");
        assertFalse(check.isOrdered(adopt(7, 2, LEDGER, two), empty), "an older epoch");
        assertFalse(check.isOrdered(adopt(8, 1, LEDGER, two), empty), "the other node");
        assertFalse(check.isOrdered(adopt(8, 2, WITNESS, two), empty), "another ledger");
        assertFalse(check.isOrdered(adopt(8, 2, LEDGER, two), WitnessRegister.ofNewWitness(LEDGER)), "another witness");
        SignedOrder ofOne = one.with(SignedOrder.sign(one.text(), operators.leylaAgain.signer())
                .signatures()
                .getFirst());
        assertFalse(check.isOrdered(adopt(8, 2, LEDGER, ofOne), empty), "twice the same person");
        SignedOrder plain = SignedOrder.sign(text(Kind.PROMOTE, true, Identity.NONE), operators.leyla.signer());
        assertFalse(
                check.isOrdered(
                        adopt(
                                8,
                                2,
                                LEDGER,
                                plain.with(SignedOrder.sign(plain.text(), operators.rauf.signer())
                                        .signatures()
                                        .getFirst())),
                        empty),
                "no witness is named");
        assertFalse(
                check.isOrdered(
                        new WitnessFrame.Adopt(8, 2, WitnessState.ALONE, LEDGER, new UnsafeBuffer(new byte[7])), empty),
                "no order at all");
    }

    private static WitnessFrame.Adopt adopt(int epoch, int owner, Identity ledger, SignedOrder order) {
        return new WitnessFrame.Adopt(epoch, owner, WitnessState.ALONE, ledger, new UnsafeBuffer(order.bytes()));
    }
}

package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.iso.MessageReader;
import az.ecbar.iso.PaymentXml;
import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.MtReader;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.bank.BatchBuilder;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.ReceivedPayment;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Banks of both languages pay each other through one node, each writing and being written to in its own: one ledger, one
 * check of references, and nothing of a payment is lost on the way, across a kill.
 */
class IsoPaymentsOnNodeTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank BETA = BankingWorld.BANKS.get(1);
    private static final InventedBank GAMMA = BankingWorld.BANKS.get(2);
    private static final long MOMENT_NS = 1_775_025_000_000_000_000L;

    private final SimulatedWorld world;
    private final MessageReader system =
            MessageReader.ofSystem(MtReader.ofSystem(false, "NABZAZ2CXRTS", "NABZAZ2XXRTS"));
    private final MessageReader bank = MessageReader.ofBank(MtReader.ofBank(false));

    IsoPaymentsOnNodeTest() throws Exception {
        world = new SimulatedWorld(20_022, 64, 20);
        world.openDay();
        BankingWorld.assertDone(world.decide(world.actions.setLanguage(BETA.bic(), MessageLanguage.ISO)));
        BankingWorld.assertDone(world.decide(world.actions.setLanguage(GAMMA.bic(), MessageLanguage.ISO)));
    }

    @Test
    @Rule({"4.3.1", "4.8.2", "4.10.2"})
    void eachIsPaidInItsOwnLanguageWhateverTheOtherWrites() throws Exception {
        byte[] mt = mt103(ALFA, BETA, "FROM-MT", 12_345);
        String said = said(read(system, mt));
        send(0, mt);
        world.until("paid in ISO", () -> forwarded(1, "FROM-MT") != null);
        byte[] pacs = Objects.requireNonNull(forwarded(1, "FROM-MT"));
        assertEquals(said, said(read(bank, pacs)));
        assertTrue(bank.isIso());
        assertEquals("pacs.008.001.08", bank.definition());

        byte[] iso = iso(mt103(BETA, ALFA, "FROM-ISO", 2_345));
        String other = said(read(system, iso));
        send(1, iso);
        world.until("paid in MT", () -> received(0, "FROM-ISO"));
        byte[] fin = Objects.requireNonNull(forwarded(0, "FROM-ISO"));
        assertEquals(other, said(read(bank, fin)));
        assertTrue(!bank.isIso());
        assertEquals(BankingWorld.OPENING_MINOR - 12_345 + 2_345, world.balance(0));

        world.kill();
        world.restart();
        send(1, iso(mt102(BETA, GAMMA)));
        world.until("several, from ISO to ISO", () -> forwarded(2, "SEVERAL") != null);
        byte[] several = Objects.requireNonNull(forwarded(2, "SEVERAL"));
        assertEquals(said(read(system, mt102(BETA, GAMMA))), said(read(bank, several)));
        assertTrue(bank.isIso());
        assertEquals(BankingWorld.OPENING_MINOR + 15_010, world.balance(2));
        world.requireSound();
    }

    /** What was sent in one language is used up in the other. */
    @Test
    @Rule("4.8.2")
    void theSameReferenceInTheOtherLanguageIsRefused() throws Exception {
        send(0, iso(mt103(ALFA, BETA, "ONCE", 100)));
        send(0, mt103(ALFA, BETA, "ONCE", 100));
        world.until("refused", () -> !refusals(0).isEmpty());
        Notice.Reason reason = Objects.requireNonNull(refusals(0).getFirst().reason());
        assertEquals(226, reason.code());
        assertEquals(BankingWorld.OPENING_MINOR - 100, world.balance(0));
        world.requireSound();
    }

    @Test
    @Rule({"4.8.3", "4.9"})
    void whatCannotBeReadIsRefusedWithItsElement() throws Exception {
        String whole = new String(iso(mt103(ALFA, BETA, "TOO-LONG", 100)), StandardCharsets.UTF_8);
        send(0, whole.replace("MUSTERI BIR", "MUSTERI BIR".repeat(4)).getBytes(StandardCharsets.UTF_8));
        send(0, whole.substring(0, whole.length() / 2).getBytes(StandardCharsets.UTF_8));
        world.until("refused", () -> refusals(0).size() == 2);
        Notice.Reason first = Objects.requireNonNull(refusals(0).getFirst().reason());
        assertEquals("128 NM", first.code() + " " + first.tag());
        assertEquals("TOO-LONG", refusals(0).getFirst().reference());
        Notice.Reason second = Objects.requireNonNull(refusals(0).getLast().reason());
        assertEquals(385, second.code());
        assertEquals(BankingWorld.OPENING_MINOR, world.balance(0));
        world.requireSound();
    }

    private void send(int from, byte[] message) {
        world.banks.get(from).send(message);
    }

    private List<Notice> refusals(int of) {
        return world.banks.get(of).messages().stream()
                .filter(Notice.class::isInstance)
                .map(Notice.class::cast)
                .filter(notice -> notice.kind() == Notice.Kind.REFUSED)
                .toList();
    }

    private boolean received(int of, String reference) {
        return world.banks.get(of).messages().stream()
                .anyMatch(message -> message instanceof ReceivedPayment payment
                        && payment.reference().equals(reference));
    }

    /** The output that is the payment of this reference, in either language. */
    private byte @Nullable [] forwarded(int to, String reference) {
        for (byte[] output : world.banks.get(to).outputs) {
            if (bank.read(output) instanceof PaymentInstruction payment
                    && payment.reference().sameAs(reference)) {
                return output;
            }
        }
        return null;
    }

    private static PaymentInstruction read(MessageReader reader, byte[] message) {
        return assertInstanceOf(PaymentInstruction.class, reader.read(message), reader::path);
    }

    private static String said(PaymentInstruction payment) {
        return payment.textBlock().toString();
    }

    private byte[] iso(byte[] mt) {
        byte[] target = new byte[XmlWriter.MAX_LENGTH];
        int length = new PaymentXml().submit(read(system, mt), MOMENT_NS, target, 0);
        return Arrays.copyOf(target, length);
    }

    private static byte[] mt103(InventedBank from, InventedBank to, String reference, long amountMinor) {
        return PaymentBuilder.mt103()
                .sender(from.terminal())
                .number(1)
                .priority(40)
                .reference(reference)
                .valueDate(BankingWorld.TODAY)
                .amount("AZN", amountMinor)
                .issuer(from.customer("MUSTERI BIR", 1, ""))
                .beneficiary(to.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS\r\nIKINCI SETIR")
                .senderToReceiver("/BNF/MAL")
                .build();
    }

    private static byte[] mt102(InventedBank from, InventedBank to) {
        return new BatchBuilder()
                .sender(from.terminal(), 2)
                .reference("SEVERAL")
                .item(
                        "ITEM-1",
                        "AZN100,10",
                        from.customer("MUSTERI BIR", 1, ""),
                        to.customer("MUSTERI IKI", 2, ""),
                        "1")
                .item("ITEM-2", "AZN50,00", from.customer("MUSTERI UC", 3, ""), to.customer("MUSTERI IKI", 2, ""), "2")
                .total(BankingWorld.TODAY, "AZN150,10")
                .text()
                .getBytes(StandardCharsets.US_ASCII);
    }
}

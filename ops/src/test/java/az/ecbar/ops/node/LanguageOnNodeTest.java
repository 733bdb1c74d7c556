package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A bank of each language through a whole node: each is told in its own, also after a change, a kill and a restart. */
class LanguageOnNodeTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank BETA = BankingWorld.BANKS.get(1);
    private static final Pattern KIND = Pattern.compile("<MsgDefIdr>([^<]*)<|\\{2:O([0-9]{3})");

    private final SimulatedWorld world;
    private int payments;

    LanguageOnNodeTest() throws Exception {
        world = new SimulatedWorld(31, 4, 20);
        world.openDay();
    }

    @Test
    @Rule({"4.10.2", "4.13", "4.19", "4.20", "4.25"})
    void eachIsToldInItsOwnLanguageFromTheCommandOnThatSetsIt() throws Exception {
        set(MessageLanguage.ISO);
        pay(ALFA, BETA, 100);
        assertEquals(List.of("pacs.008.001.08", "camt.054.001.08"), kindsOf(1));
        assertEquals(List.of("900", "298"), kindsOf(0));
        pay(BETA, ALFA, 50);
        assertEquals(List.of("camt.054.001.08", "pacs.002.001.10"), kindsOf(1).subList(2, 4));
        assertEquals(List.of("103", "910"), kindsOf(0).subList(2, 4));
        ask("Q-1", 941);
        ask("Q-2", 942);
        assertEquals(List.of("camt.052.001.08", "camt.052.001.08"), kindsOf(1).subList(4, 6));
        send(BETA, payment(BETA, ALFA, "TOO-MUCH", BankingWorld.OPENING_MINOR * 2), 7);
        assertTrue(last(1).contains("<TxSts>PDNG</TxSts>"), last(1));
        assertTrue(last(1).contains("<Rsn><Cd>AM04</Cd></Rsn><AddtlInf>/303/</AddtlInf>"), last(1));

        set(MessageLanguage.MT);
        pay(ALFA, BETA, 10);
        assertEquals(List.of("103", "910"), kindsOf(1).subList(7, 9));
        set(MessageLanguage.ISO);
        List<byte[]> before = new ArrayList<>(world.banks.get(1).outputs);
        world.kill();
        world.restart();
        pay(ALFA, BETA, 10);
        assertEquals(List.of("pacs.008.001.08", "camt.054.001.08"), kindsOf(1).subList(9, 11));
        assertEquals(before, world.banks.get(1).outputs.subList(0, before.size()), "nothing came again");
        assertTrue(world.query(QueryKind.PARTICIPANTS, "").contains("\"language\":\"ISO\""));

        BankingWorld.assertDone(world.decide(world.actions.closeDay(SystemId.AZIPS)));
        world.until("statements", () -> last(0).contains(":62F:") && last(1).contains("<Cd>CLBD</Cd>"));
        assertTrue(kindsOf(1).contains("pacs.002.001.10"));
        assertTrue(last(1).contains("<Amt Ccy=\"AZN\">1000.70</Amt>"), last(1));
        String annulled = text(1).get(text(1).size() - 2);
        assertTrue(annulled.contains("<TxSts>RJCT</TxSts>") && annulled.contains("<AddtlInf>/248/"), annulled);
        world.requireSound();
    }

    /** What was made before is not made otherwise, though the snapshot that a start reads knows the new language alone. */
    @Test
    @Rule("4.19")
    void aStartFromALaterSnapshotMakesTheSameOutputsAgain() throws Exception {
        pay(ALFA, BETA, 1);
        set(MessageLanguage.ISO);
        for (int i = 0; i < 30; i++) {
            pay(ALFA, BETA, 1);
        }
        world.kill();
        world.restart();
        pay(BETA, ALFA, 1);
        world.requireSound();
        world.kill();
        world.outbox = new MemoryFolder();
        world.restart();
        pay(BETA, ALFA, 1);
        assertEquals(List.of("103", "910"), kindsOf(1).subList(0, 2));
        assertEquals("camt.054.001.08", kindsOf(1).get(3));
        world.requireSound();
    }

    private void set(MessageLanguage language) throws Exception {
        BankingWorld.assertDone(world.decide(world.actions.setLanguage(BETA.bic(), language)));
    }

    private void pay(InventedBank from, InventedBank to, long amount) throws Exception {
        int bank = BankingWorld.BANKS.indexOf(from);
        int counterparty = BankingWorld.BANKS.indexOf(to);
        int others = world.banks.get(counterparty).outputs.size() + 2;
        send(
                from,
                payment(from, to, "P-" + ++payments, amount),
                world.banks.get(bank).outputs.size() + 2);
        world.until("told", () -> world.banks.get(counterparty).outputs.size() == others);
    }

    private void ask(String reference, int type) throws Exception {
        String inquiry = "{1:F01" + BETA.terminal() + "0000000001}{2:I920NABZAZ2CXRTSN}{4:\r\n:20:" + reference
                + "\r\n:12:" + type + "\r\n:25:" + BETA.account() + "\r\n" + (type == 942 ? ":34F:AZN0,\r\n" : "")
                + "-}";
        send(
                BETA,
                inquiry.getBytes(StandardCharsets.US_ASCII),
                world.banks.get(1).outputs.size() + 1);
    }

    private void send(InventedBank from, byte[] message, int outputs) throws Exception {
        RememberingTerminal bank = world.banks.get(BankingWorld.BANKS.indexOf(from));
        bank.send(message);
        world.until("answered", () -> bank.outputs.size() == outputs);
    }

    private List<String> text(int bank) {
        return world.banks.get(bank).outputs.stream()
                .map(output -> new String(output, StandardCharsets.UTF_8))
                .toList();
    }

    private String last(int bank) {
        return text(bank).getLast();
    }

    private List<String> kindsOf(int bank) {
        return text(bank).stream().map(LanguageOnNodeTest::kind).toList();
    }

    private static String kind(String output) {
        Matcher kind = KIND.matcher(output);
        assertTrue(kind.find(), output);
        return kind.group(1) == null ? kind.group(2) : kind.group(1);
    }

    private static byte[] payment(InventedBank from, InventedBank to, String reference, long amount) {
        return PaymentBuilder.mt103()
                .sender(from.terminal())
                .reference(reference)
                .valueDate(BankingWorld.TODAY)
                .amount("AZN", amount)
                .issuer(from.customer("MUSTERI BIR", 1, ""))
                .beneficiary(to.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .build();
    }
}

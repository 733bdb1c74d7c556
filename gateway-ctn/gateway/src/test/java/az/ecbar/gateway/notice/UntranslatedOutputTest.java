package az.ecbar.gateway.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.testing.SampleBanks;
import az.ecbar.mt.MtReader;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A bank that reads ISO 20022 is told everything, whatever texts stand in what it is told: what has no ISO message leaves as
 * MT, and no text of a bank or of an operator stops the node.
 */
class UntranslatedOutputTest {
    private static final Set<NoticeKind> NO_MESSAGES = Set.of(
            NoticeKind.ANSWER,
            NoticeKind.ACCOUNT_PAGE,
            NoticeKind.ANNOUNCEMENT,
            NoticeKind.ACCOUNT_NEWS,
            NoticeKind.PARTICIPATION,
            NoticeKind.NULL_VAL);

    @Test
    @Rule({"4.9", "4.19"})
    void everyKindLeavesWhateverItsTextsAre() {
        int kinds = 0;
        for (NoticeKind kind : NoticeKind.values()) {
            if (!NO_MESSAGES.contains(kind)) {
                kinds++;
                for (String reference :
                        List.of("ALFA260302-00001", "17_3", "#17", "17&18", " ", "", "/17", "a\u00001")) {
                    assertEquals(
                            1,
                            rendered(kind, reference, 'A', SampleBanks.ALFA.account())
                                    .size());
                    assertEquals(
                            1,
                            rendered(kind, reference, '1', SampleBanks.ALFA.account())
                                    .size());
                    assertEquals(1, rendered(kind, reference, 'A', "AZ_1 & <2>").size());
                }
            }
        }
        assertTrue(kinds >= 9, kinds + " kinds");
    }

    @Test
    @Rule({"4.16", "4.27"})
    void aPaperNumberThatIsNoReferenceIsToldAsNone() {
        String notCancelled = only(NoticeKind.NOT_CANCELLED, "17_3", 'A');
        assertTrue(notCancelled.contains("<MsgDefIdr>camt.029"), notCancelled);
        assertTrue(!notCancelled.contains("17_3"), notCancelled);
        String asReference = only(NoticeKind.NOT_CANCELLED, "17/3", 'A');
        assertTrue(asReference.contains("17/3"), asReference);
    }

    @Test
    void whatCannotBeTranslatedLeavesAsMtAndIsCounted() {
        AzipsDay day = day(NoticeKind.DEBIT_ADVICE, "ALFA260302-00001", '1', SampleBanks.ALFA.account());
        RenderedDay rendered = RenderedDay.of(day);
        String advice = rendered.outputs(AzipsDay.ALFA, '1').getFirst().text();
        assertTrue(advice.startsWith("{1:F01ALFAAZ221XXX"), advice);
        assertEquals(1, rendered.handler.notTranslatedCount());
        RenderedDay same = RenderedDay.of(day);
        assertEquals(advice, same.outputs(AzipsDay.ALFA, '1').getFirst().text());
    }

    @Test
    @Rule("4.10.2")
    void theLongestPaymentLeavesInTheLanguageOfItsReceiver() {
        byte[] longest = longest();
        assertTrue(longest.length <= MtReader.MAX_LENGTH);
        AzipsDay day = new AzipsDay();
        day.language = MessageLanguage.ISO;
        long first = day.sendInParts(longest, 1_000);
        long payment = day.journal.lastSequence();
        day.settled(payment, payment, first, PaymentType.MT102, "ALFA260401-00005", 4_000);
        RenderedDay.Output forwarded =
                RenderedDay.of(day).outputs(AzipsDay.BETA).getFirst();
        assertTrue(forwarded.text().contains("<MsgDefIdr>pacs.008"), forwarded.text());
        assertTrue(forwarded.text().length() > 49_152, forwarded.text().length() + " bytes");
    }

    private static String only(NoticeKind kind, String reference, char terminal) {
        return rendered(kind, reference, terminal, SampleBanks.ALFA.account())
                .getFirst()
                .text();
    }

    private static List<RenderedDay.Output> rendered(NoticeKind kind, String reference, char terminal, String account) {
        return RenderedDay.of(day(kind, reference, terminal, account)).outputs(AzipsDay.ALFA, terminal);
    }

    private static AzipsDay day(NoticeKind kind, String reference, char terminal, String account) {
        AzipsDay day = new AzipsDay();
        long sequence = day.send(SampleBanks.mt103().build());
        day.events.account(sequence, AzipsDay.ALFA_ACCOUNT, AzipsDay.ALFA, account);
        day.events.notice(
                sequence,
                AzipsDay.ALFA,
                kind,
                event -> event.terminal((short) terminal)
                        .amountMinor(150_000)
                        .accountId(AzipsDay.ALFA_ACCOUNT)
                        .valueDate(SampleBanks.DAY)
                        .paymentType(PaymentType.MT103)
                        .reason(RejectReason.REFERENCE_USED.code())
                        .reference(reference)
                        .language(MessageLanguage.ISO)
                        .causes()
                        .lACK_OF_FUNDS(kind == NoticeKind.WAITING));
        return day;
    }

    /** An MT102 of so many small payments as fit it, between persons who are known by TIN and code. */
    private static byte[] longest() {
        StringBuilder items = new StringBuilder();
        int count = 0;
        String whole = "";
        while (true) {
            items.append(":21:").append(count).append("\r\n:32B:AZN1,\r\n");
            items.append(
                    ":50K:/AZ89ALFA38090000000000001944\r\nA\r\n1400090181/A\r\n505901/1400090181/ALFAAZ22XXX\r\n");
            items.append("AZ89NABZ01350100000000901944\r\n");
            items.append(":59:/AZ56BETA33010000000000002944\r\nB\r\n1400090181/A\r\n505902/1400090331/BETAAZ22XXX\r\n");
            items.append("AZ55NABZ01350100000000902944\r\n:70:C\r\nC\r\nC\r\nC\r\n");
            count++;
            String next = "{1:F01ALFAAZ22AXXX0001000129}{2:I102NABZAZ2CXRTSN}{3:{108:ABCDEFGHIJKLMNOP}{121:"
                    + SampleBanks.UETR + "}}{4:\r\n:20:ALFA260401-00005\r\n:23:CREDIT\r\n:71A:OUR\r\n" + items
                    + ":32A:260401AZN" + count + ",\r\n:19:" + count + ",\r\n-}";
            if (next.length() > MtReader.MAX_LENGTH) {
                return whole.getBytes(StandardCharsets.US_ASCII);
            }
            whole = next;
        }
    }
}

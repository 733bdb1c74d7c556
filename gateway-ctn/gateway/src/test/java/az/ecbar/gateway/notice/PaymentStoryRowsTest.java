package az.ecbar.gateway.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import az.ecbar.gateway.testing.MemoryRing;
import az.ecbar.gateway.testing.SampleBanks;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.NoticeReportedEncoder;
import az.ecbar.schema.PaymentMatchedEncoder;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentStoryReportedEncoder;
import az.ecbar.trust.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class PaymentStoryRowsTest {
    private final AzipsDay day = new AzipsDay();
    private final Directory directory = new Directory();
    private final PaymentStoryRows rows =
            new PaymentStoryRows(directory, day.journal::read, new StoredInputs(day.journal::read));
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    PaymentStoryRowsTest() {
        day.events.replay(1, (_, _, _, templateId, event, offset, _) -> directory.onEvent(templateId, event, offset));
    }

    @Test
    void aPaymentThatWaitedIsToldStepByStep() {
        byte[] message = SampleBanks.mt103().build();
        long payment = day.send(message);
        long released = day.send(SampleBanks.mt205().build());

        assertEquals(
                "{\"step\":\"RECEIVED\"," + place(payment) + ",\"paymentId\":" + payment + ",\"ourReference\":\""
                        + String.format("A%015d", payment) + "\",\"command\":\"SubmitPayment\",\"bic\":\"ALFAAZ22XXX\","
                        + "\"terminal\":\"A\",\"channel\":\"CTN\",\"site\":\"MAIN\",\"inputNumber\":1,\"digest\":\""
                        + Digest.ofContent(message) + "\",\"certificateId\":5,\"holder\":\"\",\"fingerprint\":\""
                        + Digest.ofContent(day.bank.certificate()) + "\",\"reference\":\"ALFA260302-00001\","
                        + "\"uetr\":\"" + SampleBanks.UETR + "\",\"type\":\"MT103\",\"currency\":\"AZN\","
                        + "\"amount\":\"1500.00\",\"debtor\":\"ALFAAZ22XXX\",\"creditor\":\"BETAAZ22XXX\","
                        + "\"valueDate\":" + SampleBanks.DAY + ",\"priority\":40,\"debtorAccount\":\""
                        + SampleBanks.ALFA.account() + "\",\"creditorAccount\":\"" + SampleBanks.BETA.account()
                        + "\"},{\"step\":\"ACCEPTED\"," + place(payment) + "},{\"step\":\"WAITS\"," + place(payment)
                        + ",\"causes\":[\"LACK_OF_FUNDS\"],\"reason\":{\"code\":303,\"name\":\"LACK_OF_FUNDS\","
                        + "\"english\":\"funds do not suffice\",\"rule\":\"4.12.2\"}},{\"step\":\"SETTLED\","
                        + place(released) + ",\"by\":\"SubmitPayment\",\"debtorBalance\":\"12.34\","
                        + "\"creditorBalance\":\"1500.00\"}",
                story(row -> row.paymentId(payment)
                        .state(PaymentState.SETTLED)
                        .endedSequence(released)
                        .debtorBalanceMinor(1234)
                        .creditorBalanceMinor(150_000)
                        .causes()
                        .lACK_OF_FUNDS(true)));
    }

    @Test
    void aPaymentThatWaitsIsToldWithWhatReleasesIt() {
        long payment = day.send(SampleBanks.mt103().build());

        String told = story(row -> row.paymentId(payment)
                .state(PaymentState.WAITING)
                .ahead(3)
                .shortfallMinor(77_700)
                .causes()
                .lACK_OF_FUNDS(true)
                .bEHIND_EARLIER(true));
        assertEquals(
                "{\"step\":\"WAITS\"," + place(payment) + ",\"causes\":[\"LACK_OF_FUNDS\",\"BEHIND_EARLIER\"],"
                        + "\"reason\":{\"code\":302,\"name\":\"BEHIND_EARLIER\",\"english\":\"an"
                        + " earlier or more urgent payment waits for"
                        + " funds\",\"rule\":\"4.11, 4.12.2\"},"
                        + "\"ahead\":3,\"shortfall\":\"777.00\"}",
                told.substring(told.indexOf("{\"step\":\"WAITS\"")));
    }

    @Test
    void anInputThatCouldNotBeReadIsToldWithReasonRuleAndTag() {
        long input = day.send(SampleBanks.mt103().amount("AZN", "1500.00").build());

        String told = story(row -> row.paymentId(input)
                .state(PaymentState.REFUSED)
                .reason(150)
                .tag("32A")
                .endedSequence(input));
        assertEquals(
                "\"reference\":\"ALFA260302-00001\"},{\"step\":\"REFUSED\"," + place(input)
                        + ",\"reason\":{\"code\":150,\"name\":\"AMOUNT_CHARACTER\",\"english\":\"the amount holds"
                        + " something else than digits and one comma\",\"rule\":\"4.8.3\"},\"tag\":\"32A\"}",
                told.substring(told.indexOf("\"reference\":")));
    }

    @Test
    void aRefusalOfTheLedgerNamesItsRule() {
        long payment = day.send(SampleBanks.mt103().build());

        String told = story(row -> row.paymentId(payment)
                .state(PaymentState.REFUSED)
                .reason(RejectReason.REFERENCE_USED.code())
                .endedSequence(payment));
        assertEquals(
                "\"reason\":{\"code\":226,\"name\":\"REFERENCE_USED\",\"english\":\"Reference was used before on this"
                        + " day\",\"rule\":\"4.8.2\"},\"tag\":\"\"}",
                told.substring(told.lastIndexOf("\"reason\":")));
    }

    @Test
    void aNoticeNamesItsMessageAndWhetherItIsHeld() {
        long payment = day.send(SampleBanks.mt103().build());
        NoticeReportedEncoder row = new NoticeReportedEncoder().wrapAndApplyHeader(buffer, 0, header);
        row.participantId(AzipsDay.BETA)
                .terminal((short) 'A')
                .kind(NoticeKind.CREDIT_ADVICE)
                .acknowledged((short) 1)
                .outputNumber(8)
                .dueSequence(payment);

        assertEquals(
                "{\"step\":\"NOTICE\"," + place(payment) + ",\"kind\":\"CREDIT_ADVICE\",\"message\":\"MT910\","
                        + "\"bic\":\"BETAAZ22XXX\",\"terminal\":\"A\",\"outputNumber\":8,\"acknowledged\":true,"
                        + "\"givenUp\":false,\"notKnown\":false}",
                written(NoticeReportedEncoder.TEMPLATE_ID));
    }

    @Test
    void aMatchIsOneLineOfFacts() {
        long payment = day.send(SampleBanks.mt103().build());
        new PaymentMatchedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .paymentId(payment)
                .state(PaymentState.SETTLED);

        assertEquals(
                "{\"paymentId\":" + payment + ",\"ourReference\":\"" + String.format("A%015d", payment)
                        + "\",\"receivedNs\":" + MemoryRing.timeNs(payment) + ",\"state\":\"SETTLED\","
                        + "\"bic\":\"ALFAAZ22XXX\",\"currency\":\"AZN\",\"amount\":\"1500.00\","
                        + "\"debtor\":\"ALFAAZ22XXX\",\"creditor\":\"BETAAZ22XXX\",\"valueDate\":" + SampleBanks.DAY
                        + "}",
                written(PaymentMatchedEncoder.TEMPLATE_ID));
    }

    @Test
    void aStoryWithoutItsRecordStopsTheNode() {
        assertThrows(
                RenderingFailure.class, () -> story(row -> row.paymentId(999).state(PaymentState.WAITING)));
    }

    @Test
    void reasonsApplyTheRulesThatTheirTableNames() throws IOException {
        Path table = Path.of(System.getProperty("ecbar.root", "../.."), "docs", "formats", "reason-codes.md");
        int compared = 0;
        for (String line : Files.readAllLines(table)) {
            String[] cells = line.split("\\s*\\|\\s*", -1);
            if (cells.length < 7 || !cells[1].matches("2[2-4]\\d|25[0-4]|30[0-4]") || cells[6].equals("I1")) {
                continue;
            }
            int code = Integer.parseInt(cells[1]);
            String rule =
                    code < 300 ? ReasonName.of(code).rule() : waitReason(code).rule();
            assertEquals(cells[6], rule, line);
            compared++;
        }
        assertEquals(38, compared, "reasons of payments in " + table);
    }

    private static WaitReason waitReason(int code) {
        return Stream.of(WaitReason.values())
                .filter(reason -> reason.code() == code)
                .findFirst()
                .orElseThrow();
    }

    private String story(Consumer<PaymentStoryReportedEncoder> fields) {
        buffer.setMemory(0, 256, (byte) 0);
        fields.accept(new PaymentStoryReportedEncoder().wrapAndApplyHeader(buffer, 0, header));
        return written(PaymentStoryReportedEncoder.TEMPLATE_ID);
    }

    private String written(int templateId) {
        JsonText out = new JsonText();
        assertEquals(true, rows.write(templateId, new UnsafeBuffer(buffer.byteArray()), 0, out));
        return out.toString();
    }

    private static String place(long sequence) {
        return "\"sequence\":" + sequence + ",\"timeNs\":" + MemoryRing.timeNs(sequence);
    }
}

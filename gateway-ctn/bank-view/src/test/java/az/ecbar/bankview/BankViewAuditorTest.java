package az.ecbar.bankview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short day of two banks, written by hand: ALFA has money for the first payment to BETA and not for the second. */
class BankViewAuditorTest {
    private static final Path ROOT = Path.of(System.getProperty("ecbar.root", "../.."));
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final String ALFA = "ALFAAZ22AXXX";
    private static final String BETA = "BETAAZ22AXXX";
    private static final String UETR = "0f0c5d6e-2c1a-4b8e-9d3f-5a6b7c8d9e0f";
    private static final Register REGISTER = new Register(
            "NABZAZ2CXXX",
            List.of(
                    new Register.Participant("ALFAAZ22XXX", Set.of(), "ALFA BANK QSC", "1400090181", ALFA, true, false),
                    new Register.Participant(
                            "BETAAZ22XXX", Set.of(), "BETA BANK ASC", "1400090331", BETA, true, false)),
            List.of(
                    new Register.HeldAccount(
                            "AZ89NABZ01350100000000901944", "AZN", "ALFAAZ22XXX", 1, new BigDecimal("2000.00")),
                    new Register.HeldAccount(
                            "AZ55NABZ01350100000000902944", "AZN", "BETAAZ22XXX", 2, new BigDecimal("0.00"))),
            Set.of(),
            Set.of(),
            false);

    private final List<DayRecord.Taken> taken = new ArrayList<>();
    private final List<DayRecord.Decided> decided = new ArrayList<>();
    private final List<String> alfa = new ArrayList<>();
    private final List<String> beta = new ArrayList<>();

    private static String payment(String reference) throws IOException {
        return Files.readString(ROOT.resolve("docs/samples/in-103-customer-payment.fin"), StandardCharsets.ISO_8859_1)
                .replace("ALFA260401-00001", reference);
    }

    private static String text(String payment) {
        return payment.substring(payment.indexOf("{4:"));
    }

    private void told(List<String> received, String terminal, String type, long sequence, String rest) {
        String number = String.format("%010d", received.size() + 1);
        received.add("{1:F01" + terminal + number + "}{2:O" + type + "1030260401NABZAZ2CXRTS"
                + String.format("%010d", sequence) + "2604011030N}" + rest);
    }

    private static String fields(String... lines) {
        return "{4:\r\n" + String.join("\r\n", lines) + "\r\n-}";
    }

    private static String ours(long sequence) {
        return ":20:" + Payment.ourReference(sequence);
    }

    private void day() throws IOException {
        decided.add(new DayRecord.Decided(40, 0, new Decision.DayOpened(DAY)));
        decided.add(new DayRecord.Decided(41, 0, new Decision.AllDone()));
        taken.add(new DayRecord.Taken(42, 0, "ALFAAZ22XXX", payment("FIRST")));
        executed();
        taken.add(new DayRecord.Taken(43, 0, "ALFAAZ22XXX", payment("SECOND")));
        notice(43, "700", "SECOND", ":11P:0050", ":79:/AM04/303/", "funds do not suffice / vesait kifayet etmir");
        decided.add(new DayRecord.Decided(44, 0, new Decision.DayClosed()));
        notice(
                45,
                "701",
                "SECOND",
                ":79:/AM04/248/",
                "Funds did not suffice until the end of the day /",
                "Gunun sonunadek vesait kifayet etmedi");
        statement(alfa, ALFA, "AZ89NABZ01350100000000901944", 1, "2000,00", "D", "500,00");
        statement(beta, BETA, "AZ55NABZ01350100000000902944", 2, "0,00", "C", "1500,00");
        decided.add(new DayRecord.Decided(46, 0, new Decision.AllDone()));
    }

    private void executed() throws IOException {
        String header = "{3:{121:" + UETR + "}}";
        String moment = ":13D:2604011030+0400";
        String amount = ":32A:260401AZN1500,00";
        told(
                alfa,
                ALFA,
                "900",
                42,
                header + fields(ours(42), ":21:FIRST", ":25:AZ89NABZ01350100000000901944", moment, amount));
        told(
                alfa,
                ALFA,
                "298",
                42,
                header + fields(ours(42), ":12:012", ":77E:", ":21:FIRST", ":11S:103", "260401", moment, amount));
        told(beta, BETA, "103", 42, "{3:{113:0050}{108:MUR0001}{121:" + UETR + "}}" + text(payment("FIRST")));
        told(
                beta,
                BETA,
                "910",
                42,
                header
                        + fields(
                                ours(42),
                                ":21:FIRST",
                                ":25:AZ55NABZ01350100000000902944",
                                moment,
                                amount,
                                ":50K:/AZ89ALFA38090000000000001944",
                                "XEZER TICARET MMC",
                                "1700767161/",
                                "505901/1400090181/ALFAAZ22XXX",
                                "AZ89NABZ01350100000000901944"));
    }

    private void notice(long sequence, String smt, String meant, String... more) {
        String head = "{3:{121:" + UETR + "}}{4:\r\n" + ours(43) + "\r\n:12:" + smt + "\r\n:77E:\r\n:21:" + meant
                + "\r\n:11S:103\r\n260401\r\n:13D:2604011030+0400\r\n:32A:260401AZN1500,00\r\n";
        told(alfa, ALFA, "298", sequence, head + String.join("\r\n", more) + "\r\n-}");
    }

    private void statement(
            List<String> received,
            String terminal,
            String account,
            int number,
            String opening,
            String sign,
            String closing) {
        told(
                received,
                terminal,
                "950",
                46,
                fields(
                        ":20:S260401" + String.format("%09d", number),
                        ":25:" + account,
                        ":28C:1/1",
                        ":60F:C260401AZN" + opening,
                        ":61:2604010401" + sign + "1500,00S103FIRST//" + Payment.ourReference(42),
                        ":62F:C260401AZN" + closing));
    }

    private Judgement judge() throws IOException {
        Reasons reasons = Reasons.ofPage(Files.readString(ROOT.resolve("docs/formats/reason-codes.md")));
        return BankViewAuditor.judge(REGISTER, reasons, new DayRecord(taken, decided, Map.of(ALFA, alfa, BETA, beta)));
    }

    @Test
    @Rule({"4.10.1", "4.10.2", "4.12.2", "4.13", "4.18", "4.19", "4.25"})
    void aDayAsItMustBeHasNoFindings() throws IOException {
        day();
        Judgement judgement = judge();
        assertEquals(List.of(), judgement.findings());
        assertEquals(new BigDecimal("500.00"), judgement.balances().get("AZ89NABZ01350100000000901944 AZN"));
        assertEquals(new BigDecimal("1500.00"), judgement.balances().get("AZ55NABZ01350100000000902944 AZN"));
        assertEquals(Map.of("SETTLED", 1, "ANNULLED", 1, "REFUSED", 0), judgement.outcomes());
    }

    @ParameterizedTest
    @CsvSource({
        "AZN500|00, AZN500|01",
        ":12:012, :12:700",
        ":11P:0050, :11P:0051",
        "/AM04/303/, /AM04/302/",
        "/AM04/248/, /AC06/310/",
        "2604010401D1500|00, 2604010401C1500|00",
        "S103FIRST, S103SECOND",
        ":28C:1/1, :28C:2/1",
        "S260401000000001, S260401000000007",
        "2604011030+0400, 2604011031+0400",
        "00000000422604011030N, 00000000412604011030N",
    })
    void whateverIsChangedInWhatABankHoldsIsFound(String from, String to) throws IOException {
        day();
        alfa.replaceAll(message -> message.replace(from.replace('|', ','), to.replace('|', ',')));
        assertFalse(judge().findings().isEmpty());
    }

    @Test
    void whateverABankWasNotToldIsFound() throws IOException {
        day();
        int outputs = alfa.size();
        for (int i = 0; i < outputs; i++) {
            String output = alfa.remove(i);
            assertFalse(judge().findings().isEmpty(), output);
            alfa.add(i, output);
        }
    }

    @Test
    @Rule("4.12.2")
    void whatIsExecutedWithoutFundsIsFound() throws IOException {
        day();
        taken.set(0, new DayRecord.Taken(42, 0, "ALFAAZ22XXX", payment("FIRST").replace("AZN1500,", "AZN2500,")));
        alfa.replaceAll(message -> message.replace("1500,00", "2500,00"));
        beta.replaceAll(message -> message.replace("1500,00", "2500,00"));
        assertFalse(judge().findings().stream()
                .filter(finding -> finding.text().contains("without funds"))
                .toList()
                .isEmpty());
    }

    @Test
    @Rule("4.8.2")
    void aNumberThatIsTakenTwiceIsFound() throws IOException {
        day();
        taken.set(1, new DayRecord.Taken(43, 0, "ALFAAZ22XXX", payment("FIRST")));
        assertFalse(judge().findings().isEmpty());
    }
}

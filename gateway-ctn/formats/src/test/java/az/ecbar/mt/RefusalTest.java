package az.ecbar.mt;

import static az.ecbar.mt.SamplePayments.ALFA;
import static az.ecbar.mt.SamplePayments.ALFA_CUSTOMER;
import static az.ecbar.mt.SamplePayments.BETA;
import static az.ecbar.mt.SamplePayments.BETA_CUSTOMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One line a misreading: what is changed in a good message, and the reason and field that must be named. */
@Rule("4.8.3")
class RefusalTest {
    /** Reasons that only the bank's side meets, or whoever acts on an MT298 or an MT920. */
    private static final Set<FormatReason> ELSEWHERE = EnumSet.of(
            FormatReason.SMT_NOT_SUPPORTED,
            FormatReason.MOMENT_INVALID,
            FormatReason.MESSAGE_MEANT_INVALID,
            FormatReason.REASON_INVALID,
            FormatReason.ORDERING_PARTY_INVALID,
            FormatReason.STATEMENT_INVALID,
            FormatReason.INQUIRY_TYPE_INVALID,
            FormatReason.ACCOUNT_ASKED_INVALID,
            FormatReason.FLOOR_INVALID);

    private static final String MT103 = SamplePayments.mt103().text();
    private static final String MT205 = SamplePayments.mt205().text();
    private static final String MT298 = "{1:F01ALFAAZ22AXXX0001000125}{2:I298NABZAZ2CXRTSN}"
            + "{4:\r\n:20:ALFA-QUERY\r\n:12:200\r\n:77E:\r\n:21:ALFA260401-00001\r\n-}";

    record Case(String base, String from, String to, FormatReason reason, String tag) {
        String message() {
            assertTrue(base.contains(from), () -> "nothing to change: " + from);
            int at = base.indexOf(from);
            return base.substring(0, at) + to + base.substring(at + from.length());
        }

        @Override
        public String toString() {
            return reason + " " + tag + ": " + from + " -> " + (to.length() > 60 ? to.substring(0, 60) + "..." : to);
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        blocks(cases);
        headers(cases);
        text(cases);
        values(cases);
        parties(cases);
        instructions(cases);
        serviceMessages(cases);
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(Case it) {
        byte[] message = it.message().getBytes(StandardCharsets.UTF_8);
        MtError error = assertInstanceOf(MtError.class, SamplePayments.reader().read(message), it::toString);

        assertEquals(it.reason + " " + it.tag, error.reason() + " " + error.tag(), error::text);
        assertTrue(error.offset() >= 0 && error.offset() <= message.length, error::text);
    }

    @Test
    void everyReasonIsShown() {
        Set<FormatReason> missing = EnumSet.allOf(FormatReason.class);
        missing.removeAll(ELSEWHERE);
        // Of ISO messages: IsoRefusalTest, IpsRefusalTest.
        missing.removeAll(EnumSet.range(FormatReason.XML_NOT_WELL_FORMED, FormatReason.TRANSACTIONS_NOT_ONE));
        cases().forEach(it -> missing.remove(it.reason));
        assertEquals(Set.of(), missing);
    }

    @Test
    void theReferenceIsFoundWhereverTheFaultIs() {
        assertEquals(
                "ALFA260401-00001", error(MT103.replace("{1:F01", "{1:F99")).reference());
        assertEquals("ALFA260401-00001", error(MT103.replace("-}", "")).reference());
        assertEquals("NONREF", error(MT103.replace(":20:ALFA", ":20:/ALFA")).reference());
        assertEquals("NONREF", error(MT103.replace(":20:", ":29:")).reference());
        assertEquals("NONREF", error("").reference());
    }

    @Test
    void theTypeIsToldWhenItWasReached() {
        assertEquals(102, error(MT103.replace("{2:I103", "{2:I102")).messageType());
        assertEquals(103, error(MT103.replace("CRED", "SPAY")).messageType());
        assertEquals(-1, error(MT103.replace("{1:F01", "{1:F99")).messageType());
    }

    @Test
    void theErrorSaysWhatStandsThere() {
        MtError error = error(MT103.replace("AZN1500,00", "AZN1.500,00"));

        assertEquals("1.500,00", error.found());
        assertEquals(MT103.indexOf("1500,00"), error.offset());
        assertEquals(
                "32A: the amount holds something else than digits and one comma (150 AM12, at " + error.offset()
                        + ", found '1.500,00')",
                error.text());
    }

    @Test
    void twoHundredThousandTagsAreRefusedByLengthAlone() {
        StringBuilder text = new StringBuilder(MT103.substring(0, MT103.indexOf(":20:")));
        for (int i = 0; i < 200_000; i++) {
            text.append(":20:X\r\n");
        }
        assertEquals(FormatReason.MESSAGE_TOO_LONG, error(text + "-}").reason());
    }

    private static MtError error(String text) {
        return assertInstanceOf(
                MtError.class, SamplePayments.reader().read(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void blocks(List<Case> to) {
        add(to, MT103, "-}", "\r\n-}" + "A".repeat(10_000), FormatReason.MESSAGE_TOO_LONG, "");
        add(to, MT103, MT103, "", FormatReason.BLOCK_MISSING, "1");
        add(to, MT103, MT103, "{", FormatReason.BLOCK_UNCLOSED, "");
        add(to, MT103, MT103, "{1", FormatReason.BLOCK_UNCLOSED, "");
        add(to, MT103, MT103, "{1:", FormatReason.BLOCK_UNCLOSED, "1");
        add(to, MT103, MT103, "{1:{1:{1:{1:", FormatReason.BLOCK_UNCLOSED, "1");
        add(to, MT103, "0001000123}", "0001000123", FormatReason.BLOCK_UNCLOSED, "1");
        add(to, MT103, "RTSN}", "RTSN", FormatReason.BLOCK_UNCLOSED, "2");
        add(to, MT103, "}}{4:", "}{4:", FormatReason.USER_HEADER_INVALID, "3");
        add(to, MT103, MT103.substring(MT103.indexOf("{4:")), "", FormatReason.BLOCK_MISSING, "4");
        add(to, MT103, MT103.substring(MT103.indexOf("{4:")), "{4:\r\n:20:A\r\n", FormatReason.BLOCK_UNCLOSED, "4");
        add(to, MT103, MT103.substring(MT103.indexOf("{4:")), "{4:", FormatReason.BLOCK_UNCLOSED, "4");
        add(to, MT103, "{1:", " {1:", FormatReason.BLOCK_EXPECTED, "");
        add(to, MT103, "{1:", "\u0001{1:", FormatReason.BLOCK_EXPECTED, "");
        add(to, MT103, "}{2:", "}\r\n{2:", FormatReason.BLOCK_EXPECTED, "");
        add(to, MT103, "\r\n-}", "\r\n-}\r\n", FormatReason.BLOCK_EXPECTED, "");
        add(to, MT103, "\r\n-}", "\r\n-}$" + MT103, FormatReason.BLOCK_EXPECTED, "");
        add(to, MT103, "\r\n-}", "\r\n-}{S:{COP:P}}", FormatReason.BLOCK_UNKNOWN, "");
        add(to, MT103, "{3:", "{6:", FormatReason.BLOCK_UNKNOWN, "");
        add(to, MT103, "{3:", "{3;", FormatReason.BLOCK_UNKNOWN, "");
        add(to, MT103, "\r\n-}", "\r\n-}" + textBlock(MT103), FormatReason.BLOCK_DUPLICATE, "4");
        add(to, MT103, "\r\n-}", "\r\n-}" + MT103, FormatReason.BLOCK_DUPLICATE, "1");
        add(to, MT103, "{4:", "{4:\r\n:20:A\r\n-}{4:", FormatReason.BLOCK_DUPLICATE, "4");
        add(to, MT205, "\r\n-}", "\r\n-}{3:{113:0050}}", FormatReason.BLOCK_OUT_OF_ORDER, "3");
        add(to, MT205, MT205.substring(0, 29), "", FormatReason.BLOCK_MISSING, "1");
        add(to, MT205, "{2:I205NABZAZ2CXRTSN}", "", FormatReason.BLOCK_MISSING, "2");
        add(to, MT205, MT205, MT205.substring(29) + MT205.substring(0, 29), FormatReason.BLOCK_OUT_OF_ORDER, "1");
    }

    private static void batches(List<Case> to) {
        String batch = SamplePayments.mt102().text();
        add(to, batch, "{4:", "{3:{119:STP}}{4:", FormatReason.VARIANT_NOT_SUPPORTED, "119");
        add(to, batch, ":23:CREDIT", ":23:CRED", FormatReason.BANK_OPERATION_INVALID, "23");
        add(to, batch, ":71A:OUR", ":71A:SHA", FormatReason.CHARGES_INVALID, "71A");
        add(to, batch, ":71A:OUR\r\n", "", FormatReason.FIELD_MISSING, "71A");
        add(to, batch, ":21:PAYROLL-2\r\n", "", FormatReason.FIELD_DUPLICATE, "32B");
        add(to, batch, ":70:WAGES 1\r\n", "", FormatReason.FIELD_MISSING, "70");
        add(to, batch, ":70:WAGES 2\r\n", "", FormatReason.FIELD_MISSING, "70");
        add(to, batch, ":32B:AZN1000,10\r\n", "", FormatReason.FIELD_OUT_OF_ORDER, "32B");
        add(to, batch, ":32B:AZN500,00", ":32B:USD500,00", FormatReason.CURRENCIES_DIFFER, "32B");
        add(to, batch, ":32B:AZN500,00", ":32B:XYZ500,00", FormatReason.CURRENCY_UNKNOWN, "32B");
        add(to, batch, ":32B:AZN500,00", ":32B:AZN500.00", FormatReason.AMOUNT_CHARACTER, "32B");
        add(to, batch, ":32B:AZN500,00", ":32B:AZN500", FormatReason.AMOUNT_NO_COMMA, "32B");
        add(to, batch, ":32B:AZN500,00", ":32B:AZN0,00", FormatReason.AMOUNT_ZERO, "32B");
        add(to, batch, ":32B:AZN500,00", ":32B:AZN500,01", FormatReason.CONTROL_SUM, "32A");
        add(to, batch, "AZN1500,10\r\n", "AZN1500,11\r\n", FormatReason.CONTROL_SUM, "32A");
        add(to, batch, "260401AZN1500,10", "260401USD1500,10", FormatReason.CURRENCIES_DIFFER, "32A");
        add(to, batch, "260401AZN1500,10", "260401XYZ1500,10", FormatReason.CURRENCY_UNKNOWN, "32A");
        add(to, batch, ":32A:260401AZN1500,10\r\n", "", FormatReason.FIELD_MISSING, "32A");
        add(to, batch, ":32A:260401", ":32A:260431", FormatReason.DATE_INVALID, "32A");
        add(to, batch, ":19:1500,10", ":19:1500,00", FormatReason.CONTROL_SUM, "19");
        add(to, batch, ":19:1500,10\r\n", "", FormatReason.FIELD_MISSING, "19");
        add(to, batch, ":21:PAYROLL-2", ":21:PAYROLL-1", FormatReason.ITEM_REFERENCE_DUPLICATE, "21");
        int second = batch.indexOf(":21:PAYROLL-2");
        String toGama = batch.substring(second).replace("BETAAZ22XXX", "GAMAAZ22XXX");
        add(to, batch, batch.substring(second), toGama, FormatReason.PARTICIPANTS_DIFFER, "59");
        String other = batch.substring(second).replace(SamplePayments.ALFA.tin(), SamplePayments.BETA.tin());
        add(to, batch, batch.substring(second), other, FormatReason.PARTICIPANTS_DIFFER, "50K");
        String withoutItems = batch.substring(0, batch.indexOf(":21:")) + batch.substring(batch.indexOf(":32A:"));
        add(to, batch, batch, withoutItems, FormatReason.FIELD_MISSING, "21");
        add(to, batch, ":21:PAYROLL-1\r\n", "", FormatReason.FIELD_MISSING, "21");
        String withoutTail = batch.substring(0, batch.indexOf(":32A:")) + "-}";
        add(to, batch, batch, withoutTail, FormatReason.FIELD_MISSING, "32A");
    }

    /** SMT200 and SMT202. */
    private static void requests(List<Case> to) {
        String priority = MT298.replace(":12:200", ":12:202").replace("-00001\r\n-}", "-00001\r\n:11P:0040\r\n-}");
        add(to, priority, ":11P:0040\r\n", "", FormatReason.FIELD_MISSING, "11P");
        add(to, priority, ":11P:0040", ":11P:40", FormatReason.QUEUE_PRIORITY_INVALID, "11P");
        add(to, priority, ":11P:0040", ":11P:-040", FormatReason.QUEUE_PRIORITY_INVALID, "11P");
        add(to, priority, ":11P:0040", ":11P:0040\r\nX", FormatReason.TOO_MANY_LINES, "11P");
        add(to, priority, ":11P:0040", ":11P:0040\r\n:30:260402", FormatReason.FIELD_OUT_OF_ORDER, "30");
        add(to, priority, ":11P:0040", ":30:260431\r\n:11P:0040", FormatReason.DATE_INVALID, "30");
        add(to, priority, ":11P:0040", ":30:2604021\r\n:11P:0040", FormatReason.DATE_INVALID, "30");
        add(to, priority, ":11P:0040", ":30:26042\r\n:11P:0040", FormatReason.DATE_INVALID, "30");
        add(to, MT298, "-00001\r\n-}", "-00001\r\n:11P:0040\r\n-}", FormatReason.FIELD_NOT_ALLOWED, "11P");
        add(to, MT298, ":21:ALFA260401-00001", ":30:260402", FormatReason.FIELD_MISSING, "21");
        add(to, MT298, ":21:ALFA260401", ":21:ALFA//260401", FormatReason.REFERENCE_LENGTH, "21");
    }

    private static void headers(List<Case> to) {
        add(to, MT103, "{1:F01", "{1:F21", FormatReason.BASIC_HEADER_INVALID, "1");
        add(to, MT103, "{1:F01", "{1:A01", FormatReason.BASIC_HEADER_INVALID, "1");
        add(to, MT103, "0001000123}", "000100012}", FormatReason.BASIC_HEADER_INVALID, "1");
        add(to, MT103, "0001000123}", "00010001A3}", FormatReason.BASIC_HEADER_INVALID, "1");
        add(to, MT103, "{2:I103NABZAZ2CXRTSN}", "{2:}", FormatReason.APPLICATION_HEADER_INVALID, "2");
        add(to, MT103, "{2:I103", "{2:X103", FormatReason.APPLICATION_HEADER_INVALID, "2");
        add(to, MT103, "{2:I103", "{2:I10A", FormatReason.APPLICATION_HEADER_INVALID, "2");
        add(to, MT103, "RTSN}", "RTS}", FormatReason.APPLICATION_HEADER_INVALID, "2");
        add(to, MT103, "RTSN}", "RTSS}", FormatReason.APPLICATION_HEADER_INVALID, "2");
        add(to, MT103, "RTSN}", "RTSU4}", FormatReason.APPLICATION_HEADER_INVALID, "2");
        add(to, MT103, "RTSN}", "RTSU3A03}", FormatReason.APPLICATION_HEADER_INVALID, "2");
        add(to, MT103, "{2:I103", "{2:O103", FormatReason.DIRECTION_WRONG, "2");
        add(to, MT103, "{1:F01ALFAAZ22AXXX", "{1:F01ALFAAZ22AX-X", FormatReason.TERMINAL_INVALID, "1");
        add(to, MT103, "{1:F01ALFAAZ22AXXX", "{1:F01alfaaz22aXXX", FormatReason.TERMINAL_INVALID, "1");
        add(to, MT103, "I103NABZAZ2CX", "I103NABZAZ2C1", FormatReason.TERMINAL_INVALID, "2");
        add(to, MT103, "I103NABZAZ2CXRTS", "I103NABZAZ2CXBCS", FormatReason.RECEIVER_UNKNOWN, "2");
        add(to, MT103, "I103NABZAZ2CXRTS", "I103BETAAZ22XXXX", FormatReason.RECEIVER_UNKNOWN, "2");
        add(to, MT103, "{1:F01ALFAAZ22", "{1:F01ALFAAZ20", FormatReason.TRAINING_MESSAGE, "1");
        add(to, MT103, "I103NABZAZ2C", "I103NABZAZ20", FormatReason.TRAINING_MESSAGE, "2");
        add(to, MT103, "\r\n-}", "\r\n-}{5:{TNG:}}", FormatReason.TRAINING_MESSAGE, "TNG");
        add(to, MT103, "/ALFAAZ22XXX", "/ALFAAZ20XXX", FormatReason.TRAINING_MESSAGE, "50K");
        for (String type : new String[] {"101", "104", "202", "900", "950", "998", "000"}) {
            add(to, MT103, "I103", "I" + type, FormatReason.TYPE_NOT_SUPPORTED, "2");
        }
        add(to, MT103, "{3:", "{3:{119:REMIT}", FormatReason.VARIANT_NOT_SUPPORTED, "119");
        add(to, MT103, "{3:", "{3:{119:}", FormatReason.VARIANT_NOT_SUPPORTED, "119");
        add(to, MT205, "{4:", "{3:{119:COV}}{4:", FormatReason.VARIANT_NOT_SUPPORTED, "119");
        add(to, MT205, "{4:", "{3:{119:STP}}{4:", FormatReason.VARIANT_NOT_SUPPORTED, "119");
        add(to, MT298, "{4:", "{3:{119:STP}}{4:", FormatReason.VARIANT_NOT_SUPPORTED, "119");
        add(to, MT205, "{4:", "{3:}{4:", FormatReason.USER_HEADER_INVALID, "3");
        add(to, MT205, "{4:", "{3:113}{4:", FormatReason.USER_HEADER_INVALID, "3");
        add(to, MT205, "{4:", "{3:{11:0050}}{4:", FormatReason.USER_HEADER_INVALID, "3");
        add(to, MT205, "{4:", "{3:{1130:0050}}{4:", FormatReason.USER_HEADER_INVALID, "3");
        add(to, MT205, "{4:", "{3:{113:{113:0050}}}{4:", FormatReason.CHARACTER_NOT_ALLOWED, "113");
        add(to, MT205, "{4:", "{3:{103:AZI}}{4:", FormatReason.HEADER_FIELD_UNKNOWN, "103");
        add(to, MT103, "{113:0050}", "{113:0050}{113:0050}", FormatReason.HEADER_FIELD_DUPLICATE, "113");
        add(to, MT103, "{108:", "{108:A}{108:", FormatReason.HEADER_FIELD_DUPLICATE, "108");
        add(to, MT103, "{121:", "{119:STP}{119:STP}{121:", FormatReason.HEADER_FIELD_DUPLICATE, "119");
        add(to, MT103, "{121:", "{121:" + SamplePayments.UETR + "}{121:", FormatReason.HEADER_FIELD_DUPLICATE, "121");
        add(to, MT103, "{113:0050}", "{113:50}", FormatReason.PRIORITY_INVALID, "113");
        add(to, MT103, "{113:0050}", "{113:ROMF}", FormatReason.PRIORITY_INVALID, "113");
        add(to, MT103, "{113:0050}", "{113:-050}", FormatReason.PRIORITY_INVALID, "113");
        add(to, MT103, "{108:MUR0001}", "{108:}", FormatReason.USER_REFERENCE_INVALID, "108");
        add(to, MT103, "{108:MUR0001}", "{108:12345678901234567}", FormatReason.USER_REFERENCE_INVALID, "108");
        add(to, MT103, "{108:MUR0001}", "{108:MUR\u0000}", FormatReason.CHARACTER_NOT_ALLOWED, "108");
        add(to, MT103, "-4b8e-", "-5b8e-", FormatReason.UETR_INVALID, "121");
        add(to, MT103, "-9d3f-", "-cd3f-", FormatReason.UETR_INVALID, "121");
        add(to, MT103, "0f0c5d6e", "0F0C5D6E", FormatReason.UETR_INVALID, "121");
        add(to, MT103, "{121:0f0c5d6e-", "{121:0f0c5d6e", FormatReason.UETR_INVALID, "121");
        add(to, MT103, "\r\n-}", "\r\n-}{5:}", FormatReason.TRAILERS_INVALID, "5");
        add(to, MT103, "\r\n-}", "\r\n-}{5:{CHK:12}}", FormatReason.TRAILERS_INVALID, "CHK");
        add(to, MT103, "\r\n-}", "\r\n-}{5:{PDE:1}}", FormatReason.TRAILERS_INVALID, "PDE");
        add(to, MT103, "\r\n-}", "\r\n-}{5:{PDE:}", FormatReason.BLOCK_UNCLOSED, "5");
        add(to, MT103, "\r\n-}", "\r\n-}{5:{PDM:}}", FormatReason.TRAILER_UNKNOWN, "PDM");
        add(to, MT103, "\r\n-}", "\r\n-}{5:{MAC:00000000}}", FormatReason.TRAILER_UNKNOWN, "MAC");
        add(to, MT103, "\r\n-}", "\r\n-}{5:{PDE:}{PDE:}}", FormatReason.TRAILER_DUPLICATE, "PDE");
        add(
                to,
                MT103,
                "\r\n-}",
                "\r\n-}{5:{CHK:0123456789AB}{CHK:0123456789AB}}",
                FormatReason.TRAILER_DUPLICATE,
                "CHK");
    }

    private static void text(List<Case> to) {
        add(to, MT103, "{4:\r\n", "{4:", FormatReason.TEXT_START_INVALID, "4");
        add(to, MT103, "{4:\r\n", "{4:\n", FormatReason.TEXT_START_INVALID, "4");
        add(to, MT103, MT103, MT103.replace("\r\n", "\n"), FormatReason.TEXT_START_INVALID, "4");
        add(to, MT103, "INVOICE", "INV-}OICE", FormatReason.CHARACTER_NOT_ALLOWED, "70");
        add(to, MT103, "INVOICE", "INV\r\n-}OICE", FormatReason.BLOCK_EXPECTED, "");
        add(to, MT103, "INVOICE", "INV{4:OICE", FormatReason.CHARACTER_NOT_ALLOWED, "70");
        add(to, MT103, "INVOICE", "INV\u0000OICE", FormatReason.CHARACTER_NOT_ALLOWED, "70");
        add(to, MT103, "INVOICE", "INV\tOICE", FormatReason.CHARACTER_NOT_ALLOWED, "70");
        add(to, MT103, "INVOICE", "INV\u00d6ICE", FormatReason.CHARACTER_NOT_ALLOWED, "70");
        add(to, MT103, "INVOICE", "\u018fl\u0131yev", FormatReason.CHARACTER_NOT_ALLOWED, "70");
        add(to, MT103, "INVOICE", "A@B.AZ", FormatReason.CHARACTER_NOT_ALLOWED, "70");
        add(to, MT103, "INVOICE", "A=B", FormatReason.CHARACTER_NOT_ALLOWED, "70");
        add(to, MT103, "ALFA260401-00001", "ALFA\u0000", FormatReason.CHARACTER_NOT_ALLOWED, "20");
        add(to, MT103, "INVOICE", "INV\nOICE", FormatReason.LINE_END_INVALID, "70");
        add(to, MT103, "INVOICE", "INV\rOICE", FormatReason.LINE_END_INVALID, "70");
        add(to, MT103, "2026\r\n", "2026\r\n\r\n", FormatReason.LINE_BLANK, "70");
        add(to, MT103, "2026\r\n", "2026\r\n   \r\n", FormatReason.LINE_BLANK, "70");
        add(
                to,
                MT103,
                "INVOICE 17 OF 30.03.2026\r\n",
                "INVOICE 17 OF 30.03.2026\r\n-X\r\n",
                FormatReason.LINE_START_INVALID,
                "70");
        add(to, MT103, ":70:", ":70:" + "A".repeat(36) + "\r\n", FormatReason.LINE_TOO_LONG, "70");
        add(to, MT103, ":70:", ":70:1\r\n2\r\n3\r\n", FormatReason.TOO_MANY_LINES, "70");
        add(to, MT103, ":72:", ":72:/A/1\r\n//2\r\n//3\r\n//4\r\n//5\r\n//6\r\n//", FormatReason.TOO_MANY_LINES, "72");
        add(to, MT103, "CRED\r\n", "CRED\r\nCRED\r\n", FormatReason.TOO_MANY_LINES, "23B");
        add(to, MT103, "-00001\r\n", "-00001\r\nX\r\n", FormatReason.TOO_MANY_LINES, "20");
        add(to, MT103, "1500,00\r\n", "1500,00\r\n00\r\n", FormatReason.TOO_MANY_LINES, "32A");
        add(to, MT103, ":20:", "20:", FormatReason.TAG_INVALID, "4");
        add(to, MT103, ":20:", ":2:", FormatReason.TAG_INVALID, "4");
        add(to, MT103, ":20:", ":20a:", FormatReason.TAG_INVALID, "4");
        add(to, MT103, ":20:", ":20AB:", FormatReason.TAG_INVALID, "4");
        add(to, MT103, "CONTRACT", ":CONTRACT", FormatReason.TAG_INVALID, "4");
        add(to, MT103, ":71A:", ":77B:X\r\n:71A:", FormatReason.FIELD_NOT_ALLOWED, "77B");
        add(to, MT103, ":50K:", ":50A:", FormatReason.FIELD_NOT_ALLOWED, "50A");
        add(to, MT103, ":59:", ":59F:", FormatReason.FIELD_NOT_ALLOWED, "59F");
        add(to, MT103, ":23B:", ":21:X\r\n:23B:", FormatReason.FIELD_NOT_ALLOWED, "21");
        add(to, MT205, ":52D:", ":52A:", FormatReason.FIELD_NOT_ALLOWED, "52A");
        add(to, MT103, ":23B:", ":20:X\r\n:23B:", FormatReason.FIELD_DUPLICATE, "20");
        add(to, MT103, ":50K:", ":32A:260401AZN1,\r\n:50K:", FormatReason.FIELD_DUPLICATE, "32A");
        add(to, MT103, ":71A:OUR\r\n", ":71A:OUR\r\n:32A:260401AZN1,\r\n", FormatReason.FIELD_DUPLICATE, "32A");
        add(
                to,
                MT103,
                ":71A:OUR\r\n:72:/BNF/PAYMENT FOR GOODS\r\n",
                ":72:/BNF/X\r\n:71A:OUR\r\n",
                FormatReason.FIELD_OUT_OF_ORDER,
                "71A");
        add(
                to,
                MT103,
                ":20:ALFA260401-00001\r\n:23B:CRED\r\n",
                ":23B:CRED\r\n:20:A\r\n",
                FormatReason.FIELD_OUT_OF_ORDER,
                "20");
        add(to, MT103, ":23B:CRED\r\n", "", FormatReason.FIELD_MISSING, "23B");
        add(to, MT103, ":71A:OUR\r\n", "", FormatReason.FIELD_MISSING, "71A");
        add(to, MT103, textBlock(MT103), "{4:\r\n-}", FormatReason.FIELD_MISSING, "20");
        add(to, MT205, ":21:NONE\r\n", "", FormatReason.FIELD_MISSING, "21");
        add(to, MT103, ":20:ALFA260401-00001", ":20:", FormatReason.FIELD_EMPTY, "20");
        add(to, MT103, ":71A:OUR", ":71A:", FormatReason.FIELD_EMPTY, "71A");
    }

    private static void values(List<Case> to) {
        add(to, MT103, ":20:", ":20:X", FormatReason.REFERENCE_LENGTH, "20");
        add(to, MT205, ":21:NONE", ":21:12345678901234567", FormatReason.REFERENCE_LENGTH, "21");
        add(to, MT103, "ALFA260401-00001", "/ALFA", FormatReason.REFERENCE_SLASH, "20");
        add(to, MT103, "ALFA260401-00001", "ALFA/", FormatReason.REFERENCE_SLASH, "20");
        add(to, MT103, "ALFA260401-00001", "AL//FA", FormatReason.REFERENCE_SLASH, "20");
        add(to, MT103, "ALFA260401-00001", " ALFA", FormatReason.REFERENCE_SPACE, "20");
        add(to, MT103, "ALFA260401-00001", "ALFA ", FormatReason.REFERENCE_SPACE, "20");
        add(to, MT103, "CRED", "SPAY", FormatReason.BANK_OPERATION_INVALID, "23B");
        add(to, MT103, "CRED", "CREDIT", FormatReason.BANK_OPERATION_INVALID, "23B");
        add(to, MT103, "OUR", "SHA", FormatReason.CHARGES_INVALID, "71A");
        add(to, MT103, "OUR", "our", FormatReason.CHARGES_INVALID, "71A");
        for (String date : new String[] {"260229", "260431", "261301", "260400", "260100", "2604", "26040A"}) {
            add(to, MT103, ":32A:260401", ":32A:" + date, FormatReason.DATE_INVALID, "32A");
        }
        add(to, MT103, "260401AZN1500,00", "260401", FormatReason.CURRENCY_UNKNOWN, "32A");
        for (String currency : new String[] {"AZM", "azn", "XAU", "XXX", "AZ1", "A,N"}) {
            add(to, MT103, "260401AZN", "260401" + currency, FormatReason.CURRENCY_UNKNOWN, "32A");
        }
        amount(to, "", FormatReason.AMOUNT_LENGTH);
        amount(to, "1234567890123,45", FormatReason.AMOUNT_LENGTH);
        amount(to, "1234.50", FormatReason.AMOUNT_CHARACTER);
        amount(to, "1.234,50", FormatReason.AMOUNT_CHARACTER);
        amount(to, "1,234,50", FormatReason.AMOUNT_CHARACTER);
        amount(to, "-5,00", FormatReason.AMOUNT_CHARACTER);
        amount(to, "+5,00", FormatReason.AMOUNT_CHARACTER);
        amount(to, " 5,00", FormatReason.AMOUNT_CHARACTER);
        amount(to, "5,00 ", FormatReason.AMOUNT_CHARACTER);
        amount(to, "1E9,00", FormatReason.AMOUNT_CHARACTER);
        amount(to, "1234", FormatReason.AMOUNT_NO_COMMA);
        amount(to, ",50", FormatReason.AMOUNT_NO_INTEGER);
        amount(to, ",", FormatReason.AMOUNT_NO_INTEGER);
        amount(to, "1,005", FormatReason.AMOUNT_DECIMALS);
        amount(to, "1,000", FormatReason.AMOUNT_DECIMALS);
        amount(to, "0,", FormatReason.AMOUNT_ZERO);
        amount(to, "0,00", FormatReason.AMOUNT_ZERO);
        add(to, MT103, "AZN1500,00", "JPY1500,0", FormatReason.AMOUNT_DECIMALS, "32A");
        add(to, MT103, "AZN1500,00", "KWD1,2345", FormatReason.AMOUNT_DECIMALS, "32A");
    }

    private static void parties(List<Case> to) {
        String iban = ALFA_CUSTOMER.customerAccount();
        add(to, MT103, "/" + iban, iban, FormatReason.ACCOUNT_LINE_INVALID, "50K");
        add(to, MT103, "/" + iban, "/D/" + iban, FormatReason.IBAN_INVALID, "50K");
        add(to, MT103, "/" + iban, "/" + iban + "0", FormatReason.IBAN_INVALID, "50K");
        add(to, MT103, "/" + iban, "/" + iban.substring(1), FormatReason.IBAN_INVALID, "50K");
        add(to, MT103, "/AZ", "/GB", FormatReason.IBAN_INVALID, "50K");
        add(to, MT103, "/" + iban, "/AZ21NABZ01350100000000001951", FormatReason.IBAN_CHECK_DIGITS, "50K");
        add(
                to,
                MT103,
                BETA_CUSTOMER.customerAccount(),
                iban.replace("1944", "2944"),
                FormatReason.IBAN_CHECK_DIGITS,
                "59");
        add(to, MT103, ALFA.account(), ALFA.account().substring(1), FormatReason.CORRESPONDENT_ACCOUNT_INVALID, "50K");
        add(to, MT103, BETA.account(), "X", FormatReason.CORRESPONDENT_ACCOUNT_INVALID, "59");
        add(to, MT205, BETA.account(), "X", FormatReason.CORRESPONDENT_ACCOUNT_INVALID, "58D");
        add(to, MT103, ALFA_CUSTOMER.customerTin(), "1700767711", FormatReason.ISSUER_TIN_INVALID, "50K");
        add(to, MT103, ALFA_CUSTOMER.customerTin(), "170076772", FormatReason.ISSUER_TIN_INVALID, "50K");
        add(to, MT103, "/" + ALFA.tin() + "/", "/140005742A/", FormatReason.ISSUER_TIN_INVALID, "50K");
        add(to, MT103, "\r\n/\r\n", "\r\n1700767711/\r\n", FormatReason.BENEFICIARY_TIN_INVALID, "59");
        add(to, MT205, BETA.tin(), "123", FormatReason.BENEFICIARY_TIN_INVALID, "58D");
        add(to, MT103, "\r\n/\r\n", "\r\n1700767721\r\n", FormatReason.TIN_LINE_INVALID, "59");
        add(to, MT103, "\r\n/\r\n", "\r\n/12345678\r\n", FormatReason.TIN_LINE_INVALID, "59");
        add(to, MT103, "\r\n/\r\n", "\r\n//\r\n", FormatReason.TIN_LINE_INVALID, "59");
        add(to, MT103, "505901/", "505901 ", FormatReason.BANK_LINE_INVALID, "50K");
        add(to, MT103, "ALFAAZ22XXX\r\n", "ALFAAZ22\r\n", FormatReason.BANK_LINE_INVALID, "50K");
        add(to, MT103, "505901/", "50590A/", FormatReason.BANK_CODE_INVALID, "50K");
        add(to, MT205, ":52D:/505901", ":52D:/50590", FormatReason.BANK_CODE_INVALID, "52D");
        add(to, MT205, ":52D:/505901", ":52D:505901", FormatReason.BANK_CODE_INVALID, "52D");
        add(to, MT103, "/ALFAAZ22XXX", "/ALF4AZ22XXX", FormatReason.BIC_INVALID, "50K");
        add(to, MT205, "\r\nBETAAZ22XXX", "\r\nBETAAZ22", FormatReason.BIC_INVALID, "58D");
        add(to, MT103, ALFA.account() + "\r\n", "", FormatReason.TOO_FEW_LINES, "50K");
        add(to, MT103, ALFA.account() + "\r\n", ALFA.account() + "\r\nX\r\n", FormatReason.TOO_MANY_LINES, "50K");
        add(to, MT103, "XEZER TICARET MMC", "X".repeat(36), FormatReason.LINE_TOO_LONG, "50K");
        add(to, MT205, "BETA BANK ASC", "B".repeat(36), FormatReason.LINE_TOO_LONG, "58D");
    }

    private static void instructions(List<Case> to) {
        add(to, MT103, "/BNF/PAYMENT", "PAYMENT", FormatReason.INSTRUCTION_INVALID, "72");
        add(to, MT103, "/BNF/PAYMENT", "/BNF PAYMENT", FormatReason.INSTRUCTION_INVALID, "72");
        add(to, MT103, "/BNF/PAYMENT", "//PAYMENT", FormatReason.INSTRUCTION_INVALID, "72");
        add(to, MT103, "/BNF/PAYMENT", "/BNF/X\r\nPAYMENT", FormatReason.INSTRUCTION_INVALID, "72");
        add(to, MT103, "/BNF/PAYMENT", "/BNF/X\r\n//\r\n/A/", FormatReason.INSTRUCTION_INVALID, "72");
        add(to, MT103, "/BNF/PAYMENT", "/TOOLONGCODE/X", FormatReason.INSTRUCTION_INVALID, "72");
        add(to, MT205, "/BNF/INTERBANK LOAN 12", "/BCSL/", FormatReason.LIMIT_ACCOUNT_INVALID, "72");
        add(to, MT205, "/BNF/INTERBANK LOAN 12", "/BCSL/123", FormatReason.LIMIT_ACCOUNT_INVALID, "72");
        add(
                to,
                MT205,
                "/BNF/INTERBANK LOAN 12",
                "/IPSL/" + ALFA.account() + "\r\n//X",
                FormatReason.LIMIT_ACCOUNT_INVALID,
                "72");
        add(
                to,
                MT103,
                "/BNF/PAYMENT FOR GOODS",
                "/BCSL/" + ALFA.account(),
                FormatReason.LIMIT_IN_CUSTOMER_PAYMENT,
                "72");
    }

    private static void serviceMessages(List<Case> to) {
        add(to, MT298, ":12:200", ":12:20", FormatReason.SMT_NUMBER_INVALID, "12");
        add(to, MT298, ":12:200", ":12:2OO", FormatReason.SMT_NUMBER_INVALID, "12");
        add(to, MT298, ":12:200\r\n", "", FormatReason.FIELD_MISSING, "12");
        add(to, MT298, ":77E:\r\n:21:ALFA260401-00001\r\n", "", FormatReason.FIELD_MISSING, "77E");
        add(to, MT298, ":21:ALFA260401-00001\r\n", "", FormatReason.FIELD_EMPTY, "77E");
        add(to, MT298, ":77E:", ":77E:TEXT", FormatReason.TAG_INVALID, "4");
        add(to, MT298, ":77E:\r\n", ":77E:\r\n\r\n", FormatReason.TAG_INVALID, "4");
        add(to, MT298, "-00001\r\n", "-00001\r\n\r\n", FormatReason.LINE_BLANK, "21");
        add(to, MT298, "-00001\r\n", "-00001\r\n:21A1:X\r\n", FormatReason.TAG_INVALID, "4");
        String other = MT298.replace(":12:200", ":12:999");
        add(to, other, "-00001\r\n", "-00001\r\n:79:" + "A".repeat(79) + "\r\n", FormatReason.LINE_TOO_LONG, "79");
        requests(to);
        batches(to);
        add(
                to,
                MT298,
                "-00001\r\n",
                "-00001\r\n" + (":79:" + "A".repeat(69) + "\r\n").repeat(131),
                FormatReason.CONTENT_TOO_LONG,
                "77E");
    }

    private static void amount(List<Case> to, String amount, FormatReason reason) {
        add(to, MT103, "AZN1500,00", "AZN" + amount, reason, "32A");
    }

    private static void add(List<Case> to, String base, String from, String changed, FormatReason reason, String tag) {
        to.add(new Case(base, from, changed, reason, tag));
    }

    private static String textBlock(String message) {
        return message.substring(message.indexOf("{4:"));
    }
}

package az.ecbar.iso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.MtError;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One line a misreading: what is changed in a good message, and the reason and element that must be named. */
@Rule("4.8.3")
class IsoRefusalTest {
    private static final String ONE = IsoSamples.mt103();
    private static final String BANK = IsoSamples.mt205();
    private static final String SEVERAL = IsoSamples.mt102();
    private static final String CUSTOMER = "/Document/FIToFICstmrCdtTrf";
    private static final String GROUP = CUSTOMER + "/GrpHdr";
    private static final String FIRST = CUSTOMER + "/CdtTrfTxInf[1]";
    private static final String SECOND = CUSTOMER + "/CdtTrfTxInf[2]";
    private static final String OF_BANK = "/Document/FICdtTrf/CdtTrfTxInf";

    record Case(String base, String from, String to, FormatReason reason, String path) {
        String message() {
            assertTrue(base.contains(from), () -> "nothing to change: " + from + " in " + base);
            int at = base.indexOf(from);
            return base.substring(0, at) + to + base.substring(at + from.length());
        }

        @Override
        public String toString() {
            return reason + " " + path + ": " + from + " -> " + (to.length() > 60 ? to.substring(0, 60) + "..." : to);
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        xml(cases);
        header(cases);
        order(cases);
        group(cases);
        values(cases);
        parties(cases);
        several(cases);
        banks(cases);
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(Case it) {
        byte[] message = it.message().getBytes(StandardCharsets.UTF_8);
        MessageReader reader = IsoSamples.system();
        MtError error = assertInstanceOf(MtError.class, reader.read(message), it::toString);

        assertEquals(it.reason + " " + it.path, error.reason() + " " + reader.path(), error::text);
        assertTrue(error.offset() >= 0 && error.offset() <= message.length, error::text);
        assertTrue(error.tag().matches("[A-Z0-9]{0,8}"), error::tag);
    }

    @Test
    void everyReasonOfIsoMessagesIsShown() {
        Set<FormatReason> missing =
                EnumSet.range(FormatReason.XML_NOT_WELL_FORMED, FormatReason.TEXT_BEGIN_NOT_ACCEPTED);
        cases().forEach(it -> missing.remove(it.reason));
        assertEquals(Set.of(), missing);
    }

    @Test
    void theReferenceIsFoundWhereverTheFaultIs() {
        byte[] message = ONE.replace("<BizSvc>AZIPS", "<BizSvc>IPS").getBytes(StandardCharsets.UTF_8);
        MtError error = assertInstanceOf(MtError.class, IsoSamples.system().read(message));
        assertEquals("ALFA260401-00001", error.reference());
    }

    private static void xml(List<Case> to) {
        add(to, ONE, "</Dbtr>", "</Dbtor>", FormatReason.XML_NOT_WELL_FORMED, "");
        add(to, ONE, "</DataPDU>", "", FormatReason.XML_NOT_WELL_FORMED, "");
        add(to, ONE, "</DataPDU>", "</DataPDU><DataPDU/>", FormatReason.XML_NOT_WELL_FORMED, "");
        add(to, ONE, "XEZER", "&xezer;", FormatReason.XML_NOT_WELL_FORMED, "");
        add(to, ONE, "XEZER", "\0", FormatReason.XML_NOT_WELL_FORMED, "");
        add(to, ONE, "<DataPDU", "<!DOCTYPE DataPDU [<!ENTITY x \"y\">]><DataPDU", FormatReason.XML_NOT_ACCEPTED, "");
        add(to, ONE, "<DataPDU", "<!-- x --><DataPDU", FormatReason.XML_NOT_ACCEPTED, "");
        add(to, ONE, "XEZER", "XE<!-- x -->ZER", FormatReason.XML_NOT_ACCEPTED, FIRST + "/Dbtr/Nm");
        add(to, ONE, "XEZER", "XE<?x y?>ZER", FormatReason.XML_NOT_ACCEPTED, FIRST + "/Dbtr/Nm");
        add(to, ONE, "UTF-8", "ISO-8859-1", FormatReason.XML_NOT_ACCEPTED, "");
        add(to, ONE, "<GrpHdr>", "<GrpHdr x=\"y\">", FormatReason.XML_NOT_ACCEPTED, GROUP + "/@x");
        add(to, ONE, "<Dbtr>", "<Dbtr>text", FormatReason.TEXT_BETWEEN_ELEMENTS, FIRST + "/Dbtr");
        add(to, ONE, "urn:ecbar:xsd:datapdu.001", "urn:x", FormatReason.NAMESPACE_NOT_ACCEPTED, "/DataPDU");
        add(to, ONE, "head.001.001.02", "head.001.001.03", FormatReason.NAMESPACE_NOT_ACCEPTED, "/DataPDU/AppHdr");
        add(
                to,
                ONE,
                "xsd:pacs.008.001.08",
                "xsd:pacs.008.001.10",
                FormatReason.NAMESPACE_NOT_ACCEPTED,
                "/DataPDU/Document");
        add(to, ONE, "<GrpHdr>", "<GrpHdr xmlns=\"urn:x\">", FormatReason.NAMESPACE_NOT_ACCEPTED, GROUP);
        add(to, ONE, "XEZER", "X".repeat(XmlWriter.MAX_LENGTH), FormatReason.MESSAGE_TOO_LONG, "");
        add(to, ONE, "<Dbtr>", "<a>".repeat(9_000), FormatReason.FIELD_NOT_ALLOWED, FIRST + "/a");
    }

    private static void header(List<Case> to) {
        add(
                to,
                ONE,
                "<BICFI>ALFAAZ22XXX",
                "<BICFI>ALFAAZ22",
                FormatReason.BIC_INVALID,
                "/AppHdr/Fr/FIId/FinInstnId/BICFI");
        add(to, ONE, "NABZAZ2CRTS", "NABZAZ2CBCS", FormatReason.RECEIVER_UNKNOWN, "/AppHdr/To/FIId/FinInstnId/BICFI");
        add(
                to,
                ONE,
                "<BICFI>ALFAAZ22XXX",
                "<BICFI>ALFAAZ20XXX",
                FormatReason.TRAINING_MESSAGE,
                "/AppHdr/Fr/FIId/FinInstnId/BICFI");
        add(to, ONE, "<BizMsgIdr>ALFA", "<BizMsgIdr>BETA", FormatReason.IDENTIFICATION_DIFFERS, "/AppHdr/BizMsgIdr");
        add(
                to,
                ONE,
                "<MsgDefIdr>pacs.008",
                "<MsgDefIdr>pacs.009",
                FormatReason.DEFINITION_DIFFERS,
                "/AppHdr/MsgDefIdr");
        add(to, ONE, "<BizSvc>AZIPS", "<BizSvc>IPS", FormatReason.SERVICE_NOT_ACCEPTED, "/AppHdr/BizSvc");
        add(to, ONE, "<BizSvc>AZIPS</BizSvc>", "", FormatReason.FIELD_MISSING, "/AppHdr/BizSvc");
        add(to, ONE, "<CreDt>2026-04-01T", "<CreDt>2026-04-01 ", FormatReason.MOMENT_NOT_WELL_FORMED, "/AppHdr/CreDt");
        add(to, ONE, "<CreDt>2026-04-01", "<CreDt>2026-02-30", FormatReason.MOMENT_NOT_WELL_FORMED, "/AppHdr/CreDt");
        add(
                to,
                ONE,
                "</CreDt>",
                "</CreDt><PssblDplct>yes</PssblDplct>",
                FormatReason.CODE_NOT_ACCEPTED,
                "/AppHdr/PssblDplct");
        add(
                to,
                ONE,
                ONE.substring(ONE.indexOf("<AppHdr"), ONE.indexOf("<Document")),
                "",
                FormatReason.FIELD_MISSING,
                "/DataPDU/AppHdr");
    }

    private static void order(List<Case> to) {
        add(
                to,
                ONE,
                "<NbOfTxs>1</NbOfTxs>",
                "<NbOfTxs>1</NbOfTxs><NbOfTxs>1</NbOfTxs>",
                FormatReason.FIELD_DUPLICATE,
                GROUP + "/NbOfTxs");
        add(to, ONE, "<NbOfTxs>1</NbOfTxs>", "", FormatReason.FIELD_MISSING, GROUP + "/NbOfTxs");
        add(
                to,
                ONE,
                "</NbOfTxs>",
                "</NbOfTxs><BtchBookg>false</BtchBookg>",
                FormatReason.FIELD_OUT_OF_ORDER,
                GROUP + "/BtchBookg");
        add(to, ONE, "</GrpHdr>", "<InstgAgt/></GrpHdr>", FormatReason.FIELD_NOT_ALLOWED, GROUP + "/InstgAgt");
        add(
                to,
                ONE,
                "</CdtTrfTxInf>",
                "<Purp><Cd>X</Cd></Purp></CdtTrfTxInf>",
                FormatReason.FIELD_NOT_ALLOWED,
                FIRST + "/Purp");
        add(to, ONE, "<Nm>XEZER TICARET MMC</Nm>", "<Nm></Nm>", FormatReason.FIELD_EMPTY, FIRST + "/Dbtr/Nm");
        add(to, ONE, "<Nm>XEZER TICARET MMC</Nm>", "<Nm/>", FormatReason.FIELD_EMPTY, FIRST + "/Dbtr/Nm");
        add(to, ONE, "<Nm>XEZER TICARET MMC</Nm>", "", FormatReason.FIELD_MISSING, FIRST + "/Dbtr/Nm");
        add(
                to,
                ONE,
                "<Ustrd>",
                "<Ustrd>1</Ustrd><Ustrd>2</Ustrd><Ustrd>3</Ustrd><Ustrd>",
                FormatReason.ELEMENT_TOO_OFTEN,
                FIRST + "/RmtInf/Ustrd");
        add(
                to,
                ONE,
                ONE.substring(ONE.indexOf("<RmtInf>"), ONE.indexOf("</CdtTrfTxInf>")),
                "",
                FormatReason.FIELD_MISSING,
                FIRST + "/RmtInf");
    }

    private static void group(List<Case> to) {
        add(
                to,
                ONE,
                "<MsgId>ALFA260401-00001",
                "<MsgId>ALFA260401-00002",
                FormatReason.IDENTIFICATION_DIFFERS,
                "/AppHdr/BizMsgIdr");
        String longer = ONE.replace("ALFA260401-00001", "ALFA260401-000001");
        add(to, longer, "<UETR>", "<UETR>", FormatReason.REFERENCE_LENGTH, GROUP + "/MsgId");
        String slash = ONE.replace("ALFA260401-00001", "ALFA260401//0001");
        add(to, slash, "<UETR>", "<UETR>", FormatReason.REFERENCE_SLASH, GROUP + "/MsgId");
        add(to, ONE, "<NbOfTxs>1", "<NbOfTxs>2", FormatReason.COUNT_DIFFERS, GROUP + "/NbOfTxs");
        add(to, ONE, "<NbOfTxs>1", "<NbOfTxs>01", FormatReason.COUNT_DIFFERS, GROUP + "/NbOfTxs");
        add(to, ONE, "CLRG", "INDA", FormatReason.CODE_NOT_ACCEPTED, GROUP + "/SttlmInf/SttlmMtd");
        add(to, ONE, "<Prtry>AZIPS", "<Prtry>IPS", FormatReason.CODE_NOT_ACCEPTED, GROUP + "/SttlmInf/ClrSys/Prtry");
        add(to, ONE, "<Prtry>0050", "<Prtry>50", FormatReason.PRIORITY_INVALID, GROUP + "/PmtTpInf/SvcLvl/Prtry");
        add(
                to,
                ONE,
                "</SvcLvl>",
                "</SvcLvl><LclInstrm><Prtry>REMIT</Prtry></LclInstrm>",
                FormatReason.CODE_NOT_ACCEPTED,
                GROUP + "/PmtTpInf/LclInstrm/Prtry");
        add(
                to,
                ONE,
                "<SttlmInf>",
                "<CtrlSum>1500.00</CtrlSum><SttlmInf>",
                FormatReason.FIELD_NOT_ALLOWED,
                GROUP + "/CtrlSum");
    }

    private static void values(List<Case> to) {
        String amount = FIRST + "/IntrBkSttlmAmt";
        add(to, ONE, ">1500.00<", ">1500,00<", FormatReason.AMOUNT_CHARACTER, amount);
        add(to, ONE, ">1500.00<", ">1.500.00<", FormatReason.AMOUNT_CHARACTER, amount);
        add(to, ONE, ">1500.00<", ">+1500.00<", FormatReason.AMOUNT_CHARACTER, amount);
        add(to, ONE, ">1500.00<", ">1.5E3<", FormatReason.AMOUNT_CHARACTER, amount);
        add(to, ONE, ">1500.00<", ">.50<", FormatReason.AMOUNT_NO_INTEGER, amount);
        add(to, ONE, ">1500.00<", ">1500.000<", FormatReason.AMOUNT_DECIMALS, amount);
        add(to, ONE, ">1500.00<", ">0.00<", FormatReason.AMOUNT_ZERO, amount);
        add(to, ONE, ">1500.00<", ">1234567890123.00<", FormatReason.AMOUNT_LENGTH, amount);
        add(to, ONE, "Ccy=\"AZN\"", "Ccy=\"XXX\"", FormatReason.CURRENCY_UNKNOWN, amount);
        add(to, ONE, "Ccy=\"AZN\"", "Ccy=\"AZ\"", FormatReason.CURRENCY_UNKNOWN, amount + "/@Ccy");
        add(to, ONE, " Ccy=\"AZN\"", "", FormatReason.FIELD_MISSING, amount + "/@Ccy");
        String date = FIRST + "/IntrBkSttlmDt";
        add(to, ONE, "<IntrBkSttlmDt>2026-04-01", "<IntrBkSttlmDt>2026-02-29", FormatReason.DATE_INVALID, date);
        add(to, ONE, "<IntrBkSttlmDt>2026-04-01", "<IntrBkSttlmDt>20260401", FormatReason.DATE_INVALID, date);
        add(to, ONE, "<IntrBkSttlmDt>2026-04-01", "<IntrBkSttlmDt>1926-04-01", FormatReason.DATE_INVALID, date);
        add(to, ONE, "<IntrBkSttlmDt>2026-04-01</IntrBkSttlmDt>", "", FormatReason.FIELD_MISSING, date);
        add(to, ONE, "DEBT", "SHAR", FormatReason.CODE_NOT_ACCEPTED, FIRST + "/ChrgBr");
        add(to, ONE, "<UETR>0f0c5d6e", "<UETR>0F0C5D6E", FormatReason.UETR_INVALID, FIRST + "/PmtId/UETR");
        add(
                to,
                ONE,
                "<TxId>MUR0001",
                "<TxId>MUR00010000000000",
                FormatReason.USER_REFERENCE_INVALID,
                FIRST + "/PmtId/TxId");
        add(to, ONE, "<InstrId>ALFA", "<InstrId>BETA", FormatReason.IDENTIFICATION_DIFFERS, FIRST + "/PmtId/InstrId");
        add(to, ONE, "NOTPROVIDED", "A".repeat(31), FormatReason.LINE_TOO_LONG, FIRST + "/PmtId/EndToEndId");
        add(to, ONE, "XEZER", "X\u018fZ\u018fR", FormatReason.CHARACTER_NOT_ALLOWED, FIRST + "/Dbtr/Nm");
        add(to, ONE, "XEZER", "X &amp; Z", FormatReason.CHARACTER_NOT_ALLOWED, FIRST + "/Dbtr/Nm");
        add(to, ONE, "XEZER TICARET MMC", "XEZER\nTICARET MMC", FormatReason.CHARACTER_NOT_ALLOWED, FIRST + "/Dbtr/Nm");
        add(to, ONE, "XEZER TICARET MMC", "X".repeat(36), FormatReason.LINE_TOO_LONG, FIRST + "/Dbtr/Nm");
        add(to, ONE, "XEZER TICARET MMC", "  ", FormatReason.LINE_BLANK, FIRST + "/Dbtr/Nm");
        add(to, ONE, "XEZER", ":71A:", FormatReason.TEXT_BEGIN_NOT_ACCEPTED, FIRST + "/Dbtr/Nm");
        add(to, ONE, "CONTRACT 4", "-}", FormatReason.CHARACTER_NOT_ALLOWED, FIRST + "/RmtInf/Ustrd[2]");
        add(to, ONE, "CONTRACT 4", "-CONTRACT", FormatReason.TEXT_BEGIN_NOT_ACCEPTED, FIRST + "/RmtInf/Ustrd[2]");
        add(to, ONE, "CONTRACT 4", "A".repeat(36), FormatReason.LINE_TOO_LONG, FIRST + "/RmtInf/Ustrd[2]");
        add(
                to,
                ONE,
                "/BNF/PAYMENT",
                "PAYMENT",
                FormatReason.INSTRUCTION_INVALID,
                FIRST + "/InstrForNxtAgt[1]/InstrInf");
        add(
                to,
                ONE,
                "/BNF/PAYMENT FOR GOODS",
                "/BCSL/AZ89NABZ01350100000000901944",
                FormatReason.LIMIT_IN_CUSTOMER_PAYMENT,
                FIRST + "/InstrForNxtAgt[1]/InstrInf");
    }

    private static void parties(List<Case> to) {
        add(to, ONE, "<IBAN>AZ89ALFA", "<IBAN>AZ88ALFA", FormatReason.IBAN_CHECK_DIGITS, FIRST + "/DbtrAcct/Id/IBAN");
        add(to, ONE, "<IBAN>AZ89ALFA", "<IBAN>DE89ALFA", FormatReason.IBAN_INVALID, FIRST + "/DbtrAcct/Id/IBAN");
        add(
                to,
                ONE,
                "<IBAN>AZ89NABZ",
                "<IBAN>AZ8NABZ",
                FormatReason.CORRESPONDENT_ACCOUNT_INVALID,
                FIRST + "/DbtrAgtAcct/Id/IBAN");
        add(
                to,
                ONE,
                "<Id>1700767161",
                "<Id>1700767171",
                FormatReason.ISSUER_TIN_INVALID,
                FIRST + "/Dbtr/Id/OrgId/Othr/Id");
        add(
                to,
                ONE,
                "<Id>1700767161",
                "<Id>1700767161/X",
                FormatReason.TIN_LINE_INVALID,
                FIRST + "/Dbtr/Id/OrgId/Othr/Id");
        add(to, ONE, "<Cd>TXID", "<Cd>NIDN", FormatReason.CODE_NOT_ACCEPTED, FIRST + "/Dbtr/Id/OrgId/Othr/SchmeNm/Cd");
        add(to, ONE, "</OrgId>", "</OrgId><PrvtId/>", FormatReason.FIELD_NOT_ALLOWED, FIRST + "/Dbtr/Id/PrvtId");
        add(
                to,
                ONE,
                "<MmbId>505901",
                "<MmbId>50590",
                FormatReason.BANK_CODE_INVALID,
                FIRST + "/DbtrAgt/FinInstnId/ClrSysMmbId/MmbId");
        add(
                to,
                ONE,
                "<Id>1400090181",
                "<Id>14000901",
                FormatReason.ISSUER_TIN_INVALID,
                FIRST + "/DbtrAgt/FinInstnId/Othr/Id");
        add(
                to,
                ONE,
                "<Id>1400090331",
                "<Id>X400090331",
                FormatReason.BENEFICIARY_TIN_INVALID,
                FIRST + "/CdtrAgt/FinInstnId/Othr/Id");
        add(
                to,
                ONE,
                "<Prtry>TXID",
                "<Prtry>VOEN",
                FormatReason.CODE_NOT_ACCEPTED,
                FIRST + "/DbtrAgt/FinInstnId/Othr/SchmeNm/Prtry");
        add(
                to,
                ONE,
                "<BICFI>BETAAZ22XXX",
                "<BICFI>BETAAZ20XXX",
                FormatReason.TRAINING_MESSAGE,
                FIRST + "/CdtrAgt/FinInstnId/BICFI");
    }

    private static void several(List<Case> to) {
        add(to, SEVERAL, "<BtchBookg>true", "<BtchBookg>false", FormatReason.CODE_NOT_ACCEPTED, GROUP + "/BtchBookg");
        add(to, SEVERAL, "<CtrlSum>1500.10", "<CtrlSum>1500.11", FormatReason.CONTROL_SUM, GROUP + "/CtrlSum");
        add(to, SEVERAL, "\">1500.10<", "\">1500.11<", FormatReason.CONTROL_SUM, GROUP + "/TtlIntrBkSttlmAmt");
        add(to, SEVERAL, "<CtrlSum>1500.10</CtrlSum>", "", FormatReason.FIELD_MISSING, GROUP + "/CtrlSum");
        add(to, SEVERAL, "<NbOfTxs>2", "<NbOfTxs>3", FormatReason.COUNT_DIFFERS, GROUP + "/NbOfTxs");
        add(
                to,
                SEVERAL,
                "<ChrgBr>",
                "<IntrBkSttlmDt>2026-04-01</IntrBkSttlmDt><ChrgBr>",
                FormatReason.FIELD_NOT_ALLOWED,
                FIRST + "/IntrBkSttlmDt");
        add(to, SEVERAL, "PAYROLL-2", "PAYROLL-1", FormatReason.ITEM_REFERENCE_DUPLICATE, SECOND + "/PmtId/EndToEndId");
        add(
                to,
                SEVERAL,
                "<IntrBkSttlmAmt Ccy=\"AZN\">500.00",
                "<IntrBkSttlmAmt Ccy=\"USD\">500.00",
                FormatReason.CURRENCIES_DIFFER,
                SECOND + "/IntrBkSttlmAmt");
        add(
                to,
                SEVERAL,
                "<EndToEndId>PAYROLL-2</EndToEndId>",
                "<EndToEndId>PAYROLL-2</EndToEndId><TxId>X</TxId>",
                FormatReason.IDENTIFICATION_DIFFERS,
                SECOND + "/PmtId");
        String last = "<RmtInf><Ustrd>WAGES 2";
        add(
                to,
                SEVERAL,
                last,
                "<InstrForNxtAgt><InstrInf>/BNF/X</InstrInf></InstrForNxtAgt>" + last,
                FormatReason.FIELD_NOT_ALLOWED,
                SECOND + "/InstrForNxtAgt[1]");
        String other = SEVERAL.substring(SEVERAL.lastIndexOf("<CdtrAgt>"));
        add(
                to,
                SEVERAL,
                other,
                other.replace("BETAAZ22XXX", "BETAAZ22001"),
                FormatReason.PARTICIPANTS_DIFFER,
                SECOND + "/CdtrAgt/FinInstnId/ClrSysMmbId/MmbId");
    }

    private static void banks(List<Case> to) {
        add(
                to,
                BANK,
                "<EndToEndId>NONE",
                "<EndToEndId>/NONE",
                FormatReason.REFERENCE_SLASH,
                OF_BANK + "/PmtId/EndToEndId");
        add(
                to,
                BANK,
                "<MmbId>505902",
                "<MmbId>5059021",
                FormatReason.BANK_CODE_INVALID,
                OF_BANK + "/Cdtr/FinInstnId/ClrSysMmbId/MmbId");
        add(to, BANK, "<Nm>ALFA BANK QSC</Nm>", "", FormatReason.FIELD_MISSING, OF_BANK + "/Dbtr/FinInstnId/Nm");
        add(
                to,
                BANK,
                "/BNF/INTERBANK LOAN 12",
                "/BCSL/123",
                FormatReason.LIMIT_ACCOUNT_INVALID,
                OF_BANK + "/InstrForNxtAgt[1]/InstrInf");
        add(to, BANK, "</CdtTrfTxInf>", "</CdtTrfTxInf><CdtTrfTxInf/>", FormatReason.FIELD_DUPLICATE, OF_BANK);
        add(
                to,
                BANK,
                "<NbOfTxs>",
                "<BtchBookg>true</BtchBookg><NbOfTxs>",
                FormatReason.FIELD_NOT_ALLOWED,
                "/Document/FICdtTrf/GrpHdr/BtchBookg");
    }

    private static void add(List<Case> to, String base, String from, String changed, FormatReason reason, String path) {
        to.add(new Case(base, from, changed, reason, path));
    }
}

package az.ecbar.ips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.FormatReason;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One line a discrepancy: the kind of message, what is changed in a good one, and the item, the answer, the reason of ISO and
 * the element that must be named.
 */
@Rule({"5-1.9.1", "5-1.9.4", "5-1.10.1", "5-1.10.2", "5-1.10.3", "5-1.10.4", "5-1.11"})
class IpsRefusalTest {
    private static final String PACS8 = "/Document/FIToFICstmrCdtTrf";
    private static final String TX = PACS8 + "/CdtTrfTxInf";
    private static final String PACS4 = "/Document/PmtRtr";
    private static final String PAIN1 = "/Document/CstmrCdtTrfInitn";
    private static final String CAMT56 = "/Document/FIToFIPmtCxlReq";
    private static final String PACS2 = "/Document/FIToFIPmtStsRpt";

    record Case(IpsKind kind, String from, String to, String rule, String answer, String reason, String path) {
        String message() {
            String base = SampleSource.of(kind);
            assertTrue(base.contains(from), () -> "nothing to change: " + from + " in " + base);
            int at = base.indexOf(from);
            return base.substring(0, at) + to + base.substring(at + from.length());
        }

        @Override
        public String toString() {
            return kind + " " + reason + " " + path + ": " + from + " -> " + to.substring(0, Math.min(60, to.length()));
        }
    }

    static List<Case> cases() {
        List<Case> all = new ArrayList<>();
        payments(all);
        crossChecks(all);
        transactions(all);
        others(all);
        forms(all);
        return all;
    }

    private static void payments(List<Case> all) {
        payment(all, "<TxId>ALFA-T-0001</TxId>", "", "5-1.9.1", "FIELD_MISSING", TX + "/PmtId/TxId");
        payment(all, "<Nm>Əli Vəliyev</Nm>", "<Nm></Nm>", "5-1.9.1", "FIELD_EMPTY", TX + "/Dbtr/Nm");
        payment(all, "<ChrgBr>SLEV</ChrgBr>", "", "5-1.9.1", "FIELD_MISSING", TX + "/ChrgBr");
        payment(all, ">2026-04-01<", ">2026-02-29<", "5-1.9.2", "DATE_INVALID", TX + "/IntrBkSttlmDt");
        payment(all, ">150.00<", ">150.001<", "5-1.9.4", "AMOUNT_DECIMALS", TX + "/IntrBkSttlmAmt");
        payment(all, ">150.00<", ">150,00<", "5-1.9.4", "AMOUNT_CHARACTER", TX + "/IntrBkSttlmAmt");
        payment(all, ">150.00<", ">-150.00<", "5-1.9.4", "AMOUNT_CHARACTER", TX + "/IntrBkSttlmAmt");
        payment(all, ">150.00<", ">150.<", "5-1.9.4", "AMOUNT_CHARACTER", TX + "/IntrBkSttlmAmt");
        payment(all, ">150.00<", ">.50<", "5-1.9.4", "AMOUNT_NO_INTEGER", TX + "/IntrBkSttlmAmt");
        payment(all, ">150.00<", ">0.00<", "5-1.9.4", "AMOUNT_ZERO", TX + "/IntrBkSttlmAmt");
        payment(all, ">150.00<", ">12345678901234567<", "5-1.9.4", "AMOUNT_TOO_LONG", TX + "/IntrBkSttlmAmt");
        payment(all, "\"AZN\"", "\"USD\"", "5-1.9.4", "CURRENCY_NOT_NATIONAL", TX + "/IntrBkSttlmAmt/@Ccy");
        payment(all, "\"AZN\"", "\"azn\"", "5-1.9.4", "CURRENCY_UNKNOWN", TX + "/IntrBkSttlmAmt/@Ccy");
        payment(all, " Ccy=\"AZN\"", "", "5-1.9.1", "FIELD_MISSING", TX + "/IntrBkSttlmAmt/@Ccy");
        String debtor = "<DbtrAgt><FinInstnId><BICFI>ALFAAZ22XXX";
        payment(all, debtor, debtor.replace("22XXX", "2"), "5-1.9.5", "BIC_INVALID", TX + "/DbtrAgt/FinInstnId/BICFI");
        String clearing = SampleSource.ALFA_CLEARING;
        String wrong = clearing.substring(0, 27) + "5";
        payment(all, clearing, wrong, "5-1.9.6", "IBAN_CHECK_DIGITS", TX + "/DbtrAgtAcct/Id/IBAN");
        payment(all, clearing, "AZ21", "5-1.9.6", "IBAN_INVALID", TX + "/DbtrAgtAcct/Id/IBAN");
        String correspondent = SampleSource.GAMMA_CORRESPONDENT;
        String other = correspondent.substring(0, 27) + "5";
        payment(all, correspondent, other, "5-1.9.7", "IBAN_CHECK_DIGITS", TX + "/IntrmyAgt1Acct/Id/IBAN");
        String customer = SampleSource.ALI.substring(0, 27) + "5";
        payment(all, SampleSource.ALI, customer, "5-1.9.4", "IBAN_CHECK_DIGITS", TX + "/DbtrAcct/Id/IBAN");
        payment(all, SampleSource.UETR, "0F0C", "5-1.9.4", "UETR_NOT_WELL_FORMED", TX + "/PmtId/UETR");
        payment(all, ">1<", ">2<", "5-1.9.4", "TRANSACTIONS_NOT_ONE", PACS8 + "/GrpHdr/NbOfTxs");
        String name = "Ə".repeat(141);
        payment(all, "Əli Vəliyev", name, "5-1.9.4", "TEXT_TOO_LONG", TX + "/Dbtr/Nm");
        payment(all, "Əli Vəliyev", "Ə".repeat(139) + "😀", "5-1.9.4", "TEXT_TOO_LONG", TX + "/Dbtr/Nm");
        payment(all, "Əli", "Ə\tli", "5-1.9.4", "CONTROL_CHARACTER", TX + "/Dbtr/Nm");
        payment(all, "Əli", "Ə\u0085li", "5-1.9.4", "CONTROL_CHARACTER", TX + "/Dbtr/Nm");
        payment(all, "Əli Vəliyev", "  ", "5-1.9.4", "LINE_BLANK", TX + "/Dbtr/Nm");
        payment(all, "<TxId>", "<TxId>/", "5-1.9.4", "IDENTIFIER_NOT_WELL_FORMED", TX + "/PmtId/TxId");
        payment(all, "<TxId>", "<TxId>a//", "5-1.9.4", "IDENTIFIER_NOT_WELL_FORMED", TX + "/PmtId/TxId");
        payment(all, "<TxId>", "<TxId>Ə", "5-1.9.4", "IDENTIFIER_NOT_WELL_FORMED", TX + "/PmtId/TxId");
        payment(all, "<TxId>", "<TxId>" + "a".repeat(30), "5-1.9.4", "TEXT_TOO_LONG", TX + "/PmtId/TxId");
        payment(all, "CLRG", "INDA", "5-1.9.4", "CODE_NOT_ACCEPTED", PACS8 + "/GrpHdr/SttlmInf/SttlmMtd");
        payment(all, "<RmtInf>", "<Tax/><RmtInf>", "5-1.9.4", "FIELD_NOT_ALLOWED", TX + "/Tax");
        payment(all, "<RmtInf>", "<RmtInf><Strd/>", "5-1.9.4", "FIELD_NOT_ALLOWED", TX + "/RmtInf/Strd");
        payment(all, "</CdtTrfTxInf>", "</CdtTrfTxInf><CdtTrfTxInf/>", "5-1.9.4", "FIELD_DUPLICATE", TX);
        String date = "2026-04-01T10:30:00.250+04:00</CreDtTm>";
        payment(
                all,
                date,
                "2026-04-01T25:30:00</CreDtTm>",
                "5-1.9.4",
                "MOMENT_NOT_WELL_FORMED",
                PACS8 + "/GrpHdr/CreDtTm");
    }

    private static void crossChecks(List<Case> all) {
        payment(all, "<BizMsgIdr>", "<BizMsgIdr>X", "5-1.9.4", "IDENTIFICATION_DIFFERS", "/AppHdr/BizMsgIdr");
        payment(all, ">pacs.008.001.08<", ">pacs.009.001.08<", "5-1.9.4", "DEFINITION_DIFFERS", "/AppHdr/MsgDefIdr");
        payment(all, ">IPS</BizSvc>", ">AZIPS</BizSvc>", "5-1.9.4", "SERVICE_NOT_IPS", "/AppHdr/BizSvc");
        String bank = "<IntrmyAgt1><FinInstnId><BICFI>GAMAAZ22XXX</BICFI></FinInstnId></IntrmyAgt1>";
        payment(all, bank, "", "5-1.9.1", "FIELD_MISSING", TX + "/IntrmyAgt1/FinInstnId/BICFI");
        String mark = "</PmtId><PmtTpInf><LclInstrm><Prtry>CPRQ</Prtry></LclInstrm></PmtTpInf>";
        payment(all, "</PmtId>", mark, "5-1.9.1", "FIELD_MISSING", TX + "/InitgPty/Id/OrgId/AnyBIC");
        String initiator = "<InitgPty><Id><OrgId><AnyBIC>BETAAZ22XXX</AnyBIC></OrgId></Id></InitgPty><Dbtr>";
        payment(all, "<Dbtr>", initiator, "5-1.9.4", "FIELD_NOT_ALLOWED", TX + "/InitgPty/Id/OrgId/AnyBIC");
    }

    private static void transactions(List<Case> all) {
        add(all, IpsKind.REFUND, "<RtrId>BETA-R-0001</RtrId>", "", "5-1.9.1", "FIELD_MISSING", PACS4 + "/TxInf/RtrId");
        add(
                all,
                IpsKind.REFUND,
                ">2026-04-01<",
                ">1999-04-01<",
                "5-1.9.2",
                "DATE_INVALID",
                PACS4 + "/TxInf/IntrBkSttlmDt");
        String clearing = SampleSource.BETA_CLEARING;
        String wrong = clearing.substring(0, 27) + "5";
        String account = PACS4 + "/TxInf/OrgnlTxRef/CdtrAgtAcct/Id/IBAN";
        add(all, IpsKind.REFUND, clearing, wrong, "5-1.9.6", "IBAN_CHECK_DIGITS", account);
        String text = "</Rsn><AddtlInf>/CASE/X</AddtlInf>";
        String originator = PACS4 + "/TxInf/RtrRsnInf/Orgtr/Id/OrgId/AnyBIC";
        add(all, IpsKind.REFUND, "</Rsn>", text, "5-1.9.1", "FIELD_MISSING", originator);
        String named = "<RtrRsnInf><Orgtr><Id><OrgId><AnyBIC>ALFAAZ22XXX</AnyBIC></OrgId></Id></Orgtr>";
        String information = PACS4 + "/TxInf/RtrRsnInf/AddtlInf";
        add(all, IpsKind.REFUND, "<RtrRsnInf>", named, "5-1.9.1", "FIELD_MISSING", information);

        String initiator = PAIN1 + "/GrpHdr/InitgPty/Id/OrgId/AnyBIC";
        add(all, IpsKind.REQUEST, "<AnyBIC>BETA", "<AnyBIC>GAMA", "5-1.9.4", "IDENTIFICATION_DIFFERS", initiator);
        add(
                all,
                IpsKind.REQUEST,
                "<PmtInfId>",
                "<PmtInfId>X",
                "5-1.9.4",
                "IDENTIFICATION_DIFFERS",
                PAIN1 + "/PmtInf/PmtInfId");
        add(
                all,
                IpsKind.REQUEST,
                ">2026-04-01<",
                ">2026-04-31<",
                "5-1.9.2",
                "DATE_INVALID",
                PAIN1 + "/PmtInf/ReqdExctnDt/Dt");
        String end = PAIN1 + "/PmtInf/CdtTrfTxInf/PmtId/EndToEndId";
        add(all, IpsKind.REQUEST, ">HESAB-17<", ">HESAB 17<", "5-1.9.4", "IDENTIFIER_NOT_WELL_FORMED", end);

        String creator = CAMT56 + "/Case/Cretr/Agt/FinInstnId/BICFI";
        String cretr = "<Cretr><Agt><FinInstnId><BICFI>ALFA";
        String gamma = cretr.replace("ALFA", "GAMA");
        add(all, IpsKind.REFUND_REQUEST, cretr, gamma, "5-1.9.4", "IDENTIFICATION_DIFFERS", creator);
        String reason = CAMT56 + "/Undrlyg/TxInf/CxlRsnInf/Rsn/Cd";
        add(all, IpsKind.REFUND_REQUEST, ">DUPL<", ">DUPLICATE<", "5-1.9.4", "CODE_NOT_ACCEPTED", reason);
        String original = CAMT56 + "/Undrlyg/TxInf/OrgnlTxId";
        add(
                all,
                IpsKind.REFUND_REQUEST,
                "<OrgnlTxId>ALFA-T-0001</OrgnlTxId>",
                "",
                "5-1.9.1",
                "FIELD_MISSING",
                original);
    }

    /** All others: camt.025/ERRC, whatever is wrong. */
    private static void others(List<Case> all) {
        other(all, IpsKind.STATUS, ">ACCP<", ">ACSC<", "CODE_NOT_ACCEPTED", PACS2 + "/TxInfAndSts/TxSts");
        other(all, IpsKind.STATUS, ">ACCP<", ">RJCT<", "FIELD_MISSING", PACS2 + "/TxInfAndSts/StsRsnInf");
        String why = "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf><InstgAgt>";
        other(all, IpsKind.STATUS, "<InstgAgt>", why, "FIELD_NOT_ALLOWED", PACS2 + "/TxInfAndSts/StsRsnInf");
        String status = "/Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts/TxSts";
        other(all, IpsKind.REQUEST_STATUS, ">RJCT<", ">ACCP<", "CODE_NOT_ACCEPTED", status);
        other(all, IpsKind.RESOLUTION, ">RJCR<", ">CNCL<", "CODE_NOT_ACCEPTED", "/Document/RsltnOfInvstgtn/Sts/Conf");
        String agent = "/Document/FIToFIPmtStsReq/TxInf/InstgAgt";
        String sender = "<InstgAgt><FinInstnId><BICFI>ALFAAZ22XXX</BICFI></FinInstnId></InstgAgt>";
        other(all, IpsKind.STATUS_QUERY, sender, "", "FIELD_MISSING", agent);
        String type = "/Document/PmtInitnPrtryMsg/PrtryData/Tp";
        other(all, IpsKind.REQUEST_STATUS_QUERY, ">STATUS<", ">COPY<", "CODE_NOT_ACCEPTED", type);
        String limit = "/Document/ModfyLmt/LmtDtls/NewLmtValSet/Amt/AmtWthCcy";
        other(all, IpsKind.LIMIT_CHANGE, ">1000000.00<", ">many<", "AMOUNT_CHARACTER", limit);
        String second = "</LmtDtls><LmtDtls/>";
        other(all, IpsKind.LIMIT_CHANGE, "</LmtDtls>", second, "FIELD_DUPLICATE", "/Document/ModfyLmt/LmtDtls");
        other(
                all,
                IpsKind.DAY_QUERY,
                "</MsgHdr>",
                "</MsgHdr><SplmtryData/>",
                "FIELD_NOT_ALLOWED",
                "/Document/GetBizDayInf/SplmtryData");
        other(
                all,
                IpsKind.COPY_QUERY,
                "<Id>ALFA260401000001</Id>",
                "",
                "FIELD_MISSING",
                "/Document/ReqForDplct/Case/Id");
        String to = "/Document/AcctRptgReq/RptgReq/RptgPrd/FrToDt/ToDt";
        other(all, IpsKind.STATEMENT_QUERY, "<ToDt>2026-03-31", "<ToDt>2026-04-01", "DATE_INVALID", to);
        String text = "/Document/CshMgmtPrtryMsg/PrtryData/Data/TxtMsg/Txt";
        other(all, IpsKind.TEXT, "Hörmətli", "H".repeat(2001), "TEXT_TOO_LONG", text);
        String account = "/Document/GetLmt/LmtQryDef/LmtCrit/NewCrit/SchCrit/AcctId/IBAN";
        String wrong = SampleSource.ALFA_CLEARING.substring(0, 27) + "5";
        all.add(new Case(
                IpsKind.LIMIT_QUERY,
                SampleSource.ALFA_CLEARING,
                wrong,
                "5-1.7.6",
                "camt.025/ERRC",
                "IBAN_CHECK_DIGITS",
                account));
    }

    /** Of what is no message of a known kind too. */
    private static void forms(List<Case> all) {
        payment(
                all,
                "xsd:pacs.008.001.08",
                "xsd:pacs.008.001.10",
                "5-1.9.4",
                "NAMESPACE_NOT_ACCEPTED",
                "/DataPDU/Document");
        unknown(all, "xsd:pacs.008.001.08", "xsd:pacs.009.001.08", "NAMESPACE_NOT_ACCEPTED", "/DataPDU/Document");
        unknown(all, "datapdu.001", "datapdu.002", "NAMESPACE_NOT_ACCEPTED", "/DataPDU");
        unknown(all, "head.001.001.02", "head.001.001.03", "NAMESPACE_NOT_ACCEPTED", "/DataPDU/AppHdr");
        unknown(all, "<DataPDU ", "<!DOCTYPE a><DataPDU ", "XML_NOT_ACCEPTED", "/DataPDU");
        unknown(all, "<DataPDU ", "<Saa ", "FIELD_NOT_ALLOWED", "/DataPDU");
        String to = "/AppHdr/To/FIId/FinInstnId/BICFI";
        unknown(all, "NABZAZ2CIPS", "NABZAZ2CRTS", "RECEIVER_NOT_IPS", to);
        payment(all, "<GrpHdr>", "<GrpHdr><!-- x -->", "5-1.9.4", "XML_NOT_ACCEPTED", PACS8 + "/GrpHdr");
        payment(all, "<GrpHdr>", "<GrpHdr>x", "5-1.9.4", "TEXT_BETWEEN_ELEMENTS", PACS8 + "/GrpHdr");
        payment(all, "<GrpHdr>", "<GrpHdr a=\"1\">", "5-1.9.4", "XML_NOT_ACCEPTED", PACS8 + "/GrpHdr/@a");
        payment(all, "Əli", "<![CDATA[x]]>", "5-1.9.4", "XML_NOT_ACCEPTED", TX + "/Dbtr/Nm");
        payment(all, "</Document>", "", "5-1.9.4", "XML_NOT_WELL_FORMED", "/Document");
        unknown(all, "UTF-8", "ISO-8859-1", "XML_NOT_ACCEPTED", "/DataPDU");
        String space = " ".repeat(IpsReader.MAX_LENGTH);
        unknown(all, "<GrpHdr>", "<GrpHdr>" + space, "XML_TOO_LONG", "/DataPDU");
    }

    private static void payment(List<Case> all, String from, String to, String rule, String reason, String path) {
        add(all, IpsKind.PAYMENT, from, to, rule, reason, path);
    }

    private static void add(
            List<Case> all, IpsKind kind, String from, String to, String rule, String reason, String path) {
        String answer =
                rule.equals("5-1.11") ? "camt.025/ERRC" : kind.onDiscrepancy().text();
        all.add(new Case(kind, from, to, rule, answer, reason, path));
    }

    private static void other(List<Case> all, IpsKind kind, String from, String to, String reason, String path) {
        all.add(new Case(kind, from, to, "5-1.11", "camt.025/ERRC", reason, path));
    }

    private static void unknown(List<Case> all, String from, String to, String reason, String path) {
        other(all, IpsKind.PAYMENT, from, to, reason, path);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(Case it) {
        IpsRefusal refusal = Readings.refusal(new IpsReader(), it.message());

        assertEquals(
                String.join(" ", it.rule, it.answer, it.reason, it.path),
                String.join(
                        " ",
                        refusal.rule(),
                        refusal.answer().text(),
                        refusal.reason().name(),
                        refusal.path()),
                refusal::text);
    }

    @Test
    void theAnswersAreThoseOfTheRegulation() {
        assertEquals("pacs.002/RJCT", IpsKind.PAYMENT.onDiscrepancy().text());
        assertEquals("camt.025/RJCT", IpsKind.REQUEST.onDiscrepancy().text());
        assertEquals("pacs.002/RJCT", IpsKind.REFUND.onDiscrepancy().text());
        assertEquals("camt.029", IpsKind.REFUND_REQUEST.onDiscrepancy().text());
        for (IpsKind kind : IpsKind.values()) {
            assertEquals(!kind.isTransaction(), kind.onDiscrepancy() == IpsAnswer.RECEIPT_ERROR, kind::name);
        }
    }

    @Test
    void everyReasonOfIpsIsShown() {
        Set<FormatReason> missing = EnumSet.range(FormatReason.XML_TOO_LONG, FormatReason.TRANSACTIONS_NOT_ONE);
        cases().forEach(it -> missing.remove(FormatReason.valueOf(it.reason)));
        assertEquals(Set.of(), missing);
    }

    /** What was read before the fault is told with it: the sender finds its message again. */
    @Test
    void theIdentificationsAreFoundWhereTheyStandBeforeTheFault() {
        String payment = SampleSource.of(IpsKind.PAYMENT).replace("<ChrgBr>SLEV</ChrgBr>", "");
        IpsRefusal refusal = Readings.refusal(new IpsReader(), payment);
        assertEquals("ALFA260401000001", refusal.messageId());
        assertEquals("ALFA-T-0001", refusal.transactionId());
        assertEquals("pacs.008.001.08", refusal.definition());
        IpsRefusal early = Readings.refusal(new IpsReader(), payment.replace("</MsgDefIdr>", ""));
        assertEquals("ALFA260401000001", early.messageId());
        assertEquals("", early.transactionId());
    }

    /** The ledger's refusals name elements that exist. */
    @Test
    void everyElementThatTheLedgerCanNameIsOneOfTheProfile() {
        int named = 0;
        for (IpsKind kind : IpsKind.values()) {
            for (IpsField field : IpsField.values()) {
                String path = IpsElementPath.of(kind, field);
                if (!path.isEmpty()) {
                    assertTrue(IpsElementPath.isElement(kind, path), path);
                    named++;
                }
            }
        }
        assertTrue(named > 80, "named: " + named);
    }
}

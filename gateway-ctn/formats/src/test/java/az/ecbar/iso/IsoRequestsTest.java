package az.ecbar.iso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import az.ecbar.mt.ChangeRequest;
import az.ecbar.mt.FieldMessage;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Inquiry;
import az.ecbar.mt.InquiryReader;
import az.ecbar.mt.MtError;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A bank asks for cancellation and for its account in ISO 20022: the same requests as in MT. */
class IsoRequestsTest {
    private static final String FLOOR = "<Amt Ccy=\"AZN\">100.50</Amt>";

    private final MessageReader reader = IsoSamples.system();

    @Test
    @Rule("4.16")
    void aCancellationNamesThePaymentAndItsValueDate() {
        ChangeRequest change = assertInstanceOf(ChangeRequest.class, read(IsoSamples.cancellation()));
        assertEquals(ChangeRequest.CANCELLATION, change.smt());
        assertEquals("ALFA260401-C1", change.reference().toString());
        assertEquals("ALFA260401-00001", change.paymentReference().toString());
        assertEquals(20_260_401, change.valueDate());

        String undated = IsoSamples.cancellation().replace("<OrgnlIntrBkSttlmDt>2026-04-01</OrgnlIntrBkSttlmDt>", "");
        ChangeRequest second = assertInstanceOf(ChangeRequest.class, read(undated));
        assertEquals(0, second.valueDate());
    }

    @Test
    @Rule({"4.20", "4.25"})
    void anInquiryAsksForBalanceEntriesOrStatement() {
        Inquiry balance = inquiry(IsoSamples.inquiry(Elements.REPORT, "", ""));
        assertEquals(Inquiry.Kind.BALANCE, balance.kind());
        assertEquals("AZ89NABZ01350100000000901944", balance.account().toString());
        assertEquals("AZN", balance.currency().toString());

        Inquiry entries = inquiry(IsoSamples.inquiry(Elements.REPORT, "<Ccy>AZN</Ccy>", FLOOR));
        assertEquals(Inquiry.Kind.INTERIM, entries.kind());
        assertEquals(10_050, entries.floorMinor());

        Inquiry statement = inquiry(IsoSamples.inquiry(Elements.STATEMENT, "<Ccy>USD</Ccy>", ""));
        assertEquals(Inquiry.Kind.STATEMENT, statement.kind());
        assertEquals("USD", statement.currency().toString());
    }

    @Test
    @Rule("4.24")
    void whatIsFilledInWronglyIsNamed() {
        String request = "/Document/AcctRptgReq/RptgReq";
        refused(
                IsoSamples.inquiry("camt.054.001.08", "", ""),
                FormatReason.INQUIRY_TYPE_INVALID,
                request + "/ReqdMsgNmId");
        refused(
                IsoSamples.inquiry(Elements.REPORT, "", "").replace("</AcctOwnr>", "</AcctOwnr><RptgPrd/>"),
                FormatReason.FIELD_NOT_ALLOWED,
                request + "/RptgPrd");
        refused(
                IsoSamples.inquiry(Elements.REPORT, "", FLOOR).replace("BOTH", "DEBT"),
                FormatReason.CODE_NOT_ACCEPTED,
                request + "/ReqdTxTp/FlrLmt/CdtDbtInd");
        String account = IsoSamples.inquiry(Elements.REPORT, "", FLOOR);
        refused(
                account.replace("<IBAN>AZ89", "<IBAN>AZ88"),
                FormatReason.ACCOUNT_ASKED_INVALID,
                request + "/Acct/Id/IBAN");
        refused(
                IsoSamples.inquiry(Elements.REPORT, "<Ccy>QQQ</Ccy>", ""),
                FormatReason.ACCOUNT_ASKED_INVALID,
                request + "/Acct/Ccy");
        refused(
                account.replace("<Amt Ccy=\"AZN\"", "<Amt Ccy=\"USD\""),
                FormatReason.FLOOR_INVALID,
                request + "/ReqdTxTp/FlrLmt/Amt");
        String cancellation = "/Document/FIToFIPmtCxlReq";
        refused(
                IsoSamples.cancellation().replace("<Id>ALFA260401-C1", "<Id>ALFA260401-C2"),
                FormatReason.IDENTIFICATION_DIFFERS,
                "/AppHdr/BizMsgIdr");
        refused(
                IsoSamples.cancellation()
                        .replace("<Assgne><Agt><FinInstnId><BICFI>NABZ", "<Assgne><Agt><FinInstnId><BICFI>NABA"),
                FormatReason.IDENTIFICATION_DIFFERS,
                cancellation + "/Assgnmt/Assgne/Agt/FinInstnId/BICFI");
        refused(
                IsoSamples.cancellation().replace("<OrgnlMsgId>ALFA", "<OrgnlMsgId>/ALFA"),
                FormatReason.REFERENCE_LENGTH,
                cancellation + "/Undrlyg/TxInf/OrgnlGrpInf/OrgnlMsgId");
    }

    /** What nobody can read is told by the number of its header, with a prefix or without; else by none. */
    @Test
    @Rule({"4.9", "4.16"})
    void aRequestThatCannotBeReadIsNeverToldAsThePaymentItMeans() {
        String unknown = IsoSamples.cancellation().replace("<Undrlyg>", "<Unknown/><Undrlyg>");
        assertEquals("ALFA260401-C1", referenceOf(unknown));
        String prefixed = unknown.replace("BizMsgIdr>", "h:BizMsgIdr>");
        assertEquals("ALFA260401-C1", referenceOf(prefixed));
        String unnamed = unknown.replaceAll("<BizMsgIdr>.*</BizMsgIdr>", "");
        assertEquals(MtError.NO_REFERENCE, referenceOf(unnamed));
        String dated =
                IsoSamples.cancellation().replace("OrgnlIntrBkSttlmDt>2026-04-01", "OrgnlIntrBkSttlmDt>2026-02-30");
        assertEquals("ALFA260401-C1", referenceOf(dated));
    }

    private String referenceOf(String message) {
        return assertInstanceOf(MtError.class, read(message)).reference();
    }

    private Object read(String message) {
        return reader.read(message.getBytes(StandardCharsets.UTF_8));
    }

    private Inquiry inquiry(String message) {
        FieldMessage asked = assertInstanceOf(FieldMessage.class, read(message), reader::path);
        return assertInstanceOf(Inquiry.class, InquiryReader.read(asked));
    }

    private void refused(String message, FormatReason reason, String path) {
        MtError error = assertInstanceOf(MtError.class, read(message));
        String own = message.contains("FIToFIPmtCxlReq") ? "ALFA260401-C1" : "ALFA-Q-1";
        assertEquals(own, error.reference(), "the reference of the request, never that of the payment it means");
        assertEquals(reason + " " + path, error.reason() + " " + reader.path());
    }
}

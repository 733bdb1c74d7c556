package az.ecbar.stp.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a bank that has chosen ISO 20022 is told of its own messages. */
class IsoNoticeTest {
    private static final String ORIGINAL = "<OrgnlGrpInf><OrgnlMsgId>PAY-1</OrgnlMsgId></OrgnlGrpInf>";
    private static final String OURS = "<ClrSysRef>A000000000000042</ClrSysRef>";
    private static final String REASON = "<StsRsnInf><Rsn><Cd>AM04</Cd></Rsn><AddtlInf>/303/</AddtlInf>"
            + "<AddtlInf>funds do not suffice</AddtlInf></StsRsnInf>";

    private final NoticeReader reader = new NoticeReader();

    @Test
    void aStatusTellsWhatBecameOfAPayment() {
        assertEquals(
                new AboutOurs(AboutOurs.Event.SETTLED, "A000000000000042", "PAY-1", "", ""),
                said("pacs.002.001.10", ORIGINAL + "<TxSts>ACSC</TxSts>" + OURS));
        assertEquals(
                new AboutOurs(AboutOurs.Event.WAITS, "A000000000000042", "PAY-1", "AM04", "303 funds do not suffice"),
                said("pacs.002.001.10", ORIGINAL + "<TxSts>PDNG</TxSts>" + REASON + OURS));
        assertEvent(AboutOurs.Event.REFUSED, said("pacs.002.001.10", ORIGINAL + "<TxSts>RJCT</TxSts>" + REASON + OURS));
        assertEvent(
                AboutOurs.Event.ANNULLED,
                said(
                        "pacs.002.001.10",
                        ORIGINAL + "<TxSts>RJCT</TxSts>" + REASON + OURS + "<OrgnlTxRef></OrgnlTxRef>"));
        assertEvent(AboutOurs.Event.ANNULLED, said("pacs.002.001.10", ORIGINAL + "<TxSts>CANC</TxSts>" + OURS));
        assertNull(
                said("pacs.002.001.10", "<StsId>Q-1</StsId>" + ORIGINAL + "<TxSts>ACSC</TxSts>" + OURS),
                "an answer to an inquiry");
    }

    @Test
    void theElementOfARefusalIsTold() {
        AboutOurs said = said(
                "pacs.002.001.10",
                ORIGINAL + "<TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn><AddtlInf>/128/NM</AddtlInf>"
                        + "<AddtlInf>/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[1]/Dbtr/Nm</AddtlInf>"
                        + "<AddtlInf>a line is too long</AddtlInf></StsRsnInf>" + OURS);
        assertEquals(
                "128 a line is too long (field /Document/FIToFICstmrCdtTrf/CdtTrfTxInf[1]/Dbtr/Nm)",
                said == null ? "" : said.text());
    }

    /** A request for cancellation has no MsgId but that of the payment it means. */
    @Test
    void aRequestOfOursHasItsOwnReference() {
        String request = "<h:BizMsgIdr>C-1</h:BizMsgIdr><h:MsgDefIdr>camt.056.001.08</h:MsgDefIdr><Assgnmt><Id>C-1</Id>"
                + "</Assgnmt><OrgnlMsgId>PAY-1</OrgnlMsgId>";
        assertEquals("C-1", IsoGlance.at(request).reference());
        String payment = "<MsgDefIdr>pacs.008.001.08</MsgDefIdr><p:GrpHdr><p:MsgId>PAY-1</p:MsgId></p:GrpHdr>";
        assertEquals("PAY-1", IsoGlance.at(payment).reference());
    }

    @Test
    void refusedRequestsAreToldByReceiptAndResolution() {
        assertEquals(
                new AboutOurs(
                        AboutOurs.Event.REFUSED,
                        "A000000000000047",
                        "PRIO-1",
                        "NARR",
                        "251 The payment was executed and is final"),
                said(
                        "camt.025.001.05",
                        "<MsgHdr><MsgId>X</MsgId></MsgHdr><OrgnlMsgId><MsgId>PRIO-1</MsgId></OrgnlMsgId>"
                                + "<ReqHdlg><StsCd>RJCT</StsCd><Desc>/A000000000000047/SMT252/260401</Desc></ReqHdlg>"
                                + "<ReqHdlg><StsCd>NARR</StsCd><Desc>/251/</Desc></ReqHdlg>"
                                + "<ReqHdlg><StsCd>NARR</StsCd><Desc>The payment was executed and is final</Desc>"
                                + "</ReqHdlg>"));
        assertEquals(
                new AboutOurs(AboutOurs.Event.REFUSED, "A000000000000046", "C-1", "NARR", "251 It is final"),
                said(
                        "camt.029.001.09",
                        "<CxlStsId>A000000000000046</CxlStsId><OrgnlGrpInf><OrgnlMsgId>C-1</OrgnlMsgId></OrgnlGrpInf>"
                                + "<CxlStsRsnInf><Rsn><Cd>NARR</Cd></Rsn><AddtlInf>/251/</AddtlInf>"
                                + "<AddtlInf>It is final</AddtlInf></CxlStsRsnInf>"));
    }

    @Test
    void onlyADebitThatNobodyElseOrderedEndsOurPayment() {
        String debit = "<Ntfctn><Id>A000000000000042</Id><CdtDbtInd>DBIT</CdtDbtInd><InstrId>PAY-1</InstrId>";
        assertEvent(AboutOurs.Event.SETTLED, said("camt.054.001.08", debit));
        assertNull(said("camt.054.001.08", debit.replace("DBIT", "CRDT")));
        assertNull(said("camt.054.001.08", debit + "<InitgPty></InitgPty>"));
    }

    @Test
    void filesAreNamedByKindAndReference() {
        MessageGlance glance = MessageGlance.at(message("pacs.008.001.08", "<MsgId>PAY/1</MsgId>"));
        assertEquals("pacs.008 PAY/1 xml", glance.kind() + " " + glance.reference() + " " + glance.ending());
        MessageGlance unknown = MessageGlance.at("<DataPDU/>".getBytes(StandardCharsets.UTF_8));
        assertEquals("MX  xml", unknown.kind() + " " + unknown.reference() + " " + unknown.ending());
    }

    private static void assertEvent(AboutOurs.Event expected, @Nullable AboutOurs said) {
        assertEquals(expected, said == null ? null : said.event());
    }

    private @Nullable AboutOurs said(String definition, String document) {
        byte[] message = message(definition, document);
        return reader.read(message, MessageGlance.at(message));
    }

    private static byte[] message(String definition, String document) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><DataPDU><AppHdr><BizMsgIdr>X</BizMsgIdr><MsgDefIdr>"
                        + definition + "</MsgDefIdr></AppHdr><Document>" + document + "</Document></DataPDU>")
                .getBytes(StandardCharsets.UTF_8);
    }
}

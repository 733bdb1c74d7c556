package az.ecbar.iso;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import az.ecbar.mt.MtReader;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.SamplePayments;
import az.ecbar.mt.Text;
import az.ecbar.mt.output.OutputHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The sample payments as banks write them in ISO 20022, and as AZIPS forwards them. */
final class IsoSamples {
    /** 2026-04-01 10:30:00.250 in Baku. */
    static final long MOMENT_NS = 1_775_025_000_250_000_000L;

    static final String OUR_REFERENCE = "A000000000000042";

    private IsoSamples() {}

    static String mt103() {
        return handedIn(SamplePayments.mt103().build());
    }

    static String mt205() {
        return handedIn(SamplePayments.mt205().build());
    }

    static String mt102() {
        return handedIn(SamplePayments.mt102().text().getBytes(StandardCharsets.US_ASCII));
    }

    /** A bank asks AZIPS to cancel a payment. */
    static String cancellation() {
        String party = "<Agt><FinInstnId><BICFI>%s</BICFI></FinInstnId></Agt>";
        return request(
                "ALFA260401-C1",
                Elements.CANCELLATION,
                "<FIToFIPmtCxlReq><Assgnmt><Id>ALFA260401-C1</Id><Assgnr>" + party.formatted("ALFAAZ22XXX")
                        + "</Assgnr><Assgne>" + party.formatted("NABZAZ2CRTS")
                        + "</Assgne><CreDtTm>2026-04-01T10:30:00+04:00</CreDtTm></Assgnmt><Undrlyg><TxInf><OrgnlGrpInf>"
                        + "<OrgnlMsgId>ALFA260401-00001</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId>"
                        + "</OrgnlGrpInf><OrgnlIntrBkSttlmDt>2026-04-01</OrgnlIntrBkSttlmDt></TxInf></Undrlyg>"
                        + "</FIToFIPmtCxlReq>");
    }

    /** A bank asks for a message about its account; for the entries with the smallest amount that is told. */
    static String inquiry(String wanted, String currency, String floor) {
        String type = "<ReqdTxTp><Sts><Cd>BOOK</Cd></Sts><CdtDbtInd>CRDT</CdtDbtInd><FlrLmt>" + floor
                + "<CdtDbtInd>BOTH</CdtDbtInd></FlrLmt></ReqdTxTp>";
        return request(
                "ALFA-Q-1",
                Elements.INQUIRY,
                "<AcctRptgReq><GrpHdr><MsgId>ALFA-Q-1</MsgId><CreDtTm>2026-04-01T10:30:00+04:00</CreDtTm></GrpHdr>"
                        + "<RptgReq><ReqdMsgNmId>" + wanted
                        + "</ReqdMsgNmId><Acct><Id><IBAN>AZ89NABZ01350100000000901944</IBAN></Id>" + currency
                        + "</Acct><AcctOwnr><Agt><FinInstnId><BICFI>ALFAAZ22XXX</BICFI></FinInstnId></Agt></AcctOwnr>"
                        + (floor.isEmpty() ? "" : type) + "</RptgReq></AcctRptgReq>");
    }

    private static String request(String id, String definition, String document) {
        String one = mt103();
        return one.substring(0, one.indexOf("<Document"))
                        .replace("ALFA260401-00001", id)
                        .replace(Elements.CUSTOMER_PAYMENT, definition)
                + "<Document xmlns=\"" + Elements.ISO + definition + "\">" + document + "</Document></DataPDU>";
    }

    static MessageReader system() {
        return MessageReader.ofSystem(SamplePayments.reader());
    }

    static MessageReader bank() {
        return MessageReader.ofBank(MtReader.ofBank(false));
    }

    /** The ISO message that a bank would hand in instead of this MT. */
    static String handedIn(byte[] mt) {
        return handedIn(assertInstanceOf(
                PaymentInstruction.class, SamplePayments.reader().read(mt)));
    }

    static String handedIn(PaymentInstruction payment) {
        byte[] target = new byte[XmlWriter.MAX_LENGTH];
        int length = new PaymentXml().submit(payment, MOMENT_NS, target, 0);
        return text(target, length);
    }

    /** The ISO message that AZIPS delivers of a payment. */
    static String delivered(PaymentInstruction payment, OutputHeader header) {
        byte[] target = new byte[XmlWriter.MAX_LENGTH];
        int length = new PaymentXml().forward(header, payment, OUR_REFERENCE, target, 0);
        return text(target, length);
    }

    static OutputHeader header() {
        return new OutputHeader()
                .system(Text.of(SamplePayments.AZIPS))
                .receiver(Text.of("BETAAZ22AXXX"))
                .numbers(117, 42)
                .moment(MOMENT_NS, OutputHeader.BAKU_OFFSET_MINUTES);
    }

    private static String text(byte[] bytes, int length) {
        return new String(Arrays.copyOf(bytes, length), StandardCharsets.UTF_8);
    }
}

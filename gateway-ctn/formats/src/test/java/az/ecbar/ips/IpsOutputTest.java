package az.ecbar.ips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ips.output.IpsWriter;
import az.ecbar.iso.XmlWriter;
import az.ecbar.iso.profile.Refusal;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What IPS sends is as its profile says, and says what was meant. */
class IpsOutputTest {
    private static final String STATUS = "/Document/FIToFIPmtStsRpt/TxInfAndSts/";
    private final Map<String, String> samples = new Outputs().samples();

    @Test
    void eachIsReadAsItsProfileSays() throws Refusal {
        for (Map.Entry<String, String> sample : samples.entrySet()) {
            try {
                assertTrue(!Readings.delivered(sample.getValue()).isEmpty());
            } catch (Refusal e) {
                throw new AssertionError(
                        sample.getKey() + ": " + e.reason + " " + e.path + "\n" + sample.getValue(), e);
            }
        }
    }

    /** Word for word, with our reference beside, and marked where it is a copy. */
    @Test
    void whatIsForwardedSaysWhatWasSent() throws Refusal {
        IpsReader reader = new IpsReader();
        IpsWriter writer = new IpsWriter();
        byte[] target = new byte[XmlWriter.MAX_LENGTH];
        IpsKind[] kinds = {IpsKind.PAYMENT, IpsKind.REFUND, IpsKind.REQUEST, IpsKind.REFUND_REQUEST};
        for (int seed = 0; seed < 400; seed++) {
            IpsMessage message = Readings.read(reader, RandomSource.of(kinds[seed % kinds.length], seed));
            String sent = Readings.said(message.values());
            int length = writer.forward(Outputs.toBeta(), message, Outputs.REFERENCE, false, target, 0);
            String forwarded = Readings.delivered(new String(target, 0, length, StandardCharsets.UTF_8));
            assertEquals(sent, forwarded.replaceAll("(?m)^.*/ClrSysRef=" + Outputs.REFERENCE + "\n", ""));
            boolean bearsReference = message.kind() == IpsKind.PAYMENT || message.kind() == IpsKind.REFUND;
            assertEquals(bearsReference, !sent.equals(forwarded));
        }
        assertTrue(sample("pacs.008-copy").contains("<CpyDplct>COPY</CpyDplct>"));
        assertTrue(!sample("pacs.008-forwarded").contains("CpyDplct"));
    }

    @Test
    void statusesAreThoseOfIsoOrTheNationalOnesByTheProfile() throws Refusal {
        String executed = Readings.delivered(sample("pacs.002-executed"));
        contains(executed, STATUS + "TxSts=ACSC\n", STATUS + "OrgnlTxId=ALFA-T-0001\n");
        contains(executed, STATUS + "FctvIntrBkSttlmDt/Dt=2026-04-01\n", STATUS + "ClrSysRef=I000000000000042\n");
        String national = Readings.delivered(sample("pacs.002-executed-national"));
        contains(national, STATUS + "TxSts=STAT\n", STATUS + "StsRsnInf/Rsn/Prtry=ACSC\n");
        String rejected = Readings.delivered(sample("pacs.002-rejected"));
        contains(rejected, STATUS + "TxSts=RJCT\n", STATUS + "StsRsnInf/Rsn/Cd=AM04\n");
        contains(Readings.delivered(sample("pacs.002-pending")), STATUS + "TxSts=PDNG\n");
        String refund = Readings.delivered(sample("pacs.002-refund-executed"));
        contains(refund, STATUS + "OrgnlTxId=BETA-R-0001\n", STATUS + "OrgnlGrpInf/OrgnlMsgNmId=pacs.004.001.09\n");
        String request = "/Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts/";
        String refused = Readings.delivered(sample("pain.002-refused-national"));
        contains(refused, request + "TxSts=NAUT\n", request + "StsRsnInf/Rsn/Cd=AC04\n");
        contains(refused, request + "StsRsnInf/Orgtr/Id/OrgId/AnyBIC=ALFAAZ22XXX\n");
        contains(refused, request + "StsRsnInf/AddtlInf=Hesab bağlanıb\n");
    }

    @Test
    @Rule({"5-1.10.1", "5-1.10.2", "5-1.10.3", "5-1.10.4", "5-1.11"})
    void aRefusalNamesRuleElementAndReason() throws Refusal {
        String payment = Readings.delivered(sample("pacs.002-unreadable"));
        String element = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/IntrBkSttlmAmt";
        contains(payment, STATUS + "TxSts=RJCT\n", STATUS + "StsRsnInf/Rsn/Cd=AM12\n");
        contains(
                payment, STATUS + "StsRsnInf/AddtlInf=/150/5-1.9.4\n", STATUS + "StsRsnInf/AddtlInf=" + element + "\n");
        String handling = "/Document/Rct/RctDtls/ReqHdlg/";
        String request = Readings.delivered(sample("camt.025-rejected"));
        contains(request, handling + "StsCd=RJCT\n", handling + "StsCd=AM01\n");
        contains(request, handling + "Desc=/Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Amt/InstdAmt\n");
        String error = Readings.delivered(sample("camt.025-error"));
        contains(error, handling + "StsCd=ERRC\n", handling + "Desc=/150/5-1.11\n", handling + "StsCd=AM12\n");
        contains(error, handling + "Desc=/Document/ModfyLmt/LmtDtls/NewLmtValSet/Amt/AmtWthCcy\n");
        String resolution = "/Document/RsltnOfInvstgtn/CxlDtls/TxInfAndSts/CxlStsRsnInf/";
        String refund = Readings.delivered(sample("camt.029-unreadable"));
        contains(refund, resolution + "Rsn/Cd=MINF\n", resolution + "AddtlInf=/137/5-1.9.1\n");
    }

    @Test
    void answersSayWhatIsAsked() throws Refusal {
        String limit = Readings.delivered(sample("camt.010-limit"));
        String lmt = "/Document/RtrLmt/RptOrErr/BizRpt/CurLmt/LmtOrErr/Lmt/";
        contains(limit, lmt + "UsdAmt/AmtWthCcy=2500.5AZN\n", lmt + "UsdAmtCdtDbtInd=CRDT\n");
        contains(limit, lmt + "RmngAmt/AmtWthCcy=1002500.5AZN\n");
        String day = Readings.delivered(sample("camt.019-day"));
        contains(day, "/BizDayInf/SysDt/Dt=2026-04-01\n", "/Evt/SchdldTm=2026-04-01T20:00:00Z\n");
        String copy = Readings.delivered(sample("camt.034-copy"));
        contains(copy, "/Copy/Rct=AQID/w==\n", "/Copy/Msg=PD94bWwg");
        String statement = Readings.delivered(sample("camt.998-statement"));
        contains(
                statement,
                "/Stmt/OpngBal/Amt=500AZN\n",
                "/Stmt/ClsgBal/Amt=50AZN\n",
                "/Stmt/Adjstmnt/CdtDbtInd=DBIT\n");
        String text = Readings.delivered(sample("camt.998-text"));
        contains(text, "/TxtMsg/Sndr=ALFAAZ22XXX\n", "Hörmətli həmkarlar,\nsabah");
    }

    /** No path is longer than its element may be, so none is ever cut. */
    @Test
    void pathsFitTheirElements() {
        for (IpsKind kind : IpsKind.values()) {
            for (int id = 0; id < IpsProfiles.of(kind).size(); id++) {
                String unknown = "/" + "a".repeat(35) + "[3][2]";
                assertTrue(IpsProfiles.of(kind).path(id).length() + unknown.length() <= 140);
            }
        }
    }

    private String sample(String name) {
        return Objects.requireNonNull(samples.get(name), name);
    }

    private static void contains(String said, String... parts) {
        for (String part : parts) {
            assertTrue(said.contains(part), () -> part + " in\n" + said);
        }
    }
}

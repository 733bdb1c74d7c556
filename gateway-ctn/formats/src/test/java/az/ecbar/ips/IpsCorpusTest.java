package az.ecbar.ips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import az.ecbar.mt.ProjectFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Messages from the world, that are not of our profile, where a folder of them lies beside the project: each is refused with
 * the reason that is right for it. As they are, for none has our envelope; and what of them is of a kind that we know, within
 * an envelope of ours and in our version.
 */
class IpsCorpusTest {
    private static final String EXPECTED = """
        International_payment_RUB_naujas_1.xml | FIELD_NOT_ALLOWED /Document/CstmrCdtTrfInitn/GrpHdr/CtrlSum camt.025/RJCT
        International_payment_USD_naujas_1.xml | FIELD_NOT_ALLOWED /Document/CstmrCdtTrfInitn/GrpHdr/CtrlSum camt.025/RJCT
        camt029.xml | FIELD_NOT_ALLOWED /Document/RsltnOfInvstgtn/Assgnmt/Assgnr/Agt/FinInstnId/ClrSysMmbId camt.025/ERRC
        camt056.refund.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtCxlReq/Assgnmt/Assgnr/Agt/FinInstnId/ClrSysMmbId camt.029
        camt056.timeout.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtCxlReq/Assgnmt/Assgnr/Agt/FinInstnId/ClrSysMmbId camt.029
        gistfile1.xml | TRANSACTIONS_NOT_ONE /Document/CstmrCdtTrfInitn/GrpHdr/NbOfTxs camt.025/RJCT
        invalid_pain_v11.xml | FIELD_MISSING /Document/CstmrPmtStsRpt/GrpHdr/InitgPty camt.025/ERRC
        musterfile_pain.001_Nov2020.xml | TRANSACTIONS_NOT_ONE /Document/CstmrCdtTrfInitn/GrpHdr/NbOfTxs camt.025/RJCT
        pacs.002-CDATA-multiple-namespace.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtStsRpt/OrgnlGrpInfAndSts camt.025/ERRC
        pacs.002-CDATA-namespace-noprefix.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtStsRpt/OrgnlGrpInfAndSts camt.025/ERRC
        pacs.002-CDATA-nonamespace.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtStsRpt/OrgnlGrpInfAndSts camt.025/ERRC
        pacs.002-CDATA-with-documentWrapper.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtStsRpt/OrgnlGrpInfAndSts camt.025/ERRC
        pacs.002-CDATA-with-header.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtStsRpt/OrgnlGrpInfAndSts camt.025/ERRC
        pacs.002-CDATA.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtStsRpt/OrgnlGrpInfAndSts camt.025/ERRC
        pacs.008.001.07.xml | FIELD_NOT_ALLOWED /Document/FIToFICstmrCdtTrf/GrpHdr/BtchBookg pacs.002/RJCT
        pacs002.ACTC.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtStsRpt/OrgnlGrpInfAndSts camt.025/ERRC
        pacs002.RJCT.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtStsRpt/OrgnlGrpInfAndSts camt.025/ERRC
        pacs008.xml | FIELD_NOT_ALLOWED /Document/FIToFICstmrCdtTrf/GrpHdr/TtlIntrBkSttlmAmt pacs.002/RJCT
        pain002-chdd-cor1_p_ch2909000000250094239_1110097483_0_2018031317221082.xml | FIELD_NOT_ALLOWED /Document/CstmrPmtStsRpt/GrpHdr/InitgPty/Id/OrgId/BICOrBEI camt.025/ERRC
        pain002-epo_p_0_0_0_2018031510491259.xml | FIELD_NOT_ALLOWED /Document/CstmrPmtStsRpt/GrpHdr/InitgPty/Id/OrgId/BICOrBEI camt.025/ERRC
        pain002-epo_p_0_0_0_2018032614401842.xml | FIELD_NOT_ALLOWED /Document/CstmrPmtStsRpt/GrpHdr/InitgPty/Id/OrgId/BICOrBEI camt.025/ERRC
        pain002-epo_p_ch2909000000250094239_1109800799_0_2018032612092784.xml | FIELD_NOT_ALLOWED /Document/CstmrPmtStsRpt/GrpHdr/InitgPty/Id/OrgId/BICOrBEI camt.025/ERRC
        pain002-epo_p_ch5109000000250092291_1110097605_0_2018031511252307.xml | FIELD_NOT_ALLOWED /Document/CstmrPmtStsRpt/GrpHdr/InitgPty/Id/OrgId/BICOrBEI camt.025/ERRC
        samplemsg.002.001.08-SplmtryData_no_prefix.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtStsRpt/OrgnlGrpInfAndSts camt.025/ERRC
        samplemsg.002.001.08-SplmtryData_removed.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtStsRpt/OrgnlGrpInfAndSts camt.025/ERRC
        samplemsg.002.001.08-SplmtryData_with_namespace.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtStsRpt/OrgnlGrpInfAndSts camt.025/ERRC
        samplemsg.002.001.08-invalidElement.xml | FIELD_NOT_ALLOWED /Document/FIToFIPmtStsRpt/OrgnlGrpInfAndSts camt.025/ERRC
        sepa_payment_naujas_1.xml | FIELD_NOT_ALLOWED /Document/CstmrCdtTrfInitn/GrpHdr/CtrlSum camt.025/RJCT
        valid_pacs_v11.xml | FIELD_MISSING /Document/FIToFIPmtStsRpt/TxInfAndSts camt.025/ERRC
        valid_pain_v11.xml | FIELD_MISSING /Document/CstmrPmtStsRpt/GrpHdr/InitgPty camt.025/ERRC
        """;

    private final IpsReader reader = new IpsReader();

    @Test
    void eachIsRefusedWithTheRightReason() throws IOException {
        Path corpus = ProjectFiles.shared("corpus/mx");
        assumeTrue(Files.isDirectory(corpus), () -> "no corpus at " + corpus);
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(corpus)) {
            for (Path file : files.toList()) {
                IpsRefusal refusal = assertInstanceOf(IpsRefusal.class, reader.read(Files.readAllBytes(file)));
                assertEquals(
                        "/DataPDU camt.025/ERRC",
                        refusal.path() + ' ' + refusal.answer().text());
                String text = Files.readString(file, StandardCharsets.UTF_8);
                for (IpsKind kind : IpsKind.values()) {
                    ours(kind, text, file.getFileName().toString().replaceAll("^.*__", ""), found);
                }
            }
        }
        StringBuilder table = new StringBuilder();
        found.forEach((name, outcome) ->
                table.append(name).append(" | ").append(outcome).append('\n'));
        assertEquals(EXPECTED, table.toString());
    }

    private void ours(IpsKind kind, String text, String name, Map<String, String> found) {
        Pattern root = Pattern.compile("<((?:\\w+:)?" + kind.root() + ")[\\s>].*</\\1>", Pattern.DOTALL);
        Matcher document = root.matcher(text);
        if (document.find()) {
            String bare =
                    document.group().replaceAll(" xmlns(:\\w+)?=\"[^\"]*\"", "").replaceAll("(</?)\\w+:", "$1");
            String sample = SampleSource.of(kind);
            String start = sample.substring(0, sample.indexOf('>', sample.indexOf("<Document")) + 1);
            found.put(name, outcome(reader.read(MadeMessage.bytes(start + bare + "</Document></DataPDU>"))));
        }
    }

    private static String outcome(IpsResult result) {
        return switch (result) {
            case IpsMessage message -> "read " + message.kind();
            case IpsRefusal refusal ->
                String.join(
                        " ",
                        refusal.reason().name(),
                        refusal.path(),
                        refusal.answer().text());
        };
    }
}

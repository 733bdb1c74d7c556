package az.ecbar.bankview;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an ISO message of the system is at a glance: which MT says the same, when, and about what. */
final class IsoOutput {
    private static final Pattern MOMENT =
            Pattern.compile("(20\\d\\d)-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):\\d\\d\\.\\d{3}\\+04:00");
    private static final Pattern RECEIPT = Pattern.compile("/(A\\d{15})/SMT(\\d{3})/(?:\\d{6})?");

    private final Map<String, String> values = new HashMap<>();
    final List<IsoText.Leaf> leaves;
    final String identification;

    /** CreDt: the moment of the event. */
    final String moment;

    String type = "298";
    String smt = "";
    String reference = "";

    private IsoOutput(List<IsoText.Leaf> leaves) {
        this.leaves = leaves;
        leaves.forEach(leaf -> values.putIfAbsent(leaf.path(), leaf.value()));
        identification = value("/AppHdr/BizMsgIdr");
        moment = value("/AppHdr/CreDt");
    }

    /** Null: it is not identified as the output of this number to this terminal, or is of no kind that is known. */
    static @Nullable IsoOutput of(String terminal, long number, List<IsoText.Leaf> leaves) {
        IsoOutput output = new IsoOutput(leaves);
        Matcher matcher = MOMENT.matcher(output.moment);
        if (!matcher.matches()) {
            return null;
        }
        String day = matcher.group(1).substring(2) + matcher.group(2) + matcher.group(3);
        String wanted = terminal + day + String.format(Locale.ROOT, "%015d", number);
        return wanted.equals(output.identification) && output.isKnown() ? output : null;
    }

    private String value(String path) {
        return values.getOrDefault(path, "");
    }

    private boolean isKnown() {
        String root = "/Document/";
        switch (value("/AppHdr/MsgDefIdr")) {
            case "pacs.008.001.08" ->
                type = value(root + "FIToFICstmrCdtTrf/GrpHdr/BtchBookg").equals("true") ? "102" : "103";
            case "pacs.009.001.08" -> type = "205";
            case "camt.054.001.08" -> {
                String notification = root + "BkToCstmrDbtCdtNtfctn/Ntfctn/";
                type = value(notification + "Ntry/CdtDbtInd").equals("CRDT") ? "910" : "900";
                reference = value(notification + "Id");
            }
            case "camt.053.001.08" -> {
                type = "950";
                reference = value(root + "BkToCstmrStmt/Stmt/Id");
            }
            case "camt.052.001.08" -> report(root + "BkToCstmrAcctRpt/Rpt/");
            case "pacs.002.001.10" -> status(root + "FIToFIPmtStsRpt/TxInfAndSts/");
            case "camt.029.001.09" -> {
                smt = "250";
                reference = value(root + "RsltnOfInvstgtn/CxlDtls/TxInfAndSts/CxlStsId");
            }
            case "camt.025.001.05" -> {
                Matcher receipt = RECEIPT.matcher(value(root + "Rct/RctDtls/ReqHdlg/Desc"));
                smt = receipt.matches() ? receipt.group(2) : "";
                reference = receipt.matches() ? receipt.group(1) : "";
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void report(String report) {
        String source = value(report + "RptgSrc/Prtry");
        reference = value(report + "Id");
        if (source.startsWith("SMT")) {
            smt = source.substring(3);
        } else {
            type = source.substring(Math.min(2, source.length()));
        }
    }

    private void status(String status) {
        boolean isAnswer = values.containsKey(status + "StsId");
        boolean isOfTransaction = values.containsKey(status + "OrgnlTxRef/IntrBkSttlmAmt");
        reference = value(status + (isAnswer ? "AcctSvcrRef" : "ClrSysRef"));
        smt = isAnswer
                ? "854"
                : switch (value(status + "TxSts")) {
                    case "ACSC" -> "012";
                    case "PDNG" -> "700";
                    case "CANC" -> "701";
                    case "RJCT" -> isOfTransaction ? "701" : "900";
                    default -> "";
                };
    }

    /** yymmddhhmm in Baku. */
    String clock() {
        return moment.substring(2, 4) + moment.substring(5, 7) + moment.substring(8, 10) + moment.substring(11, 13)
                + moment.substring(14, 16);
    }

    /** Milliseconds of UTC since 1970. */
    long utcMs() {
        return OffsetDateTime.parse(moment).toInstant().toEpochMilli();
    }

    /** Whether it is a page of an answer that comes later than the first ones, and bears their moment. */
    boolean isLatePage(int pagesAtOnce) {
        String report = value("/Document/BkToCstmrAcctRpt/Rpt/RptPgntn/PgNb");
        String page = report.isEmpty() ? value("/Document/BkToCstmrStmt/Stmt/StmtPgntn/PgNb") : report;
        return !page.isEmpty() && page.matches("\\d{1,9}") && Integer.parseInt(page) > pagesAtOnce;
    }
}

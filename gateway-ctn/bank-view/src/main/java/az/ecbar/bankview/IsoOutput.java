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

    final String identification;

    /** CreDt: the moment of the event. */
    final String moment;

    String type = "298";
    String smt = "";
    String reference = "";

    /** Of an answer or a statement; 0: it has none. */
    private int page;

    private IsoOutput(Map<String, String> values) {
        identification = values.getOrDefault("/AppHdr/BizMsgIdr", "");
        moment = values.getOrDefault("/AppHdr/CreDt", "");
    }

    /** Null: it is not identified as the output of this number to this terminal, or is of no kind that is known. */
    static @Nullable IsoOutput of(String terminal, long number, List<IsoText.Leaf> leaves) {
        Map<String, String> values = new HashMap<>();
        leaves.forEach(leaf -> values.putIfAbsent(leaf.path(), leaf.value()));
        IsoOutput output = new IsoOutput(values);
        Matcher matcher = MOMENT.matcher(output.moment);
        if (!matcher.matches()) {
            return null;
        }
        String day = matcher.group(1).substring(2) + matcher.group(2) + matcher.group(3);
        String wanted = terminal + day + String.format(Locale.ROOT, "%015d", number);
        return wanted.equals(output.identification) && output.isKnown(values) ? output : null;
    }

    private boolean isKnown(Map<String, String> values) {
        String root = "/Document/";
        switch (values.getOrDefault("/AppHdr/MsgDefIdr", "")) {
            case "pacs.008.001.08" ->
                type = "true".equals(values.get(root + "FIToFICstmrCdtTrf/GrpHdr/BtchBookg")) ? "102" : "103";
            case "pacs.009.001.08" -> type = "205";
            case "camt.054.001.08" -> {
                String notification = root + "BkToCstmrDbtCdtNtfctn/Ntfctn/";
                type = "CRDT".equals(values.get(notification + "Ntry/CdtDbtInd")) ? "910" : "900";
                reference = values.getOrDefault(notification + "Id", "");
            }
            case "camt.053.001.08" -> {
                type = "950";
                reference = values.getOrDefault(root + "BkToCstmrStmt/Stmt/Id", "");
                page = page(values.getOrDefault(root + "BkToCstmrStmt/Stmt/StmtPgntn/PgNb", ""));
            }
            case "camt.052.001.08" -> report(values, root + "BkToCstmrAcctRpt/Rpt/");
            case "pacs.002.001.10" -> status(values, root + "FIToFIPmtStsRpt/TxInfAndSts/");
            case "camt.029.001.09" -> {
                smt = "250";
                reference = values.getOrDefault(root + "RsltnOfInvstgtn/CxlDtls/TxInfAndSts/CxlStsId", "");
            }
            case "camt.025.001.05" -> {
                Matcher receipt = RECEIPT.matcher(values.getOrDefault(root + "Rct/RctDtls/ReqHdlg/Desc", ""));
                smt = receipt.matches() ? receipt.group(2) : "";
                reference = receipt.matches() ? receipt.group(1) : "";
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int page(String number) {
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
    }

    private void report(Map<String, String> values, String report) {
        String source = values.getOrDefault(report + "RptgSrc/Prtry", "");
        reference = values.getOrDefault(report + "Id", "");
        page = page(values.getOrDefault(report + "RptPgntn/PgNb", ""));
        if (source.startsWith("SMT")) {
            smt = source.substring(3);
        } else {
            type = source.substring(Math.min(2, source.length()));
        }
    }

    private void status(Map<String, String> values, String status) {
        boolean isAnswer = values.containsKey(status + "StsId");
        boolean isOfTransaction = values.containsKey(status + "OrgnlTxRef/IntrBkSttlmAmt");
        reference = values.getOrDefault(status + (isAnswer ? "AcctSvcrRef" : "ClrSysRef"), "");
        smt = isAnswer
                ? "854"
                : switch (values.getOrDefault(status + "TxSts", "")) {
                    case "ACSC" -> "012";
                    case "PDNG" -> "700";
                    case "CANC" -> "701";
                    case "RJCT" -> isOfTransaction ? "701" : "900";
                    default -> "";
                };
    }

    /** yymmddhhmm in Baku. */
    String clock() {
        return moment.substring(2, 4)
                + moment.substring(5, 7)
                + moment.substring(8, 10)
                + moment.substring(11, 13)
                + moment.substring(14, 16);
    }

    /** Milliseconds of UTC since 1970. */
    long utcMs() {
        return OffsetDateTime.parse(moment).toInstant().toEpochMilli();
    }

    /** Whether it is a page of an answer that comes later than the first ones, and bears their moment. */
    boolean isLatePage(int pagesAtOnce) {
        return page > pagesAtOnce;
    }
}

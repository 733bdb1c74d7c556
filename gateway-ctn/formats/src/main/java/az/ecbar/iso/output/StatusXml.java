package az.ecbar.iso.output;

import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.output.OutputHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes pacs.002.001.10 of what is told of a payment: SMT012, SMT700, SMT701, SMT900 and SMT854. Owned by one thread;
 * allocates.
 *
 * @rule 4.9, 4.10.2, 4.13, 4.18, 4.23
 */
final class StatusXml {
    static final String DEFINITION = "pacs.002.001.10";

    private static final int EXECUTED = 12;
    private static final int WAITS = 700;
    private static final int PAYMENT = 854;
    private static final Pattern MEANT = Pattern.compile("([0-9]{3})\r\n([0-9]{6})");

    /** Number of the reason of a payment that was cancelled at its sender's request. */
    private static final Pattern CANCELLED = Pattern.compile("/..../253/.*");

    private final XmlWriter x;
    private final Blocks blocks;

    StatusXml(XmlWriter x, Blocks blocks) {
        this.x = x;
        this.blocks = blocks;
    }

    void write(OutputHeader header, Fields notice, Unsaid unsaid) {
        x.open("FIToFIPmtStsRpt");
        blocks.startHeader("GrpHdr", header);
        x.close("GrpHdr");
        x.open("TxInfAndSts");
        if (notice.smt() == PAYMENT) {
            answer(notice, unsaid);
        } else {
            notice(header, notice, unsaid);
        }
        x.close("TxInfAndSts");
        x.close("FIToFIPmtStsRpt");
    }

    private void notice(OutputHeader header, Fields notice, Unsaid unsaid) {
        original(notice, unsaid, blocks, x);
        blocks.optional("OrgnlInstrId", notice.reference());
        blocks.optional("OrgnlUETR", notice.uetr());
        List<String> reason = notice.lines("79");
        x.leaf("TxSts", status(notice.smt(), reason));
        blocks.reason("StsRsnInf", reason, unsaid.path(), notice.lines("72"));
        if (notice.smt() == EXECUTED) {
            x.open("FctvIntrBkSttlmDt");
            blocks.moment("DtTm", header);
            x.close("FctvIntrBkSttlmDt");
        }
        x.leaf("ClrSysRef", notice.ours());
        transaction(notice);
    }

    /** SMT854: what became of a payment that was asked about. */
    private void answer(Fields told, Unsaid unsaid) {
        String state = told.required("23S");
        List<String> reason = told.lines("79");
        x.leaf("StsId", told.required("21"));
        String reference = told.required("21P");
        x.leaf("OrgnlInstrId", reference);
        x.leaf("TxSts", status(state, reason));
        blocks.reason("StsRsnInf", reason, unsaid.path(), beside(told, state));
        x.leaf("AcctSvcrRef", told.ours());
        x.leaf("ClrSysRef", told.required("20P"));
        transaction(told);
    }

    private static List<String> beside(Fields told, String state) {
        List<String> lines = new ArrayList<>();
        lines.add("/STATE/" + state);
        if (told.has("90A")) {
            lines.add("/AHEAD/" + told.required("90A"));
            lines.add("/LACKS/" + told.required("32L"));
        }
        told.lines("72R").forEach(line -> lines.add("/RELEASE/" + line));
        return lines;
    }

    private static String status(int smt, List<String> reason) {
        return switch (smt) {
            case EXECUTED -> "ACSC";
            case WAITS -> "PDNG";
            default -> ended(reason);
        };
    }

    private static String status(String state, List<String> reason) {
        return switch (state) {
            case "SETTLED" -> "ACSC";
            case "WAITING", "FUTURE-DATED" -> "PDNG";
            default -> ended(reason);
        };
    }

    private static String ended(List<String> reason) {
        boolean isCancelled =
                !reason.isEmpty() && CANCELLED.matcher(reason.getFirst()).matches();
        return isCancelled ? "CANC" : "RJCT";
    }

    /** Value date, currency, amount and priority, where they are told. */
    private void transaction(Fields notice) {
        if (!notice.has("32A")) {
            return;
        }
        Fields.Money value = notice.value();
        x.open("OrgnlTxRef");
        blocks.amount("IntrBkSttlmAmt", value);
        x.date("IntrBkSttlmDt", value.date());
        if (notice.has("11P")) {
            blocks.nested(notice.required("11P"), "PmtTpInf", "SvcLvl", "Prtry");
        }
        x.close("OrgnlTxRef");
    }

    /** The message that is meant: its reference, its type, and at midnight of Baku the day on which AZIPS took it. */
    static void original(Fields notice, Unsaid unsaid, Blocks blocks, XmlWriter x) {
        x.open("OrgnlGrpInf");
        x.leaf("OrgnlMsgId", notice.required("21"));
        if (notice.has("11S")) {
            Matcher meant = Fields.match(MEANT, notice.required("11S"));
            x.leaf("OrgnlMsgNmId", unsaid.original().isEmpty() ? "MT" + meant.group(1) : unsaid.original());
            x.leaf("OrgnlCreDtTm", midnight(meant.group(2), notice.required("13D")));
        } else {
            x.leaf("OrgnlMsgNmId", unsaid.original());
        }
        x.close("OrgnlGrpInf");
    }

    private static String midnight(String yymmdd, String moment) {
        String offset = moment.substring(moment.length() - 5);
        return "20" + yymmdd.substring(0, 2) + '-' + yymmdd.substring(2, 4) + '-' + yymmdd.substring(4) + "T00:00:00"
                + offset.substring(0, 3) + ':' + offset.substring(3);
    }
}

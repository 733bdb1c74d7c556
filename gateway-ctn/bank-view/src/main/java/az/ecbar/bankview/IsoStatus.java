package az.ecbar.bankview;

import java.util.ArrayList;
import java.util.List;

/** What is told of a payment or a request: pacs.002, camt.029, camt.025. */
final class IsoStatus {
    private static final String CENTRE = "NABZAZ2CRTS";

    private final IsoValues values;
    private final Tags tags;
    private final Draft draft;
    private final IsoOutput output;

    IsoStatus(IsoValues values, Tags tags, Draft draft, IsoOutput output) {
        this.values = values;
        this.tags = tags;
        this.draft = draft;
        this.output = output;
    }

    /** SMT012, SMT700, SMT701, SMT900, SMT854. */
    void status() {
        boolean isAnswer = tags.get("12").equals("854");
        values.put("GrpHdr/MsgId", output.identification);
        values.put("GrpHdr/CreDtTm", output.moment);
        values.under("/Document/FIToFIPmtStsRpt/TxInfAndSts/", "");
        String reference = tags.get("21");
        if (isAnswer) {
            values.put("StsId", reference);
            reference = tags.find("21P");
        } else {
            values.put("OrgnlGrpInf/OrgnlMsgId", reference);
            meant("OrgnlGrpInf/");
        }
        values.putIf("OrgnlInstrId", reference.equals("NONREF") && !isAnswer ? "" : reference);
        values.putIf("OrgnlUETR", IsoPayment.headerField(draft.header(), "121"));
        values.put("TxSts", isAnswer ? ofState() : status(tags.get("12")));
        reasons("StsRsnInf/", true);
        if (tags.get("12").equals("012")) {
            values.put("FctvIntrBkSttlmDt/DtTm", output.moment);
        }
        if (isAnswer) {
            values.put("AcctSvcrRef", tags.get("20"));
        }
        values.putIf("ClrSysRef", isAnswer ? tags.find("20P") : tags.get("20"));
        transaction();
    }

    private void transaction() {
        String money = tags.find("32A");
        if (!money.isEmpty()) {
            values.amount("OrgnlTxRef/IntrBkSttlmAmt", money.substring(6, 9), money.substring(9));
            values.put("OrgnlTxRef/IntrBkSttlmDt", IsoValues.date(money));
            values.putIf("OrgnlTxRef/PmtTpInf/SvcLvl/Prtry", tags.find("11P"));
        }
    }

    private String status(String smt) {
        return switch (smt) {
            case "012" -> "ACSC";
            case "700" -> "PDNG";
            case "701" -> ofAnnulled();
            default -> "RJCT";
        };
    }

    private String ofState() {
        return switch (tags.get("23S")) {
            case "SETTLED" -> "ACSC";
            case "WAITING", "FUTURE-DATED" -> "PDNG";
            default -> ofAnnulled();
        };
    }

    /** At its sender's request, or for another reason. */
    private String ofAnnulled() {
        return tags.find("79").contains("/253/") ? "CANC" : "RJCT";
    }

    /** Which message is meant, and, where it could be read, the day on which it was taken. */
    private void meant(String path) {
        List<String> meant = tags.lines("11S");
        values.put(path + "OrgnlMsgNmId", meant.isEmpty() ? draft.beside().original() : name(meant.getFirst()));
        if (!meant.isEmpty()) {
            values.put(path + "OrgnlCreDtTm", IsoValues.date(meant.get(1)) + "T00:00:00+04:00");
        }
    }

    private String name(String type) {
        String original = draft.beside().original();
        return original.isEmpty() ? "MT" + type : original;
    }

    /** Number and field, the path of the element, the words: each a text of its own. */
    private List<String> texts() {
        List<String> lines = tags.lines("79");
        List<String> texts = new ArrayList<>();
        if (!lines.isEmpty()) {
            texts.add(lines.getFirst().substring(5));
            if (!draft.beside().path().isEmpty()) {
                texts.add(draft.beside().path());
            }
            texts.addAll(lines.subList(1, lines.size()));
        }
        return texts;
    }

    private void reasons(String path, boolean isOfPayment) {
        List<String> lines = tags.lines("79");
        if (!lines.isEmpty()) {
            values.put(path + "Rsn/Cd", lines.getFirst().substring(1, 5));
        }
        texts().forEach(text -> values.add(path + "AddtlInf", text));
        if (isOfPayment) {
            tags.lines("72").forEach(line -> values.add(path + "AddtlInf", line));
            beside(path, "/STATE/", tags.find("23S"));
            beside(path, "/AHEAD/", tags.find("90A"));
            beside(path, "/LACKS/", tags.find("32L"));
            tags.lines("72R").forEach(line -> beside(path, "/RELEASE/", line));
        }
    }

    private void beside(String path, String word, String value) {
        if (!value.isEmpty()) {
            values.add(path + "AddtlInf", word + value);
        }
    }

    /** SMT250. */
    void notCancelled() {
        values.put("Assgnmt/Id", output.identification);
        values.put("Assgnmt/Assgnr/Agt/FinInstnId/BICFI", CENTRE);
        values.put("Assgnmt/Assgne/Agt/FinInstnId/BICFI", draft.bic());
        values.put("Assgnmt/CreDtTm", output.moment);
        values.put("Sts/Conf", "RJCR");
        values.under("/Document/RsltnOfInvstgtn/CxlDtls/TxInfAndSts/", "");
        values.put("CxlStsId", tags.get("20"));
        values.put("RslvdCase/Id", tags.get("21"));
        values.put("RslvdCase/Cretr/Agt/FinInstnId/BICFI", draft.bic());
        values.put("OrgnlGrpInf/OrgnlMsgId", tags.get("21"));
        meant("OrgnlGrpInf/");
        values.put("TxCxlSts", "RJCR");
        reasons("CxlStsRsnInf/", false);
    }

    /** SMT252, and SMT900 of what is no payment. */
    void receipt() {
        List<String> meant = tags.lines("11S");
        values.put("MsgHdr/MsgId", output.identification);
        values.put("MsgHdr/CreDtTm", output.moment);
        values.put("RctDtls/OrgnlMsgId/MsgId", tags.get("21"));
        values.putIf(
                "RctDtls/OrgnlMsgId/MsgNmId", meant.isEmpty() ? draft.beside().original() : name(meant.getFirst()));
        String day = meant.isEmpty() ? "" : meant.get(1);
        values.under("/Document/Rct/RctDtls/", "ReqHdlg");
        values.put("StsCd", "RJCT");
        values.put("Desc", "/" + tags.get("20") + "/SMT" + tags.get("12") + "/" + day);
        for (String text : texts()) {
            values.under("/Document/Rct/RctDtls/", "ReqHdlg");
            values.put("StsCd", tags.get("79").substring(1, 5));
            values.put("Desc", text);
        }
    }
}

package az.ecbar.bankview;

import java.time.LocalDate;
import java.time.Month;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** camt.053 of an MT950, camt.052 of an MT941, MT942, SMT850 or SMT851. */
final class IsoAccount {
    private static final Pattern ENTRY =
            Pattern.compile("(\\d{6})(\\d{4})([CD])(\\d+,\\d*)(S\\d{3}|NMSC)(.{1,16})//(A\\d{15})");
    private static final Pattern WAITING =
            Pattern.compile("(\\d{6})(\\d{4})D(\\d+,\\d*)(S\\d{3})(.{1,16})//(A\\d{15})");
    private static final Pattern TOTAL = Pattern.compile("(\\d+)([A-Z]{3})(\\d+,\\d*)");

    private final IsoValues values;
    private final Tags tags;
    private final Draft draft;
    private final IsoOutput output;

    IsoAccount(IsoValues values, Tags tags, Draft draft, IsoOutput output) {
        this.values = values;
        this.tags = tags;
        this.draft = draft;
        this.output = output;
    }

    void statement() {
        String opening = tags.has("60F") ? "60F" : "60M";
        String closing = tags.has("62F") ? "62F" : "62M";
        String currency = tags.get(opening).substring(7, 10);
        String[] number = tags.get("28C").split("/", -1);
        values.put("GrpHdr/MsgId", output.identification);
        values.put("GrpHdr/CreDtTm", output.moment);
        values.put("Stmt/Id", tags.get("20"));
        values.put("Stmt/StmtPgntn/PgNb", number[1]);
        values.put("Stmt/StmtPgntn/LastPgInd", String.valueOf(closing.equals("62F")));
        values.put("Stmt/LglSeqNb", number[0]);
        values.account("Stmt/Acct", tags.get("25"));
        values.put("Stmt/Acct/Ccy", currency);
        String within = "/Document/BkToCstmrStmt/Stmt/";
        balance(within, opening, "OPBD");
        balance(within, closing, "CLBD");
        entries(within, currency);
    }

    void report() {
        boolean isService = draft.type().equals("298");
        String currency = draft.beside().currency();
        String within = "/Document/BkToCstmrAcctRpt/Rpt/";
        values.put("GrpHdr/MsgId", output.identification);
        values.put("GrpHdr/CreDtTm", output.moment);
        values.put("GrpHdr/OrgnlBizQry/MsgId", tags.get("21"));
        values.put("GrpHdr/OrgnlBizQry/MsgNmId", isService ? "MT298" : "MT920");
        values.put("Rpt/Id", tags.get("20"));
        if (tags.has("28C")) {
            String[] number = tags.get("28C").split("/", -1);
            values.put("Rpt/RptPgntn/PgNb", number[1]);
            values.put("Rpt/RptPgntn/LastPgInd", String.valueOf(tags.has("90C")));
            values.put("Rpt/LglSeqNb", number[0]);
        } else {
            values.putIf("Rpt/LglSeqNb", tags.find("28"));
        }
        values.put("Rpt/CreDtTm", output.moment);
        values.put("Rpt/RptgSrc/Prtry", isService ? "SMT" + tags.get("12") : "MT" + draft.type());
        values.account("Rpt/Acct", tags.get("25"));
        values.put("Rpt/Acct/Ccy", currency);
        balance(within, "60F", "OPBD");
        balance(within, "62F", "ITBD");
        balance(within, "64", "ITAV");
        values.under(within, "");
        total("90C", "TxsSummry/TtlCdtNtries");
        total("90D", "TxsSummry/TtlDbtNtries");
        total("90P", "TxsSummry/TtlNtriesPerBkTxCd");
        if (tags.has("90P")) {
            values.put("TxsSummry/TtlNtriesPerBkTxCd/FcstInd", "true");
            values.put("TxsSummry/TtlNtriesPerBkTxCd/BkTxCd/Prtry/Cd", "PDNG");
        }
        entries(within, currency);
        values.under(within, "");
        if (tags.has("34F")) {
            values.put("AddtlRptInf", "/FLOOR/" + tags.get("34F"));
        } else if (tags.has("23S")) {
            values.put("AddtlRptInf", "/STATUS/" + tags.get("23S"));
        }
    }

    private void balance(String within, String tag, String code) {
        String balance = tags.find(tag);
        if (balance.isEmpty()) {
            return;
        }
        values.under(within, "Bal");
        values.put("Tp/CdOrPrtry/Cd", code);
        if (tag.endsWith("M")) {
            values.put("Tp/SubTp/Cd", "INTM");
        }
        values.amount("Amt", balance.substring(7, 10), balance.substring(10));
        values.put("CdtDbtInd", side(balance.substring(0, 1)));
        values.put("Dt/Dt", IsoValues.date(balance.substring(1)));
    }

    private void total(String tag, String path) {
        Matcher total = TOTAL.matcher(tags.find(tag));
        if (total.matches()) {
            values.put(path + "/NbOfNtries", total.group(1));
            values.put(path + "/Sum", IsoValues.decimal(total.group(2), total.group(3)));
        }
    }

    private static String side(String letter) {
        return letter.equals("C") ? "CRDT" : "DBIT";
    }

    private void entries(String within, String currency) {
        for (Field field : tags.all()) {
            String line = field.lines().getFirst();
            Matcher booked = ENTRY.matcher(line);
            Matcher waiting = WAITING.matcher(line);
            if (field.tag().equals("61") && booked.matches()) {
                values.under(within, "Ntry");
                values.amount("Amt", currency, booked.group(4));
                values.put("CdtDbtInd", side(booked.group(3)));
                values.put("Sts/Cd", "BOOK");
                values.put("BookgDt/Dt", booked(booked.group(1), booked.group(2)));
                values.put("ValDt/Dt", IsoValues.date(booked.group(1)));
                end(booked.group(5), booked.group(6), booked.group(7));
            } else if (field.tag().equals("61P") && waiting.matches()) {
                values.under(within, "Ntry");
                values.amount("Amt", currency, waiting.group(3));
                values.put("CdtDbtInd", "DBIT");
                values.put("Sts/Cd", "PDNG");
                values.put("ValDt/Dt", IsoValues.date(waiting.group(1)));
                end(waiting.group(4), waiting.group(5), waiting.group(6));
                values.put("NtryDtls/TxDtls/AddtlTxInf", "/PRIORITY/" + waiting.group(2));
            } else if (field.tag().startsWith("61")) {
                throw new IllegalArgumentException(line);
            }
        }
    }

    private void end(String type, String reference, String ours) {
        values.put("AcctSvcrRef", ours);
        values.put("BkTxCd/Prtry/Cd", type);
        if (!reference.equals("NONREF")) {
            values.put("NtryDtls/TxDtls/Refs/InstrId", reference);
        }
        values.put("NtryDtls/TxDtls/Refs/ClrSysRef", ours);
    }

    /** The day of an entry: its year is the one in which it is nearest to its value date. */
    private static String booked(String valueDate, String monthAndDay) {
        LocalDate value = LocalDate.parse(IsoValues.date(valueDate));
        int month = Integer.parseInt(monthAndDay.substring(0, 2));
        int year = value.getYear();
        if (month == 12 && value.getMonth() == Month.JANUARY) {
            year--;
        } else if (month == 1 && value.getMonth() == Month.DECEMBER) {
            year++;
        }
        return year + "-" + monthAndDay.substring(0, 2) + "-" + monthAndDay.substring(2);
    }
}

package az.ecbar.iso.output;

import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.output.OutputHeader;
import java.util.List;

/**
 * Writes pages about an account: camt.053.001.08 of an MT950, camt.052.001.08 of an MT941, MT942, SMT850 or SMT851. Owned by
 * one thread; allocates.
 *
 * @rule 4.20, 4.21, 4.22, 4.25
 */
final class AccountXml {
    static final String STATEMENT = "camt.053.001.08";
    static final String REPORT = "camt.052.001.08";

    /** Bank transaction code under which the sum of what waits stands. */
    static final String WAITING = "PDNG";

    private final XmlWriter x;
    private final Blocks blocks;
    private final EntryXml entries;

    AccountXml(XmlWriter x, Blocks blocks) {
        this.x = x;
        this.blocks = blocks;
        this.entries = new EntryXml(x, blocks);
    }

    /** A page of an MT950: within Stmt nothing but what its fields say, so that it is the same whenever it is sent. */
    void statement(OutputHeader header, Fields page) {
        String opening = page.has("60F") ? "60F" : "60M";
        String closing = page.has("62F") ? "62F" : "62M";
        String currency = page.balance(opening).money().currency();
        x.open("BkToCstmrStmt");
        blocks.startHeader("GrpHdr", header);
        x.close("GrpHdr");
        x.open("Stmt");
        x.leaf("Id", page.ours());
        pagination("StmtPgntn", page.required("28C"), "62F".equals(closing));
        x.leaf("LglSeqNb", statementNumber(page.required("28C")));
        blocks.account(page.required("25"), currency);
        balance("OPBD", "60M".equals(opening), page.balance(opening));
        balance("CLBD", "62M".equals(closing), page.balance(closing));
        for (String entry : page.all("61")) {
            entries.booked(entry, currency);
        }
        x.close("Stmt");
        x.close("BkToCstmrStmt");
    }

    /** An answer, or a page of one. */
    void report(OutputHeader header, Fields page, Unsaid unsaid) {
        boolean isService = page.smt() > 0;
        x.open("BkToCstmrAcctRpt");
        blocks.startHeader("GrpHdr", header);
        x.open("OrgnlBizQry");
        x.leaf("MsgId", page.required("21"));
        x.leaf("MsgNmId", unsaid.original().isEmpty() ? isService ? "MT298" : "MT920" : unsaid.original());
        x.close("OrgnlBizQry");
        x.close("GrpHdr");
        x.open("Rpt");
        x.leaf("Id", page.ours());
        if (page.has("28C")) {
            pagination("RptPgntn", page.required("28C"), page.has("90D"));
            x.leaf("LglSeqNb", statementNumber(page.required("28C")));
        } else if (page.has("28")) {
            x.leaf("LglSeqNb", page.required("28"));
        }
        blocks.moment("CreDtTm", header);
        String source = isService ? "SMT" + page.smt() : "MT" + page.messageType();
        blocks.nested(source, "RptgSrc", "Prtry");
        blocks.account(page.required("25"), unsaid.currency());
        balanceIf(page, "OPBD", "60F");
        balanceIf(page, "ITBD", "62F");
        balanceIf(page, "ITAV", "64");
        summary(page);
        entries(page, unsaid.currency());
        blocks.optional("AddtlRptInf", beside(page));
        x.close("Rpt");
        x.close("BkToCstmrAcctRpt");
    }

    private void entries(Fields page, String currency) {
        for (String entry : page.all("61P")) {
            entries.waiting(entry, currency);
        }
        for (String entry : page.all("61")) {
            entries.booked(entry, currency);
        }
    }

    /** What has no element of its own: the smallest amount that is told, and why the owner is not active. */
    private static String beside(Fields page) {
        if (page.has("34F")) {
            return "/FLOOR/" + page.required("34F");
        }
        return page.has("23S") ? "/STATUS/" + page.required("23S") : "";
    }

    private void summary(Fields page) {
        if (!page.has("90C") && !page.has("90P")) {
            return;
        }
        x.open("TxsSummry");
        if (page.has("90C")) {
            total("TtlCdtNtries", page.totals("90C"));
            total("TtlDbtNtries", page.totals("90D"));
        }
        if (page.has("90P")) {
            x.open("TtlNtriesPerBkTxCd");
            numberAndSum(page.totals("90P"));
            x.leaf("FcstInd", "true");
            blocks.nested(WAITING, "BkTxCd", "Prtry", "Cd");
            x.close("TtlNtriesPerBkTxCd");
        }
        x.close("TxsSummry");
    }

    private void total(String name, Fields.Totals totals) {
        x.open(name);
        numberAndSum(totals);
        x.close(name);
    }

    private void numberAndSum(Fields.Totals totals) {
        x.leaf("NbOfNtries", String.valueOf(totals.count()));
        x.decimal("Sum", totals.sum().currency(), totals.sum().minor());
    }

    private void pagination(String name, String numberAndPage, boolean isLast) {
        x.open(name);
        x.leaf("PgNb", parts(numberAndPage).getLast());
        x.leaf("LastPgInd", isLast ? "true" : "false");
        x.close(name);
    }

    private static String statementNumber(String numberAndPage) {
        return parts(numberAndPage).getFirst();
    }

    private static List<String> parts(String numberAndPage) {
        return List.of(numberAndPage.split("/", 2));
    }

    private void balanceIf(Fields page, String code, String tag) {
        if (page.has(tag)) {
            balance(code, false, page.balance(tag));
        }
    }

    private void balance(String code, boolean isIntermediate, Fields.Balance balance) {
        x.open("Bal");
        x.open("Tp");
        blocks.nested(code, "CdOrPrtry", "Cd");
        if (isIntermediate) {
            blocks.nested("INTM", "SubTp", "Cd");
        }
        x.close("Tp");
        blocks.amount("Amt", balance.money());
        x.leaf("CdtDbtInd", Blocks.indicator(balance.isCredit()));
        blocks.date("Dt", balance.money().date());
        x.close("Bal");
    }
}

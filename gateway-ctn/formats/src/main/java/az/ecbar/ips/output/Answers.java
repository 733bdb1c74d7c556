package az.ecbar.ips.output;

import az.ecbar.ips.CopyQuery;
import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.output.OutputHeader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes what IPS answers to queries and tells on its own: camt.010, camt.019, camt.034, camt.998/TRANSREP. Owned by one
 * thread; copies and statements allocate.
 *
 * @rule 5-1.7.5, 5-1.7.6, 5-1.17.3, 5-1.17.4, 5-1.17.5, 5-1.17.6, 5-1.19
 */
final class Answers {
    private static final String CURRENCY = "AZN";
    private static final String CREDIT = "CRDT";
    private static final String DEBIT = "DBIT";

    private final Frame frame;
    private final XmlWriter x;

    Answers(Frame frame) {
        this.frame = frame;
        x = frame.x;
    }

    int limit(OutputHeader header, LimitTold told, byte[] target, int offset) {
        frame.begin(header, "camt.010.001.08", false, target, offset);
        x.open("RtrLmt");
        frame.startHeader("MsgHdr");
        x.open("ReqTp")
                .open("Prtry")
                .leaf("Id", told.news().name())
                .close("Prtry")
                .close("ReqTp");
        asked(told.asked());
        x.close("MsgHdr")
                .open("RptOrErr")
                .open("BizRpt")
                .open("CurLmt")
                .open("LmtId")
                .open("Tp");
        x.leaf("Prtry", told.isSettlement() ? "SETTLEMENT" : "CLEARING").close("Tp");
        frame.agent("AcctOwnr", told.owner());
        x.open("AcctId").leaf("IBAN", told.account()).close("AcctId").close("LmtId");
        x.open("LmtOrErr").open("Lmt");
        amount("Amt", told.limitMinor());
        amount("UsdAmt", Math.abs(told.usedMinor()));
        x.leaf("UsdAmtCdtDbtInd", told.usedMinor() < 0 ? CREDIT : DEBIT);
        amount("RmngAmt", told.headroomMinor());
        x.close("Lmt")
                .close("LmtOrErr")
                .close("CurLmt")
                .close("BizRpt")
                .close("RptOrErr")
                .close("RtrLmt");
        return frame.end();
    }

    private void asked(CharSequence messageId) {
        if (!messageId.isEmpty()) {
            x.open("OrgnlBizQry").leaf("MsgId", messageId).close("OrgnlBizQry");
        }
    }

    private void amount(String name, long minor) {
        x.open(name).amount("AmtWthCcy", CURRENCY, minor).close(name);
    }

    int day(OutputHeader header, CharSequence asked, int date, long turnsUtcNs, byte[] target, int offset) {
        frame.begin(header, "camt.019.001.07", false, target, offset);
        x.open("RtrBizDayInf");
        frame.startHeader("MsgHdr");
        asked(asked);
        x.close("MsgHdr").open("RptOrErr").open("BizRpt");
        x.open("SysId")
                .open("MktInfrstrctrId")
                .leaf("Prtry", "IPS")
                .close("MktInfrstrctrId")
                .close("SysId");
        x.open("BizDayOrErr").open("BizDayInf");
        x.open("SysDt").date("Dt", date).close("SysDt");
        x.open("SysSts").open("Sts").leaf("Cd", "ACTV").close("Sts").close("SysSts");
        x.open("SysInfPerCcy").leaf("SysCcy", CURRENCY).open("Evt");
        x.open("Tp").open("Prtry").leaf("Id", "DAYTURN").close("Prtry").close("Tp");
        x.moment("SchdldTm", turnsUtcNs, header.offsetMinutes());
        x.close("Evt").close("SysInfPerCcy").close("BizDayInf").close("BizDayOrErr");
        x.close("BizRpt").close("RptOrErr").close("RtrBizDayInf");
        return frame.end();
    }

    int copy(
            OutputHeader header,
            CopyQuery query,
            String definition,
            byte[] original,
            byte[] receipt,
            byte[] target,
            int offset) {
        frame.begin(header, "camt.034.001.06", false, target, offset);
        x.open("Dplct");
        frame.assignment();
        frame.caseOf("Case", query.originalMessageId(), query.originalSender());
        x.open("Dplct").leaf("Tp", definition).open("Data").open("Any").open("Copy");
        x.leaf("Msg", base64(original)).leaf("Rct", base64(receipt));
        x.close("Copy").close("Any").close("Data").close("Dplct").close("Dplct");
        return frame.end();
    }

    private static String base64(byte[] bytes) {
        return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }

    int statement(OutputHeader header, StatementPage page, byte[] target, int offset) {
        frame.begin(header, "camt.998.001.03", false, target, offset);
        x.open("CshMgmtPrtryMsg");
        frame.startHeader("MsgHdr");
        x.close("MsgHdr").open("PrtryData").leaf("Tp", "TRANSREP").open("Data").open("Stmt");
        x.leaf("IBAN", page.account()).leaf("Ownr", page.owner()).date("Dt", page.date());
        x.number("Nb", page.number()).number("PgNb", page.page()).number("PgCnt", page.pages());
        balance("OpngBal", page.openingMinor());
        for (StatementPage.Entry entry : page.entries()) {
            entry(header, entry);
        }
        balance("ClsgBal", page.closingMinor());
        x.amount("TtlDbt", CURRENCY, page.debitsMinor()).amount("TtlCdt", CURRENCY, page.creditsMinor());
        balance("Adjstmnt", page.adjustedMinor());
        x.close("Stmt").close("Data").close("PrtryData").close("CshMgmtPrtryMsg");
        return frame.end();
    }

    private void entry(OutputHeader header, StatementPage.Entry entry) {
        x.open("Ntry").amount("Amt", CURRENCY, entry.amountMinor());
        x.leaf("CdtDbtInd", entry.isCredit() ? CREDIT : DEBIT).leaf("MsgNmId", entry.definition());
        x.leaf("Sndr", entry.sender()).leaf("TxId", entry.transactionId());
        x.leaf("ClrSysRef", entry.ourReference());
        x.moment("DtTm", entry.utcNs(), header.offsetMinutes()).close("Ntry");
    }

    private void balance(String name, long minor) {
        x.open(name).amount("Amt", CURRENCY, Math.abs(minor));
        x.leaf("CdtDbtInd", minor < 0 ? DEBIT : CREDIT).close(name);
    }
}

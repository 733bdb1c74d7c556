package az.ecbar.ips;

import static az.ecbar.iso.profile.Element.chain;
import static az.ecbar.iso.profile.Element.choice;
import static az.ecbar.iso.profile.Element.holding;
import static az.ecbar.iso.profile.Element.value;

import az.ecbar.iso.profile.Element;

/**
 * The profiles of what IPS alone sends: limits, the day, copies, statements. Stateless.
 *
 * @rule 5-1.7.5, 5-1.7.6, 5-1.17, 5-1.19
 */
final class OutputElements {
    /** So many entries has a page of a statement at most. */
    static final int MOST_ENTRIES = 60;

    private OutputElements() {}

    /** camt.010 */
    static Element limit() {
        return holding(
                "RtrLmt",
                Blocks.header(
                        "MsgHdr",
                        chain(IpsForm.code("ANSWER", "CHANGED", "ADJUSTED", "THRESHOLD"), "ReqTp", "Prtry", "Id"),
                        holding("OrgnlBizQry", Blocks.id("MsgId")).optional()),
                holding(
                        "RptOrErr",
                        holding(
                                "BizRpt",
                                holding(
                                        "CurLmt",
                                        holding(
                                                "LmtId",
                                                AnswerElements.limitType("Tp"),
                                                Blocks.agent("AcctOwnr"),
                                                chain(IpsForm.IBAN, "AcctId", "IBAN")),
                                        holding(
                                                "LmtOrErr",
                                                holding(
                                                        "Lmt",
                                                        holding("Amt", Blocks.amountOrZero("AmtWthCcy")),
                                                        holding("UsdAmt", Blocks.amountOrZero("AmtWthCcy")),
                                                        value("UsdAmtCdtDbtInd", IpsForm.code("DBIT", "CRDT")),
                                                        holding("RmngAmt", Blocks.amountOrZero("AmtWthCcy"))))))));
    }

    /** camt.019 */
    static Element day() {
        Element event =
                holding("Evt", chain(IpsForm.code("DAYTURN"), "Tp", "Prtry", "Id"), value("SchdldTm", IpsForm.MOMENT));
        return holding(
                "RtrBizDayInf",
                Blocks.header("MsgHdr", holding("OrgnlBizQry", Blocks.id("MsgId"))),
                holding(
                        "RptOrErr",
                        holding(
                                "BizRpt",
                                chain(IpsForm.code(Blocks.SERVICE), "SysId", "MktInfrstrctrId", "Prtry"),
                                holding(
                                        "BizDayOrErr",
                                        holding(
                                                "BizDayInf",
                                                chain(IpsForm.DATE, "SysDt", "Dt"),
                                                chain(IpsForm.code("ACTV"), "SysSts", "Sts", "Cd"),
                                                holding(
                                                        "SysInfPerCcy",
                                                        value("SysCcy", IpsForm.code(Blocks.NATIONAL_CURRENCY)),
                                                        event))))));
    }

    /** camt.034 */
    static Element copy() {
        return holding(
                "Dplct",
                Blocks.assignment(),
                Blocks.caseOf("Case"),
                holding(
                        "Dplct",
                        value("Tp", IpsForm.text(35)),
                        holding(
                                "Data",
                                holding(
                                        "Any",
                                        holding("Copy", value("Msg", IpsForm.BASE64), value("Rct", IpsForm.BASE64))))));
    }

    /** camt.998, a text or a page of a statement. */
    static Element proprietary() {
        return holding(
                "CshMgmtPrtryMsg",
                Blocks.header("MsgHdr"),
                holding(
                        "PrtryData",
                        value("Tp", IpsForm.code("TEXTMESSAGE", "TRANSREP")),
                        choice("Data", QueryElements.text(true), statement())));
    }

    private static Element statement() {
        return holding(
                "Stmt",
                value("IBAN", IpsForm.IBAN),
                value("Ownr", IpsForm.BIC),
                value("Dt", IpsForm.DATE),
                value("Nb", IpsForm.NUMBER),
                value("PgNb", IpsForm.NUMBER),
                value("PgCnt", IpsForm.NUMBER),
                balance("OpngBal"),
                holding(
                                "Ntry",
                                Blocks.amount("Amt"),
                                value("CdtDbtInd", IpsForm.code("CRDT", "DBIT")),
                                value("MsgNmId", IpsForm.code(Blocks.PAYMENT, Blocks.REFUND)),
                                value("Sndr", IpsForm.BIC),
                                Blocks.id("TxId"),
                                Blocks.id("ClrSysRef"),
                                value("DtTm", IpsForm.MOMENT))
                        .upTo(MOST_ENTRIES)
                        .optional(),
                balance("ClsgBal"),
                Blocks.amountOrZero("TtlDbt"),
                Blocks.amountOrZero("TtlCdt"),
                balance("Adjstmnt"));
    }

    private static Element balance(String name) {
        return holding(name, Blocks.amountOrZero("Amt"), value("CdtDbtInd", IpsForm.code("CRDT", "DBIT")));
    }
}

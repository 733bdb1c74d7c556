package az.ecbar.ips;

import static az.ecbar.iso.profile.Element.chain;
import static az.ecbar.iso.profile.Element.choice;
import static az.ecbar.iso.profile.Element.holding;
import static az.ecbar.iso.profile.Element.value;

import az.ecbar.iso.profile.Element;

/**
 * The profiles of what participants ask, of the change of a limit, and of texts. Stateless.
 *
 * @rule 5-1.7, 5-1.17, 5-1.18
 */
final class QueryElements {
    static final String STATEMENT = "camt.998.001.03";
    static final int TEXT_LENGTH = 2000;

    private QueryElements() {}

    /** pacs.028 */
    static Element statusQuery() {
        return holding(
                "FIToFIPmtStsReq",
                Blocks.header("GrpHdr"),
                holding(
                        "TxInf",
                        Blocks.original(Blocks.PAYMENT, Blocks.REFUND).optional(),
                        Blocks.text35("OrgnlEndToEndId"),
                        Blocks.id("OrgnlTxId"),
                        Blocks.uetr("OrgnlUETR"),
                        Blocks.agent("InstgAgt")));
    }

    /** pain.998 */
    static Element requestStatusQuery() {
        return holding(
                "PmtInitnPrtryMsg",
                Blocks.header("MsgHdr"),
                holding(
                        "PrtryData",
                        value("Tp", IpsForm.code("STATUS")),
                        holding(
                                "Data",
                                holding("StsReq", value("OrgnlSndr", IpsForm.BIC), Blocks.id("OrgnlEndToEndId")))));
    }

    /** camt.009 */
    static Element limitQuery() {
        Element criteria = holding(
                "SchCrit",
                AnswerElements.limitType("CurLmtTp"),
                Blocks.agent("AcctOwnr"),
                chain(IpsForm.IBAN, "AcctId", "IBAN"));
        return holding(
                "GetLmt",
                Blocks.header("MsgHdr"),
                holding("LmtQryDef", holding("LmtCrit", holding("NewCrit", criteria))));
    }

    /** camt.011 */
    static Element limitChange() {
        return holding(
                "ModfyLmt",
                Blocks.header("MsgHdr"),
                holding(
                        "LmtDtls",
                        holding(
                                "LmtId",
                                holding(
                                        "Cur",
                                        AnswerElements.limitType("Tp"),
                                        Blocks.agent("AcctOwnr"),
                                        chain(IpsForm.IBAN, "AcctId", "IBAN"))),
                        holding("NewLmtValSet", holding("Amt", Blocks.amountOrZero("AmtWthCcy")))));
    }

    /** camt.018 */
    static Element dayQuery() {
        return holding("GetBizDayInf", Blocks.header("MsgHdr"));
    }

    /** camt.033 */
    static Element copyQuery() {
        return holding("ReqForDplct", Blocks.assignment(), Blocks.caseOf("Case"));
    }

    /** camt.060 */
    static Element statementQuery() {
        return holding(
                "AcctRptgReq",
                Blocks.header("GrpHdr"),
                holding(
                        "RptgReq",
                        value("ReqdMsgNmId", IpsForm.code(STATEMENT)),
                        Blocks.account("Acct"),
                        Blocks.party("AcctOwnr"),
                        holding(
                                "RptgPrd",
                                holding(
                                        "FrToDt",
                                        value("FrDt", IpsForm.DATE),
                                        value("ToDt", IpsForm.DATE).optional()),
                                value("Tp", IpsForm.code("ALLL")))));
    }

    /** camt.998 with a free text; delivered it says who wrote it. */
    static Element text(boolean isDelivered) {
        Element to = choice("Rcvr", value("BICFI", IpsForm.BIC), value("All", IpsForm.code("true")));
        Element text = value("Txt", IpsForm.lines(TEXT_LENGTH));
        return holding(
                "TxtMsg",
                isDelivered ? new Element[] {value("Sndr", IpsForm.BIC), to, text} : new Element[] {to, text});
    }

    /** camt.998 as participants send it. */
    static Element textMessage() {
        return holding(
                "CshMgmtPrtryMsg",
                Blocks.header("MsgHdr"),
                holding("PrtryData", value("Tp", IpsForm.code("TEXTMESSAGE")), holding("Data", text(false))));
    }
}

package az.ecbar.ips;

import static az.ecbar.iso.profile.Element.chain;
import static az.ecbar.iso.profile.Element.choice;
import static az.ecbar.iso.profile.Element.holding;
import static az.ecbar.iso.profile.Element.value;

import az.ecbar.iso.profile.Element;

/**
 * The profiles of pacs.002, pain.002 and camt.029, which a participant sends to answer what it was asked, and IPS to tell what
 * became of it; and of camt.025. Stateless.
 */
final class AnswerElements {
    private static final int MOST_HANDLINGS = 6;

    private AnswerElements() {}

    /** pacs.002 of a participant. */
    static Element status() {
        return holding(
                "FIToFIPmtStsRpt",
                Blocks.header("GrpHdr"),
                holding(
                        "TxInfAndSts",
                        Blocks.optionalId("StsId"),
                        Blocks.original(Blocks.PAYMENT, Blocks.REFUND),
                        Blocks.optionalId("OrgnlInstrId"),
                        Blocks.text35("OrgnlEndToEndId"),
                        Blocks.id("OrgnlTxId"),
                        Blocks.uetr("OrgnlUETR"),
                        value("TxSts", IpsForm.code("ACCP", "AUTH", "RJCT", "NAUT")),
                        Blocks.reason("StsRsnInf").optional(),
                        Blocks.agent("InstgAgt")));
    }

    /** pacs.002 of IPS. */
    static Element statusTold() {
        return holding(
                "FIToFIPmtStsRpt",
                Blocks.header("GrpHdr"),
                holding(
                        "TxInfAndSts",
                        originalTold(),
                        Blocks.optionalId("OrgnlInstrId"),
                        Blocks.text35("OrgnlEndToEndId"),
                        Blocks.optionalId("OrgnlTxId"),
                        Blocks.uetr("OrgnlUETR"),
                        value("TxSts", IpsForm.code("ACSC", "ACCP", "PDNG", "RJCT", "STAT")),
                        told("StsRsnInf").optional(),
                        chain(IpsForm.DATE, "FctvIntrBkSttlmDt", "Dt").optional(),
                        Blocks.optionalId("ClrSysRef"),
                        Blocks.agent("InstgAgt").optional()));
    }

    /** pain.002 of a participant. */
    static Element requestStatus() {
        return holding(
                "CstmrPmtStsRpt",
                Blocks.header("GrpHdr", Blocks.organisation("InitgPty")),
                holding(
                        "OrgnlGrpInfAndSts",
                        Blocks.id("OrgnlMsgId"),
                        value("OrgnlMsgNmId", IpsForm.code(Blocks.REQUEST))),
                holding(
                        "OrgnlPmtInfAndSts",
                        Blocks.id("OrgnlPmtInfId"),
                        holding(
                                "TxInfAndSts",
                                Blocks.optionalId("StsId"),
                                Blocks.optionalId("OrgnlInstrId"),
                                Blocks.id("OrgnlEndToEndId"),
                                Blocks.uetr("OrgnlUETR"),
                                value("TxSts", IpsForm.code("RJCT", "NAUT")),
                                Blocks.reason("StsRsnInf"))));
    }

    /** pain.002 of IPS. */
    static Element requestStatusTold() {
        return holding(
                "CstmrPmtStsRpt",
                Blocks.header("GrpHdr", Blocks.organisation("InitgPty")),
                holding(
                        "OrgnlGrpInfAndSts",
                        Blocks.id("OrgnlMsgId"),
                        value("OrgnlMsgNmId", IpsForm.code(Blocks.REQUEST))),
                holding(
                        "OrgnlPmtInfAndSts",
                        Blocks.id("OrgnlPmtInfId"),
                        holding(
                                "TxInfAndSts",
                                Blocks.optionalId("OrgnlInstrId"),
                                Blocks.id("OrgnlEndToEndId"),
                                Blocks.uetr("OrgnlUETR"),
                                value("TxSts", IpsForm.code("ACSC", "ACCP", "PDNG", "RJCT", "NAUT", "STAT")),
                                told("StsRsnInf").optional(),
                                Blocks.optionalId("ClrSysRef"))));
    }

    /** camt.029, of a participant or of IPS. */
    static Element resolution(boolean isTold) {
        return holding(
                "RsltnOfInvstgtn",
                Blocks.assignment(),
                Blocks.caseOf("RslvdCase"),
                holding("Sts", value("Conf", IpsForm.code("RJCR"))),
                holding(
                        "CxlDtls",
                        holding(
                                "TxInfAndSts",
                                (isTold ? originalTold() : Blocks.original(Blocks.PAYMENT)).optional(),
                                Blocks.optionalId("OrgnlTxId"),
                                Blocks.uetr("OrgnlUETR"),
                                value("TxCxlSts", IpsForm.code("RJCR")),
                                isTold ? told("CxlStsRsnInf") : Blocks.reason("CxlStsRsnInf"))));
    }

    /** camt.025 of IPS: the status, then reason and element. */
    static Element receipt() {
        return holding(
                "Rct",
                Blocks.header("MsgHdr"),
                holding(
                        "RctDtls",
                        holding("OrgnlMsgId", Blocks.id("MsgId"), Blocks.text35("MsgNmId")),
                        holding(
                                        "ReqHdlg",
                                        value("StsCd", IpsForm.EXTERNAL_CODE),
                                        value("Desc", IpsForm.text(140)).optional())
                                .upTo(MOST_HANDLINGS)));
    }

    /** The message meant, which may be one that could not be read. */
    private static Element originalTold() {
        return holding("OrgnlGrpInf", Blocks.id("OrgnlMsgId"), value("OrgnlMsgNmId", IpsForm.text(35)));
    }

    /** Why; who says so, where it is not IPS. */
    private static Element told(String name) {
        return Blocks.reason(name, Blocks.organisation("Orgtr").optional());
    }

    /** Says of a limit what kind it is. */
    static Element limitType(String name) {
        return choice(name, value("Prtry", IpsForm.code("SETTLEMENT", "CLEARING")));
    }
}

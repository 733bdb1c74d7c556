package az.ecbar.iso;

import static az.ecbar.iso.profile.Element.chain;
import static az.ecbar.iso.profile.Element.choice;
import static az.ecbar.iso.profile.Element.holding;
import static az.ecbar.iso.profile.Element.value;

import az.ecbar.iso.profile.Element;
import az.ecbar.iso.profile.Profiles;
import az.ecbar.mt.FormatReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The national profile of ISO 20022: which elements a message bears, in their order. What is not here is not accepted,
 * though the standard knows it. A payment that AZIPS delivers bears two elements more than one that a bank hands in.
 */
final class Elements {
    static final String DATA_PDU = "urn:ecbar:xsd:datapdu.001";
    static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    static final String HEADER = "head.001.001.02";
    static final String EARLIER_HEADER = "head.001.001.01";
    static final String CUSTOMER_PAYMENT = "pacs.008.001.08";
    static final String BANK_PAYMENT = "pacs.009.001.08";
    static final String CUSTOMER_ROOT = "FIToFICstmrCdtTrf";
    static final String BANK_ROOT = "FICdtTrf";
    static final String CANCELLATION = "camt.056.001.08";
    static final String INQUIRY = "camt.060.001.05";
    static final String REPORT = "camt.052.001.08";
    static final String STATEMENT = "camt.053.001.08";
    static final String CANCELLATION_ROOT = "FIToFIPmtCxlReq";
    static final String INQUIRY_ROOT = "AcctRptgReq";
    static final String SERVICE = "AZIPS";
    static final String CLEARING = "CLRG";
    static final String CHARGES = "DEBT";
    static final String TIN_SCHEME = "TXID";
    static final String PERSON_SCHEME = "NIDN";
    static final String NOT_PROVIDED = "NOTPROVIDED";
    static final String STRAIGHT_THROUGH = "STP";

    /** An MT of 10,000 characters has not so many payments. */
    private static final int MOST_PAYMENTS = 50;

    private static final int REMITTANCE_LINES = 4;
    private static final int INSTRUCTION_LINES = 6;

    private static final Element APP_HEADER = holding(
            "AppHdr",
            chain(Forms.BIC, "Fr", "FIId", "FinInstnId", "BICFI"),
            chain(Forms.BIC, "To", "FIId", "FinInstnId", "BICFI"),
            value("BizMsgIdr", Forms.LINE),
            value("MsgDefIdr", Forms.LINE),
            value("BizSvc", Forms.code(SERVICE, FormatReason.SERVICE_NOT_ACCEPTED)),
            value("CreDt", Forms.MOMENT),
            value("PssblDplct", Forms.YES_OR_NO).optional());

    /** What stands around: the header, and a document whose name space says what it holds. */
    private static final Element ENVELOPE = holding("DataPDU", APP_HEADER, holding("Document"));

    /** What banks hand in. */
    static final Profiles HANDED_IN = profiles(Map.of(
            ISO + CUSTOMER_PAYMENT, holding("Document", customerPayment(false)),
            ISO + BANK_PAYMENT, holding("Document", bankPayment(false)),
            ISO + CANCELLATION, holding("Document", cancellation()),
            ISO + INQUIRY, holding("Document", inquiry())));

    /** What AZIPS delivers. */
    static final Profiles DELIVERED = profiles(Map.of(
            ISO + CUSTOMER_PAYMENT, holding("Document", customerPayment(true)),
            ISO + BANK_PAYMENT, holding("Document", bankPayment(true))));

    private Elements() {}

    private static Profiles profiles(Map<String, Element> documents) {
        return new Profiles(DATA_PDU, List.of(ISO + HEADER, ISO + EARLIER_HEADER), ENVELOPE, documents);
    }

    private static Element amount(String name) {
        return Element.amount(name, Forms.AMOUNT, Element.ANY_CURRENCY);
    }

    private static Element customerPayment(boolean isDelivered) {
        return holding(
                CUSTOMER_ROOT,
                groupHeader(
                        isDelivered,
                        value("BtchBookg", Forms.YES_OR_NO).optional(),
                        value("CtrlSum", Forms.AMOUNT).optional(),
                        amount("TtlIntrBkSttlmAmt").optional(),
                        value("IntrBkSttlmDt", Forms.DATE).optional()),
                holding(
                                "CdtTrfTxInf",
                                identification(isDelivered),
                                amount("IntrBkSttlmAmt"),
                                value("IntrBkSttlmDt", Forms.DATE).optional(),
                                value("ChrgBr", Forms.code(CHARGES)),
                                holding(
                                        "Dbtr",
                                        value("Nm", Forms.LINE),
                                        customerNumbers().optional()),
                                account("DbtrAcct"),
                                agent("DbtrAgt"),
                                account("DbtrAgtAcct"),
                                agent("CdtrAgt"),
                                account("CdtrAgtAcct"),
                                holding(
                                        "Cdtr",
                                        value("Nm", Forms.LINE),
                                        customerNumbers().optional()),
                                account("CdtrAcct"),
                                instructions(),
                                holding("RmtInf", value("Ustrd", Forms.LINE).upTo(REMITTANCE_LINES)))
                        .upTo(MOST_PAYMENTS));
    }

    private static Element bankPayment(boolean isDelivered) {
        return holding(
                BANK_ROOT,
                groupHeader(isDelivered),
                holding(
                        "CdtTrfTxInf",
                        identification(isDelivered),
                        amount("IntrBkSttlmAmt"),
                        value("IntrBkSttlmDt", Forms.DATE),
                        holding("Dbtr", bank(true)),
                        account("DbtrAcct"),
                        holding("Cdtr", bank(true)),
                        account("CdtrAcct"),
                        instructions()));
    }

    private static Element cancellation() {
        return holding(
                CANCELLATION_ROOT,
                holding(
                        "Assgnmt",
                        value("Id", Forms.ANY),
                        chain(Forms.BIC, "Assgnr", "Agt", "FinInstnId", "BICFI"),
                        chain(Forms.BIC, "Assgne", "Agt", "FinInstnId", "BICFI"),
                        value("CreDtTm", Forms.MOMENT)),
                holding(
                        "Undrlyg",
                        holding(
                                "TxInf",
                                holding(
                                        "OrgnlGrpInf",
                                        value("OrgnlMsgId", Forms.ANY),
                                        value(
                                                "OrgnlMsgNmId",
                                                Forms.oneOf(
                                                        CUSTOMER_PAYMENT, BANK_PAYMENT, "MT102", "MT103", "MT205"))),
                                value("OrgnlIntrBkSttlmDt", Forms.DATE).optional())));
    }

    private static Element inquiry() {
        Element floor = holding("FlrLmt", amount("Amt"), value("CdtDbtInd", Forms.code("BOTH")));
        return holding(
                INQUIRY_ROOT,
                holding("GrpHdr", value("MsgId", Forms.ANY), value("CreDtTm", Forms.MOMENT)),
                holding(
                        "RptgReq",
                        value("ReqdMsgNmId", Forms.LINE),
                        holding(
                                "Acct",
                                chain(Forms.LINE, "Id", "IBAN"),
                                value("Ccy", Forms.LINE).optional()),
                        chain(Forms.BIC, "AcctOwnr", "Agt", "FinInstnId", "BICFI"),
                        holding(
                                        "ReqdTxTp",
                                        chain(Forms.code("BOOK"), "Sts", "Cd"),
                                        value("CdtDbtInd", Forms.code("CRDT")),
                                        floor)
                                .optional()));
    }

    /** GrpHdr; what only several payments together bear stands in it before and after their number. */
    private static Element groupHeader(boolean isDelivered, Element... ofSeveral) {
        Element settlement = holding(
                "SttlmInf", value("SttlmMtd", Forms.code(CLEARING)), chain(Forms.code(SERVICE), "ClrSys", "Prtry"));
        Element kind = holding(
                        "PmtTpInf",
                        chain(Forms.LINE, "SvcLvl", "Prtry").optional(),
                        chain(Forms.code(STRAIGHT_THROUGH), "LclInstrm", "Prtry")
                                .optional())
                .optional();
        List<Element> elements = new ArrayList<>();
        elements.add(value("MsgId", Forms.ANY));
        elements.add(value("CreDtTm", Forms.MOMENT));
        if (ofSeveral.length > 0) {
            elements.add(ofSeveral[0]);
        }
        elements.add(value("NbOfTxs", Forms.COUNT));
        for (int i = 1; i < ofSeveral.length; i++) {
            elements.add(ofSeveral[i]);
        }
        elements.add(settlement);
        elements.add(kind);
        if (isDelivered) {
            elements.add(chain(Forms.BIC, "InstgAgt", "FinInstnId", "BICFI").optional());
        }
        return holding("GrpHdr", elements.toArray(Element[]::new));
    }

    private static Element identification(boolean isDelivered) {
        Element instruction = value("InstrId", Forms.ANY).optional();
        Element endToEnd = value("EndToEndId", Forms.LINE);
        Element transaction = value("TxId", Forms.ANY).optional();
        Element uetr = value("UETR", Forms.ANY).optional();
        return isDelivered
                ? holding("PmtId", instruction, endToEnd, transaction, uetr, value("ClrSysRef", Forms.ANY))
                : holding("PmtId", instruction, endToEnd, transaction, uetr);
    }

    private static Element customerNumbers() {
        return choice("Id", holding("OrgId", number(1)), holding("PrvtId", number(2)));
    }

    private static Element number(int most) {
        return holding("Othr", value("Id", Forms.LINE), chain(Forms.LINE, "SchmeNm", "Cd"))
                .upTo(most);
    }

    private static Element account(String name) {
        return chain(Forms.LINE, name, "Id", "IBAN");
    }

    private static Element agent(String name) {
        return holding(name, bank(false));
    }

    private static Element bank(boolean isNamed) {
        Element bic = value("BICFI", Forms.BIC);
        Element code = chain(Forms.LINE, "ClrSysMmbId", "MmbId");
        Element tin = holding("Othr", value("Id", Forms.LINE), chain(Forms.code(TIN_SCHEME), "SchmeNm", "Prtry"));
        return isNamed
                ? holding("FinInstnId", bic, code, value("Nm", Forms.LINE), tin)
                : holding("FinInstnId", bic, code, tin);
    }

    private static Element instructions() {
        return holding("InstrForNxtAgt", value("InstrInf", Forms.LINE))
                .upTo(INSTRUCTION_LINES)
                .optional();
    }
}

package az.ecbar.iso;

import static az.ecbar.iso.Element.chain;
import static az.ecbar.iso.Element.choice;
import static az.ecbar.iso.Element.holding;
import static az.ecbar.iso.Element.value;

import az.ecbar.mt.FormatReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            chain(Form.BIC, "Fr", "FIId", "FinInstnId", "BICFI"),
            chain(Form.BIC, "To", "FIId", "FinInstnId", "BICFI"),
            value("BizMsgIdr", Form.LINE),
            value("MsgDefIdr", Form.LINE),
            value("BizSvc", Form.code(SERVICE, FormatReason.SERVICE_NOT_ACCEPTED)),
            value("CreDt", Form.MOMENT),
            value("PssblDplct", Form.YES_OR_NO).optional());

    /** What stands around: the header, and a document whose name space says what it holds. */
    static final Element ENVELOPE = holding("DataPDU", APP_HEADER, holding("Document"));

    private static final Map<String, Element> HANDED_IN = Map.of(
            ISO + CUSTOMER_PAYMENT, holding("Document", customerPayment(false)),
            ISO + BANK_PAYMENT, holding("Document", bankPayment(false)),
            ISO + CANCELLATION, holding("Document", cancellation()),
            ISO + INQUIRY, holding("Document", inquiry()));

    private static final Map<String, Element> DELIVERED = Map.of(
            ISO + CUSTOMER_PAYMENT, holding("Document", customerPayment(true)),
            ISO + BANK_PAYMENT, holding("Document", bankPayment(true)));

    private Elements() {}

    /** The document of this name space; null if none is read on this side. */
    static @Nullable Element document(String namespace, boolean isDelivered) {
        return (isDelivered ? DELIVERED : HANDED_IN).get(namespace);
    }

    private static Element customerPayment(boolean isDelivered) {
        return holding(
                CUSTOMER_ROOT,
                groupHeader(
                        isDelivered,
                        value("BtchBookg", Form.YES_OR_NO).optional(),
                        value("CtrlSum", Form.AMOUNT).optional(),
                        value("TtlIntrBkSttlmAmt", Form.AMOUNT).optional(),
                        value("IntrBkSttlmDt", Form.DATE).optional()),
                holding(
                                "CdtTrfTxInf",
                                identification(isDelivered),
                                value("IntrBkSttlmAmt", Form.AMOUNT),
                                value("IntrBkSttlmDt", Form.DATE).optional(),
                                value("ChrgBr", Form.code(CHARGES)),
                                holding(
                                        "Dbtr",
                                        value("Nm", Form.LINE),
                                        customerNumbers().optional()),
                                account("DbtrAcct"),
                                agent("DbtrAgt"),
                                account("DbtrAgtAcct"),
                                agent("CdtrAgt"),
                                account("CdtrAgtAcct"),
                                holding(
                                        "Cdtr",
                                        value("Nm", Form.LINE),
                                        customerNumbers().optional()),
                                account("CdtrAcct"),
                                instructions(),
                                holding("RmtInf", value("Ustrd", Form.LINE).upTo(REMITTANCE_LINES)))
                        .upTo(MOST_PAYMENTS));
    }

    private static Element bankPayment(boolean isDelivered) {
        return holding(
                BANK_ROOT,
                groupHeader(isDelivered),
                holding(
                        "CdtTrfTxInf",
                        identification(isDelivered),
                        value("IntrBkSttlmAmt", Form.AMOUNT),
                        value("IntrBkSttlmDt", Form.DATE),
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
                        value("Id", Form.ANY),
                        chain(Form.BIC, "Assgnr", "Agt", "FinInstnId", "BICFI"),
                        chain(Form.BIC, "Assgne", "Agt", "FinInstnId", "BICFI"),
                        value("CreDtTm", Form.MOMENT)),
                holding(
                        "Undrlyg",
                        holding(
                                "TxInf",
                                holding(
                                        "OrgnlGrpInf",
                                        value("OrgnlMsgId", Form.ANY),
                                        value(
                                                "OrgnlMsgNmId",
                                                Form.oneOf(CUSTOMER_PAYMENT, BANK_PAYMENT, "MT102", "MT103", "MT205"))),
                                value("OrgnlIntrBkSttlmDt", Form.DATE).optional())));
    }

    private static Element inquiry() {
        Element floor = holding("FlrLmt", value("Amt", Form.AMOUNT), value("CdtDbtInd", Form.code("BOTH")));
        return holding(
                INQUIRY_ROOT,
                holding("GrpHdr", value("MsgId", Form.ANY), value("CreDtTm", Form.MOMENT)),
                holding(
                        "RptgReq",
                        value("ReqdMsgNmId", Form.LINE),
                        holding(
                                "Acct",
                                chain(Form.LINE, "Id", "IBAN"),
                                value("Ccy", Form.LINE).optional()),
                        chain(Form.BIC, "AcctOwnr", "Agt", "FinInstnId", "BICFI"),
                        holding(
                                        "ReqdTxTp",
                                        chain(Form.code("BOOK"), "Sts", "Cd"),
                                        value("CdtDbtInd", Form.code("CRDT")),
                                        floor)
                                .optional()));
    }

    /** GrpHdr; what only several payments together bear stands in it before and after their number. */
    private static Element groupHeader(boolean isDelivered, Element... ofSeveral) {
        Element settlement = holding(
                "SttlmInf", value("SttlmMtd", Form.code(CLEARING)), chain(Form.code(SERVICE), "ClrSys", "Prtry"));
        Element kind = holding(
                        "PmtTpInf",
                        chain(Form.LINE, "SvcLvl", "Prtry").optional(),
                        chain(Form.code(STRAIGHT_THROUGH), "LclInstrm", "Prtry").optional())
                .optional();
        List<Element> elements = new ArrayList<>();
        elements.add(value("MsgId", Form.ANY));
        elements.add(value("CreDtTm", Form.MOMENT));
        if (ofSeveral.length > 0) {
            elements.add(ofSeveral[0]);
        }
        elements.add(value("NbOfTxs", Form.COUNT));
        for (int i = 1; i < ofSeveral.length; i++) {
            elements.add(ofSeveral[i]);
        }
        elements.add(settlement);
        elements.add(kind);
        if (isDelivered) {
            elements.add(chain(Form.BIC, "InstgAgt", "FinInstnId", "BICFI").optional());
        }
        return holding("GrpHdr", elements.toArray(Element[]::new));
    }

    private static Element identification(boolean isDelivered) {
        Element instruction = value("InstrId", Form.ANY).optional();
        Element endToEnd = value("EndToEndId", Form.LINE);
        Element transaction = value("TxId", Form.ANY).optional();
        Element uetr = value("UETR", Form.ANY).optional();
        return isDelivered
                ? holding("PmtId", instruction, endToEnd, transaction, uetr, value("ClrSysRef", Form.ANY))
                : holding("PmtId", instruction, endToEnd, transaction, uetr);
    }

    private static Element customerNumbers() {
        return choice("Id", holding("OrgId", number(1)), holding("PrvtId", number(2)));
    }

    private static Element number(int most) {
        return holding("Othr", value("Id", Form.LINE), chain(Form.LINE, "SchmeNm", "Cd"))
                .upTo(most);
    }

    private static Element account(String name) {
        return chain(Form.LINE, name, "Id", "IBAN");
    }

    private static Element agent(String name) {
        return holding(name, bank(false));
    }

    private static Element bank(boolean isNamed) {
        Element bic = value("BICFI", Form.BIC);
        Element code = chain(Form.LINE, "ClrSysMmbId", "MmbId");
        Element tin = holding("Othr", value("Id", Form.LINE), chain(Form.code(TIN_SCHEME), "SchmeNm", "Prtry"));
        return isNamed
                ? holding("FinInstnId", bic, code, value("Nm", Form.LINE), tin)
                : holding("FinInstnId", bic, code, tin);
    }

    private static Element instructions() {
        return holding("InstrForNxtAgt", value("InstrInf", Form.LINE))
                .upTo(INSTRUCTION_LINES)
                .optional();
    }
}

package az.ecbar.ips;

import static az.ecbar.iso.profile.Element.chain;
import static az.ecbar.iso.profile.Element.choice;
import static az.ecbar.iso.profile.Element.holding;
import static az.ecbar.iso.profile.Element.value;

import az.ecbar.iso.profile.Element;
import az.ecbar.mt.FormatReason;
import java.util.ArrayList;
import java.util.List;

/** Groups of elements that several messages of IPS have. Stateless. */
final class Blocks {
    static final String NATIONAL_CURRENCY = "AZN";
    static final String SERVICE = "IPS";

    /** Marks a payment request, and the payment on request. */
    static final String ON_REQUEST = "CPRQ";

    static final String PAYMENT = "pacs.008.001.08";
    static final String REFUND = "pacs.004.001.09";
    static final String REQUEST = "pain.001.001.09";

    private static final int MOST_NUMBERS = 2;
    private static final int MOST_LINES = 3;
    private static final int MOST_REASON_TEXTS = 4;
    private static final int MOST_REMITTANCE_LINES = 4;

    private Blocks() {}

    static Element amount(String name) {
        return Element.amount(name, IpsForm.AMOUNT, NATIONAL_CURRENCY);
    }

    static Element amountOrZero(String name) {
        return Element.amount(name, IpsForm.AMOUNT_OR_ZERO, NATIONAL_CURRENCY);
    }

    /** MsgId and moment within a group header, and what else stands there. */
    static Element header(String name, Element... others) {
        List<Element> all = new ArrayList<>();
        all.add(value("MsgId", IpsForm.ID));
        all.add(value("CreDtTm", IpsForm.MOMENT));
        all.addAll(List.of(others));
        return holding(name, all.toArray(Element[]::new));
    }

    static Element one() {
        return value("NbOfTxs", IpsForm.code(FormatReason.TRANSACTIONS_NOT_ONE, "1"));
    }

    static Element settlement() {
        return holding(
                "SttlmInf", value("SttlmMtd", IpsForm.code("CLRG")), chain(IpsForm.code(SERVICE), "ClrSys", "Prtry"));
    }

    static Element agent(String name) {
        return chain(IpsForm.BIC, name, "FinInstnId", "BICFI");
    }

    /** A party that is an agent, where either could be. */
    static Element party(String name) {
        return chain(IpsForm.BIC, name, "Agt", "FinInstnId", "BICFI");
    }

    static Element account(String name) {
        return chain(IpsForm.IBAN, name, "Id", "IBAN");
    }

    /** The account of a customer, with the alias by which it was found. */
    static Element customerAccount(String name) {
        return holding(
                name,
                chain(IpsForm.IBAN, "Id", "IBAN"),
                holding("Prxy", reasonLike("Tp").optional(), value("Id", IpsForm.text(140)))
                        .optional());
    }

    /** A participant that is named as an organisation. */
    static Element organisation(String name) {
        return chain(IpsForm.BIC, name, "Id", "OrgId", "AnyBIC");
    }

    static Element customer(String name) {
        return holding(name, value("Nm", IpsForm.text(140)), address(), numbers());
    }

    private static Element address() {
        return holding(
                        "PstlAdr",
                        value("StrtNm", IpsForm.text(70)).optional(),
                        value("BldgNb", IpsForm.text(16)).optional(),
                        value("PstCd", IpsForm.text(16)).optional(),
                        value("TwnNm", IpsForm.text(35)).optional(),
                        value("Ctry", IpsForm.COUNTRY).optional(),
                        value("AdrLine", IpsForm.text(70)).upTo(MOST_LINES).optional())
                .optional();
    }

    private static Element numbers() {
        Element number =
                holding("Othr", value("Id", IpsForm.text(35)), chain(IpsForm.code("TXID", "NIDN"), "SchmeNm", "Cd"));
        return choice("Id", holding("OrgId", number), holding("PrvtId", number.upTo(MOST_NUMBERS)))
                .optional();
    }

    /** A code of ISO, or one of one's own. */
    static Element reasonLike(String name) {
        return choice(name, value("Cd", IpsForm.EXTERNAL_CODE), value("Prtry", IpsForm.text(35)));
    }

    /** Why; who says so in between. */
    static Element reason(String name, Element... who) {
        List<Element> all = new ArrayList<>(List.of(who));
        all.add(reasonLike("Rsn"));
        all.add(value("AddtlInf", IpsForm.text(105)).upTo(MOST_REASON_TEXTS).optional());
        return holding(name, all.toArray(Element[]::new));
    }

    static Element remittance() {
        return holding("RmtInf", value("Ustrd", IpsForm.text(140)).upTo(MOST_REMITTANCE_LINES))
                .optional();
    }

    static Element purpose() {
        return reasonLike("Purp").optional();
    }

    static Element charges() {
        return value("ChrgBr", IpsForm.code("SLEV", "DEBT"));
    }

    static Element onRequest() {
        return chain(IpsForm.code(ON_REQUEST), "PmtTpInf", "LclInstrm", "Prtry");
    }

    /** The message meant, by its MsgId and kind. */
    static Element original(String... definitions) {
        return holding(
                "OrgnlGrpInf", value("OrgnlMsgId", IpsForm.ID), value("OrgnlMsgNmId", IpsForm.code(definitions)));
    }

    static Element id(String name) {
        return value(name, IpsForm.ID);
    }

    static Element optionalId(String name) {
        return value(name, IpsForm.ID).optional();
    }

    static Element text35(String name) {
        return value(name, IpsForm.text(35)).optional();
    }

    static Element uetr(String name) {
        return value(name, IpsForm.UETR).optional();
    }

    /** Id, who assigns, who is assigned, moment. */
    static Element assignment() {
        return holding(
                "Assgnmt", value("Id", IpsForm.ID), party("Assgnr"), party("Assgne"), value("CreDtTm", IpsForm.MOMENT));
    }

    /** A case and who opened it. */
    static Element caseOf(String name) {
        return holding(name, value("Id", IpsForm.ID), party("Cretr"));
    }
}

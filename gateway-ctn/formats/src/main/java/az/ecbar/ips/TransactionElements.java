package az.ecbar.ips;

import static az.ecbar.iso.profile.Element.chain;
import static az.ecbar.iso.profile.Element.holding;
import static az.ecbar.iso.profile.Element.value;

import az.ecbar.iso.profile.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * The profiles of payment, payment request, refund and refund request. What IPS delivers bears its reference beside.
 * Stateless.
 *
 * @rule 5-1.8
 */
final class TransactionElements {
    private TransactionElements() {}

    /** pacs.008 */
    static Element payment(boolean isDelivered) {
        Element id = holding(
                "PmtId",
                with(
                        isDelivered,
                        Blocks.id("ClrSysRef"),
                        Blocks.optionalId("InstrId"),
                        value("EndToEndId", IpsForm.text(35)),
                        Blocks.id("TxId"),
                        Blocks.uetr("UETR")));
        return holding(
                "FIToFICstmrCdtTrf",
                Blocks.header("GrpHdr", Blocks.one(), Blocks.settlement()),
                holding(
                        "CdtTrfTxInf",
                        id,
                        Blocks.onRequest().optional(),
                        Blocks.amount("IntrBkSttlmAmt"),
                        value("IntrBkSttlmDt", IpsForm.DATE),
                        Blocks.charges(),
                        Blocks.agent("PrvsInstgAgt1").optional(),
                        Blocks.account("PrvsInstgAgt1Acct").optional(),
                        Blocks.agent("IntrmyAgt1").optional(),
                        Blocks.account("IntrmyAgt1Acct").optional(),
                        Blocks.customer("UltmtDbtr").optional(),
                        Blocks.organisation("InitgPty").optional(),
                        Blocks.customer("Dbtr"),
                        Blocks.customerAccount("DbtrAcct"),
                        Blocks.agent("DbtrAgt"),
                        Blocks.account("DbtrAgtAcct"),
                        Blocks.agent("CdtrAgt"),
                        Blocks.account("CdtrAgtAcct"),
                        Blocks.customer("Cdtr"),
                        Blocks.customerAccount("CdtrAcct"),
                        Blocks.customer("UltmtCdtr").optional(),
                        Blocks.purpose(),
                        Blocks.remittance()));
    }

    /** pacs.004 */
    static Element refund(boolean isDelivered) {
        List<Element> transaction = new ArrayList<>(List.of(
                Blocks.id("RtrId"),
                Blocks.original(Blocks.PAYMENT),
                Blocks.optionalId("OrgnlInstrId"),
                Blocks.text35("OrgnlEndToEndId"),
                Blocks.id("OrgnlTxId"),
                Blocks.uetr("OrgnlUETR"),
                Blocks.amount("OrgnlIntrBkSttlmAmt").optional(),
                value("OrgnlIntrBkSttlmDt", IpsForm.DATE).optional(),
                Blocks.amount("RtrdIntrBkSttlmAmt"),
                value("IntrBkSttlmDt", IpsForm.DATE)));
        if (isDelivered) {
            transaction.add(Blocks.id("ClrSysRef"));
        }
        transaction.add(Blocks.reason("RtrRsnInf", Blocks.organisation("Orgtr").optional()));
        transaction.add(holding(
                "OrgnlTxRef",
                Blocks.agent("DbtrAgt"),
                Blocks.account("DbtrAgtAcct"),
                Blocks.agent("CdtrAgt"),
                Blocks.account("CdtrAgtAcct")));
        return holding(
                "PmtRtr",
                Blocks.header("GrpHdr", Blocks.one(), Blocks.settlement()),
                holding("TxInf", transaction.toArray(Element[]::new)));
    }

    /** pain.001 */
    static Element request() {
        return holding(
                "CstmrCdtTrfInitn",
                Blocks.header("GrpHdr", Blocks.one(), Blocks.organisation("InitgPty")),
                holding(
                        "PmtInf",
                        Blocks.id("PmtInfId"),
                        value("PmtMtd", IpsForm.code("TRF")),
                        Blocks.onRequest(),
                        chain(IpsForm.DATE, "ReqdExctnDt", "Dt"),
                        Blocks.customer("Dbtr"),
                        Blocks.customerAccount("DbtrAcct"),
                        Blocks.agent("DbtrAgt"),
                        Blocks.account("DbtrAgtAcct"),
                        Blocks.charges().optional(),
                        holding(
                                "CdtTrfTxInf",
                                holding(
                                        "PmtId",
                                        Blocks.optionalId("InstrId"),
                                        Blocks.id("EndToEndId"),
                                        Blocks.uetr("UETR")),
                                holding("Amt", Blocks.amount("InstdAmt")),
                                Blocks.agent("CdtrAgt"),
                                Blocks.account("CdtrAgtAcct"),
                                Blocks.customer("Cdtr"),
                                Blocks.customerAccount("CdtrAcct"),
                                Blocks.purpose(),
                                Blocks.remittance())));
    }

    /** camt.056 */
    static Element refundRequest() {
        return holding(
                "FIToFIPmtCxlReq",
                Blocks.assignment(),
                Blocks.caseOf("Case"),
                holding(
                        "Undrlyg",
                        holding(
                                "TxInf",
                                Blocks.original(Blocks.PAYMENT),
                                Blocks.optionalId("OrgnlInstrId"),
                                Blocks.text35("OrgnlEndToEndId"),
                                Blocks.id("OrgnlTxId"),
                                Blocks.uetr("OrgnlUETR"),
                                Blocks.amount("OrgnlIntrBkSttlmAmt").optional(),
                                value("OrgnlIntrBkSttlmDt", IpsForm.DATE).optional(),
                                Blocks.reason("CxlRsnInf"),
                                holding("OrgnlTxRef", Blocks.agent("DbtrAgt"), Blocks.agent("CdtrAgt")))));
    }

    private static Element[] with(boolean isThere, Element last, Element... elements) {
        List<Element> all = new ArrayList<>(List.of(elements));
        if (isThere) {
            all.add(last);
        }
        return all.toArray(Element[]::new);
    }
}

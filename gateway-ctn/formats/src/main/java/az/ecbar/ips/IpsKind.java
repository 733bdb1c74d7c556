package az.ecbar.ips;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of message that participants send to IPS, with the item of the regulation by which one that does not conform is
 * refused, and how.
 *
 * @rule 5-1.8, 5-1.10, 5-1.11
 */
public enum IpsKind {
    PAYMENT("pacs.008.001.08", "FIToFICstmrCdtTrf", "5-1.9", IpsAnswer.STATUS),
    STATUS("pacs.002.001.10", "FIToFIPmtStsRpt", "5-1.11", IpsAnswer.RECEIPT_ERROR),
    REFUND("pacs.004.001.09", "PmtRtr", "5-1.9", IpsAnswer.STATUS),
    STATUS_QUERY("pacs.028.001.03", "FIToFIPmtStsReq", "5-1.11", IpsAnswer.RECEIPT_ERROR),
    REQUEST("pain.001.001.09", "CstmrCdtTrfInitn", "5-1.9", IpsAnswer.RECEIPT_REJECTED),
    REQUEST_STATUS("pain.002.001.10", "CstmrPmtStsRpt", "5-1.11", IpsAnswer.RECEIPT_ERROR),
    REQUEST_STATUS_QUERY("pain.998.001.03", "PmtInitnPrtryMsg", "5-1.11", IpsAnswer.RECEIPT_ERROR),
    LIMIT_QUERY("camt.009.001.07", "GetLmt", "5-1.7.6", IpsAnswer.RECEIPT_ERROR),
    LIMIT_CHANGE("camt.011.001.07", "ModfyLmt", "5-1.11", IpsAnswer.RECEIPT_ERROR),
    DAY_QUERY("camt.018.001.05", "GetBizDayInf", "5-1.11", IpsAnswer.RECEIPT_ERROR),
    RESOLUTION("camt.029.001.09", "RsltnOfInvstgtn", "5-1.11", IpsAnswer.RECEIPT_ERROR),
    COPY_QUERY("camt.033.001.06", "ReqForDplct", "5-1.11", IpsAnswer.RECEIPT_ERROR),
    REFUND_REQUEST("camt.056.001.08", "FIToFIPmtCxlReq", "5-1.9", IpsAnswer.RESOLUTION),
    STATEMENT_QUERY("camt.060.001.05", "AcctRptgReq", "5-1.11", IpsAnswer.RECEIPT_ERROR),
    TEXT("camt.998.001.03", "CshMgmtPrtryMsg", "5-1.11", IpsAnswer.RECEIPT_ERROR);

    static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    static final String SWIFT = "urn:swift:xsd:";
    private static final int FAMILY_LENGTH = "pacs.008.".length();
    private static final IpsKind[] ALL = values();

    private final String definition;
    private final String root;
    private final String rule;
    private final IpsAnswer onDiscrepancy;

    IpsKind(String definition, String root, String rule, IpsAnswer onDiscrepancy) {
        this.definition = definition;
        this.root = root;
        this.rule = rule;
        this.onDiscrepancy = onDiscrepancy;
    }

    /** The message with its version, {@code pacs.008.001.08}. */
    public String definition() {
        return definition;
    }

    /** The name of the document's one element. */
    public String root() {
        return root;
    }

    /** The name space of the document. */
    public String namespace() {
        return namespaceOf(definition);
    }

    /** Whether its discrepancies are those of 5-1.9, told item by item. */
    public boolean isTransaction() {
        return rule.equals("5-1.9");
    }

    /** The item of the regulation by which one that does not conform is refused. */
    public String rule() {
        return rule;
    }

    /** With what one that does not conform is answered. */
    public IpsAnswer onDiscrepancy() {
        return onDiscrepancy;
    }

    /** The name space of a message of this version. */
    static String namespaceOf(String definition) {
        return (definition.contains(".998.") ? SWIFT : ISO) + definition;
    }

    /** The kind that a name space or a definition names, in whatever version; null if none. */
    static @Nullable IpsKind ofFamily(String name) {
        String bare = name.startsWith(ISO)
                ? name.substring(ISO.length())
                : name.startsWith(SWIFT) ? name.substring(SWIFT.length()) : name;
        for (IpsKind kind : ALL) {
            if (bare.startsWith(kind.definition.substring(0, FAMILY_LENGTH))) {
                return kind;
            }
        }
        return null;
    }
}

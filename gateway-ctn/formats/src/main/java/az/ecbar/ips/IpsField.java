package az.ecbar.ips;

/** What the ledger finds wrong in a message: whoever tells it names the element by {@link IpsElementPath}. */
public enum IpsField {
    MESSAGE_ID,
    TRANSACTION_ID,
    SENDER,
    AMOUNT,
    VALUE_DATE,
    DEBTOR_AGENT,
    DEBTOR_ACCOUNT,
    DEBTOR_SETTLEMENT_BANK,
    DEBTOR_CORRESPONDENT,
    CREDITOR_AGENT,
    CREDITOR_ACCOUNT,
    CREDITOR_SETTLEMENT_BANK,
    CREDITOR_CORRESPONDENT,
    /** The message that is meant, answered or asked about. */
    ORIGINAL,
    /** Who sent it. */
    ORIGINAL_SENDER,
    /** The request that is consented to. */
    REQUEST,
    LIMIT_TYPE,
    LIMIT,
    ACCOUNT,
    OWNER,
    DATE,
    RECEIVER
}

package az.ecbar.ips;

/**
 * With what message IPS refuses one that does not conform.
 *
 * @rule 5-1.10, 5-1.11
 */
public enum IpsAnswer {
    /** The payment or refund is not executed: pacs.002 with status RJCT. */
    STATUS("pacs.002", "RJCT"),
    /** The payment request is not executed: camt.025 with status RJCT. */
    RECEIPT_REJECTED("camt.025", "RJCT"),
    /** The refund request is not executed: camt.029. */
    RESOLUTION("camt.029", "RJCR"),
    /** Any other message is not processed: camt.025 with status ERRC. */
    RECEIPT_ERROR("camt.025", "ERRC");

    private final String message;
    private final String status;

    IpsAnswer(String message, String status) {
        this.message = message;
        this.status = status;
    }

    /** The message, {@code pacs.002}. */
    public String message() {
        return message;
    }

    /** The status that it bears. */
    public String status() {
        return status;
    }

    /** As the regulation writes it, {@code camt.025/ERRC}. */
    public String text() {
        return this == RESOLUTION ? message : message + '/' + status;
    }
}

package az.ecbar.mt.bank;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Builds an MT102 as a bank sends it to AZIPS: several customer payments to one participant, with their sum. What is given
 * is written as it is, right or wrong: the reader is what judges. Owned by one thread.
 */
public final class BatchBuilder {
    private static final String AZIPS = "NABZAZ2CXRTS";
    private static final String LINE = "\r\n";

    private final StringBuilder items = new StringBuilder(4096);
    private String senderTerminal = "";
    private long number;
    private int priority = -1;
    private String reference = "";
    private int valueDate;
    private String total = "";

    /** Of no payments yet. */
    public BatchBuilder() {}

    /** The bank's logical terminal, twelve characters, and the number of the message in block 1. */
    public BatchBuilder sender(String terminal, long messageNumber) {
        senderTerminal = terminal;
        number = messageNumber;
        return this;
    }

    /** Field 113. */
    public BatchBuilder priority(int newPriority) {
        priority = newPriority;
        return this;
    }

    /** Field 20. */
    public BatchBuilder reference(String newReference) {
        reference = newReference;
        return this;
    }

    /** One payment; the amount with currency, as {@code AZN10,00}. */
    public BatchBuilder item(String itemReference, String amount, Party issuer, Party beneficiary, String purpose) {
        items.append(":21:").append(itemReference).append(LINE);
        items.append(":32B:").append(amount).append(LINE);
        items.append(":50K:").append(issuer.customerLines()).append(LINE);
        items.append(":59:").append(beneficiary.customerLines()).append(LINE);
        items.append(":70:").append(purpose).append(LINE);
        return this;
    }

    /** Value date, yyyymmdd, and the sum with currency, as {@code AZN30,00}. */
    public BatchBuilder total(int date, String sum) {
        valueDate = date;
        total = sum;
        return this;
    }

    /** The message. */
    public byte[] build() {
        return text().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The message as a String. */
    public String text() {
        StringBuilder text = new StringBuilder(items.length() + 300);
        text.append("{1:F01").append(senderTerminal).append(String.format(Locale.ROOT, "%010d", number));
        text.append("}{2:I102").append(AZIPS).append("N}");
        if (priority >= 0) {
            text.append("{3:{113:")
                    .append(String.format(Locale.ROOT, "%04d", priority))
                    .append("}}");
        }
        text.append("{4:").append(LINE);
        text.append(":20:").append(reference).append(LINE);
        text.append(":23:CREDIT").append(LINE);
        text.append(":71A:OUR").append(LINE);
        text.append(items);
        text.append(":32A:")
                .append(String.format(Locale.ROOT, "%06d", valueDate % 1_000_000))
                .append(total);
        text.append(LINE)
                .append(":19:")
                .append(total.length() < 3 ? "" : total.substring(3))
                .append(LINE);
        return text.append("-}").toString();
    }
}

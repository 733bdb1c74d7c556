package az.ecbar.mt.bank;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Builds an MT298/SMT200 or an MT298/SMT202, by which a bank cancels its pending payment or changes its priority. What is
 * given is written as it is, right or wrong: the reader is what judges. Owned by one thread.
 */
public final class ChangeBuilder {
    private static final String AZIPS = "NABZAZ2CXRTS";
    private static final String LINE = "\r\n";

    private final int smt;
    private String senderTerminal = "";
    private long number;
    private String reference = "";
    private String paymentReference = "";
    private int valueDate;
    private String priority = "";

    private ChangeBuilder(int smt) {
        this.smt = smt;
    }

    /** Of a cancellation, SMT200. */
    public static ChangeBuilder cancellation() {
        return new ChangeBuilder(200);
    }

    /** Of another priority, SMT202. */
    public static ChangeBuilder priority(int newPriority) {
        ChangeBuilder builder = new ChangeBuilder(202);
        builder.priority = String.format(Locale.ROOT, "%04d", newPriority);
        return builder;
    }

    /** The bank's logical terminal, twelve characters, and the number of the message in block 1. */
    public ChangeBuilder sender(String terminal, long messageNumber) {
        senderTerminal = terminal;
        number = messageNumber;
        return this;
    }

    /** Field 20 of the request. */
    public ChangeBuilder reference(String newReference) {
        reference = newReference;
        return this;
    }

    /** Field 20 of the payment meant. */
    public ChangeBuilder payment(String newReference) {
        paymentReference = newReference;
        return this;
    }

    /** Value date of the payment meant, yyyymmdd; not given unless set. */
    public ChangeBuilder valueDate(int date) {
        valueDate = date;
        return this;
    }

    /** The message. */
    public byte[] build() {
        StringBuilder text = new StringBuilder(256);
        text.append("{1:F01")
                .append(senderTerminal)
                .append(String.format(Locale.ROOT, "%010d", number))
                .append('}');
        text.append("{2:I298").append(AZIPS).append("N}{4:").append(LINE);
        text.append(":20:").append(reference).append(LINE);
        text.append(":12:").append(smt).append(LINE);
        text.append(":77E:").append(LINE);
        text.append(":21:").append(paymentReference).append(LINE);
        if (valueDate != 0) {
            text.append(":30:")
                    .append(String.format(Locale.ROOT, "%06d", valueDate % 1_000_000))
                    .append(LINE);
        }
        if (!priority.isEmpty()) {
            text.append(":11P:").append(priority).append(LINE);
        }
        return text.append("-}").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}

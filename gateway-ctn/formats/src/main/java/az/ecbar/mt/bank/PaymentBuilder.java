package az.ecbar.mt.bank;

import az.ecbar.mt.check.Amount;
import az.ecbar.mt.check.Currencies;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Builds an MT103 or an MT205 as a bank sends it to AZIPS. What is given is written as it is, right or wrong: the reader is
 * what judges. Owned by one thread; may be used again, changing only what differs.
 */
public final class PaymentBuilder {
    private static final String AZIPS = "NABZAZ2CXRTS";
    private static final int CUSTOMER_PAYMENT = 103;
    private static final int BANK_PAYMENT = 205;

    private final int messageType;
    private String senderTerminal = "";
    private String receiverTerminal = AZIPS;
    private long number;
    private int priority = -1;
    private String userReference = "";
    private String validationFlag = "";
    private String uetr = "";
    private boolean possibleDuplicate;
    private String reference = "";
    private String relatedReference = "NONE";
    private int valueDate;
    private String currency = "AZN";
    private String amount = "";
    private Party issuer = Party.participant("", "", "", "", "");
    private Party beneficiary = issuer;
    private String remittanceInformation = "";
    private String senderToReceiver = "";

    private PaymentBuilder(int messageType) {
        this.messageType = messageType;
    }

    /** Of a customer payment, MT103. */
    public static PaymentBuilder mt103() {
        return new PaymentBuilder(CUSTOMER_PAYMENT);
    }

    /** Of a bank payment, MT205. */
    public static PaymentBuilder mt205() {
        return new PaymentBuilder(BANK_PAYMENT);
    }

    /** The bank's logical terminal, twelve characters. */
    public PaymentBuilder sender(String terminal) {
        senderTerminal = terminal;
        return this;
    }

    /** The logical terminal that receives; AZIPS unless given. */
    public PaymentBuilder receiver(String terminal) {
        receiverTerminal = terminal;
        return this;
    }

    /** The number of the message among those of the terminal; the last ten digits go into block 1. */
    public PaymentBuilder number(long inputNumber) {
        number = inputNumber;
        return this;
    }

    /** Field 113, or -1 for none. */
    public PaymentBuilder priority(int code) {
        priority = code;
        return this;
    }

    /** Field 108, or empty. */
    public PaymentBuilder userReference(String text) {
        userReference = text;
        return this;
    }

    /** Field 119, or empty. */
    public PaymentBuilder validationFlag(String text) {
        validationFlag = text;
        return this;
    }

    /** Field 121, or empty. */
    public PaymentBuilder uetr(String text) {
        uetr = text;
        return this;
    }

    /** Whether to mark it PDE. */
    public PaymentBuilder possibleDuplicate(boolean mark) {
        possibleDuplicate = mark;
        return this;
    }

    /** Field 20. */
    public PaymentBuilder reference(String text) {
        reference = text;
        return this;
    }

    /** Field 21 of an MT205; {@code NONE} unless given. */
    public PaymentBuilder relatedReference(String text) {
        relatedReference = text;
        return this;
    }

    /** The value date, yyyymmdd. */
    public PaymentBuilder valueDate(int yyyymmdd) {
        valueDate = yyyymmdd;
        return this;
    }

    /** Currency and minor units. */
    public PaymentBuilder amount(String currencyCode, long minor) {
        return amount(currencyCode, Amount.format(minor, Currencies.digits(currencyCode)));
    }

    /** Currency and amount as it shall stand in 32A. */
    public PaymentBuilder amount(String currencyCode, String text) {
        currency = currencyCode;
        amount = text;
        return this;
    }

    /** Who pays. */
    public PaymentBuilder issuer(Party party) {
        issuer = party;
        return this;
    }

    /** Who is paid. */
    public PaymentBuilder beneficiary(Party party) {
        beneficiary = party;
        return this;
    }

    /** Field 70 of an MT103, lines parted by CR and LF. */
    public PaymentBuilder remittanceInformation(String lines) {
        remittanceInformation = lines;
        return this;
    }

    /** Field 72, lines parted by CR and LF, or empty. */
    public PaymentBuilder senderToReceiver(String lines) {
        senderToReceiver = lines;
        return this;
    }

    /** The message. */
    public byte[] build() {
        return text().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The message as a String. */
    public String text() {
        StringBuilder text = new StringBuilder(900);
        text.append("{1:F01")
                .append(senderTerminal)
                .append(String.format(Locale.ROOT, "%010d", number % 10_000_000_000L));
        text.append("}{2:I").append(messageType).append(receiverTerminal).append("N}");
        appendUserHeader(text);
        text.append("{4:\r\n");
        appendField(text, "20", reference);
        if (messageType == CUSTOMER_PAYMENT) {
            appendField(text, "23B", "CRED");
        } else {
            appendField(text, "21", relatedReference);
        }
        appendField(text, "32A", String.format(Locale.ROOT, "%06d", valueDate % 1_000_000) + currency + amount);
        if (messageType == CUSTOMER_PAYMENT) {
            appendField(text, "50K", issuer.customerLines());
            appendField(text, "59", beneficiary.customerLines());
            appendField(text, "70", remittanceInformation);
            appendField(text, "71A", "OUR");
        } else {
            appendField(text, "52D", issuer.participantLines());
            appendField(text, "58D", beneficiary.participantLines());
        }
        if (!senderToReceiver.isEmpty()) {
            appendField(text, "72", senderToReceiver);
        }
        text.append("-}");
        if (possibleDuplicate) {
            text.append("{5:{PDE:}}");
        }
        return text.toString();
    }

    private void appendUserHeader(StringBuilder text) {
        if (priority < 0 && userReference.isEmpty() && validationFlag.isEmpty() && uetr.isEmpty()) {
            return;
        }
        text.append("{3:");
        appendHeaderField(text, "113", priority < 0 ? "" : String.format(Locale.ROOT, "%04d", priority));
        appendHeaderField(text, "108", userReference);
        appendHeaderField(text, "119", validationFlag);
        appendHeaderField(text, "121", uetr);
        text.append('}');
    }

    private static void appendHeaderField(StringBuilder text, String tag, String value) {
        if (!value.isEmpty()) {
            text.append('{').append(tag).append(':').append(value).append('}');
        }
    }

    private static void appendField(StringBuilder text, String tag, String value) {
        text.append(':').append(tag).append(':').append(value).append("\r\n");
    }
}

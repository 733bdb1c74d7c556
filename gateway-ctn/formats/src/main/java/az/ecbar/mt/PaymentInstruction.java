package az.ecbar.mt;

import az.ecbar.mt.check.Bic;
import az.ecbar.mt.check.Currencies;

/**
 * A payment instruction that could be read: an MT102, an MT103 or an MT205 (4.7).
 *
 * <p>A flyweight over the bytes that were read: it and all views got from it are valid until the reader reads the next
 * message, and only while those bytes stay as they are. Owned by the reader's thread; does not allocate. Amounts are in
 * minor units of the currency, dates are yyyymmdd.
 *
 * @rule 4.7.2, 4.8.3, 4.11
 */
public final class PaymentInstruction implements MtResult {
    /** Says that a message bears no priority. */
    public static final int NO_PRIORITY = -1;

    final Text reference = new Text();
    final Text relatedReference = new Text();
    final Text currency = new Text();
    final Text remittanceInformation = new Text();
    final Text senderToReceiver = new Text();
    final Text beneficiaryText = new Text();
    final Text limitAccount = new Text();
    final PaymentParty issuer = new PaymentParty();
    final PaymentParty beneficiary = new PaymentParty();
    int valueDate;
    long amountMinor;
    LimitTarget limitTarget = LimitTarget.NONE;
    private final Envelope envelope;
    private final boolean output;

    PaymentInstruction(Envelope envelope, boolean output) {
        this.envelope = envelope;
        this.output = output;
    }

    /** Forgets the text; the headers are those of the envelope. */
    void clearText() {
        reference.clear();
        relatedReference.clear();
        currency.clear();
        remittanceInformation.clear();
        senderToReceiver.clear();
        beneficiaryText.clear();
        limitAccount.clear();
        issuer.clear();
        beneficiary.clear();
        valueDate = 0;
        amountMinor = 0;
        limitTarget = LimitTarget.NONE;
    }

    /** 102, 103 or 205. */
    public int messageType() {
        return envelope.headers.messageType;
    }

    /** Whether it was delivered by the system (block 2 in the form O), not handed in by a bank (form I). */
    public boolean isOutput() {
        return output;
    }

    /** Whether it is marked as possibly sent before: PDE by the sender, PDM by the system. */
    public boolean isPossibleDuplicate() {
        return envelope.isPossibleDuplicate();
    }

    /** The logical terminal that sends: block 1 of an input, block 2 of an output. */
    public Text senderTerminal() {
        return envelope.headers.sender;
    }

    /** The logical terminal that receives: block 2 of an input, block 1 of an output. */
    public Text receiverTerminal() {
        return envelope.headers.receiver;
    }

    /** Copies the BIC11 of the terminal that sends. */
    public void copySenderBic(byte[] target, int offset) {
        Text terminal = senderTerminal();
        Bic.copyBic11(terminal.array(), terminal.offset(), target, offset);
    }

    /** The priority of field 113, 0 to 9999, or {@link #NO_PRIORITY}; which ones a bank may give is not said here. */
    public int priority() {
        return envelope.headers.userHeader.priority;
    }

    /** The sender's reference of the message, field 108; empty when absent. */
    public Text userReference() {
        return envelope.headers.userHeader.userReference;
    }

    /** Field 119; empty when absent. */
    public Text validationFlag() {
        return envelope.headers.userHeader.validationFlag;
    }

    /** What the system tells of the payment, field 115: on whose behalf it was entered; empty when absent. */
    public Text addresseeInformation() {
        return envelope.headers.userHeader.addressee;
    }

    /** The UETR, field 121, 36 characters; empty when absent. */
    public Text uetr() {
        return envelope.headers.userHeader.uetr;
    }

    /** The sender's reference of the payment, field 20. */
    public Text reference() {
        return reference;
    }

    /** Field 21 of an MT205, {@code NONE} where nothing is linked; empty in an MT103. */
    public Text relatedReference() {
        return relatedReference;
    }

    /** The value date, yyyymmdd, of the years 2000 to 2099. */
    public int valueDate() {
        return valueDate;
    }

    /** The three letters of the currency. */
    public Text currency() {
        return currency;
    }

    /** The number of digits of the currency's minor unit. */
    public int currencyDigits() {
        return Currencies.digits(currency.array(), currency.offset(), currency.length());
    }

    /** The amount in minor units, always positive; of an MT102 the sum of its payments. */
    public long amountMinor() {
        return amountMinor;
    }

    /** Who pays: 50K or 52D; of an MT102 the first one, with the participant of all. */
    public PaymentParty issuer() {
        return issuer;
    }

    /** Who is paid: 59 or 58D; of an MT102 the first one, with the participant of all. */
    public PaymentParty beneficiary() {
        return beneficiary;
    }

    /** What the payment is for, field 70, lines parted by CR and LF; empty in an MT102 and an MT205. */
    public Text remittanceInformation() {
        return remittanceInformation;
    }

    /** Field 72, lines parted by CR and LF; empty when absent. */
    public Text senderToReceiver() {
        return senderToReceiver;
    }

    /** What follows {@code /BNF/} in the first line of field 72 that begins with it; empty when there is none. */
    public Text beneficiaryText() {
        return beneficiaryText;
    }

    /** The limit that the message raises instead of paying. */
    public LimitTarget limitTarget() {
        return limitTarget;
    }

    /** The account whose limit is raised; empty in an ordinary payment. */
    public Text limitAccount() {
        return limitAccount;
    }

    /** Block 4 as it stands, braces included, to be forwarded unchanged. */
    public Text textBlock() {
        return envelope.textBlock;
    }

    /** The whole message as it stands. */
    public Text whole() {
        return envelope.whole;
    }
}

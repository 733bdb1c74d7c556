package az.ecbar.mt;

import az.ecbar.mt.check.Amount;
import az.ecbar.mt.check.CalendarDate;
import az.ecbar.mt.check.Currencies;
import az.ecbar.mt.check.Reference;

/**
 * Reads block 4 of an MT103 and an MT205, field by field in the order of the profile. Owned by one reader; does not allocate
 * unless it refuses.
 *
 * @rule 4.7.2, 4.8.3
 */
final class PaymentReader {
    static final int NO_DATE = 0;
    static final long NO_AMOUNT = -1;
    static final int DATE_LENGTH = 6;

    private static final int REMITTANCE_LINES = 4;
    private static final int WIDTH = 35;
    private static final int CURRENCY_LENGTH = 3;
    private static final int CENTURY = 20_000_000;

    private final FieldOrder customerPayment = PaymentProfile.customerPayment();
    private final FieldOrder bankPayment = PaymentProfile.bankPayment();
    private final PaymentInstruction payment;
    private final FieldCursor field;
    private final PartyReader party;
    private final InstructionReader instruction;
    private final Verdict verdict;

    PaymentReader(PaymentInstruction payment, Side side, Verdict verdict) {
        this.payment = payment;
        this.verdict = verdict;
        this.field = new FieldCursor(verdict);
        this.party = new PartyReader(side, field);
        this.instruction = new InstructionReader(payment, field);
    }

    /** Reads the text between two places; false when something is refused. */
    boolean read(byte[] bytes, int from, int to) {
        payment.clearText();
        if (!isSupportedVariant()) {
            return false;
        }
        FieldOrder order = payment.messageType() == 103 ? customerPayment : bankPayment;
        order.restart();
        field.start(bytes, from, to);
        while (field.hasNext()) {
            if (!field.nextTag() || !order.accepts(field, verdict) || !field.takeValue() || !take()) {
                return false;
            }
        }
        return order.isComplete(field, verdict);
    }

    private boolean isSupportedVariant() {
        Text flag = payment.validationFlag();
        if (flag.isEmpty() || (payment.messageType() == 103 && flag.sameAs("STP"))) {
            return true;
        }
        return verdict.refuse(FormatReason.VARIANT_NOT_SUPPORTED, "119", flag.offset());
    }

    private boolean take() {
        return switch (field.tag()) {
            case Tag.T20 -> takeReference(field, payment.reference);
            case Tag.T21 -> takeReference(field, payment.relatedReference);
            case Tag.T23B -> takeCode(field, "CRED", FormatReason.BANK_OPERATION_INVALID);
            case Tag.T32A -> takeValue();
            case Tag.T50K -> party.takeCustomer(payment.issuer, FormatReason.ISSUER_TIN_INVALID);
            case Tag.T59 -> party.takeCustomer(payment.beneficiary, FormatReason.BENEFICIARY_TIN_INVALID);
            case Tag.T52D -> party.takeBank(payment.issuer, FormatReason.ISSUER_TIN_INVALID);
            case Tag.T58D -> party.takeBank(payment.beneficiary, FormatReason.BENEFICIARY_TIN_INVALID);
            case Tag.T70 -> takeRemittanceInformation();
            case Tag.T71A -> takeCode(field, "OUR", FormatReason.CHARGES_INVALID);
            case Tag.T72 -> instruction.take();
            default -> throw new IllegalStateException(Tag.name(field.tag()));
        };
    }

    /** Takes a reference, field 20 or 21 of any message. */
    static boolean takeReference(FieldCursor field, Text reference) {
        if (field.lines() > 1) {
            return field.refuse(FormatReason.TOO_MANY_LINES, field.lineStart(1));
        }
        FormatReason why = FormatReason.of(Reference.check(field.bytes(), field.valueStart(), field.valueLength()));
        if (why != null) {
            return field.refuse(why, field.valueStart());
        }
        reference.wrap(field.bytes(), field.valueStart(), field.valueLength());
        return true;
    }

    /** Takes a field that can be but one code. */
    static boolean takeCode(FieldCursor field, String code, FormatReason why) {
        if (field.lines() > 1) {
            return field.refuse(FormatReason.TOO_MANY_LINES, field.lineStart(1));
        }
        if (field.valueLength() != code.length()) {
            return field.refuse(why, field.valueStart());
        }
        for (int i = 0; i < code.length(); i++) {
            if (field.bytes()[field.valueStart() + i] != code.charAt(i)) {
                return field.refuse(why, field.valueStart());
            }
        }
        return true;
    }

    /** Field 32A: yymmdd, currency, amount. */
    private boolean takeValue() {
        if (field.lines() > 1) {
            return field.refuse(FormatReason.TOO_MANY_LINES, field.lineStart(1));
        }
        byte[] bytes = field.bytes();
        int date = date(field);
        if (date == NO_DATE) {
            return false;
        }
        int at = field.valueStart() + DATE_LENGTH;
        int digits = field.valueEnd() - at < CURRENCY_LENGTH
                ? Currencies.UNKNOWN
                : Currencies.digits(bytes, at, CURRENCY_LENGTH);
        if (digits == Currencies.UNKNOWN) {
            return field.refuse(FormatReason.CURRENCY_UNKNOWN, at);
        }
        payment.valueDate = date;
        payment.currency.wrap(bytes, at, CURRENCY_LENGTH);
        long amount = amount(field, at + CURRENCY_LENGTH, digits);
        payment.amountMinor = Math.max(0, amount);
        return amount != NO_AMOUNT;
    }

    /** The date yymmdd that the value begins with as yyyymmdd, or {@link #NO_DATE}, and then it is refused. */
    static int date(FieldCursor field) {
        int at = field.valueStart();
        boolean isShaped = field.valueLength() >= DATE_LENGTH && Headers.areDigits(field.bytes(), at, DATE_LENGTH);
        int date = isShaped ? CENTURY + Headers.number(field.bytes(), at, DATE_LENGTH) : NO_DATE;
        if (!isShaped || !CalendarDate.isValid(date)) {
            field.refuse(FormatReason.DATE_INVALID, at);
            return NO_DATE;
        }
        return date;
    }

    /** The amount from a place to the end of the value in minor units, or {@link #NO_AMOUNT}, and then it is refused. */
    static long amount(FieldCursor field, int at, int digits) {
        int length = field.valueEnd() - at;
        FormatReason why = FormatReason.of(Amount.check(field.bytes(), at, length, digits));
        if (why != null) {
            field.refuse(why, at);
            return NO_AMOUNT;
        }
        return Amount.minor(field.bytes(), at, length, digits);
    }

    /** Whether the field has the lines of field 70; refuses it otherwise. */
    static boolean isRemittanceInformation(FieldCursor field) {
        return field.isWithin(1, REMITTANCE_LINES, WIDTH);
    }

    private boolean takeRemittanceInformation() {
        if (!isRemittanceInformation(field)) {
            return false;
        }
        payment.remittanceInformation.wrap(field.bytes(), field.valueStart(), field.valueLength());
        return true;
    }
}

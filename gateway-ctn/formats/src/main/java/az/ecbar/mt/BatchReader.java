package az.ecbar.mt;

import az.ecbar.mt.check.Currencies;

/**
 * Reads block 4 of an MT102: several customer payments, all from one participant to one participant, booked whole or not
 * at all. The amounts of its payments must add up to its sum in fields 32A and 19. Owned by one reader; does not allocate
 * unless it refuses.
 *
 * @rule 4.7.1, 4.8.3
 */
final class BatchReader {
    private static final int CURRENCY_LENGTH = 3;

    /** No payment is shorter than two hundred characters. */
    private static final int MAX_ITEMS = MtReader.MAX_LENGTH / 200;

    private final FieldOrder head = PaymentProfile.batchHead();
    private final FieldOrder item = PaymentProfile.batchItem();
    private final FieldOrder tail = PaymentProfile.batchTail();
    private final PaymentInstruction payment;
    private final FieldCursor field;
    private final PartyReader party;
    private final InstructionReader instruction;
    private final Verdict verdict;
    private final Text reference = new Text();
    private final Text[] references = new Text[MAX_ITEMS];
    private final PaymentParty issuer = new PaymentParty();
    private final PaymentParty beneficiary = new PaymentParty();
    private FieldOrder part = head;
    private int items;
    private int digits;
    private long sum;

    BatchReader(PaymentInstruction payment, Side side, Verdict verdict) {
        this.payment = payment;
        this.verdict = verdict;
        this.field = new FieldCursor(verdict);
        this.party = new PartyReader(side, field);
        this.instruction = new InstructionReader(payment, field);
        for (int i = 0; i < MAX_ITEMS; i++) {
            references[i] = new Text();
        }
    }

    /** Reads the text between two places; false when something is refused. */
    boolean read(byte[] bytes, int from, int to) {
        payment.clearText();
        Text variant = payment.validationFlag();
        if (!variant.isEmpty()) {
            return verdict.refuse(FormatReason.VARIANT_NOT_SUPPORTED, "119", variant.offset());
        }
        part = head;
        part.restart();
        items = 0;
        sum = 0;
        field.start(bytes, from, to);
        while (field.hasNext()) {
            if (!field.nextTag() || !goOn() || !part.accepts(field, verdict) || !field.takeValue() || !take()) {
                return false;
            }
        }
        return isWhole();
    }

    /** Another payment begins with field 21, the tail with 32A: what stands before must be complete. */
    private boolean goOn() {
        boolean beginsItem = field.tag() == Tag.T21 && part != tail;
        boolean beginsTail = part == item && tail.has(field.tag());
        if (!beginsItem && !beginsTail) {
            boolean lacksItem = part == head && (item.has(field.tag()) || tail.has(field.tag()));
            return !lacksItem
                    || (part.isClosed(field, verdict)
                            && verdict.refuse(FormatReason.FIELD_MISSING, "21", field.tagStart()));
        }
        if (!part.isClosed(field, verdict)) {
            return false;
        }
        part = beginsItem ? item : tail;
        part.restart();
        if (beginsItem && items == MAX_ITEMS) {
            return field.refuse(FormatReason.MESSAGE_TOO_LONG, field.tagStart());
        }
        items += beginsItem ? 1 : 0;
        return true;
    }

    private boolean isWhole() {
        if (!part.isComplete(field, verdict)) {
            return false;
        }
        if (part == tail) {
            return true;
        }
        return verdict.refuse(FormatReason.FIELD_MISSING, part == head ? "21" : "32A", field.end());
    }

    private boolean take() {
        return switch (field.tag()) {
            case Tag.T20 -> PaymentReader.takeReference(field, payment.reference);
            case Tag.T23 -> PaymentReader.takeCode(field, "CREDIT", FormatReason.BANK_OPERATION_INVALID);
            case Tag.T71A -> PaymentReader.takeCode(field, "OUR", FormatReason.CHARGES_INVALID);
            case Tag.T21 -> takeItemReference();
            case Tag.T32B -> takeItemAmount();
            case Tag.T50K ->
                party.takeCustomer(items == 1 ? payment.issuer : issuer, FormatReason.ISSUER_TIN_INVALID)
                        && isSame(payment.issuer, issuer);
            case Tag.T59 ->
                party.takeCustomer(items == 1 ? payment.beneficiary : beneficiary, FormatReason.BENEFICIARY_TIN_INVALID)
                        && isSame(payment.beneficiary, beneficiary);
            case Tag.T70 -> PaymentReader.isRemittanceInformation(field);
            case Tag.T32A -> takeTotal();
            case Tag.T19 -> takeSum();
            case Tag.T72 -> instruction.take();
            default -> throw new IllegalStateException(Tag.name(field.tag()));
        };
    }

    private boolean takeItemReference() {
        if (!PaymentReader.takeReference(field, reference)) {
            return false;
        }
        for (int i = 0; i < items - 1; i++) {
            if (references[i].sameAs(reference)) {
                return field.refuse(FormatReason.ITEM_REFERENCE_DUPLICATE, field.valueStart());
            }
        }
        references[items - 1].wrap(reference.array(), reference.offset(), reference.length());
        return true;
    }

    /** Field 32B: currency and amount, all in one currency. */
    private boolean takeItemAmount() {
        int at = field.valueStart();
        int length = field.valueLength();
        if (field.lines() > 1) {
            return field.refuse(FormatReason.TOO_MANY_LINES, field.lineStart(1));
        }
        int found =
                length < CURRENCY_LENGTH ? Currencies.UNKNOWN : Currencies.digits(field.bytes(), at, CURRENCY_LENGTH);
        if (found == Currencies.UNKNOWN) {
            return field.refuse(FormatReason.CURRENCY_UNKNOWN, at);
        }
        if (items == 1) {
            digits = found;
            payment.currency.wrap(field.bytes(), at, CURRENCY_LENGTH);
        } else if (!isCurrency(at)) {
            return field.refuse(FormatReason.CURRENCIES_DIFFER, at);
        }
        long amount = PaymentReader.amount(field, at + CURRENCY_LENGTH, digits);
        sum += amount;
        return amount != PaymentReader.NO_AMOUNT;
    }

    private boolean isCurrency(int at) {
        for (int i = 0; i < CURRENCY_LENGTH; i++) {
            if (field.bytes()[at + i] != payment.currency.byteAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** One issuer participant and one beneficiary participant for all payments. */
    private boolean isSame(PaymentParty first, PaymentParty now) {
        boolean isOne = items == 1
                || (first.bic.sameAs(now.bic) && first.tin.sameAs(now.tin) && first.account.sameAs(now.account));
        return isOne || field.refuse(FormatReason.PARTICIPANTS_DIFFER, field.lineStart(3));
    }

    /** Field 32A: value date, currency and the sum. */
    private boolean takeTotal() {
        if (field.lines() > 1) {
            return field.refuse(FormatReason.TOO_MANY_LINES, field.lineStart(1));
        }
        int date = PaymentReader.date(field);
        if (date == PaymentReader.NO_DATE) {
            return false;
        }
        int at = field.valueStart() + PaymentReader.DATE_LENGTH;
        boolean isKnown = field.valueEnd() - at >= CURRENCY_LENGTH
                && Currencies.digits(field.bytes(), at, CURRENCY_LENGTH) != Currencies.UNKNOWN;
        if (!isKnown || !isCurrency(at)) {
            return field.refuse(isKnown ? FormatReason.CURRENCIES_DIFFER : FormatReason.CURRENCY_UNKNOWN, at);
        }
        payment.valueDate = date;
        payment.amountMinor = PaymentReader.amount(field, at + CURRENCY_LENGTH, digits);
        return payment.amountMinor != PaymentReader.NO_AMOUNT && isSum(payment.amountMinor, at + CURRENCY_LENGTH);
    }

    private boolean takeSum() {
        if (field.lines() > 1) {
            return field.refuse(FormatReason.TOO_MANY_LINES, field.lineStart(1));
        }
        long control = PaymentReader.amount(field, field.valueStart(), digits);
        return control != PaymentReader.NO_AMOUNT && isSum(control, field.valueStart());
    }

    private boolean isSum(long amount, int at) {
        return amount == sum || field.refuse(FormatReason.CONTROL_SUM, at);
    }
}

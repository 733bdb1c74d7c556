package az.ecbar.mt;

import az.ecbar.mt.check.Bic;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.check.Tin;

/**
 * Reads one side of a payment. Five lines of at most 35 characters, all of them mandatory:
 *
 * <pre>
 *     50K, 59 (customer)                          52D, 58D (participant)
 * 1   / IBAN 28                                   / bank code 6n
 * 2   name of the customer                        name of the participant
 * 3   [TIN 10n] / [personal code, up to 7]        correspondent account 28
 * 4   bank code 6n / TIN 10n / BIC11              TIN 10n
 * 5   correspondent account 28                    BIC11
 * </pre>
 *
 * <p>Owned by one reader; does not allocate unless it refuses.
 *
 * @rule 4.8.3
 */
final class PartyReader {
    private static final int LINES = 5;
    private static final int WIDTH = 35;
    private static final int BANK_CODE_LENGTH = 6;
    private static final int PERSONAL_CODE_LENGTH = 7;
    private static final int BANK_LINE_LENGTH = BANK_CODE_LENGTH + 1 + Tin.LENGTH + 1 + Bic.LENGTH;

    private final Side side;
    private final FieldCursor field;

    PartyReader(Side side, FieldCursor field) {
        this.side = side;
        this.field = field;
    }

    /** Reads 50K or 59. */
    boolean takeCustomer(PaymentParty party, FormatReason wrongTin) {
        return takeLines(party)
                && takeCustomerAccount(party)
                && takeName(party)
                && takeCustomerTin(party, wrongTin)
                && takeBankLine(party, wrongTin)
                && takeAccount(party, 4);
    }

    /** Reads 52D or 58D. */
    boolean takeBank(PaymentParty party, FormatReason wrongTin) {
        return takeLines(party)
                && takeBankCodeLine(party)
                && takeName(party)
                && takeAccount(party, 2)
                && takeTin(party, field.lineStart(3), field.lineLength(3), wrongTin)
                && takeBic(party, field.lineStart(4), field.lineLength(4));
    }

    private boolean takeLines(PaymentParty party) {
        party.raw.wrap(field.bytes(), field.valueStart(), field.valueLength());
        return field.isWithin(LINES, LINES, WIDTH);
    }

    private boolean takeCustomerAccount(PaymentParty party) {
        int at = field.lineStart(0);
        if (field.bytes()[at] != '/') {
            return field.refuse(FormatReason.ACCOUNT_LINE_INVALID, at);
        }
        int length = field.lineLength(0) - 1;
        return switch (Iban.check(field.bytes(), at + 1, length)) {
            case VALID -> {
                party.customerAccount.wrap(field.bytes(), at + 1, length);
                yield true;
            }
            case LENGTH, STRUCTURE -> field.refuse(FormatReason.IBAN_INVALID, at + 1);
            case CHECK_DIGITS -> field.refuse(FormatReason.IBAN_CHECK_DIGITS, at + 1);
        };
    }

    private boolean takeName(PaymentParty party) {
        party.name.wrap(field.bytes(), field.lineStart(1), field.lineLength(1));
        return true;
    }

    private boolean takeCustomerTin(PaymentParty party, FormatReason wrongTin) {
        byte[] bytes = field.bytes();
        int at = field.lineStart(2);
        int end = at + field.lineLength(2);
        int slash = at;
        while (slash < end && bytes[slash] != '/') {
            slash++;
        }
        int codeLength = end - slash - 1;
        if (slash == end || codeLength > PERSONAL_CODE_LENGTH || !isCode(slash + 1, end)) {
            return field.refuse(FormatReason.TIN_LINE_INVALID, at);
        }
        if (slash > at && !Tin.isValid(bytes, at, slash - at)) {
            return field.refuse(wrongTin, at);
        }
        party.customerTin.wrap(bytes, at, slash - at);
        party.customerPersonalCode.wrap(bytes, slash + 1, codeLength);
        return true;
    }

    private boolean isCode(int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = field.bytes()[i];
            if ((b < 'A' || b > 'Z') && (b < '0' || b > '9')) {
                return false;
            }
        }
        return true;
    }

    private boolean takeBankLine(PaymentParty party, FormatReason wrongTin) {
        int code = field.lineStart(3);
        int tin = code + BANK_CODE_LENGTH + 1;
        int bic = tin + Tin.LENGTH + 1;
        boolean formed = field.lineLength(3) == BANK_LINE_LENGTH
                && field.bytes()[tin - 1] == '/'
                && field.bytes()[bic - 1] == '/';
        if (!formed) {
            return field.refuse(FormatReason.BANK_LINE_INVALID, code);
        }
        return takeBankCode(party, code, BANK_CODE_LENGTH)
                && takeTin(party, tin, Tin.LENGTH, wrongTin)
                && takeBic(party, bic, Bic.LENGTH);
    }

    private boolean takeBankCodeLine(PaymentParty party) {
        int at = field.lineStart(0);
        if (field.bytes()[at] != '/') {
            return field.refuse(FormatReason.BANK_CODE_INVALID, at);
        }
        return takeBankCode(party, at + 1, field.lineLength(0) - 1);
    }

    private boolean takeBankCode(PaymentParty party, int at, int length) {
        if (length != BANK_CODE_LENGTH || !Headers.areDigits(field.bytes(), at, length)) {
            return field.refuse(FormatReason.BANK_CODE_INVALID, at);
        }
        party.bankCode.wrap(field.bytes(), at, length);
        return true;
    }

    private boolean takeTin(PaymentParty party, int at, int length, FormatReason wrongTin) {
        if (!Tin.isShaped(field.bytes(), at, length)) {
            return field.refuse(wrongTin, at);
        }
        party.tin.wrap(field.bytes(), at, length);
        return true;
    }

    private boolean takeBic(PaymentParty party, int at, int length) {
        if (!Bic.isBic11(field.bytes(), at, length)) {
            return field.refuse(FormatReason.BIC_INVALID, at);
        }
        if (Bic.isTraining(field.bytes(), at) && !side.acceptsTraining) {
            return field.refuse(FormatReason.TRAINING_MESSAGE, at);
        }
        party.bic.wrap(field.bytes(), at, length);
        return true;
    }

    private boolean takeAccount(PaymentParty party, int line) {
        int at = field.lineStart(line);
        int length = field.lineLength(line);
        if (!Iban.isShaped(field.bytes(), at, length)) {
            return field.refuse(FormatReason.CORRESPONDENT_ACCOUNT_INVALID, at);
        }
        party.account.wrap(field.bytes(), at, length);
        return true;
    }
}

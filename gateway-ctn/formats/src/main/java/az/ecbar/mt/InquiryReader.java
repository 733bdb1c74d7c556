package az.ecbar.mt;

import az.ecbar.mt.check.Amount;
import az.ecbar.mt.check.Currencies;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.check.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a bank asks out of an MT920 or of an MT298 with SMT800, SMT801 or SMT804 whose form was read. What is filled in
 * wrongly is told with its field. Stateless; allocates.
 *
 * @rule 4.20, 4.21, 4.22, 4.23, 4.24
 */
public final class InquiryReader {
    private static final int INQUIRY = 920;
    private static final int SMT_MOVEMENTS = 800;
    private static final int SMT_PENDING = 801;
    private static final int SMT_PAYMENT = 804;
    private static final String MANATS = "AZN";
    private static final int CURRENCY_LENGTH = 3;

    private InquiryReader() {}

    /** Whether a message is an inquiry. */
    public static boolean isInquiry(FieldMessage message) {
        return message.messageType() == INQUIRY
                || message.smt() == SMT_MOVEMENTS
                || message.smt() == SMT_PENDING
                || message.smt() == SMT_PAYMENT;
    }

    /** Reads an inquiry; the result's texts are views of the message. */
    public static InquiryResult read(FieldMessage message) {
        if (message.messageType() == INQUIRY) {
            return readByMessage(message);
        }
        return switch (message.smt()) {
            case SMT_PAYMENT -> readOfPayment(message);
            case SMT_MOVEMENTS -> readOfAccount(message, Inquiry.Kind.MOVEMENTS);
            default -> readOfAccount(message, Inquiry.Kind.PENDING);
        };
    }

    private static InquiryResult readByMessage(FieldMessage message) {
        Inquiry.Kind kind = kind(String.valueOf(message.find("12")));
        if (kind == null) {
            return error(message, FormatReason.INQUIRY_TYPE_INVALID, "12");
        }
        Text floor = message.find("34F");
        if (kind == Inquiry.Kind.INTERIM && floor == null) {
            return error(message, FormatReason.FIELD_MISSING, "34F");
        }
        if (kind != Inquiry.Kind.INTERIM && floor != null) {
            return error(message, FormatReason.FIELD_NOT_ALLOWED, "34F");
        }
        return readAccount(message, kind, floor);
    }

    private static InquiryResult readOfAccount(FieldMessage message, Inquiry.Kind kind) {
        MtError stranger = otherThan(message, "25");
        return stranger == null ? readAccount(message, kind, null) : stranger;
    }

    private static InquiryResult readOfPayment(FieldMessage message) {
        MtError stranger = otherThan(message, "21");
        if (stranger != null) {
            return stranger;
        }
        Text meant = message.find("21");
        if (meant == null) {
            return error(message, FormatReason.FIELD_MISSING, "21");
        }
        FormatReason fault = FormatReason.of(Reference.check(meant.toString()));
        return fault == null
                ? new Inquiry(
                        message.senderTerminal(),
                        Inquiry.Kind.PAYMENT,
                        message.reference(),
                        new Text(),
                        new Text(),
                        0,
                        meant)
                : error(message, fault, "21");
    }

    /** Field 25: an IBAN, behind it the currency where it is not AZN; field 34F: currency and amount. */
    private static InquiryResult readAccount(FieldMessage message, Inquiry.Kind kind, @Nullable Text floor) {
        Text value = message.find("25");
        if (value == null) {
            return error(message, FormatReason.FIELD_MISSING, "25");
        }
        boolean hasCurrency = value.length() == Iban.LENGTH + CURRENCY_LENGTH;
        Text account = hasCurrency ? value.subSequence(0, Iban.LENGTH) : value;
        Text currency = hasCurrency ? value.subSequence(Iban.LENGTH, value.length()) : Text.of(MANATS);
        if (Iban.check(account.toString()) != Iban.Finding.VALID) {
            return error(message, FormatReason.ACCOUNT_ASKED_INVALID, "25");
        }
        if (Currencies.digits(currency) == Currencies.UNKNOWN) {
            return error(message, FormatReason.ACCOUNT_ASKED_INVALID, "25", Iban.LENGTH);
        }
        long floorMinor = 0;
        if (floor != null) {
            floorMinor = floor(floor, currency);
            if (floorMinor < 0) {
                return error(message, FormatReason.FLOOR_INVALID, "34F");
            }
        }
        return new Inquiry(
                message.senderTerminal(), kind, message.reference(), account, currency, floorMinor, new Text());
    }

    /** Minor units, or -1 if it is not the account's currency and an amount, which may be zero. */
    private static long floor(Text value, Text currency) {
        int digits = Currencies.digits(currency);
        if (value.length() <= CURRENCY_LENGTH
                || !value.subSequence(0, CURRENCY_LENGTH).sameAs(currency)) {
            return -1;
        }
        Text amount = value.subSequence(CURRENCY_LENGTH, value.length());
        return switch (Amount.check(amount.array(), amount.offset(), amount.length(), digits)) {
            case VALID -> Amount.minor(amount.array(), amount.offset(), amount.length(), digits);
            case ZERO -> 0;
            case LENGTH, CHARACTER, NO_COMMA, NO_INTEGER, DECIMALS -> -1;
        };
    }

    private static Inquiry.@Nullable Kind kind(String type) {
        return switch (type) {
            case "941" -> Inquiry.Kind.BALANCE;
            case "942" -> Inquiry.Kind.INTERIM;
            case "950" -> Inquiry.Kind.STATEMENT;
            default -> null;
        };
    }

    /** Says that there is another field, or that it occurs twice; null if neither is so. */
    private static @Nullable MtError otherThan(FieldMessage message, String tag) {
        for (int i = 0; i < message.fieldCount(); i++) {
            if (!message.tag(i).equals(tag)) {
                return error(message, FormatReason.FIELD_NOT_ALLOWED, message.tag(i));
            }
            if (message.indexOf(tag) != i) {
                return error(message, FormatReason.FIELD_DUPLICATE, tag);
            }
        }
        return null;
    }

    private static MtError error(FieldMessage message, FormatReason reason, String tag) {
        return error(message, reason, tag, 0);
    }

    /** @param within where in the value the fault begins */
    private static MtError error(FieldMessage message, FormatReason reason, String tag, int within) {
        int field = message.indexOf(tag);
        String found = field < 0 ? "" : message.value(field).toString().replace("\r\n", "??");
        return new MtError(
                reason,
                tag,
                found.substring(0, Math.min(35, found.length())),
                field < 0 ? 0 : message.valueOffset(field) + within,
                message.messageType(),
                message.reference().toString());
    }
}

package az.ecbar.mt;

import az.ecbar.mt.check.Uetr;

/**
 * Block 3: priority (113), the sender's reference of the message (108), variant (119), UETR (121), and of what the system
 * delivers its information for the addressee (115); each at most once, in any order, nothing else. Owned by one reader; does not allocate unless it refuses.
 */
final class UserHeader extends TaggedBlock {
    private static final int MAX_USER_REFERENCE = 16;
    private static final int PRIORITY_LENGTH = 4;
    private static final int MAX_ADDRESSEE = 32;

    final Text userReference = new Text();
    final Text validationFlag = new Text();
    final Text uetr = new Text();
    final Text addressee = new Text();
    int priority = PaymentInstruction.NO_PRIORITY;
    private final Side side;

    UserHeader(Side side, Verdict verdict) {
        super(verdict, "3", FormatReason.USER_HEADER_INVALID);
        this.side = side;
    }

    void clear() {
        userReference.clear();
        validationFlag.clear();
        uetr.clear();
        addressee.clear();
        priority = PaymentInstruction.NO_PRIORITY;
    }

    @Override
    boolean take(int tag, byte[] bytes, int from, int length) {
        return switch (tag) {
            case Tag.H113 -> takePriority(bytes, from, length);
            case Tag.H108 -> takeUserReference(bytes, from, length);
            case Tag.H119 -> takeValidationFlag(bytes, from, length);
            case Tag.H121 -> takeUetr(bytes, from, length);
            case Tag.H115 -> takeAddressee(bytes, from, length);
            default -> verdict.refuse(FormatReason.HEADER_FIELD_UNKNOWN, Tag.name(tag), from);
        };
    }

    /** What the system tells the receiver of a payment; no bank may write it. */
    private boolean takeAddressee(byte[] bytes, int from, int length) {
        if (!side.readsOutput) {
            return verdict.refuse(FormatReason.HEADER_FIELD_UNKNOWN, "115", from);
        }
        if (!addressee.isEmpty()) {
            return verdict.refuse(FormatReason.HEADER_FIELD_DUPLICATE, "115", from);
        }
        if (length < 1 || length > MAX_ADDRESSEE) {
            return verdict.refuse(FormatReason.USER_HEADER_INVALID, "115", from);
        }
        addressee.wrap(bytes, from, length);
        return true;
    }

    private boolean takePriority(byte[] bytes, int from, int length) {
        if (priority != PaymentInstruction.NO_PRIORITY) {
            return verdict.refuse(FormatReason.HEADER_FIELD_DUPLICATE, "113", from);
        }
        if (length != PRIORITY_LENGTH || !Headers.areDigits(bytes, from, length)) {
            return verdict.refuse(FormatReason.PRIORITY_INVALID, "113", from);
        }
        priority = Headers.number(bytes, from, length);
        return true;
    }

    private boolean takeUserReference(byte[] bytes, int from, int length) {
        if (!userReference.isEmpty()) {
            return verdict.refuse(FormatReason.HEADER_FIELD_DUPLICATE, "108", from);
        }
        if (length < 1 || length > MAX_USER_REFERENCE) {
            return verdict.refuse(FormatReason.USER_REFERENCE_INVALID, "108", from);
        }
        userReference.wrap(bytes, from, length);
        return true;
    }

    private boolean takeValidationFlag(byte[] bytes, int from, int length) {
        if (!validationFlag.isEmpty()) {
            return verdict.refuse(FormatReason.HEADER_FIELD_DUPLICATE, "119", from);
        }
        if (length == 0) {
            return verdict.refuse(FormatReason.VARIANT_NOT_SUPPORTED, "119", from);
        }
        validationFlag.wrap(bytes, from, length);
        return true;
    }

    private boolean takeUetr(byte[] bytes, int from, int length) {
        if (!uetr.isEmpty()) {
            return verdict.refuse(FormatReason.HEADER_FIELD_DUPLICATE, "121", from);
        }
        if (!Uetr.isValid(bytes, from, length)) {
            return verdict.refuse(FormatReason.UETR_INVALID, "121", from);
        }
        uetr.wrap(bytes, from, length);
        return true;
    }
}

package az.ecbar.gateway.notice;

import az.ecbar.mt.FormatReason;
import az.ecbar.reason.RejectReason;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * A reason as operators read it.
 *
 * @param code number of docs/formats/reason-codes.md
 * @param name of its constant
 * @param english its text
 * @param rule items of the regulation that it applies, as that table names them; empty where none asks for it
 */
record ReasonName(int code, String name, String english, String rule) {
    private static final Int2ObjectHashMap<ReasonName> FORMAT_REASONS = new Int2ObjectHashMap<>();

    static {
        for (FormatReason reason : FormatReason.values()) {
            FORMAT_REASONS.put(reason.code(), new ReasonName(reason.code(), reason.name(), reason.english(), "4.8.3"));
        }
    }

    /** The reason with a code; without name and text if the code stands for none. */
    static ReasonName of(int code) {
        ReasonName format = FORMAT_REASONS.get(code);
        if (format != null) {
            return format;
        }
        if (!RejectReason.isKnown(code)) {
            return new ReasonName(code, "", "", "");
        }
        RejectReason reason = RejectReason.of(code);
        return new ReasonName(code, reason.name(), reason.english(), rule(reason));
    }

    /** The reason that an SMT700 names. */
    static ReasonName of(WaitReason reason) {
        return new ReasonName(reason.code(), reason.name(), reason.english(), reason.rule());
    }

    void write(JsonText out) {
        out.openObject("reason")
                .member("code", code)
                .member("name", name)
                .member("english", english)
                .member("rule", rule)
                .closeObject();
    }

    private static String rule(RejectReason reason) {
        return switch (reason) {
            case DAY_NOT_OPEN -> "3.7";
            case AFTER_CUT_OFF -> "3.5, 3.7";
            case MESSAGE_TYPE_NOT_SUPPORTED -> "4.7, 4.8.3";
            case VALUE_DATE_PAST, VALUE_DATE_NOT_BUSINESS_DAY -> "4.8.1";
            case VALUE_DATE_TOO_FAR -> "4.8.1, 3.8";
            case REFERENCE_USED -> "4.8.2";
            case AMOUNT_ZERO, AMOUNT_TOO_LARGE -> "4.8.3";
            case SENDER_NOT_OF_SESSION, ISSUER_BIC_UNKNOWN, ISSUER_NOT_SENDER, BENEFICIARY_BIC_UNKNOWN -> "4.8.4";
            case ISSUER_TIN_UNKNOWN, BENEFICIARY_TIN_UNKNOWN -> "4.8.4-1";
            case ISSUER_CURRENCY_WRONG,
                    BENEFICIARY_CURRENCY_WRONG,
                    ISSUER_ACCOUNT_UNKNOWN,
                    BENEFICIARY_ACCOUNT_UNKNOWN,
                    ISSUER_ACCOUNT_CLOSED,
                    BENEFICIARY_ACCOUNT_CLOSED,
                    SAME_ACCOUNT -> "4.8.5";
            case ISSUER_ACCOUNT_OF_OTHER, BENEFICIARY_ACCOUNT_OF_OTHER, ISSUER_TIN_OF_OTHER, BENEFICIARY_TIN_OF_OTHER ->
                "4.8.6";
            case ISSUER_GONE, BENEFICIARY_GONE -> "4.9, 7-10.6";
            case PRIORITY_NOT_ALLOWED -> "4.11";
            case PAYMENT_UNKNOWN, PAYMENT_SETTLED, PAYMENT_ANNULLED, REQUEST_AMBIGUOUS -> "4.15, 4.17";
            case CANCELLED_BY_SENDER -> "4.16";
            case UNFUNDED_AT_END_OF_DAY -> "4.18";
            case ACCOUNT_CLOSED -> "4.24";
            case LIMIT_NOT_SUPPORTED -> "5.9.1, 5-1.7.1";
            default -> "";
        };
    }
}

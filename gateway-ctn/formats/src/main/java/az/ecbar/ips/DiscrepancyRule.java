package az.ecbar.ips;

import az.ecbar.mt.FormatReason;
import org.jspecify.annotations.Nullable;

/**
 * The item of the regulation that a message breaks by its form.
 *
 * @rule 5-1.9.1, 5-1.9.2, 5-1.9.4, 5-1.9.5, 5-1.9.6, 5-1.9.7, 5-1.11
 */
final class DiscrepancyRule {
    private static final String OF_OTHERS = "5-1.11";

    private DiscrepancyRule() {}

    static String of(@Nullable IpsKind kind, FormatReason why, String path) {
        if (kind == null || !kind.isTransaction()) {
            return kind == null ? OF_OTHERS : kind.rule();
        }
        return switch (why) {
            case FIELD_MISSING, FIELD_EMPTY -> "5-1.9.1";
            case DATE_INVALID -> isValueDate(path) ? "5-1.9.2" : "5-1.9.4";
            case BIC_INVALID -> "5-1.9.5";
            case IBAN_INVALID, IBAN_CHECK_DIGITS -> ofAccount(path);
            default -> "5-1.9.4";
        };
    }

    private static boolean isValueDate(String path) {
        return path.endsWith("/IntrBkSttlmDt") || path.endsWith("/ReqdExctnDt/Dt");
    }

    private static String ofAccount(String path) {
        if (path.contains("/DbtrAgtAcct/") || path.contains("/CdtrAgtAcct/")) {
            return "5-1.9.6";
        }
        return path.contains("/PrvsInstgAgt1Acct/") || path.contains("/IntrmyAgt1Acct/") ? "5-1.9.7" : "5-1.9.4";
    }
}

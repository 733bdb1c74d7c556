package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.reason.RejectReason;

/** How the ledger's reasons about sessions are told over the protocol. */
final class LedgerReasons {
    private LedgerReasons() {}

    static CtnCode codeOf(int reasonCode) {
        return RejectReason.isKnown(reasonCode) ? codeOf(RejectReason.of(reasonCode)) : CtnCode.SESSION_REFUSED;
    }

    /** True for a refusal of a part, or of the TRANSFER whose parts are missing: it begins again with part 1. */
    static boolean isOfTransfer(int reasonCode) {
        return switch (codeOf(reasonCode)) {
            case UNKNOWN_TRANSFER, MESSAGE_TOO_LARGE, CREDIT_EXCEEDED -> true;
            default -> false;
        };
    }

    static String textOf(int reasonCode) {
        return RejectReason.isKnown(reasonCode) ? RejectReason.of(reasonCode).name() : "reason " + reasonCode;
    }

    // The ledger's other reasons are about payments and are never given for a session: a default is right here.
    private static CtnCode codeOf(RejectReason reason) {
        return switch (reason) {
            case SESSION_SUPERSEDED -> CtnCode.SUPERSEDED;
            case INPUT_NUMBER_GAP -> CtnCode.GAP;
            case INPUT_NUMBER_USED -> CtnCode.OTHER_BYTES;
            case INPUT_TOO_OLD -> CtnCode.TOO_OLD;
            case CERTIFICATE_UNKNOWN -> CtnCode.UNKNOWN_CERTIFICATE;
            case CERTIFICATE_REVOKED -> CtnCode.CERTIFICATE_REVOKED;
            case CERTIFICATE_NOT_VALID_NOW -> CtnCode.CERTIFICATE_EXPIRED;
            case CERTIFICATE_OF_OTHER, PARTICIPANT_UNKNOWN -> CtnCode.WRONG_PARTICIPANT;
            case ROLE_NOT_ALLOWED, TERMINAL_UNKNOWN -> CtnCode.NOT_ALLOWED;
            case OUTPUT_NOT_SENT -> CtnCode.UNKNOWN_OUTPUT;
            case TRANSFER_UNKNOWN, TRANSFER_OUT_OF_ORDER, TRANSFER_INCOMPLETE, TRANSFER_EXPIRED ->
                CtnCode.UNKNOWN_TRANSFER;
            case TRANSFER_TOO_LARGE -> CtnCode.MESSAGE_TOO_LARGE;
            case TRANSFERS_TOO_MANY -> CtnCode.CREDIT_EXCEEDED;
            default -> CtnCode.SESSION_REFUSED;
        };
    }
}

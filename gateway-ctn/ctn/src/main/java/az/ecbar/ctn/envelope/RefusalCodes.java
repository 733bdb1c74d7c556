package az.ecbar.ctn.envelope;

import az.ecbar.ctn.CtnCode;
import az.ecbar.trust.RefusalReason;

/** How a reason of the trust module is told over the protocol. */
public final class RefusalCodes {
    private RefusalCodes() {}

    public static CtnCode of(RefusalReason reason) {
        return switch (reason) {
            case MALFORMED -> CtnCode.MALFORMED_FRAME;
            case UNKNOWN_SIGNER, UNKNOWN_AUTHORITY, WEAK_KEY -> CtnCode.UNKNOWN_CERTIFICATE;
            case NOT_YET_VALID, EXPIRED -> CtnCode.CERTIFICATE_EXPIRED;
            case REVOKED -> CtnCode.CERTIFICATE_REVOKED;
            case WRONG_PURPOSE, WRONG_ROLE -> CtnCode.NOT_ALLOWED;
            case WRONG_SIGNER -> CtnCode.WRONG_PARTICIPANT;
            case WRONG_REGISTRATION_CODE -> CtnCode.WRONG_REGISTRATION_CODE;
            case TIME_OUT_OF_RANGE -> CtnCode.WRONG_TIME;
            case MESSAGE_CHANGED, WRONG_PATH, BAD_SIGNATURE -> CtnCode.BAD_SIGNATURE;
        };
    }
}

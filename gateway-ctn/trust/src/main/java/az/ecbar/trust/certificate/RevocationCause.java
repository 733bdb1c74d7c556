package az.ecbar.trust.certificate;

import org.bouncycastle.asn1.x509.CRLReason;
import org.jspecify.annotations.Nullable;

/** Why a certificate was revoked; the codes of RFC 5280 that the authority uses. */
public enum RevocationCause {
    UNSPECIFIED(CRLReason.unspecified),
    /** Somebody else may have the key: nothing that it ever signed is believed any more. */
    KEY_COMPROMISE(CRLReason.keyCompromise),
    /** The authority's own key may be known: nothing below it is believed any more. */
    AUTHORITY_COMPROMISE(CRLReason.cACompromise),
    AFFILIATION_CHANGED(CRLReason.affiliationChanged),
    SUPERSEDED(CRLReason.superseded),
    CESSATION(CRLReason.cessationOfOperation);

    private final int code;

    RevocationCause(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** True when a signature's own time proves nothing, since whoever has the key can write any time. */
    public boolean isCompromise() {
        return this == KEY_COMPROMISE || this == AUTHORITY_COMPROMISE;
    }

    static RevocationCause of(java.security.cert.@Nullable CRLReason reason) {
        if (reason == null) {
            return UNSPECIFIED;
        }
        return switch (reason) {
            case KEY_COMPROMISE -> KEY_COMPROMISE;
            case CA_COMPROMISE, AA_COMPROMISE -> AUTHORITY_COMPROMISE;
            case AFFILIATION_CHANGED, PRIVILEGE_WITHDRAWN -> AFFILIATION_CHANGED;
            case SUPERSEDED -> SUPERSEDED;
            case CESSATION_OF_OPERATION -> CESSATION;
            case UNSPECIFIED, UNUSED, CERTIFICATE_HOLD, REMOVE_FROM_CRL -> UNSPECIFIED;
        };
    }
}

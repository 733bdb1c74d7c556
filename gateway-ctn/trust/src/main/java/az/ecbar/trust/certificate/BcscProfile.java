package az.ecbar.trust.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * Where the profile of the authority's certificates puts things. Specified in {@code docs/protocol/certificates.md}. Our
 * own identifiers stand under an arc made from a UUID (2.25, ITU-T X.667), which needs no registration.
 */
public final class BcscProfile {
    /** The arc of our own identifiers. */
    public static final ASN1ObjectIdentifier ARC =
            new ASN1ObjectIdentifier("2.25.219737951322215109348289796594095837635");

    /** Extension: ENUMERATED, the {@link Role}'s code. Not critical, since TLS libraries do not know it. */
    public static final ASN1ObjectIdentifier ROLE = ARC.branch("1");

    /** Extended key usage: signs messages of the settlement system. */
    public static final ASN1ObjectIdentifier MESSAGE_SIGNING = ARC.branch("2");

    /** Subject attribute with the participant's BIC11: UID (0.9.2342.19200300.100.1.1). */
    public static final ASN1ObjectIdentifier BIC = BCStyle.UID;

    /** Subject attribute with the registration code: organizationIdentifier (2.5.4.97). */
    public static final ASN1ObjectIdentifier REGISTRATION_CODE = BCStyle.ORGANIZATION_IDENTIFIER;

    /** Subject attribute with the operator's login or the node's id: serialNumber (2.5.4.5). */
    public static final ASN1ObjectIdentifier UNIT = BCStyle.SERIALNUMBER;

    private BcscProfile() {}
}

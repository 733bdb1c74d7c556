package az.ecbar.trust.receipt;

import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Revocation;
import org.jspecify.annotations.Nullable;

/** What a receipt proves. */
public sealed interface ReceiptVerdict {
    /**
     * Genuine.
     *
     * @param certificate the signer's
     * @param revokedLater that the certificate was revoked after it signed, for another reason than a lost key; null when
     *     nothing is known against it
     */
    record Proven(
            Receipt receipt,
            Identity signer,
            BcscCertificate certificate,
            @Nullable Revocation revokedLater) implements ReceiptVerdict {}

    /** Proves nothing. */
    record Refused(RefusalReason reason, String detail) implements ReceiptVerdict {}
}

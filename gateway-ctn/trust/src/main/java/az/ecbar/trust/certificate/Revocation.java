package az.ecbar.trust.certificate;

/**
 * The revocation of one certificate.
 *
 * @param atNs from when on it is revoked
 */
public record Revocation(long atNs, RevocationCause cause) {
    /** True when a signature that says it was made at this time is not believed. */
    public boolean appliesAt(long utcNs) {
        return cause.isCompromise() || utcNs >= atNs;
    }
}

package az.ecbar.trust.authority;

import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.RevocationCause;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the authority remembers of one certificate.
 *
 * @param serial lower-case hexadecimal digits
 * @param fingerprint SHA-256 of the DER, hexadecimal
 * @param revokedAt null while it is not revoked
 * @param cause null while it is not revoked
 */
public record IndexEntry(
        String serial,
        Identity identity,
        Set<Purpose> purposes,
        Instant from,
        Instant to,
        String fingerprint,
        @Nullable Instant revokedAt,
        @Nullable RevocationCause cause) {
    public IndexEntry {
        purposes = Set.copyOf(purposes);
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    /** One word for lists: revoked, expired, early or valid. */
    public String stateAt(Instant now) {
        if (isRevoked()) {
            return "revoked";
        }
        if (now.isAfter(to)) {
            return "expired";
        }
        return now.isBefore(from) ? "early" : "valid";
    }

    IndexEntry revoked(Instant at, RevocationCause newCause) {
        return new IndexEntry(serial, identity, purposes, from, to, fingerprint, at, newCause);
    }
}

package az.ecbar.trust.certificate;

import az.ecbar.trust.Digest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Certificates that were read once and found to be issued by the authority itself. Both follow from the bytes alone, so
 * neither is done twice for the same ones: a node that comes up again, or whose banks all come back at a time, has it done
 * already. What depends on time, use and revocation is not kept.
 *
 * <p>Bounded; safe to share between threads.
 */
final class IssuedCertificates {
    private static final int MOST = 16_384;

    private final Map<Digest, BcscCertificate> known = new ConcurrentHashMap<>();

    @Nullable
    BcscCertificate find(Digest fingerprint) {
        return known.get(fingerprint);
    }

    void add(BcscCertificate certificate) {
        if (known.size() < MOST) {
            known.putIfAbsent(certificate.fingerprint(), certificate);
        }
    }
}

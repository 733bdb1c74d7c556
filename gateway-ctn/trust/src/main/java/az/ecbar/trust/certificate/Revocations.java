package az.ecbar.trust.certificate;

import az.ecbar.trust.Digest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of revocations: the newest list of each issuer, and single certificates that were revoked before
 * the next list came. Immutable: every change gives a new value.
 */
public final class Revocations {
    private static final Revocations NONE = new Revocations(Map.of(), Map.of());

    private final Map<Digest, RevocationList> lists;
    private final Map<Digest, Revocation> single;

    private Revocations(Map<Digest, RevocationList> lists, Map<Digest, Revocation> single) {
        this.lists = lists;
        this.single = single;
    }

    public static Revocations none() {
        return NONE;
    }

    /** Adds an issuer's list; an older one than the known one changes nothing. */
    public Revocations with(RevocationList list) {
        Digest issuer = list.issuer().fingerprint();
        RevocationList known = lists.get(issuer);
        if (known != null && known.number().compareTo(list.number()) >= 0) {
            return this;
        }
        Map<Digest, RevocationList> more = new HashMap<>(lists);
        more.put(issuer, list);
        return new Revocations(Map.copyOf(more), single);
    }

    /** Adds one certificate; an earlier time wins. */
    public Revocations with(BcscCertificate certificate, Revocation revocation) {
        Map<Digest, Revocation> more = new HashMap<>(single);
        more.merge(certificate.content(), revocation, (known, added) -> added.atNs() < known.atNs() ? added : known);
        return new Revocations(lists, Map.copyOf(more));
    }

    /** True when a known list is past its next update. */
    public boolean isStaleAt(long utcNs) {
        return lists.values().stream().anyMatch(list -> list.isStaleAt(utcNs));
    }

    /** What is known against a certificate; null when nothing is. */
    public @Nullable Revocation find(BcscCertificate certificate) {
        Revocation revocation = single.get(certificate.content());
        if (revocation != null) {
            return revocation;
        }
        for (RevocationList list : lists.values()) {
            Revocation listed = list.find(certificate);
            if (listed != null) {
                return listed;
            }
        }
        return null;
    }
}

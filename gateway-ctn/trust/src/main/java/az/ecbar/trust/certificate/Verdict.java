package az.ecbar.trust.certificate;

import az.ecbar.trust.Digest;
import az.ecbar.trust.RefusalReason;

/** The answer to "may I believe this?": who it is, or why not. */
public sealed interface Verdict {
    /** Genuine, and this is who stands behind it. */
    record Valid(Identity identity, Digest fingerprint) implements Verdict {}

    /**
     * Not to be believed.
     *
     * @param detail one line for people; never contains key material
     */
    record Refused(RefusalReason reason, String detail) implements Verdict {}

    default boolean isValid() {
        return this instanceof Valid;
    }
}

package az.ecbar.trust;

/**
 * Why something signed, or a certificate, is refused. In order of precedence: the checks run from top to bottom and the
 * first that fails is the answer, so the same input gives the same reason everywhere.
 */
public enum RefusalReason {
    /** The bytes are no certificate, revocation list, receipt or envelope of ours. */
    MALFORMED,
    /** No certificate with this fingerprint is known here. */
    UNKNOWN_SIGNER,
    /** The certificate was not issued by the authority, or was changed after it was issued. */
    UNKNOWN_AUTHORITY,
    /** The certificate, or one above it, is not valid yet at the time in question. */
    NOT_YET_VALID,
    /** The certificate, or one above it, is no longer valid at the time in question. */
    EXPIRED,
    /** The authority has revoked the certificate. */
    REVOKED,
    /** The key or the algorithm is too weak, or none that the system accepts. */
    WEAK_KEY,
    /** A certificate for connections was used to sign messages, or the other way round. */
    WRONG_PURPOSE,
    /** The certificate's role (bank, operator, node) may not do this. */
    WRONG_ROLE,
    /** The certificate belongs to another participant than the one in whose name it is used. */
    WRONG_SIGNER,
    /** The registration code in the certificate is not the participant's (rule 4.26.2). */
    WRONG_REGISTRATION_CODE,
    /** The time under the signature is too far from the receiver's time. */
    TIME_OUT_OF_RANGE,
    /** The message's bytes are not those that the leaf binds. */
    MESSAGE_CHANGED,
    /** The path does not lead from the leaf to the signed root. */
    WRONG_PATH,
    /** The signature does not fit the statement and the key. */
    BAD_SIGNATURE
}

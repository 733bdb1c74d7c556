package az.ecbar.trust.certificate;

/**
 * What a key may be used for; each certificate has its purposes in its extended key usage. A key for connections never
 * signs messages, so nothing that a TLS peer can make it sign may pass for a message.
 */
public enum Purpose {
    /** Open a TLS connection. */
    CONNECT,
    /** Answer a TLS connection. */
    ACCEPT,
    /** Sign messages: envelopes, receipts, operators' commands. */
    SIGN
}

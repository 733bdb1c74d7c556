/**
 * The algorithms behind the crypto port, and the directory of those whose signatures are accepted. Called by the envelopes
 * and the receipts. Signers and verifiers are kept per certificate and belong to one thread; they know nothing of what is
 * signed.
 */
@NullMarked
package az.ecbar.trust.signature;

import org.jspecify.annotations.NullMarked;

/**
 * Certificates, signatures, signed envelopes and receipts. Called by both sides of a CTN session and by
 * the tools; it never books anything and never logs a secret.
 */
@NullMarked
package az.ecbar.trust;

import org.jspecify.annotations.NullMarked;

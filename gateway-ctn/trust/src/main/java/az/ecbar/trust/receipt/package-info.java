/**
 * Receipts: one message with everything that proves who signed it, to be verified by anyone, offline, years later, with the
 * authority's certificate alone. Made by both sides from what a CTN session kept, read by the tools. Specified in
 * {@code docs/protocol/receipts.md}.
 */
@NullMarked
package az.ecbar.trust.receipt;

import org.jspecify.annotations.NullMarked;

/**
 * Leaves, trees and inclusion paths by RFC 9162. Called by the envelopes and the receipts, on the thread of a CTN
 * session. Pure functions of bytes: nothing here knows keys, certificates or time.
 */
@NullMarked
package az.ecbar.trust.merkle;

import org.jspecify.annotations.NullMarked;

/**
 * Strict reading and writing of the MT messages. Called by gateway and STPAdapter; it knows neither
 * ledger nor network.
 */
@NullMarked
package az.ecbar.mt;

import org.jspecify.annotations.NullMarked;

/**
 * The bank's side: writes payments as banks send them, and reads what AZIPS sends into plain records.
 *
 * <p>Used by the STPAdapter, the demo, the load generator and tests; never by the server. Clarity comes before speed
 * here, so it allocates freely.
 */
@NullMarked
package az.ecbar.mt.bank;

import org.jspecify.annotations.NullMarked;

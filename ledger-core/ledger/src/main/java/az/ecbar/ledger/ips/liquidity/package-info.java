/**
 * The liquidity of IPS: clearing accounts with their limits, net positions and reservations, the settlement accounts above
 * them, the IPS day and the adjustment in AZIPS (5-1.7). Called by the dispatcher for what banks and operators want, by the
 * flows of payments for reservations and bookings, and by jobs. Money moves through the accounts alone; a payment's state is
 * none of its business.
 */
@NullMarked
package az.ecbar.ledger.ips.liquidity;

import org.jspecify.annotations.NullMarked;

/**
 * What participants send each other through IPS: payments and refunds, who is asked, the answers and the time for them.
 * {@link az.ecbar.ledger.ips.flow.Flows} is called by the dispatcher and by the ledger's timers; it moves money only
 * through {@link az.ecbar.ledger.ips.liquidity.ClearingAccounts} and must never touch an account by itself.
 */
@NullMarked
package az.ecbar.ledger.ips.flow;

import org.jspecify.annotations.NullMarked;

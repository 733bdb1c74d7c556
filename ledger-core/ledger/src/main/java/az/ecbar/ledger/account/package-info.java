/**
 * Accounts, blocks and the one place where money moves, {@link az.ecbar.ledger.account.Accounts#post}. It never decides
 * whether a payment is due; callers have checked that, and a breach here is an invariant violation.
 */
@NullMarked
package az.ecbar.ledger.account;

import org.jspecify.annotations.NullMarked;

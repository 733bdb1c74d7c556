/** Tests of the accounts by themselves. */
@NullMarked
package az.ecbar.ledger.account;

import org.jspecify.annotations.NullMarked;

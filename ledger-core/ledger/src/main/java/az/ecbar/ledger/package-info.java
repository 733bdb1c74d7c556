/**
 * The settlement ledger. {@link az.ecbar.ledger.Ledger} is its only door: the core agent, a replay, a standby and the
 * tests apply commands through it and read the events of each. It never looks at a clock, a file, a network or a random
 * number, never logs and never throws for a business outcome.
 */
@NullMarked
package az.ecbar.ledger;

import org.jspecify.annotations.NullMarked;

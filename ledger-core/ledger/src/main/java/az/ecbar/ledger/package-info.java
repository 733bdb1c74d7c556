/**
 * The settlement ledger: a pure function of state and command to state and events. Called by the core
 * agent alone; it never reads a clock, does I/O, logs, locks or blocks.
 */
@NullMarked
package az.ecbar.ledger;

import org.jspecify.annotations.NullMarked;

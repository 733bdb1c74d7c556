/**
 * Deadlines as data, ordered by (deadline, sequence). It never looks at a clock: the time of a command is what counts.
 */
@NullMarked
package az.ecbar.ledger.timer;

import org.jspecify.annotations.NullMarked;

/**
 * Long work cut into steps, so that no command holds the ledger: which jobs wait, in what order. What a step does is
 * decided by the class that owns the work.
 */
@NullMarked
package az.ecbar.ledger.job;

import org.jspecify.annotations.NullMarked;

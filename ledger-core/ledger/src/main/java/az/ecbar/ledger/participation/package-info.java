/**
 * Tells participants what the Central Bank decided about a participant's part in a system: called by who decides, and by
 * the job that tells the others. It decides nothing and changes no status.
 */
@NullMarked
package az.ecbar.ledger.participation;

import org.jspecify.annotations.NullMarked;

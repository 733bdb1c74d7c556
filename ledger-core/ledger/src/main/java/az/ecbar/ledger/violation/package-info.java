/**
 * The one exception of the ledger. It carries no logic.
 */
@NullMarked
package az.ecbar.ledger.violation;

import org.jspecify.annotations.NullMarked;

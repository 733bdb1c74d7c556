/**
 * The one list of the ledger's reasons, for all modules that tell them to somebody. It holds no logic.
 */
@NullMarked
package az.ecbar.reason;

import org.jspecify.annotations.NullMarked;

/** Parts of AZIPS on their own. */
@NullMarked
package az.ecbar.ledger.azips;

import org.jspecify.annotations.NullMarked;

/**
 * What section 7 wants of systemically important participants, as two operators enter it. Called by the dispatcher. It
 * keeps no state: an entry is checked, told and then a fact of the journal, from which the projection makes the register.
 * It never moves money.
 */
@NullMarked
package az.ecbar.ledger.continuity;

import org.jspecify.annotations.NullMarked;

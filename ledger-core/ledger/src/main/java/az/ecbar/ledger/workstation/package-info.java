/**
 * Participants that are out of order, and the payments that operators enter on their behalf (4.27, 6.1). Called by the
 * dispatcher of what two operators decide; it never decides what 4.8 decides: that is AZIPS's, as of any payment.
 */
@NullMarked
package az.ecbar.ledger.workstation;

import org.jspecify.annotations.NullMarked;

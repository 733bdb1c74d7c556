/**
 * What the ledger says: one class for each hundred of event templates, one method for each event, all of them written
 * into one {@link az.ecbar.ledger.event.EventBuffer}. The capability classes call these and nothing else leaves the
 * ledger. No decision is taken here.
 */
@NullMarked
package az.ecbar.ledger.event;

import org.jspecify.annotations.NullMarked;

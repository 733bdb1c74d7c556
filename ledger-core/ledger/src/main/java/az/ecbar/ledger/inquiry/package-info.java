/**
 * What banks ask about accounts and payments (4.20 to 4.25). Called by the dispatcher for an inquiry whose number the
 * session took; it reads what the other parts of the ledger hold and says which answer is due. It never changes money,
 * payments or accounts.
 */
@NullMarked
package az.ecbar.ledger.inquiry;

import org.jspecify.annotations.NullMarked;

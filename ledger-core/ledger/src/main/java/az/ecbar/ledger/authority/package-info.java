/**
 * What participants allow others about their accounts (4.19). Called by the dispatcher for what two operators decide, and
 * asked by notices and inquiries. It never moves money, and tells nobody anything itself.
 */
@NullMarked
package az.ecbar.ledger.authority;

import org.jspecify.annotations.NullMarked;

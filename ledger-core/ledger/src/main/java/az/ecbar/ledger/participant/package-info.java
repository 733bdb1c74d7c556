/**
 * Who takes part: participants with their aliases and status, and the certificates of the BCSC that speak for them.
 * Asked by every capability class; it books nothing.
 */
@NullMarked
package az.ecbar.ledger.participant;

import org.jspecify.annotations.NullMarked;

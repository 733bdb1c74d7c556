/**
 * Who led when: the epochs of the journal, as its records name them. The dispatcher calls it; it decides nothing about
 * who may lead.
 */
@NullMarked
package az.ecbar.ledger.epoch;

import org.jspecify.annotations.NullMarked;

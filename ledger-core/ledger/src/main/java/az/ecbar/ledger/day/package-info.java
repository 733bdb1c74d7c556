/**
 * The transaction day of each system: its state, its date, its counters. It tells whether payments are taken; what
 * happens to payments at its end is the systems' own matter.
 */
@NullMarked
package az.ecbar.ledger.day;

import org.jspecify.annotations.NullMarked;

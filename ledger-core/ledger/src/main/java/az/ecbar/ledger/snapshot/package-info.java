/**
 * Writes the whole state as SBE records in a canonical order and reads it back. It visits the state through the same
 * accessors that the ledger uses; it changes nothing when it writes.
 */
@NullMarked
package az.ecbar.ledger.snapshot;

import org.jspecify.annotations.NullMarked;

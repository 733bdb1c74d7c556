/**
 * The mutation run: takes each guard of the ledger out of its bytecode, or turns it round, and runs the ledger's own tests
 * above that. Knows the ledger as bytes alone.
 */
@NullMarked
package az.ecbar.mutation;

import org.jspecify.annotations.NullMarked;

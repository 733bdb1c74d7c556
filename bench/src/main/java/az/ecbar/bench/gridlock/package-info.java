/**
 * The benchmark {@code gridlock}: how long the one command that resolves a gridlock holds the ledger. The JMH class here is
 * run in processes of its own.
 */
@NullMarked
package az.ecbar.bench.gridlock;

import org.jspecify.annotations.NullMarked;

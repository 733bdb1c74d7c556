/**
 * The benchmark {@code ledger}: settling without a journal, through the dispatcher and through the ring, beside a bare
 * loop over arrays and beside exchange-core. The JMH classes here are run in processes of their own.
 */
@NullMarked
package az.ecbar.bench.ledger;

import org.jspecify.annotations.NullMarked;

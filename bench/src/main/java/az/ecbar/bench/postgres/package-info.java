/**
 * The peer PostgreSQL: a double-entry transfer as one transaction of a server that we start and stop. The benchmarks
 * {@code postgres} and {@code journal} call it; it knows nothing of our ledger.
 */
@NullMarked
package az.ecbar.bench.postgres;

import org.jspecify.annotations.NullMarked;

/**
 * The process in which exchange-core settles transfers, so that our ring is measured beside it. The benchmark {@code
 * ledger} starts it; it knows nothing of our ledger and shares no class path with it.
 */
@NullMarked
package az.ecbar.bench.peer;

import org.jspecify.annotations.NullMarked;

/**
 * The witness: a small process at a third place that knows who may have the next epoch (docs/replication.md).
 *
 * <p>One register, changed only by a compare-and-set that is forced before its answer leaves. It sees no money, no record
 * and no clock.
 */
@NullMarked
package az.ecbar.pair.witness;

import org.jspecify.annotations.NullMarked;

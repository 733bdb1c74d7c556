/**
 * Mode pair: who owns the epoch, and how the standby gets what the owner sequences (docs/replication.md).
 *
 * <p>{@link az.ecbar.pair.PairHost} is the node around it, {@link az.ecbar.pair.ControlLink} and
 * {@link az.ecbar.pair.DataLink} lead to the other node. All logic runs in duty cycles of one thread, the pair thread.
 * Nothing here decides about money, and nothing here reads a clock to decide who owns: silence only makes a node try.
 */
@NullMarked
package az.ecbar.pair;

import org.jspecify.annotations.NullMarked;

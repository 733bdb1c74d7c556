/**
 * A node put together: journal, ledger, ring, gate, outbox, sessions, and the threads that run their duty cycles; alone, or
 * as one of a pair ({@link az.ecbar.ops.node.PairNode}). It decides nothing itself but the order of starting and stopping,
 * and which failure ends the process with which code.
 */
@NullMarked
package az.ecbar.ops.node;

import org.jspecify.annotations.NullMarked;

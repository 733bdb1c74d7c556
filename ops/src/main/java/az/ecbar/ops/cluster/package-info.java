/**
 * A node in mode cluster: one member of three or more, with its own copy, outbox and directory; the gateway runs at the
 * member that leads. {@link az.ecbar.ops.node} starts it when a node's configuration has a section {@code cluster}.
 */
@NullMarked
package az.ecbar.ops.cluster;

import org.jspecify.annotations.NullMarked;

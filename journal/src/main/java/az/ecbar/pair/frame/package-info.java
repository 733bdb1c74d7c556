/**
 * What two nodes, and a node and the witness, say to each other on control connections (docs/replication.md).
 *
 * <p>Values and their codec; whoever receives a frame that breaks its layout closes the connection. Nothing here knows
 * what a frame means.
 */
@NullMarked
package az.ecbar.pair.frame;

import org.jspecify.annotations.NullMarked;

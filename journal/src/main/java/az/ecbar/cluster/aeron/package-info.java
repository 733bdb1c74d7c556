/**
 * Aeron Cluster as the log of mode cluster. Only adapts: media driver, archive and consensus module of one member, the
 * thread that delivers, the way of commands to the member itself. What is delivered is decided upon in {@link
 * az.ecbar.cluster}.
 */
@NullMarked
package az.ecbar.cluster.aeron;

import org.jspecify.annotations.NullMarked;

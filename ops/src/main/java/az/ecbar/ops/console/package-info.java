/**
 * The operators' side: what a console may ask of a node, how a request becomes a command, and the console itself. What
 * moves money or changes rules is proposed by one operator and approved by another; this package only carries it.
 */
@NullMarked
package az.ecbar.ops.console;

import org.jspecify.annotations.NullMarked;

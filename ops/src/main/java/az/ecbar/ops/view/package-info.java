/**
 * Views of a node for its operators that change nothing: the tail of what happens behind the gate. The edge writes into a
 * ring and never waits; a console that is too slow loses lines and is told how many.
 */
@NullMarked
package az.ecbar.ops.view;

import org.jspecify.annotations.NullMarked;

/**
 * Views of a node for its operators that change nothing: the live feed of events behind the gate. The edge writes and
 * never waits; readers that are too slow lose events and are told so.
 */
@NullMarked
package az.ecbar.ops.view;

import org.jspecify.annotations.NullMarked;

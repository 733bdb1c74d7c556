/**
 * The launcher's commands over a journal that no node writes: verify, dump, compare. Called by the command
 * line; they change nothing.
 */
@NullMarked
package az.ecbar.ops.journal;

import org.jspecify.annotations.NullMarked;

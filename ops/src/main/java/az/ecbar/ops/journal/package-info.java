/**
 * The launcher's commands over the journal of a data folder: verify, dump, replay, compare. Called by the command
 * line, and the replay by the demo; they change nothing.
 */
@NullMarked
package az.ecbar.ops.journal;

import org.jspecify.annotations.NullMarked;

/**
 * A journal's folder in memory, for tests and the simulator: it forgets, tears, flips, fails and runs full
 * as a disk may, by a seed. Called by tests only; it stands on the ports and on nothing of the journal's
 * logic but the names of cycles.
 */
@NullMarked
package az.ecbar.journal.memory;

import org.jspecify.annotations.NullMarked;

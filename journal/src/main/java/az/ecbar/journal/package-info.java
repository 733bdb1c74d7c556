/**
 * The journal: appends, forces and reads records by our sequence. Called by the core agent and by tools;
 * Chronicle's index never leaves this package.
 */
@NullMarked
package az.ecbar.journal;

import org.jspecify.annotations.NullMarked;

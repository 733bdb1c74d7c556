/**
 * The session transport in memory, for tests and the simulator: connections whose frames wait, and which are
 * cut, as a seed says. Used on one thread. No place for logic of the protocol.
 */
@NullMarked
package az.ecbar.ctn.memory;

import org.jspecify.annotations.NullMarked;

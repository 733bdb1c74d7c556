/**
 * The way between two nodes, in memory and with the faults of a network, for tests and for the simulator: every fault
 * follows from its seed, and time is what the caller says.
 */
@NullMarked
package az.ecbar.pair.memory;

import org.jspecify.annotations.NullMarked;

/**
 * Control connections in memory, with the faults of a network, for a simulator and for tests that step two nodes on one
 * thread.
 *
 * <p>Everything that happens follows from the seed and from the calls. Knows the ports of mode pair and nothing else.
 */
@NullMarked
package az.ecbar.pair.memory;

import org.jspecify.annotations.NullMarked;

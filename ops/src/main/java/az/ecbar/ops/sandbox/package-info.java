/**
 * A whole installation in one folder, invented and thrown away: authority, keys, genesis, configuration files, and a node
 * as a child process. Called by {@code demo} and {@code up}, by tests and benchmarks; nothing of a real installation
 * depends on it. Its passwords leave it through the environment of its children only.
 */
@NullMarked
package az.ecbar.ops.sandbox;

import org.jspecify.annotations.NullMarked;

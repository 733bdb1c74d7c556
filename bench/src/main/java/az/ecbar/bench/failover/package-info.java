/**
 * How long banks wait when a node comes up: a start from snapshot and journal, and a take-over. Whole nodes as processes of
 * their own, with the settings of production.
 */
@NullMarked
package az.ecbar.bench.failover;

import org.jspecify.annotations.NullMarked;

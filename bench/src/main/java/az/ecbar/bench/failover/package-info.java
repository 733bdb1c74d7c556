/**
 * What a failover takes: how soon a promoted standby settles, how fast one that is behind catches up and what that costs
 * the owner, how long a start takes. Uses the processes and classes of production; never part of them.
 */
@NullMarked
package az.ecbar.bench.failover;

import org.jspecify.annotations.NullMarked;

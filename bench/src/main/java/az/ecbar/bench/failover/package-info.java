/**
 * What a failover takes: how soon a promoted standby settles, how fast one that is behind catches up and what that costs
 * the owner, how long a start takes. Processes and classes of the node, with the settings of production or of the sandbox.
 */
@NullMarked
package az.ecbar.bench.failover;

import org.jspecify.annotations.NullMarked;

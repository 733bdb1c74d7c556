/**
 * What a standby costs: an owner and a standby in processes of their own, both with the journal of production, and
 * between them the node's own sender, receiver and Aeron. The protocol around them is as small as can be.
 */
@NullMarked
package az.ecbar.bench.pair;

import org.jspecify.annotations.NullMarked;

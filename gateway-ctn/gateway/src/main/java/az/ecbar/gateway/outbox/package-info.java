/**
 * The outbox: every rendered output of every terminal, under the number that the ledger gave it, until the bank has
 * acknowledged it and for some days more (D19); and the proofs under which outputs were sent.
 *
 * <p>The renderer appends behind the gate, the CTN sessions read by number. What lies here is derived: it can be made
 * again from the journal, and at each start what is made again must equal what lies here, or the node stops (I7). So
 * nothing here is forced for each message, and a lost tail is no loss.
 *
 * <p>This package must never change or drop an output that is not acknowledged, never give one out of order or with a
 * gap, and never touch files but through {@link az.ecbar.port.FileFolder}.
 */
@NullMarked
package az.ecbar.gateway.outbox;

import org.jspecify.annotations.NullMarked;

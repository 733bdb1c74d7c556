/**
 * The session transport over Netty: TLS 1.3 with certificates on both sides, and the cutting of the byte stream
 * into frames by their length. Netty's threads put whole frames into a bounded queue; one thread, that of the
 * duty cycle above, polls them. Holds the bank's client and what it shares with the gateway's server; knows
 * nothing of sessions, signatures or numbers.
 */
@NullMarked
package az.ecbar.ctn.netty;

import org.jspecify.annotations.NullMarked;

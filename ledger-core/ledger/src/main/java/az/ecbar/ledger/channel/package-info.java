/**
 * Over which channel a participant exchanges messages with AZIPS (4.3, 4.4), in which language it is told, which messages
 * of SWIFT were taken, and which outputs over it were given up.
 *
 * <p>The dispatcher asks before a message has any effect; operators set. This package must never know a network: a
 * channel is a word, and a message of SWIFT is a number under a BIC.
 */
@NullMarked
package az.ecbar.ledger.channel;

import org.jspecify.annotations.NullMarked;

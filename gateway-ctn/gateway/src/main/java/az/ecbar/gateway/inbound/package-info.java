/**
 * Turns verified messages of the banks into commands.
 *
 * <p>A CTN session hands over a message whose signature and place it has verified; a translator reads it strictly, by
 * {@code az.ecbar.mt}, and encodes exactly one command for it into the ring, after the parts where the message is larger
 * than a slot. What cannot be read becomes a command as well: it takes its number and is answered by SMT900.
 *
 * <p>This package must never decide about money or participants, never repair a message, never consult a directory, and
 * never hold a large message whole.
 */
@NullMarked
package az.ecbar.gateway.inbound;

import org.jspecify.annotations.NullMarked;

/**
 * Reads MT messages, and says exactly why one is refused.
 *
 * <p>The gateway gives the bytes of a bank to {@link az.ecbar.mt.MtReader}, gets a parsed message or an {@link
 * az.ecbar.mt.MtError}, and turns it into a command or a refusal. What is accepted is written down in {@code
 * docs/formats/azips.md}; the reasons of a refusal are {@link az.ecbar.mt.FormatReason}.
 *
 * <p>This package must never repair, guess or skip anything, never consult a directory of participants, and never
 * throw for anything that a message contains.
 */
@NullMarked
package az.ecbar.mt;

import org.jspecify.annotations.NullMarked;

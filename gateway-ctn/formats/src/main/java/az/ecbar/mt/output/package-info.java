/**
 * Writes what AZIPS sends: the forwarded payment, the notices MT298 and the advices MT900 and MT910.
 *
 * <p>The renderer calls {@link az.ecbar.mt.output.MtWriter} behind the gate. The same input gives the same bytes, always;
 * nothing here reads a clock or keeps state from one message to the next.
 */
@NullMarked
package az.ecbar.mt.output;

import org.jspecify.annotations.NullMarked;

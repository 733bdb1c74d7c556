/**
 * The ring that feeds the ledger and the duty cycle behind it. The edge encodes commands into slots
 * ({@link az.ecbar.ring.CommandRing}); one thread ({@link az.ecbar.ring.CoreAgent}) stamps them, applies them, appends
 * them to the log and forces it; what the ledger said waits in the {@link az.ecbar.ring.EventGate} until its command is
 * committed by the {@link az.ecbar.ring.CommitRule}. Nothing here starts a thread, waits or looks at a clock but through its port.
 */
@NullMarked
package az.ecbar.ring;

import org.jspecify.annotations.NullMarked;

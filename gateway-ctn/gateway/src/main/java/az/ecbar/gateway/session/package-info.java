/**
 * The centre's side of the CTN sessions: one duty cycle, {@link az.ecbar.gateway.session.SessionServer}, above
 * the session transport, the command sink, the translators and the outbox. Called by the edge's thread. It
 * authenticates, numbers nothing itself, keeps the order of numbers, and turns the ledger's answers into
 * signed receipts. It must never look into a message, decide about money, or say ACK before the gate did.
 */
@NullMarked
package az.ecbar.gateway.session;

import org.jspecify.annotations.NullMarked;

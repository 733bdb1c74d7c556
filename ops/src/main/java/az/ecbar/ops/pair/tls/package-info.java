/**
 * Control connections over TLS 1.3: to the other node, to the witness, and of operators. {@link
 * az.ecbar.ops.pair.tls.TlsControlLink} connects, {@link az.ecbar.ops.pair.tls.ControlListener} accepts; both carry whole
 * frames and know nothing of what they mean. Who is at the other end is decided here, by certificate, role and
 * fingerprint, before anybody hears of the connection. Used by one thread, the pair thread or the witness's; Netty's
 * threads stay behind bounded queues.
 */
@NullMarked
package az.ecbar.ops.pair.tls;

import org.jspecify.annotations.NullMarked;

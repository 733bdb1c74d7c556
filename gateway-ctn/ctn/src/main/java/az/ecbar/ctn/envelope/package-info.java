/**
 * Signed frames: building envelopes, logons and answers, and verifying them when they come (D20). Called by the
 * session logic of both sides on its thread; owns the buffers of what is built. Knows frames and keys, but
 * neither the numbering of a session nor its transport.
 */
@NullMarked
package az.ecbar.ctn.envelope;

import org.jspecify.annotations.NullMarked;

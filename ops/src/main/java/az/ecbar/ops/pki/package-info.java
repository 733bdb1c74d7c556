/**
 * The launcher's commands {@code pki}: the BCSC development authority at the terminal. Each asks for what it needs, calls
 * the trust module and prints; nothing here knows a certificate's bytes. Passwords come from the environment or the
 * terminal, never from arguments, and are never printed.
 */
@NullMarked
package az.ecbar.ops.pki;

import org.jspecify.annotations.NullMarked;

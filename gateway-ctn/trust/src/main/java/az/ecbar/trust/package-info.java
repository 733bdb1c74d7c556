/**
 * What the settlement system believes and why: digests, and the reasons for which something signed is
 * refused.
 *
 * <p>The sub-packages build on one another in this order: {@code merkle} (leaves, trees, paths), {@code certificate}
 * (identities of the BCSC authority), {@code signature} (algorithms behind the crypto port), {@code envelope} (one
 * signature over what is waiting), {@code receipt} (one message, provable alone), {@code key} (where private keys live),
 * {@code tls} (material for connections) and {@code authority} (issuing and revoking).
 *
 * <p>Nothing here reads a clock, starts a thread or opens a connection; time is always an argument, in nanoseconds of
 * UTC since 1970. Only {@code key}, {@code authority} and the receipt file touch the disk. Nothing here decides about
 * money.
 */
@NullMarked
package az.ecbar.trust;

import org.jspecify.annotations.NullMarked;

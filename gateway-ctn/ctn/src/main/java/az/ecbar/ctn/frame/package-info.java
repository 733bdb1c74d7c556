/**
 * The frames of the CTN session protocol as flyweights over buffers, by {@code docs/protocol/ctn.md}. Called by
 * the session logic of both sides. Each {@code wrap} checks every length, code and reserved byte of its frame
 * before an accessor may be used, and says why not by a {@link az.ecbar.ctn.CtnCode}; it never throws for what
 * a peer sent. Nothing here knows keys, sessions or time.
 */
@NullMarked
package az.ecbar.ctn.frame;

import org.jspecify.annotations.NullMarked;

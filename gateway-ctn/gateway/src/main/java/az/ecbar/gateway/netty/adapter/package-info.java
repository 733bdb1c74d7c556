/**
 * The server's end of the session transport over Netty. Netty's threads accept, do TLS and cut frames; the edge's
 * thread polls. Knows nothing of sessions.
 */
@NullMarked
package az.ecbar.gateway.netty.adapter;

import org.jspecify.annotations.NullMarked;

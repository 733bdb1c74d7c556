/**
 * The server's side of the CTN: sessions, translation of messages to commands, rendering of events,
 * outbox. It decides nothing about money.
 */
@NullMarked
package az.ecbar.gateway;

import org.jspecify.annotations.NullMarked;

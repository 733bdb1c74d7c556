/**
 * Turns the ledger's events into the messages that banks receive.
 *
 * <p>{@link az.ecbar.gateway.notice.NoticeHandler} gets every event from behind the gate, in order: it keeps the directory
 * of names and accounts up to date, renders each {@code NoticeDue} once and gives the result to the outbox. A message is a
 * pure function of the event, the bank's stored bytes and the directory as of that event, so a replay makes the same bytes
 * (I6, I7).
 *
 * <p>This package must never read a clock, decide whether or to whom something is due, number anything, or change a byte
 * of what a bank wrote in block 4.
 */
@NullMarked
package az.ecbar.gateway.notice;

import org.jspecify.annotations.NullMarked;

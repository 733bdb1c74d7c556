/**
 * The adapter's memory that outlives a crash: which message has which input number, what became of it, and
 * which outputs came in. The folders and the link write here first and act after {@link
 * az.ecbar.stp.store.OutStore#force}; nothing here talks to the centre or looks into a message.
 */
@NullMarked
package az.ecbar.stp.store;

import org.jspecify.annotations.NullMarked;

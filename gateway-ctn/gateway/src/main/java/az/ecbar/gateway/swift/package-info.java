/**
 * The second channel of AZIPS: files of SWIFT's back-office adapters (rules 4.3.2, 4.4).
 *
 * <p>The edge calls {@code SwiftChannel} in its duty cycle and tells it the ledger's events. What the adapter delivered
 * goes through the same translator into the same ring as what banks send over CTN; what stands in the outbox for a SWIFT
 * terminal goes out in files until an F21 says that SWIFT has it. Nothing here is kept over a restart: what was taken the
 * ledger knows, what was acknowledged likewise, and what lies in the folders is looked at again.
 *
 * <p>This package must never decide about money or participants, never repair a message, never delete a file that the
 * ledger did not answer for, and never hold a key in a text.
 */
@NullMarked
package az.ecbar.gateway.swift;

import org.jspecify.annotations.NullMarked;

/**
 * Messages of ISO 20022 beside MT: reads what banks hand in, writes what they receive.
 *
 * <p>An ISO message is admitted when its MT equivalent is: {@link az.ecbar.iso.MessageReader} takes it apart strictly,
 * writes the MT that says the same, and has that read by {@link az.ecbar.mt.MtReader}. So there is one model, one set of
 * checks and one command, whatever the language. {@link az.ecbar.iso.PaymentXml} is the way back. Field by field in
 * {@code docs/formats/iso20022.md}.
 *
 * <p>Called from the gateway's edge and by the bank's adapter. This package must never repair, guess or skip anything,
 * never carry what an MT cannot, and never throw for anything that a message contains.
 */
@NullMarked
package az.ecbar.iso;

import org.jspecify.annotations.NullMarked;

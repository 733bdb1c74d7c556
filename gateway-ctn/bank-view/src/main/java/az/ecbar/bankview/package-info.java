/**
 * The auditor of the banks' view: from what each bank sent and received, as text, and from what the Central Bank decided,
 * it judges by the regulation whether every outcome, balance, notice, answer and line of a statement is as it must be.
 *
 * <p>Written from the regulation and {@code docs/formats} alone, in plain decimals and collections. Tests call it after a
 * day; production never does. It must never know the ledger, its schema or the formats' classes: whoever knew them could
 * be written to please them, and would share their mistakes.
 *
 * <p>MT and ISO 20022 are judged alike, byte for byte ({@code docs/adr/0058}); the XML reader is that of the JDK.
 *
 * <p>What happens by one command is taken in the order in which the banks were told; whether it may happen in that order,
 * and whether something is missing, is what is judged.
 */
@NullMarked
package az.ecbar.bankview;

import org.jspecify.annotations.NullMarked;

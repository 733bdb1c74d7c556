/**
 * The messages of IPS in ISO 20022: what participants hand in, read strictly against a profile of each kind and handed over as
 * a typed model. XML is the canonical form here: nothing is turned into MT, cut or transliterated. Element by element in
 * {@code docs/formats/ips.md}.
 *
 * <p>Called by the gateway's edge and by the bank's adapter; what IPS sends is written by {@link az.ecbar.ips.output}. This
 * package must never decide anything about money, never repair or guess, and never throw for anything that a message holds.
 */
@NullMarked
package az.ecbar.ips;

import org.jspecify.annotations.NullMarked;

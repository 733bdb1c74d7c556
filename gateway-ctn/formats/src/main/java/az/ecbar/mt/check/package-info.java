/**
 * Small checks of the values that messages carry: IBAN, TIN (VÖEN), BIC, references, currencies, amounts, dates, UETR.
 *
 * <p>Called by the readers of messages and by whoever registers reference data. They report what they find in
 * primitives or enums, over bytes and without allocating; whether a well-formed value belongs to anybody is not theirs
 * to say.
 */
@NullMarked
package az.ecbar.mt.check;

import org.jspecify.annotations.NullMarked;

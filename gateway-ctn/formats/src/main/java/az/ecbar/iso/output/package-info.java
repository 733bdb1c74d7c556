/**
 * What AZIPS sends in ISO 20022: advices, statements, answers and notices, made of the MT that was rendered, so that each is
 * rendered once and both languages say the same ({@code docs/formats/iso20022.md}).
 *
 * <p>The gateway's renderer calls {@link az.ecbar.iso.output.IsoOutput}. This package must never know why something is
 * told, nor read anything but the message that is given to it.
 */
@NullMarked
package az.ecbar.iso.output;

import org.jspecify.annotations.NullMarked;

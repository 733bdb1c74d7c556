/**
 * What IPS sends in ISO 20022: transactions carried on, their status, refusals, limits, the day, copies, statements and texts.
 * Element by element in {@code docs/formats/ips.md}.
 *
 * <p>The gateway's renderer calls {@link az.ecbar.ips.output.IpsOutput}. This package must never know why something is told,
 * and never cut or change what a participant wrote.
 */
@NullMarked
package az.ecbar.ips.output;

import org.jspecify.annotations.NullMarked;

/**
 * The ring that orders commands and stamps sequence, epoch and time. Called by the edge (producers) and
 * by the core agent (consumer); it decides nothing about money.
 */
@NullMarked
package az.ecbar.ring;

import org.jspecify.annotations.NullMarked;

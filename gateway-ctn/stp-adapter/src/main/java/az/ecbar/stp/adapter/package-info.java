/**
 * What connects the bank's side to the machine: the thread that calls the duty cycle, and the clock. It decides nothing.
 */
@NullMarked
package az.ecbar.stp.adapter;

import org.jspecify.annotations.NullMarked;

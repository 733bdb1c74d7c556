/**
 * Messages on paper (3.4): what a notice, advice or statement says, as lines of text with the names of its fields in
 * English and Azerbaijani, or the same as a PDF. Used by the bank's adapter and by the operators' console. It prints what
 * stands there and judges nothing: a print is no proof, the receipt is.
 */
@NullMarked
package az.ecbar.stp.print;

import org.jspecify.annotations.NullMarked;

/**
 * What the ledger knows of CTN sessions: the numbers of each terminal, the inputs it took last, transfers in parts.
 * It decides whether an input is the next one; what the input says is decided elsewhere.
 */
@NullMarked
package az.ecbar.ledger.ctn;

import org.jspecify.annotations.NullMarked;

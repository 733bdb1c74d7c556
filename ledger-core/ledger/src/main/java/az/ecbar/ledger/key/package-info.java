/**
 * Fixed-length texts as numbers, and an index over them. The ledger compares and stores BICs, references, currencies
 * and account numbers only in this form, so that no command makes a {@code String}. Nothing here knows a rule.
 */
@NullMarked
package az.ecbar.ledger.key;

import org.jspecify.annotations.NullMarked;

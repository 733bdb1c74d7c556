/**
 * The auditor: goes through a journal, command after command, together with the events that the ledger gave, keeps books
 * of its own straight from the regulation, and says every difference in a sentence. Tests call {@link
 * az.ecbar.auditor.Auditor}; it knows the schema and nothing of the ledger, and the ledger must never know it: whoever
 * changes one must not change the other to agree. It is naive on purpose: maps, lists, sets, {@code BigDecimal}.
 *
 * <p>What stands in the regulation's own words bears its rule; what is the project's own bears the number of its design
 * (D19 numbers of inputs and outputs, D23 two operators, I1 to I7 invariants).
 */
@NullMarked
package az.ecbar.auditor;

import org.jspecify.annotations.NullMarked;

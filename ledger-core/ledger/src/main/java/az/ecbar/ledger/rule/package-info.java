/**
 * Parameters of the rule set with their effective dates, business dates and the calendar. Asked by the capability
 * classes; changed only by the commands SetRule and DeclareDay. It never asks the JDK for a date or a time zone.
 */
@NullMarked
package az.ecbar.ledger.rule;

import org.jspecify.annotations.NullMarked;

/**
 * The business days of a year in Azerbaijan: proposed from the Labour Code and from what is announced each year, shown,
 * and compared with what somebody wrote down. The calendar of a ledger is data: what is proposed here counts only once it
 * is declared there. Called by the launcher and the operators' console; asks no clock and no node.
 */
@NullMarked
package az.ecbar.ops.calendar;

import org.jspecify.annotations.NullMarked;

/**
 * What accounts are told of their entries: keeps the bookings of the last two AZIPS days and counts them per account, and
 * says, page by page, which statement is due. Called where AZIPS books and by the job that ends the day; it moves no
 * money and fills no page: the renderer does.
 */
@NullMarked
package az.ecbar.ledger.statement;

import org.jspecify.annotations.NullMarked;

package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * An entry of an account, as an advice tells it.
 *
 * @param ourReference the system's reference of the payment
 * @param reference field 20 of the payment, empty when there is none
 * @param account the account booked
 * @param money value date, currency, amount
 */
public record Booking(Text ourReference, Text reference, Text account, Money money) {}

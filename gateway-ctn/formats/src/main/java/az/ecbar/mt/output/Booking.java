package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * An entry of an account, as an advice tells it.
 *
 * @param ourReference the system's reference of what was booked
 * @param reference field 20 of the payment, or reference of the decision; empty when there is none
 * @param account the account booked
 * @param money value date, currency, amount
 * @param narrative field 72, empty to leave the field out
 */
public record Booking(Text ourReference, Text reference, Text account, Money money, Text narrative) {
    /** Without a narrative. */
    public Booking(Text ourReference, Text reference, Text account, Money money) {
        this(ourReference, reference, account, money, new Text());
    }
}

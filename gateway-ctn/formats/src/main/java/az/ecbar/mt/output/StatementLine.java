package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * An entry of a statement, field 61.
 *
 * @param valueDate yyyymmdd
 * @param entryDate yyyymmdd, of which month and day are written
 * @param isCredit whether the account was credited
 * @param currency three letters, which decide how many decimals are written
 * @param amountMinor minor units of the currency, positive
 * @param messageType three digits of the payment's type, or {@link #NO_MESSAGE}
 * @param reference field 20 of the payment, or reference of the decision; empty when there is none
 * @param ourReference the system's reference of what was booked
 */
public record StatementLine(
        int valueDate,
        int entryDate,
        boolean isCredit,
        Text currency,
        long amountMinor,
        int messageType,
        Text reference,
        Text ourReference) {
    /** What was booked was no payment. */
    public static final int NO_MESSAGE = 0;
}

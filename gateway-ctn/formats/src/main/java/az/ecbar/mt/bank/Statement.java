package az.ecbar.mt.bank;

import java.util.List;

/**
 * A page of an MT950: the statement of an account at the end of a day.
 *
 * @param ourReference the system's reference of the statement, the same on all its pages
 * @param account the account
 * @param number of the statement in its year
 * @param page from 1
 * @param isFirst whether the page begins with the closing balance of the statement before (60F)
 * @param opening the balance before the first entry of the page
 * @param entries in the order in which they were booked
 * @param closing the balance after the last entry of the page
 * @param isLast whether no page follows (62F)
 * @param isRepeated whether the page was possibly sent before (PDM)
 */
public record Statement(
        String ourReference,
        String account,
        int number,
        int page,
        boolean isFirst,
        Balance opening,
        List<Entry> entries,
        Balance closing,
        boolean isLast,
        boolean isRepeated)
        implements BankMessage {
    public Statement {
        entries = List.copyOf(entries);
    }

    /**
     * A balance.
     *
     * @param date yyyymmdd
     * @param currency three letters
     * @param minor minor units of the currency
     */
    public record Balance(int date, String currency, long minor) {}

    /**
     * An entry.
     *
     * @param valueDate yyyymmdd
     * @param isCredit whether the account was credited
     * @param amountMinor minor units of the statement's currency
     * @param code {@code S} and the type of the message that was booked, or {@code NMSC}
     * @param reference field 20 of the payment, the Central Bank's reference of its decision, or {@code NONREF}
     * @param ourReference the system's reference of what was booked
     */
    public record Entry(
            int valueDate, boolean isCredit, long amountMinor, String code, String reference, String ourReference) {}
}

package az.ecbar.ips.output;

import java.util.List;

/**
 * A page of the statement of a clearing account: all amounts in qəpik.
 *
 * @param account an IBAN
 * @param owner BIC11 of the participant whose account it is
 * @param date the day of IPS, yyyymmdd
 * @param number of the statement, per account and year
 * @param page of the statement, from 1
 * @param pages of the statement
 * @param openingMinor net position when the day began
 * @param closingMinor net position when it ended
 * @param debitsMinor all debits of the day
 * @param creditsMinor all credits of the day
 * @param adjustedMinor what the adjustments of the day added to the position; less than nothing where they took
 * @param entries of this page
 * @rule 5-1.17.4, 5-1.19
 */
public record StatementPage(
        String account,
        String owner,
        int date,
        long number,
        int page,
        int pages,
        long openingMinor,
        long closingMinor,
        long debitsMinor,
        long creditsMinor,
        long adjustedMinor,
        List<Entry> entries) {
    /** So many entries has a page at most. */
    public static final int MOST_ENTRIES = 60;

    public StatementPage {
        entries = List.copyOf(entries);
        if (entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(entries.size() + " entries, at most " + MOST_ENTRIES);
        }
    }

    /**
     * An entry.
     *
     * @param isCredit whether the account got the money
     * @param definition of the message that was executed: pacs.008.001.08 or pacs.004.001.09
     * @param sender BIC11 of who sent it
     * @param transactionId its sender's identification of the transaction
     * @param ourReference our reference of it
     * @param utcNs when it was settled
     */
    public record Entry(
            boolean isCredit,
            long amountMinor,
            String definition,
            String sender,
            String transactionId,
            String ourReference,
            long utcNs) {}
}

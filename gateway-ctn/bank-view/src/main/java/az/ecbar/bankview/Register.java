package az.ecbar.bankview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What is known before the first day: who takes part, with which accounts and how much on them.
 *
 * @param centralBank its BIC
 * @param participants all, the Central Bank too
 * @param accounts correspondent and current accounts
 * @param holidays weekdays that are no business days
 * @param businessDays days of a weekend that are business days
 * @param isGridlockResolved whether the rule set lets gridlocks be resolved
 */
public record Register(
        String centralBank,
        List<Participant> participants,
        List<HeldAccount> accounts,
        Set<LocalDate> holidays,
        Set<LocalDate> businessDays,
        boolean isGridlockResolved) {
    /**
     * One participant.
     *
     * @param bic BIC11
     * @param aliases other BICs of it
     * @param name as registered
     * @param tin ten digits
     * @param terminal its logical terminal, twelve characters, for all that it sends and receives
     * @param isExecutionNoticeWanted whether it gets SMT012
     * @param isInIso whether it is told in ISO 20022, else in MT
     */
    public record Participant(
            String bic,
            Set<String> aliases,
            String name,
            String tin,
            String terminal,
            boolean isExecutionNoticeWanted,
            boolean isInIso) {}

    /**
     * One account.
     *
     * @param number IBAN
     * @param currency ISO 4217
     * @param owner BIC11
     * @param systemNumber AZIPS's own number of it, which its statements bear in field 20
     * @param opening balance before the first day
     */
    public record HeldAccount(String number, String currency, String owner, int systemNumber, BigDecimal opening) {}
}

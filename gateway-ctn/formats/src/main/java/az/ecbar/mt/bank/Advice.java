package az.ecbar.mt.bank;

import java.time.OffsetDateTime;

/**
 * An MT900 or MT910: an account was debited or credited.
 *
 * @param isCredit whether it was credited
 * @param ourReference the system's reference of the payment, or of what the Central Bank booked
 * @param reference field 20 of the payment, the Central Bank's reference of its decision, or {@code NONREF}
 * @param account the account booked
 * @param moment when it was booked
 * @param valueDate yyyymmdd
 * @param currency three letters
 * @param amountMinor minor units of the currency
 * @param orderingCustomer the lines of 50K, or empty
 * @param orderingInstitution the lines of 52A or 52D, or empty
 * @param narrative the lines of 72, or empty
 * @param uetr field 121, or empty
 * @param isRepeated whether the advice was possibly sent before (PDM)
 */
public record Advice(
        boolean isCredit,
        String ourReference,
        String reference,
        String account,
        OffsetDateTime moment,
        int valueDate,
        String currency,
        long amountMinor,
        String orderingCustomer,
        String orderingInstitution,
        String narrative,
        String uetr,
        boolean isRepeated)
        implements BankMessage {}

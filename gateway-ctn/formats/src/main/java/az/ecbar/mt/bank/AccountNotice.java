package az.ecbar.mt.bank;

import java.time.OffsetDateTime;

/**
 * MT298/SMT720: what was decided about an account of the bank.
 *
 * @param ourReference the system's reference of the decision
 * @param decision number of the decision, or {@code NONREF}
 * @param moment when it was decided
 * @param news {@code OPENED}, {@code CLOSED}, {@code SEIZED}, {@code SEIZURE_REDUCED} or {@code SEIZURE_LIFTED}, with hyphens
 * @param account its number
 * @param available currency and amount of what may be spent now
 * @param seizedBy number of the decision that seizes, where a seizure is told; else empty
 * @param wanted currency and amount that it wants; empty: the whole account
 * @param held currency and amount that it holds
 * @param text the same in words
 */
public record AccountNotice(
        String ourReference,
        String decision,
        OffsetDateTime moment,
        String news,
        String account,
        String available,
        String seizedBy,
        String wanted,
        String held,
        String text)
        implements BankMessage {}

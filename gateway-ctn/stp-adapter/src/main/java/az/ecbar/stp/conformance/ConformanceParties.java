package az.ecbar.stp.conformance;

import az.ecbar.mt.bank.Party;

/**
 * Of whom the messages of the self-test speak.
 *
 * @param own the bank that joins, as a side of a payment
 * @param other a participant of AZIPS, which is never paid
 * @param today the AZIPS day, yyyymmdd
 * @param yesterday a day before it
 */
public record ConformanceParties(Party own, Party other, int today, int yesterday) {
    Party ownWithAccountOfOther() {
        return Party.participant(own.name(), own.bankCode(), own.tin(), own.bic(), other.account());
    }
}

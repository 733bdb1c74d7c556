package az.ecbar.mt.bank;

import az.ecbar.mt.PaymentParty;

/**
 * One side of a payment as the bank's side knows it.
 *
 * @param customerAccount the customer's IBAN; empty in an MT205
 * @param customerTin the customer's TIN, or empty
 * @param customerPersonalCode the customer's personal code (FİN), or empty
 * @param name of the customer in an MT103, of the participant in an MT205
 * @param bankCode six digits of the participant's branch
 * @param tin the participant's TIN
 * @param bic the participant's BIC11
 * @param account the participant's correspondent or current account
 */
public record Party(
        String customerAccount,
        String customerTin,
        String customerPersonalCode,
        String name,
        String bankCode,
        String tin,
        String bic,
        String account) {
    /** A participant that pays or is paid itself, as in an MT205. */
    public static Party participant(String name, String bankCode, String tin, String bic, String account) {
        return new Party("", "", "", name, bankCode, tin, bic, account);
    }

    /** A customer of this participant. */
    public Party withCustomer(String customerName, String iban, String customersTin) {
        return new Party(iban, customersTin, "", customerName, bankCode, tin, bic, account);
    }

    static Party of(PaymentParty party) {
        return new Party(
                party.customerAccount().toString(),
                party.customerTin().toString(),
                party.customerPersonalCode().toString(),
                party.name().toString(),
                party.bankCode().toString(),
                party.tin().toString(),
                party.bic().toString(),
                party.account().toString());
    }

    /** The lines of 50K and 59. */
    String customerLines() {
        return "/" + customerAccount + "\r\n" + name + "\r\n" + customerTin + "/" + customerPersonalCode + "\r\n"
                + bankCode + "/" + tin + "/" + bic + "\r\n" + account;
    }

    /** The lines of 52D and 58D. */
    String participantLines() {
        return "/" + bankCode + "\r\n" + name + "\r\n" + account + "\r\n" + tin + "\r\n" + bic;
    }
}

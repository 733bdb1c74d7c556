package az.ecbar.mt;

/**
 * One side of a payment: the participant, and in an MT103 its customer. A view of the message, valid as long as the
 * payment that it belongs to.
 *
 * <p>Of the customer, form and check digits were verified: nobody else can. Of the participant only the form was, since
 * the ledger compares each value with its directory.
 */
public final class PaymentParty {
    final Text customerAccount = new Text();
    final Text customerTin = new Text();
    final Text customerPersonalCode = new Text();
    final Text name = new Text();
    final Text bankCode = new Text();
    final Text tin = new Text();
    final Text bic = new Text();
    final Text account = new Text();
    final Text raw = new Text();

    PaymentParty() {}

    void clear() {
        customerAccount.clear();
        customerTin.clear();
        customerPersonalCode.clear();
        name.clear();
        bankCode.clear();
        tin.clear();
        bic.clear();
        account.clear();
        raw.clear();
    }

    /** The customer's IBAN; empty in an MT205. */
    public Text customerAccount() {
        return customerAccount;
    }

    /** The customer's TIN, ten digits; empty if it has none, and in an MT205. */
    public Text customerTin() {
        return customerTin;
    }

    /** The personal code (FİN) of a customer who is a natural person; empty if not given, and in an MT205. */
    public Text customerPersonalCode() {
        return customerPersonalCode;
    }

    /** The name: of the customer in an MT103, of the participant in an MT205. */
    public Text name() {
        return name;
    }

    /** The six digits of the participant's branch. */
    public Text bankCode() {
        return bankCode;
    }

    /** The participant's TIN, ten digits. */
    public Text tin() {
        return tin;
    }

    /** The participant's BIC11. */
    public Text bic() {
        return bic;
    }

    /** The participant's correspondent or current account at the Central Bank, 28 characters. */
    public Text account() {
        return account;
    }

    /** The whole field as it stands in the message, its lines parted by CR and LF. */
    public Text raw() {
        return raw;
    }
}

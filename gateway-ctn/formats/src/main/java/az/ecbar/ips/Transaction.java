package az.ecbar.ips;

import az.ecbar.iso.profile.Values;
import az.ecbar.mt.Text;

/**
 * A message about money that is to move: from the debtor's clearing account to the creditor's. Of a refund the debtor is who
 * pays back.
 */
public abstract sealed class Transaction extends IpsMessage permits PaymentOrder, PaymentRefund, PaymentRequest {
    private final Text transactionId = new Text();
    private final Text endToEndId = new Text();
    private final Text instructionId = new Text();
    private final Text uetr = new Text();
    private final Text debtorAccount = new Text();
    private final Text creditorAccount = new Text();
    private final BicView debtor = new BicView();
    private final BicView creditor = new BicView();
    private long amountMinor;
    private int valueDate;

    Transaction(IpsKind kind, Values values) {
        super(kind, "GrpHdr/MsgId", values);
    }

    final void takeIds(Values read, int transaction, int endToEnd, int instruction, int unique) {
        read.show(transaction, transactionId);
        read.show(endToEnd, endToEndId);
        read.show(instruction, instructionId);
        read.show(unique, uetr);
    }

    final void takeMoney(Values read, int amount, int date) {
        amountMinor = minor(read, amount);
        valueDate = date(read, date);
    }

    final void takeDebtor(Values read, int bic, int account) {
        debtor.show(read, bic);
        read.show(account, debtorAccount);
    }

    final void takeCreditor(Values read, int bic, int account) {
        creditor.show(read, bic);
        read.show(account, creditorAccount);
    }

    /** The sender's identification of the transaction, the document number of 5-1.9.3: at most 35 ASCII characters. */
    public final Text transactionId() {
        return transactionId;
    }

    /** The reference from end to end, in UTF-8; of a refund that of the payment; may be empty. */
    public final Text endToEndId() {
        return endToEndId;
    }

    /** The identification of the instruction; may be empty. */
    public final Text instructionId() {
        return instructionId;
    }

    /** The UETR; may be empty. */
    public final Text uetr() {
        return uetr;
    }

    /** The amount, in qəpik; more than nothing. */
    public final long amountMinor() {
        return amountMinor;
    }

    /** The value date, yyyymmdd. */
    public final int valueDate() {
        return valueDate;
    }

    /** BIC11 of the participant whose clearing account is debited. */
    public final Text debtorBic() {
        return debtor.text();
    }

    /** BIC11 of the participant whose clearing account is credited. */
    public final Text creditorBic() {
        return creditor.text();
    }

    /** The clearing account that is debited, an IBAN. */
    public final Text debtorAccount() {
        return debtorAccount;
    }

    /** The clearing account that is credited, an IBAN. */
    public final Text creditorAccount() {
        return creditorAccount;
    }
}

package az.ecbar.ips;

import az.ecbar.iso.profile.Refusal;
import az.ecbar.iso.profile.Values;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;

/**
 * pacs.008: a payment order, an ordinary one or one on request.
 *
 * @rule 5-1.8.1, 5-1.12.1.1, 5-1.12.2.3
 */
public final class PaymentOrder extends Transaction {
    private final int transaction = id("CdtTrfTxInf/PmtId/TxId");
    private final int endToEnd = id("CdtTrfTxInf/PmtId/EndToEndId");
    private final int instruction = id("CdtTrfTxInf/PmtId/InstrId");
    private final int unique = id("CdtTrfTxInf/PmtId/UETR");
    private final int mark = id("CdtTrfTxInf/PmtTpInf/LclInstrm/Prtry");
    private final int amount = id("CdtTrfTxInf/IntrBkSttlmAmt");
    private final int date = id("CdtTrfTxInf/IntrBkSttlmDt");
    private final int debtorBank = id("CdtTrfTxInf/PrvsInstgAgt1/FinInstnId/BICFI");
    private final int debtorBankAccount = id("CdtTrfTxInf/PrvsInstgAgt1Acct/Id/IBAN");
    private final int creditorBank = id("CdtTrfTxInf/IntrmyAgt1/FinInstnId/BICFI");
    private final int creditorBankAccount = id("CdtTrfTxInf/IntrmyAgt1Acct/Id/IBAN");
    private final int initiator = id("CdtTrfTxInf/InitgPty/Id/OrgId/AnyBIC");
    private final int debtorBic = id("CdtTrfTxInf/DbtrAgt/FinInstnId/BICFI");
    private final int debtorAccount = id("CdtTrfTxInf/DbtrAgtAcct/Id/IBAN");
    private final int creditorBic = id("CdtTrfTxInf/CdtrAgt/FinInstnId/BICFI");
    private final int creditorAccount = id("CdtTrfTxInf/CdtrAgtAcct/Id/IBAN");

    private final Text debtorCorrespondent = new Text();
    private final Text creditorCorrespondent = new Text();
    private final Text requestId = new Text();
    private final BicView debtorSettlement = new BicView();
    private final BicView creditorSettlement = new BicView();
    private final BicView requestSender = new BicView();
    private boolean isOnRequest;

    PaymentOrder(Values values) {
        super(IpsKind.PAYMENT, values);
    }

    @Override
    void take(Values read) throws Refusal {
        takeIds(read, transaction, endToEnd, instruction, unique);
        takeMoney(read, amount, date);
        takeDebtor(read, debtorBic, debtorAccount);
        takeCreditor(read, creditorBic, creditorAccount);
        checkBoth(read, debtorBank, debtorBankAccount);
        checkBoth(read, creditorBank, creditorBankAccount);
        debtorSettlement.show(read, debtorBank);
        read.show(debtorBankAccount, debtorCorrespondent);
        creditorSettlement.show(read, creditorBank);
        read.show(creditorBankAccount, creditorCorrespondent);
        takeRequest(read);
    }

    private void takeRequest(Values read) throws Refusal {
        isOnRequest = read.has(mark);
        requestSender.show(read, initiator);
        requestId.clear();
        if (!isOnRequest) {
            if (read.has(initiator)) {
                throw fault(FormatReason.FIELD_NOT_ALLOWED, initiator);
            }
            return;
        }
        if (!read.has(initiator)) {
            throw missing(initiator);
        }
        read.show(endToEnd, requestId);
        FormatReason fault = IpsForm.ID.fault(requestId.array(), requestId.offset(), requestId.length());
        if (fault != null) {
            throw fault(fault, endToEnd);
        }
    }

    /** A settlement bank and its correspondent account are both there or neither. */
    private void checkBoth(Values read, int bank, int account) throws Refusal {
        if (read.has(bank) != read.has(account)) {
            throw missing(read.has(bank) ? account : bank);
        }
    }

    /** BIC11 of the debtor's settlement bank; empty if none is named. */
    public Text debtorSettlementBic() {
        return debtorSettlement.text();
    }

    /** The correspondent account of the debtor's settlement bank, an IBAN; empty if none is named. */
    public Text debtorCorrespondent() {
        return debtorCorrespondent;
    }

    /** BIC11 of the creditor's settlement bank; empty if none is named. */
    public Text creditorSettlementBic() {
        return creditorSettlement.text();
    }

    /** The correspondent account of the creditor's settlement bank, an IBAN; empty if none is named. */
    public Text creditorCorrespondent() {
        return creditorCorrespondent;
    }

    /** Whether it consents to a payment request. */
    public boolean isOnRequest() {
        return isOnRequest;
    }

    /** BIC11 of who sent that request; empty of an ordinary payment. */
    public Text requestSender() {
        return requestSender.text();
    }

    /** That request's EndToEndId, which is its transaction's identification; empty of an ordinary payment. */
    public Text requestId() {
        return requestId;
    }
}

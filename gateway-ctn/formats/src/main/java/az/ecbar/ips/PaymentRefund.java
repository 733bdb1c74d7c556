package az.ecbar.ips;

import az.ecbar.iso.profile.Refusal;
import az.ecbar.iso.profile.Values;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;
import java.nio.charset.StandardCharsets;

/**
 * pacs.004: a payment, or a part of it, is paid back; on a refund request, where it names one.
 *
 * @rule 5-1.8.3, 5-1.14.1, 5-1.15.1.3
 */
public final class PaymentRefund extends Transaction {
    /** Begins the text that names a refund request. */
    public static final String CASE = "/CASE/";

    private static final byte[] CASE_BYTES = CASE.getBytes(StandardCharsets.US_ASCII);

    private final int transaction = id("TxInf/RtrId");
    private final int originalTransaction = id("TxInf/OrgnlTxId");
    private final int endToEnd = id("TxInf/OrgnlEndToEndId");
    private final int instruction = id("TxInf/OrgnlInstrId");
    private final int unique = id("TxInf/OrgnlUETR");
    private final int originalAmount = id("TxInf/OrgnlIntrBkSttlmAmt");
    private final int amount = id("TxInf/RtrdIntrBkSttlmAmt");
    private final int date = id("TxInf/IntrBkSttlmDt");
    private final int originator = id("TxInf/RtrRsnInf/Orgtr/Id/OrgId/AnyBIC");
    private final int reasonCode = id("TxInf/RtrRsnInf/Rsn/Cd");
    private final int ownReason = id("TxInf/RtrRsnInf/Rsn/Prtry");
    private final int information = id("TxInf/RtrRsnInf/AddtlInf");
    private final int payerBic = id("TxInf/OrgnlTxRef/DbtrAgt/FinInstnId/BICFI");
    private final int payerAccount = id("TxInf/OrgnlTxRef/DbtrAgtAcct/Id/IBAN");
    private final int payeeBic = id("TxInf/OrgnlTxRef/CdtrAgt/FinInstnId/BICFI");
    private final int payeeAccount = id("TxInf/OrgnlTxRef/CdtrAgtAcct/Id/IBAN");

    private final Text originalTransactionId = new Text();
    private final Text reason = new Text();
    private final Text requestId = new Text();
    private final BicView requestSender = new BicView();
    private long originalAmountMinor;

    PaymentRefund(Values values) {
        super(IpsKind.REFUND, values);
    }

    @Override
    void take(Values read) throws Refusal {
        takeIds(read, transaction, endToEnd, instruction, unique);
        takeMoney(read, amount, date);
        takeDebtor(read, payeeBic, payeeAccount);
        takeCreditor(read, payerBic, payerAccount);
        read.show(originalTransaction, originalTransactionId);
        originalAmountMinor = minor(read, originalAmount);
        read.show(read.has(reasonCode) ? reasonCode : ownReason, reason);
        takeRequest(read);
    }

    private void takeRequest(Values read) throws Refusal {
        requestSender.show(read, originator);
        read.show(information, requestId);
        boolean isNamed = beginsWithCase();
        if (!read.has(originator)) {
            requestId.clear();
            if (isNamed) {
                throw missing(originator);
            }
            return;
        }
        if (requestId.isEmpty()) {
            throw missing(information);
        }
        int skipped = isNamed ? CASE_BYTES.length : 0;
        requestId.wrap(requestId.array(), requestId.offset() + skipped, requestId.length() - skipped);
        FormatReason fault = IpsForm.ID.fault(requestId.array(), requestId.offset(), requestId.length());
        if (!isNamed || fault != null) {
            throw fault(FormatReason.IDENTIFIER_NOT_WELL_FORMED, information);
        }
    }

    private boolean beginsWithCase() {
        for (int i = 0; i < CASE_BYTES.length; i++) {
            if (i >= requestId.length() || requestId.byteAt(i) != CASE_BYTES[i]) {
                return false;
            }
        }
        return true;
    }

    /** BIC11 of who sent the payment that is paid back: its debtor. */
    public Text originalSender() {
        return creditorBic();
    }

    /** The transaction's identification of the payment that is paid back. */
    public Text originalTransactionId() {
        return originalTransactionId;
    }

    /** The amount of that payment, in qəpik; -1 if it is not said. */
    public long originalAmountMinor() {
        return originalAmountMinor;
    }

    /** Why: a code of ISO, or a text of one's own. */
    public Text reason() {
        return reason;
    }

    /** BIC11 of who sent the refund request that this answers; empty if it answers none. */
    public Text requestSender() {
        return requestSender.text();
    }

    /** The case of that refund request; empty if it answers none. */
    public Text requestId() {
        return requestId;
    }
}

package az.ecbar.gateway.notice;

import az.ecbar.mt.check.Uetr;
import az.ecbar.schema.EnterChangeDecoder;
import az.ecbar.schema.EnterPaymentDecoder;
import az.ecbar.schema.PaymentChange;
import java.nio.charset.StandardCharsets;

/**
 * Writes what operators entered on behalf of a participant as members of a row (4.27, 6.1): who asked for it by which paper,
 * who proposed it, the order itself. Owned by the edge's thread.
 */
final class EnteredPaymentRow {
    private static final int GIVEN_BY_NOBODY = -1;
    /** Characters of rows behind which neither message nor content is told: 64 rows without one then still fit an output. */
    static final int MAX_ROWS_WITH_CONTENT = 20_000;

    private final Directory directory;
    private final StoredInputs inputs;

    EnteredPaymentRow(Directory directory, StoredInputs inputs) {
        this.directory = directory;
        this.inputs = inputs;
    }

    /** The whole order, and its origin; gives the currency. */
    String write(long proposalId, long timeNs, JsonText out) {
        int certificateId = inputs.proposer(proposalId);
        String holder = holder(certificateId);
        EnterPaymentDecoder order = inputs.entered(proposalId);
        byte[] uetr = new byte[Uetr.BINARY_LENGTH];
        order.getUetr(uetr, 0, uetr.length);
        byte[] uetrText = new byte[Uetr.LENGTH];
        Uetr.toText(uetr, 0, uetrText, 0);
        int priority = order.priority();
        out.member("bic", order.senderBic())
                .member("channel", order.channel().name())
                .member("proposalId", proposalId)
                .member("certificateId", certificateId)
                .member("holder", holder)
                .member("paperDate", order.paperDate())
                .member("paperNumber", order.paperNumber())
                .member("reference", order.reference())
                .member("uetr", new String(uetrText, StandardCharsets.US_ASCII))
                .member("type", order.paymentType().name());
        writeAmount(order, out);
        out.member("valueDate", order.valueDate())
                .member("priority", priority == GIVEN_BY_NOBODY ? directory.priorityDefault(timeNs) : priority)
                .member("debtorAccount", order.debtorAccount())
                .member("creditorAccount", order.creditorAccount());
        return order.currency();
    }

    /** Who pays whom what, and when. */
    void writeMatch(long proposalId, JsonText out) {
        EnterPaymentDecoder order = inputs.entered(proposalId);
        out.member("bic", order.senderBic());
        writeAmount(order, out);
        out.member("valueDate", order.valueDate());
    }

    /** A change of a payment, by which paper, and both operators; nothing if the proposal bears anything else. */
    void writeChange(long proposalId, int approverId, JsonText out) {
        if (!inputs.isEnteredChange(proposalId)) {
            return;
        }
        String proposer = holder(inputs.proposer(proposalId));
        String approver = holder(approverId);
        EnterChangeDecoder change = inputs.enteredChange(proposalId);
        out.member("bic", change.senderBic())
                .member("channel", change.channel().name())
                .member("proposalId", proposalId)
                .member("holder", proposer)
                .member("approver", approver)
                .member("paperDate", change.paperDate())
                .member("paperNumber", change.paperNumber());
        if (change.change() == PaymentChange.PRIORITY) {
            out.member("priority", change.priority());
        }
    }

    private String holder(int certificateId) {
        return inputs.certificateHolder(directory.certificateSequence(certificateId));
    }

    /**
     * What an approver must hold against the paper: all fields, and the message as it was entered. An answer is no longer
     * than an output may be: of many that are open the last ones are told without their messages.
     */
    void writeProposed(long proposalId, JsonText out) {
        EnterPaymentDecoder order = inputs.entered(proposalId);
        boolean hasRoom = out.length() < MAX_ROWS_WITH_CONTENT;
        byte[] message = new byte[hasRoom ? order.messageLength() : 0];
        out.member("channel", order.channel().name())
                .member("paperDate", order.paperDate())
                .member("paperNumber", order.paperNumber())
                .member("reference", order.reference())
                .member("valueDate", order.valueDate());
        writeAmount(order, out);
        order.getMessage(message, 0, message.length);
        out.member("message", new String(message, StandardCharsets.US_ASCII));
    }

    private static void writeAmount(EnterPaymentDecoder order, JsonText out) {
        String currency = order.currency();
        out.member("currency", currency)
                .amount("amount", currency, order.amountMinor())
                .member("debtor", order.debtorBic())
                .member("creditor", order.creditorBic());
    }
}

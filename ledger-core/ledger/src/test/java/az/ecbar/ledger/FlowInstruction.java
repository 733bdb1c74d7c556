package az.ecbar.ledger;

import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.SubmitIpsTransferEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** A payment or refund instruction that a bank sends; right in every respect until something is changed. */
final class FlowInstruction {
    private final FlowWorld world;
    private final IpsFlow flow;
    private final TestTerminal terminal;
    private long amountMinor;
    private int valueDate;
    private String currency = Scenario.AZN;
    private String senderBic;
    private String debtorBic;
    private String creditorBic;
    private String debtorAccount;
    private String creditorAccount;
    private String debtorCorrespondent = "";
    private String creditorCorrespondent = "";
    private String messageId = "";
    private String number = "";
    private boolean isNumbered;
    private String originalSenderBic = "";
    private String originalTxId = "";

    FlowInstruction(FlowWorld world, IpsFlow flow, String from, String to, long amountMinor) {
        this.world = world;
        this.flow = flow;
        this.amountMinor = amountMinor;
        terminal = world.scenario.bank(from);
        valueDate = Scenario.TODAY;
        senderBic = Scenario.bic(from);
        debtorBic = Scenario.bic(from);
        creditorBic = Scenario.bic(to);
        debtorAccount = FlowWorld.clearing(from);
        creditorAccount = FlowWorld.clearing(to);
    }

    FlowInstruction amountMinor(long minor) {
        amountMinor = minor;
        return this;
    }

    FlowInstruction valueDate(int date) {
        valueDate = date;
        return this;
    }

    FlowInstruction currency(String code) {
        currency = code;
        return this;
    }

    FlowInstruction senderBic(String bic) {
        senderBic = bic;
        return this;
    }

    FlowInstruction debtor(String bic, String account) {
        debtorBic = bic;
        debtorAccount = account;
        return this;
    }

    FlowInstruction creditor(String bic, String account) {
        creditorBic = bic;
        creditorAccount = account;
        return this;
    }

    FlowInstruction correspondents(String debtor, String creditor) {
        debtorCorrespondent = debtor;
        creditorCorrespondent = creditor;
        return this;
    }

    /** Both identifications. */
    FlowInstruction number(String both) {
        return numbers("M-" + both, both);
    }

    FlowInstruction numbers(String message, String transaction) {
        isNumbered = true;
        messageId = message;
        number = transaction;
        return this;
    }

    FlowInstruction original(String sender, String txId) {
        originalSenderBic = sender;
        originalTxId = txId;
        return this;
    }

    /** Sends it; gives the number of the transfer. */
    String send() {
        long input = terminal.nextInput++;
        if (!isNumbered) {
            number("TX" + input);
        }
        world.apply(bytes(input));
        return number;
    }

    byte[] bytes(long input) {
        UnsafeBuffer buffer = FlowWorld.buffer();
        SubmitIpsTransferEncoder e =
                new SubmitIpsTransferEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        terminal.origin(e.origin(), buffer, input, (int) input);
        e.transferId(0)
                .flow(flow)
                .amountMinor(amountMinor)
                .valueDate(valueDate)
                .currency(currency)
                .senderBic(senderBic)
                .debtorBic(debtorBic)
                .creditorBic(creditorBic)
                .debtorAccount(debtorAccount)
                .creditorAccount(creditorAccount)
                .debtorCorrespondent(debtorCorrespondent)
                .creditorCorrespondent(creditorCorrespondent)
                .msgId(messageId)
                .txId(number)
                .originalSenderBic(originalSenderBic)
                .originalTxId(originalTxId);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return FlowWorld.done(buffer, e.encodedLength());
    }
}

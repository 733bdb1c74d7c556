package az.ecbar.ledger;

import az.ecbar.schema.Channel;
import az.ecbar.schema.EnterPaymentEncoder;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.SubmitPaymentEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** A payment order that is right until a test changes one thing of it. */
final class TestPayment {
    final Scenario scenario;
    final TestTerminal terminal;
    String sender;
    String debtor;
    String creditor;
    String debtorAccount;
    String creditorAccount;
    long debtorTin;
    long creditorTin;
    long amount;
    String currency = Scenario.AZN;
    String reference = "";
    int valueDate = Scenario.TODAY;
    int priority = -1;
    PaymentType type = PaymentType.MT103;
    LimitTarget limitTarget = LimitTarget.NONE;
    boolean waivesNotice;
    boolean asksNotice;
    byte[] uetr = new byte[16];

    TestPayment(Scenario scenario, TestTerminal terminal, String from, String to, long amountMinor) {
        this.scenario = scenario;
        this.terminal = terminal;
        sender = Scenario.bic(from);
        debtor = sender;
        creditor = Scenario.bic(to);
        debtorAccount = Scenario.account(from);
        creditorAccount = Scenario.account(to);
        debtorTin = Scenario.tin(from);
        creditorTin = Scenario.tin(to);
        amount = amountMinor;
    }

    TestPayment reference(String newReference) {
        reference = newReference;
        return this;
    }

    TestPayment priority(int newPriority) {
        priority = newPriority;
        return this;
    }

    /** Sends it with the next input number; gives its payment id. */
    long send() {
        long number = terminal.nextInput++;
        if (reference.isEmpty()) {
            reference = "R" + number % 1_000_000_000_000L;
        }
        scenario.apply(bytes(number));
        return scenario.ledger.lastSequence();
    }

    /** The command by which operators enter it on behalf of its sender. */
    byte[] entered(Channel carrier, int paperDate, String paperNumber) {
        UnsafeBuffer buffer = TestCommands.buffer();
        EnterPaymentEncoder e = new EnterPaymentEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .channel(carrier)
                .paperDate(paperDate)
                .paperNumber(paperNumber)
                .amountMinor(amount)
                .debtorTin(debtorTin)
                .creditorTin(creditorTin)
                .valueDate(valueDate)
                .priority((short) priority)
                .paymentType(type)
                .limitTarget(limitTarget)
                .currency(currency)
                .reference(reference)
                .senderBic(sender)
                .debtorBic(debtor)
                .creditorBic(creditor)
                .debtorAccount(debtorAccount)
                .creditorAccount(creditorAccount);
        buffer.putBytes(e.offset() + EnterPaymentEncoder.uetrEncodingOffset(), uetr);
        e.putMessage(new byte[] {'{'}, 0, 1);
        return TestCommands.done(buffer, e.encodedLength());
    }

    byte[] bytes(long inputNumber) {
        UnsafeBuffer buffer = TestCommands.buffer();
        SubmitPaymentEncoder e = new SubmitPaymentEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        terminal.origin(e.origin(), buffer, inputNumber, reference.hashCode() * 31 + Long.hashCode(amount));
        e.transferId(0)
                .amountMinor(amount)
                .debtorTin(debtorTin)
                .creditorTin(creditorTin)
                .valueDate(valueDate)
                .priority((short) priority)
                .paymentType(type)
                .limitTarget(limitTarget)
                .currency(currency)
                .reference(reference)
                .senderBic(sender)
                .debtorBic(debtor)
                .creditorBic(creditor)
                .debtorAccount(debtorAccount)
                .creditorAccount(creditorAccount);
        e.flags().clear().eXECUTION_NOTICE_WAIVED(waivesNotice).eXECUTION_NOTICE_ASKED(asksNotice);
        buffer.putBytes(e.offset() + SubmitPaymentEncoder.uetrEncodingOffset(), uetr);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return TestCommands.done(buffer, e.encodedLength());
    }
}

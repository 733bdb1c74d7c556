package az.ecbar.ledger;

import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.schema.AddStatusCauseEncoder;
import az.ecbar.schema.IssueFundsEncoder;
import az.ecbar.schema.LiftStatusCauseEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.WithdrawFundsEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes what the console does not offer: causes of every kind, money of every system. */
final class TestActions {
    private static final MessageHeaderEncoder HEADER = new MessageHeaderEncoder();

    private TestActions() {}

    /** {@code cause} is one of {@link StatusCause}. */
    static byte[] addStatusCause(String bic, SystemId system, int cause) {
        UnsafeBuffer buffer = TestCommands.buffer();
        AddStatusCauseEncoder e = new AddStatusCauseEncoder()
                .wrapAndApplyHeader(buffer, 0, HEADER)
                .bic(bic)
                .systemId(system)
                .decisionDate(Scenario.TODAY)
                .decisionNumber("D-1");
        buffer.putShort(e.offset() + AddStatusCauseEncoder.causeEncodingOffset(), (short) cause);
        return TestCommands.done(buffer, e.encodedLength());
    }

    static byte[] liftStatusCause(String bic, SystemId system, int cause) {
        UnsafeBuffer buffer = TestCommands.buffer();
        LiftStatusCauseEncoder e = new LiftStatusCauseEncoder()
                .wrapAndApplyHeader(buffer, 0, HEADER)
                .bic(bic)
                .systemId(system)
                .decisionDate(Scenario.TODAY)
                .decisionNumber("D-2");
        buffer.putShort(e.offset() + LiftStatusCauseEncoder.causeEncodingOffset(), (short) cause);
        return TestCommands.done(buffer, e.encodedLength());
    }

    static byte[] issueFunds(SystemId system, String currency, String number, String contra, long amountMinor) {
        UnsafeBuffer buffer = TestCommands.buffer();
        return TestCommands.done(
                buffer,
                new IssueFundsEncoder()
                        .wrapAndApplyHeader(buffer, 0, HEADER)
                        .systemId(system)
                        .currency(currency)
                        .number(number)
                        .contraNumber(contra)
                        .amountMinor(amountMinor)
                        .reference("I-1")
                        .encodedLength());
    }

    static byte[] withdrawFunds(SystemId system, String currency, String number, String contra, long amountMinor) {
        UnsafeBuffer buffer = TestCommands.buffer();
        return TestCommands.done(
                buffer,
                new WithdrawFundsEncoder()
                        .wrapAndApplyHeader(buffer, 0, HEADER)
                        .systemId(system)
                        .currency(currency)
                        .number(number)
                        .contraNumber(contra)
                        .amountMinor(amountMinor)
                        .reference("W-1")
                        .encodedLength());
    }
}

package az.ecbar.ledger;

import az.ecbar.reason.RejectReason;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AnswerIpsEncoder;
import az.ecbar.schema.AskIpsStatusEncoder;
import az.ecbar.schema.IpsAskedDecoder;
import az.ecbar.schema.IpsEndedDecoder;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsOutput;
import az.ecbar.schema.IpsOutputDueDecoder;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.IpsVerdict;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RefuseIpsInputEncoder;
import az.ecbar.schema.SetIpsLimitEncoder;
import az.ecbar.schema.SystemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Banks that take part in IPS, above a {@link Scenario}: what they send each other, and what they are told. */
final class FlowWorld {
    static final long SECOND_NS = 1_000_000_000L;
    static final String LIMIT = "1000.00";
    private static final MessageHeaderEncoder HEADER = new MessageHeaderEncoder();

    /** An output as the ledger said it is due; amounts in minor units. */
    record Output(
            String bank,
            char terminal,
            IpsOutput kind,
            IpsFlow flow,
            IpsState state,
            RejectReason reason,
            long paymentId,
            long about,
            long answer,
            long ask,
            int date,
            long amount,
            long number) {}

    final Scenario scenario;
    final List<Output> outputs = new ArrayList<>();
    final List<IpsState> ended = new ArrayList<>();
    long deadlineNs;
    private final List<String> direct = new ArrayList<>();
    private final List<String> cleared = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    FlowWorld() {
        this(new Scenario());
    }

    FlowWorld(Scenario scenario) {
        this.scenario = scenario;
    }

    static String clearing(String bank) {
        return bank + "-CLEARING";
    }

    /** A bank with a correspondent account, and a settlement and a clearing account in IPS. */
    FlowWorld bank(String bank) {
        scenario.bank(bank, "100000.00");
        open(bank, AccountKind.IPS_SETTLEMENT, Scenario.account(bank));
        open(bank, AccountKind.IPS_CLEARING, clearing(bank));
        direct.add(bank);
        cleared.add(bank);
        return this;
    }

    /** An indirect participant under a settlement bank. */
    FlowWorld indirect(String bank, String settlementBank) {
        register(bank, ParticipantKind.IPS_PARTICIPANT, Scenario.bic(settlementBank));
        open(bank, AccountKind.IPS_CLEARING, clearing(bank));
        cleared.add(bank);
        return this;
    }

    /** An intermediary, who holds no account. */
    FlowWorld intermediary(String name) {
        register(name, ParticipantKind.INTERMEDIARY, "");
        return this;
    }

    private void register(String name, ParticipantKind kind, String settlementBank) {
        scenario.apply(scenario.actions.registerParticipant(
                Scenario.bic(name), kind, 'A', 0, settlementBank, "REG-" + name, name));
        scenario.terminalOf(name, 'A');
    }

    private void open(String bank, AccountKind kind, String number) {
        scenario.apply(scenario.actions.openAccount(Scenario.bic(bank), SystemId.IPS, kind, Scenario.AZN, number));
    }

    /** Ends the genesis; each clearing account gets a limit of {@link #LIMIT}, each settlement account ten times as much. */
    FlowWorld open() {
        scenario.open();
        direct.forEach(bank -> limit(LimitLevel.SETTLEMENT, Scenario.account(bank), "10000.00"));
        cleared.forEach(bank -> limit(LimitLevel.CLEARING, clearing(bank), LIMIT));
        outputs.clear();
        return this;
    }

    /** Two operators set a limit. */
    RejectReason limit(LimitLevel level, String account, String amount) {
        UnsafeBuffer buffer = buffer();
        SetIpsLimitEncoder e = new SetIpsLimitEncoder()
                .wrapAndApplyHeader(buffer, 0, HEADER)
                .level(level)
                .currency(Scenario.AZN)
                .account(account)
                .limitMinor(Scenario.minor(amount))
                .decisionDate(Scenario.TODAY)
                .decisionNumber("L-1");
        RejectReason reason = scenario.decide(done(buffer, e.encodedLength()));
        hear();
        return reason;
    }

    /** A payment that is right in every respect. */
    FlowInstruction pays(String from, String to, String amount) {
        return new FlowInstruction(this, IpsFlow.PAYMENT, from, to, Scenario.minor(amount));
    }

    /** A refund of a payment, which {@code to} sent under a number. */
    FlowInstruction refunds(String from, String to, String amount, String originalTxId) {
        return new FlowInstruction(this, IpsFlow.REFUND, from, to, Scenario.minor(amount))
                .original(Scenario.bic(to), originalTxId);
    }

    void confirms(String bank, String sender, String number) {
        answers(bank, IpsFlow.PAYMENT, IpsVerdict.CONFIRMED, sender, number);
    }

    void refuses(String bank, String sender, String number) {
        answers(bank, IpsFlow.PAYMENT, IpsVerdict.REFUSED, sender, number);
    }

    void answers(String bank, IpsFlow flow, IpsVerdict verdict, String sender, String number) {
        TestTerminal terminal = scenario.bank(bank);
        apply(answer(terminal, terminal.nextInput++, flow, verdict, Scenario.bic(bank), Scenario.bic(sender), number));
    }

    static byte[] answer(
            TestTerminal terminal,
            long input,
            IpsFlow flow,
            IpsVerdict verdict,
            String senderBic,
            String meantSenderBic,
            String number) {
        UnsafeBuffer buffer = buffer();
        AnswerIpsEncoder e = new AnswerIpsEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        terminal.origin(e.origin(), buffer, input, (int) input);
        e.transferId(0)
                .flow(flow)
                .verdict(verdict)
                .senderBic(senderBic)
                .meantSenderBic(meantSenderBic)
                .meantId(number);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return done(buffer, e.encodedLength());
    }

    /** pacs.028. */
    void asks(String bank, IpsFlow flow, String sender, String number) {
        asksAs(bank, bank, flow, sender, number);
    }

    /** The same; the message names as its sender whom it likes. */
    void asksAs(String bank, String named, IpsFlow flow, String sender, String number) {
        TestTerminal terminal = scenario.bank(bank);
        long input = terminal.nextInput++;
        UnsafeBuffer buffer = buffer();
        AskIpsStatusEncoder e = new AskIpsStatusEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        terminal.origin(e.origin(), buffer, input, (int) input);
        e.transferId(0)
                .flow(flow)
                .senderBic(Scenario.bic(named))
                .meantSenderBic(Scenario.bic(sender))
                .meantId(number);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        apply(done(buffer, e.encodedLength()));
    }

    /** The gateway could not read a message of a bank. */
    void unreadable(String bank, IpsFlow flow, int reason, String tag) {
        TestTerminal terminal = scenario.bank(bank);
        long input = terminal.nextInput++;
        UnsafeBuffer buffer = buffer();
        RefuseIpsInputEncoder e = new RefuseIpsInputEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        terminal.origin(e.origin(), buffer, input, (int) input);
        e.transferId(0).flow(flow).reason(reason).tag(tag);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        apply(done(buffer, e.encodedLength()));
    }

    /** Time passes; whatever is due then ends, and the statements of a day that turned are told. */
    void passes(long nanos) {
        scenario.timeNs += nanos;
        apply(TestCommands.tick());
        scenario.runJobs();
    }

    void apply(byte[] command) {
        scenario.apply(command);
        hear();
    }

    private void hear() {
        EventBatch.forEach(scenario.ledger.events(), 0, this::onEvent);
    }

    /** What a bank was told since the last call of {@link #forget}. */
    List<Output> to(String bank) {
        return outputs.stream()
                .filter(one -> one.bank().equals(Scenario.bic(bank)))
                .toList();
    }

    void forget() {
        outputs.clear();
        ended.clear();
    }

    /** Net position of a bank's clearing account, in manats. */
    long net(String bank) {
        return scenario.balances.getOrDefault(clearing(bank), 0L);
    }

    private void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer events, int offset, int length) {
        switch (templateId) {
            case IpsOutputDueDecoder.TEMPLATE_ID -> {
                var e = new IpsOutputDueDecoder().wrapAndApplyHeader(events, offset, header);
                outputs.add(new Output(
                        Objects.requireNonNull(scenario.bankOfId.get(e.participantId())),
                        (char) e.terminal(),
                        e.kind(),
                        e.flow(),
                        e.state(),
                        RejectReason.isKnown(e.reason()) ? RejectReason.of(e.reason()) : RejectReason.NONE,
                        e.paymentId(),
                        e.aboutSequence(),
                        e.answerSequence(),
                        e.askSequence(),
                        e.date(),
                        e.amountMinor(),
                        e.outputNumber()));
            }
            case IpsAskedDecoder.TEMPLATE_ID ->
                deadlineNs = new IpsAskedDecoder()
                        .wrapAndApplyHeader(events, offset, header)
                        .deadlineNs();
            case IpsEndedDecoder.TEMPLATE_ID ->
                ended.add(new IpsEndedDecoder()
                        .wrapAndApplyHeader(events, offset, header)
                        .state());
            default -> {}
        }
    }

    static UnsafeBuffer buffer() {
        return new UnsafeBuffer(new byte[2048]);
    }

    static byte[] done(UnsafeBuffer buffer, int encodedLength) {
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encodedLength];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}

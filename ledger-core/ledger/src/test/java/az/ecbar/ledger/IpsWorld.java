package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.command.LiquidityWriter;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AskLiquidityEncoder;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.LiquidityQuestion;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.ModifyLimitEncoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;

/** A {@link Scenario} with direct and indirect participants of IPS, known by four letters, and what they ask of limits. */
final class IpsWorld {
    private static final MessageHeaderEncoder HEADER = new MessageHeaderEncoder();

    final Scenario s;
    final LiquidityWriter liquidity = new LiquidityWriter();

    IpsWorld() {
        this(new Scenario());
    }

    IpsWorld(Scenario scenario) {
        s = scenario;
    }

    static String clearing(String name) {
        return name + "-CLEARING";
    }

    /** A bank with money, a settlement account and a clearing account. */
    IpsWorld direct(String bank, String balance) {
        s.bank(bank, balance);
        opens(bank, AccountKind.IPS_SETTLEMENT, Scenario.account(bank));
        return opens(bank, AccountKind.IPS_CLEARING, clearing(bank));
    }

    /** A participant of IPS alone, with a clearing account under a bank's settlement account. */
    IpsWorld indirect(String name, String settlementBank) {
        s.apply(s.actions.registerParticipant(
                Scenario.bic(name),
                ParticipantKind.IPS_PARTICIPANT,
                'A',
                Scenario.tin(name),
                Scenario.bic(settlementBank),
                "REG-" + name,
                name));
        TestTerminal _ = s.terminalOf(name, 'A');
        return opens(name, AccountKind.IPS_CLEARING, clearing(name));
    }

    private IpsWorld opens(String owner, AccountKind kind, String number) {
        s.apply(s.actions.openAccount(Scenario.bic(owner), SystemId.IPS, kind, Scenario.AZN, number));
        return this;
    }

    IpsWorld open() {
        s.open();
        return this;
    }

    /** A limit by the Central Bank's decision, or by the genesis. */
    RejectReason decides(LimitLevel level, String account, String limit) {
        byte[] action =
                liquidity.setIpsLimit(level, Scenario.AZN, account, Scenario.minor(limit), Scenario.TODAY, "L-1");
        return s.decide(action);
    }

    /** camt.011 for the settlement account; gives why not. */
    RejectReason setsSettlement(String bank, String limit) {
        return modifies(bank, LimitLevel.SETTLEMENT, Scenario.account(bank), limit);
    }

    /** camt.011 of a direct participant for a clearing account; gives why not. */
    RejectReason setsClearing(String bank, String of, String limit) {
        return modifies(bank, LimitLevel.CLEARING, clearing(of), limit);
    }

    RejectReason modifies(String sender, LimitLevel level, String account, String limit) {
        TestTerminal terminal = s.bank(sender);
        s.apply(modifyLimit(terminal, terminal.nextInput++, level, account, Scenario.minor(limit), terminal.bic));
        return answer();
    }

    /** camt.009; gives why there is no answer. */
    RejectReason asks(String sender, LimitLevel level, String account) {
        TestTerminal terminal = s.bank(sender);
        s.apply(ask(terminal, terminal.nextInput++, LiquidityQuestion.LIMIT, level, account, terminal.bic));
        return answer();
    }

    /** camt.018; gives why there is no answer. */
    RejectReason asksForTheDay(String sender) {
        TestTerminal terminal = s.bank(sender);
        s.apply(ask(terminal, terminal.nextInput++, LiquidityQuestion.DAY, LimitLevel.NULL_VAL, "", terminal.bic));
        return answer();
    }

    /** The reason that the last command's refusal told, or NONE; there is either an answer or a refusal. */
    private RejectReason answer() {
        String sequence = s.ledger.lastSequence() + " ";
        List<String> refusals = s.story.stream()
                .filter(line -> line.startsWith(sequence) && line.contains("[LiquidityRefusedDue]"))
                .toList();
        assertEquals(true, refusals.size() <= 1, "one refusal at most");
        return refusals.isEmpty() ? RejectReason.NONE : RejectReason.of((int) number(refusals.getFirst(), "reason"));
    }

    /** Events of a name that the last command gave, as printed. */
    List<String> said(String event) {
        String sequence = s.ledger.lastSequence() + " ";
        return all(event).stream().filter(line -> line.startsWith(sequence)).toList();
    }

    /** All events of a name, as printed. */
    List<String> all(String event) {
        return s.story.stream().filter(line -> line.contains("[" + event + "]")).toList();
    }

    static long number(String line, String field) {
        Matcher matcher = Pattern.compile("\\b" + field + "=(-?\\d+)").matcher(line);
        assertEquals(true, matcher.find(), () -> "no " + field + " in " + line);
        return Long.parseLong(matcher.group(1));
    }

    /** To whom an output is due. */
    String receiver(String line) {
        return s.bankOfId.getOrDefault((int) number(line, "participantId"), "");
    }

    String account(String line) {
        return s.accountOfId.getOrDefault((int) number(line, "accountId"), "");
    }

    /** The last camt.010 about an account: its numbers in minor units. */
    Map<String, Long> told(String account, LimitLevel level) {
        String last = all("LimitToldDue").stream()
                .filter(line -> account(line).equals(account) && line.contains("level=" + level))
                .reduce("", (_, line) -> line);
        return Map.of(
                "limit", number(last, "limitMinor"),
                "used", number(last, "usedMinor"),
                "headroom", number(last, "headroomMinor"));
    }

    static byte[] modifyLimit(
            TestTerminal terminal, long number, LimitLevel level, String account, long limitMinor, String senderBic) {
        UnsafeBuffer buffer = TestCommands.buffer();
        ModifyLimitEncoder e = new ModifyLimitEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        String id = "L" + number;
        terminal.origin(e.origin(), buffer, number, id.hashCode());
        e.limitMinor(limitMinor).level(level).currency(Scenario.AZN).account(account);
        e.senderBic(senderBic);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return TestCommands.done(buffer, e.encodedLength());
    }

    static byte[] ask(
            TestTerminal terminal,
            long number,
            LiquidityQuestion question,
            LimitLevel level,
            String account,
            String senderBic) {
        UnsafeBuffer buffer = TestCommands.buffer();
        AskLiquidityEncoder e = new AskLiquidityEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        String id = "A" + number;
        terminal.origin(e.origin(), buffer, number, id.hashCode());
        e.question(question).level(level).currency(Scenario.AZN).account(account);
        e.senderBic(senderBic);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return TestCommands.done(buffer, e.encodedLength());
    }
}

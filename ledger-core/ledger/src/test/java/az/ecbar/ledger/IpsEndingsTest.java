package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ledger.FlowWorld.Output;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsOutput;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.IpsVerdict;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every ending of a payment and of a refund (docs/reference/ips-states.md): what happens between the question and its end,
 * what the end is, and that money and headroom are as the end says. ALFA pays, or gives back, 600.00 of the 1,000.00 that it
 * may; BETA is asked.
 */
final class IpsEndingsTest {
    private static final String NUMBER = "NR-1";

    private final FlowWorld world =
            new FlowWorld().bank("ALFA").bank("BETA").bank("GAMA").open();
    private IpsFlow flow = IpsFlow.PAYMENT;

    /** One row of the table. */
    record Ending(IpsFlow flow, String name, Consumer<IpsEndingsTest> happens, IpsState state, RejectReason reason) {
        @Override
        public String toString() {
            return flow + ", " + name;
        }
    }

    static Stream<Ending> endings() {
        return Stream.of(IpsFlow.PAYMENT, IpsFlow.REFUND)
                .flatMap(flow -> Stream.of(
                        executed(flow, "yes", it -> it.says("BETA", IpsVerdict.CONFIRMED)),
                        rejected(
                                flow,
                                "no",
                                RejectReason.REFUSED_BY_PARTICIPANT,
                                it -> it.says("BETA", IpsVerdict.REFUSED)),
                        rejected(flow, "silence", RejectReason.PAYEE_SILENT, it -> it.at(1)),
                        executed(flow, "yes at the deadline", it -> {
                            it.before(0);
                            it.says("BETA", IpsVerdict.CONFIRMED);
                        }),
                        rejected(flow, "no at the deadline", RejectReason.REFUSED_BY_PARTICIPANT, it -> {
                            it.before(0);
                            it.says("BETA", IpsVerdict.REFUSED);
                        }),
                        rejected(flow, "yes a nanosecond late", RejectReason.PAYEE_SILENT, it -> {
                            it.before(1);
                            it.says("BETA", IpsVerdict.CONFIRMED);
                        }),
                        executed(flow, "yes, then no", it -> {
                            it.says("BETA", IpsVerdict.CONFIRMED);
                            it.says("BETA", IpsVerdict.REFUSED);
                        }),
                        rejected(flow, "no, then yes", RejectReason.REFUSED_BY_PARTICIPANT, it -> {
                            it.says("BETA", IpsVerdict.REFUSED);
                            it.says("BETA", IpsVerdict.CONFIRMED);
                        }),
                        executed(flow, "answered by others first", it -> {
                            it.says("GAMA", IpsVerdict.REFUSED);
                            it.says("ALFA", IpsVerdict.REFUSED);
                            it.says("BETA", IpsVerdict.CONFIRMED);
                        }),
                        rejected(flow, "payer suspended meanwhile", RejectReason.IPS_AGENT_SUSPENDED, it -> {
                            it.suspend("ALFA", StatusCause.TECHNICAL);
                            it.says("BETA", IpsVerdict.CONFIRMED);
                        }),
                        rejected(flow, "payee suspended meanwhile", RejectReason.IPS_CREDITOR_AGENT_SUSPENDED, it -> {
                            it.suspend("BETA", StatusCause.ORDER);
                            it.says("BETA", IpsVerdict.CONFIRMED);
                        }),
                        rejected(flow, "payer seized meanwhile", RejectReason.IPS_ACCOUNT_SEIZED, it -> {
                            it.suspend("ALFA", StatusCause.SEIZURE);
                            it.says("BETA", IpsVerdict.CONFIRMED);
                        }),
                        rejected(flow, "payee seized meanwhile", RejectReason.IPS_ACCOUNT_SEIZED, it -> {
                            it.suspend("BETA", StatusCause.SEIZURE);
                            it.says("BETA", IpsVerdict.CONFIRMED);
                        }),
                        executed(flow, "limit lowered meanwhile to what is reserved", it -> {
                            assertEquals(RejectReason.NONE, it.lower(it.flow == IpsFlow.PAYMENT ? "600.00" : "0.00"));
                            it.says("BETA", IpsVerdict.CONFIRMED);
                        })));
    }

    private static Ending executed(IpsFlow flow, String name, Consumer<IpsEndingsTest> happens) {
        return new Ending(flow, name, happens, IpsState.SETTLED, RejectReason.NONE);
    }

    private static Ending rejected(IpsFlow flow, String name, RejectReason reason, Consumer<IpsEndingsTest> happens) {
        return new Ending(flow, name, happens, IpsState.REJECTED, reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    @Rule({"5-1.12.1.4", "5-1.12.1.5", "5-1.14.4", "5-1.14.5"})
    void everyEndingIsToldToBothOnceAndLeavesMoneyAsItSays(Ending ending) {
        flow = ending.flow();
        long alfaBefore = begin();
        ending.happens().accept(this);
        assertEquals(List.of(ending.state()), world.ended, "one end");
        for (String bank : List.of("ALFA", "BETA")) {
            Output first = world.to(bank).stream()
                    .filter(told -> told.kind() == IpsOutput.STATUS)
                    .findFirst()
                    .orElseThrow();
            assertEquals(ending.state(), first.state());
            assertEquals(ending.reason(), first.reason());
            assertEquals(flow, first.flow());
        }
        long moved = ending.state() == IpsState.SETTLED ? 60_000 : 0;
        assertEquals(alfaBefore - moved, world.net("ALFA"));
        assertEquals(-world.net("ALFA"), world.net("BETA"), "all that one lost the other has");
        // The final status again, for ever: to who was asked, whatever it answers now.
        IpsState last = world.to("BETA").getLast().state();
        assertEquals(ending.state(), last);
        world.scenario.assertReplaysEqual();
    }

    /** BETA is asked; gives ALFA's net position before. */
    private long begin() {
        if (flow == IpsFlow.REFUND) {
            world.pays("BETA", "ALFA", "600.00").number("TX-0").send();
            world.answers("ALFA", IpsFlow.PAYMENT, IpsVerdict.CONFIRMED, "BETA", "TX-0");
        }
        long before = world.net("ALFA");
        FlowInstruction instruction = flow == IpsFlow.PAYMENT
                ? world.pays("ALFA", "BETA", "600.00")
                : world.refunds("ALFA", "BETA", "600.00", "TX-0");
        instruction.number(NUMBER).send();
        assertEquals(IpsOutput.FORWARD, world.to("BETA").getLast().kind());
        world.forget();
        return before;
    }

    private void says(String bank, IpsVerdict verdict) {
        world.answers(bank, flow, verdict, "ALFA", NUMBER);
    }

    /** Time goes on to so many nanoseconds after the deadline, and somebody notices. */
    private void at(long after) {
        world.passes(world.deadlineNs + after - world.scenario.timeNs);
    }

    /** The same, and nobody notices. */
    private void before(long after) {
        world.scenario.timeNs = world.deadlineNs + after;
    }

    private void suspend(String bank, int cause) {
        assertEquals(
                RejectReason.NONE,
                world.scenario.decide(TestActions.addStatusCause(Scenario.bic(bank), SystemId.IPS, cause)));
    }

    private RejectReason lower(String limit) {
        return world.limit(LimitLevel.CLEARING, FlowWorld.clearing("ALFA"), limit);
    }
}

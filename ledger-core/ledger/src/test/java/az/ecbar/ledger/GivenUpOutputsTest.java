package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.channel.GivenUpOutputs;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.Channel;
import az.ecbar.schema.OutputGivenUpDecoder;
import az.ecbar.schema.OutputsAcknowledgedDecoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** An output that FIN never acknowledges is given up by two operators, with a reason, one at a time. */
final class GivenUpOutputsTest {
    private final Scenario s =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "50.00").open();

    private RejectReason giveUp(String bank, long number, String why) {
        return s.decide(s.actions.giveUpOutput(Scenario.bic(bank), number, why));
    }

    private void useSwift() {
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.setChannel(Scenario.bic("ALFA"), Channel.SWIFT, 0, Scenario.TODAY, "N-1")));
    }

    private long pay(String amount) {
        return new TestPayment(s, s.swift("ALFA"), "ALFA", "BETA", Scenario.minor(amount)).send();
    }

    @Test
    @Rule({"4.3.2", "4.4"})
    void theFirstWithoutAnAcknowledgementIsGivenUpAndWhatIsBehindItCounts() {
        useSwift();
        long _ = pay("1.00");
        long _ = pay("2.00");
        assertEquals(RejectReason.NONE, giveUp("ALFA", 1, "T13 in field 32A"));
        assertTrue(s.said(OutputGivenUpDecoder.TEMPLATE_ID));
        assertTrue(s.said(OutputsAcknowledgedDecoder.TEMPLATE_ID));
        s.assertReplaysEqual();
        s.apply(TestCommands.acknowledge(s.swift("ALFA"), 3));
        assertEquals(List.of(OutputsAcknowledgedDecoder.TEMPLATE_ID), s.templates);
        assertEquals(RejectReason.NONE, giveUp("ALFA", 4, "NEVER ANSWERED"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.3.2", "4.10.2"})
    void nobodyIsToldThatTheParticipantHasIt() {
        useSwift();
        long payment = pay("1.00");
        assertEquals(RejectReason.NONE, giveUp("ALFA", 1, "H25"));
        s.apply(TestCommands.acknowledge(s.swift("ALFA"), 2));
        int from = s.story.size();
        s.operator("L").asks(QueryKind.PAYMENT, String.format(Locale.ROOT, "A%015d", payment), 0);
        List<String> notices = s.story.subList(from, s.story.size()).stream()
                .filter(row -> row.contains("NoticeReported"))
                .toList();
        assertTrue(notices.get(0).contains("acknowledged=2"), notices::toString);
        assertTrue(notices.get(1).contains("acknowledged=1"), notices::toString);
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.3.2")
    void whatCannotBeGivenUpIsRefused() {
        assertEquals(RejectReason.PARTICIPANT_UNKNOWN, giveUp("NONE", 1, "H25"));
        assertEquals(RejectReason.OUTPUT_UNKNOWN, giveUp("ALFA", 1, "H25"), "it does not use SWIFT");
        useSwift();
        long _ = pay("1.00");
        assertEquals(RejectReason.OUTPUT_UNKNOWN, giveUp("ALFA", 0, "H25"));
        assertEquals(RejectReason.OUTPUT_UNKNOWN, giveUp("ALFA", 3, "H25"), "there are two");
        assertEquals(RejectReason.OUTPUT_UNKNOWN, giveUp("BETA", 1, "H25"), "those of CTN are not given up");
        assertEquals(RejectReason.OUTPUT_NOT_FIRST, giveUp("ALFA", 2, "H25"));
        assertEquals(RejectReason.WHY_MISSING, giveUp("ALFA", 1, ""));
        assertEquals(RejectReason.WHY_MISSING, giveUp("ALFA", 1, "  "));
        assertFalse(s.said(OutputGivenUpDecoder.TEMPLATE_ID));
        s.apply(TestCommands.acknowledge(s.swift("ALFA"), 1));
        assertEquals(RejectReason.OUTPUT_ACKNOWLEDGED, giveUp("ALFA", 1, "H25"), "its ACK came first");
        assertEquals(RejectReason.NONE, giveUp("ALFA", 2, "H25"));
        assertEquals(RejectReason.OUTPUT_ACKNOWLEDGED, giveUp("ALFA", 2, "H25"), "once");
        s.assertReplaysEqual();
    }

    @Test
    void theNewestAreKept() {
        useSwift();
        int given = GivenUpOutputs.CAPACITY + 2;
        List<Long> payments = new ArrayList<>();
        for (int i = 0; i < given; i++) {
            if (i % 2 == 0) {
                payments.add(pay("0.01"));
            }
            assertEquals(RejectReason.NONE, giveUp("ALFA", 1L + i, "H25"));
        }
        assertEquals(List.of("3", "3"), acknowledged(payments.get(0)), "forgotten: nobody says that it has them");
        assertEquals(List.of("2", "2"), acknowledged(payments.get(1)), "the oldest that are kept");
        assertEquals(List.of("2", "2"), acknowledged(payments.getLast()));
        long behind = pay("0.01");
        s.apply(TestCommands.acknowledge(s.swift("ALFA"), given + 2));
        assertEquals(List.of("1", "1"), acknowledged(behind), "what came behind it is acknowledged");
        s.assertReplaysEqual();
    }

    /** What the story of a payment says of the outputs to its sender: 1 acknowledged, 2 given up, 3 not known any more. */
    private List<String> acknowledged(long payment) {
        int from = s.story.size();
        s.operator("L").asks(QueryKind.PAYMENT, String.format(Locale.ROOT, "A%015d", payment), 0);
        return s.story.subList(from, s.story.size()).stream()
                .filter(row -> row.contains("NoticeReported"))
                .limit(2)
                .map(row -> row.replaceAll("(?s).*acknowledged=(\\d).*", "$1"))
                .toList();
    }
}

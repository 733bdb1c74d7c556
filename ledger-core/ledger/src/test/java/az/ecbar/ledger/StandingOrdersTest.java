package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.StandingOrderRecordDecoder;
import az.ecbar.schema.StandingOrderRevokedDecoder;
import az.ecbar.schema.StandingOrderSetDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The standing order as two operators give and revoke it. */
final class StandingOrdersTest {
    private static final long NOW = Scenario.OPENING_NS;
    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final long YEAR = Duration.ofDays(366).toNanos();
    private static final long WEEK = Duration.ofDays(7).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Scenario s = new Scenario().bank("ALFA", "1.00").open();

    private List<String> inSnapshot() {
        List<String> records = new ArrayList<>();
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        s.ledger.write((buffer, offset, length) -> {
            if (header.wrap(buffer, offset).templateId() == StandingOrderRecordDecoder.TEMPLATE_ID) {
                var d = new StandingOrderRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
                records.add(d.proposalId() + " " + d.approvalSequence() + " " + (d.fromNs() - NOW) / HOUR + " "
                        + (d.untilNs() - NOW) / HOUR + " " + d.longestNs() / HOUR);
            }
        });
        return records;
    }

    @Test
    void twoOperatorsGiveItAndItStandsInTheSnapshotUntilTheyRevokeIt() {
        byte[] action = s.actions.setStandingOrder(NOW, NOW + 12 * HOUR, 2 * HOUR);
        long proposal = s.operator("L").propose(action);
        assertEquals(List.of(), inSnapshot());
        assertEquals(RejectReason.NONE, s.operator("R").approve(proposal));
        assertTrue(s.said(StandingOrderSetDecoder.TEMPLATE_ID));
        assertEquals(List.of(proposal + " " + s.ledger.lastSequence() + " 0 12 2"), inSnapshot());

        long later = s.operator("L").propose(s.actions.setStandingOrder(NOW + HOUR, NOW + 3 * HOUR, HOUR));
        assertEquals(RejectReason.NONE, s.operator("R").approve(later));
        assertEquals(List.of(later + " " + s.ledger.lastSequence() + " 1 3 1"), inSnapshot(), "the later one counts");
        s.assertReplaysEqual();

        assertEquals(RejectReason.NONE, s.decide(s.actions.revokeStandingOrder()));
        assertTrue(s.said(StandingOrderRevokedDecoder.TEMPLATE_ID));
        assertTrue(s.story.stream()
                .anyMatch(line -> line.contains("StandingOrderRevoked") && line.contains("proposalId=" + later)));
        assertEquals(List.of(), inSnapshot());
        assertEquals(RejectReason.STANDING_ORDER_NOT_GIVEN, s.decide(s.actions.revokeStandingOrder()));
        assertFalse(s.said(StandingOrderRevokedDecoder.TEMPLATE_ID));
        s.assertReplaysEqual();
    }

    @Test
    void itsTimesHaveBounds() {
        assertEquals(RejectReason.NONE, s.decide(s.actions.setStandingOrder(NOW, NOW + YEAR, WEEK)));
        assertEquals(RejectReason.NONE, s.decide(s.actions.setStandingOrder(NOW + 1 - YEAR, NOW + 1, SECOND)));
        assertRefused(NOW + 2, NOW + 2, HOUR);
        assertRefused(NOW + HOUR, NOW, HOUR);
        assertRefused(NOW - HOUR, NOW, HOUR);
        assertRefused(-1, NOW + HOUR, HOUR);
        assertRefused(NOW, NOW + YEAR + 1, HOUR);
        assertRefused(NOW, Long.MAX_VALUE, HOUR);
        assertRefused(NOW, NOW + HOUR, SECOND - 1);
        assertRefused(NOW, NOW + HOUR, WEEK + 1);
        assertRefused(NOW, NOW + HOUR, 0);
        s.assertReplaysEqual();
    }

    private void assertRefused(long from, long until, long longest) {
        List<String> before = inSnapshot();
        assertEquals(
                RejectReason.STANDING_ORDER_NOT_ALLOWED, s.decide(s.actions.setStandingOrder(from, until, longest)));
        assertFalse(s.said(StandingOrderSetDecoder.TEMPLATE_ID));
        assertEquals(before, inSnapshot());
    }
}

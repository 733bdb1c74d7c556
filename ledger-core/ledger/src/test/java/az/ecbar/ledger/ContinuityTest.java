package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ContinuityPaper;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import az.ecbar.schema.ContinuityRecordedDecoder;
import az.ecbar.schema.ContinuityToldDueDecoder;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is entered into the register of continuity, and what the participant is told of it. */
final class ContinuityTest {
    private static final int TODAY = Scenario.TODAY;
    private static final int NEW_YEAR = TODAY / 10_000 * 10_000 + 101;
    private static final int YESTERDAY = BusinessDate.ofEpochDay(BusinessDate.epochDay(TODAY) - 1);
    private static final int TOMORROW = BusinessDate.ofEpochDay(BusinessDate.epochDay(TODAY) + 1);

    private final Scenario s =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "50.00").open();

    private static ContinuityPaper paper(ContinuityEntry entry, int date) {
        return new ContinuityPaper(Scenario.bic("ALFA"), entry, date, TODAY).by(TODAY, "C-1");
    }

    private RejectReason enter(ContinuityPaper paper) {
        return s.decide(s.actions.recordContinuity(paper));
    }

    @Test
    @Rule("7.1")
    void whoIsNamedIsTold() {
        assertEquals(
                RejectReason.NONE, enter(paper(ContinuityEntry.NAMED, NEW_YEAR).share(21, 1_000)));
        assertTrue(s.said(ContinuityRecordedDecoder.TEMPLATE_ID));
        assertTrue(s.said(ContinuityToldDueDecoder.TEMPLATE_ID));
        assertEquals(RejectReason.NONE, enter(paper(ContinuityEntry.NOT_NAMED, NEW_YEAR)));
        assertTrue(s.said(ContinuityToldDueDecoder.TEMPLATE_ID));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"7.1", "2.1.21"})
    void twoPercentExactlyIsNotOverTwoPercent() {
        assertEquals(
                RejectReason.SHARE_NOT_ABOVE,
                enter(paper(ContinuityEntry.NAMED, NEW_YEAR).share(20, 1_000)));
        assertFalse(s.said(ContinuityRecordedDecoder.TEMPLATE_ID));
        assertEquals(
                RejectReason.NONE, enter(paper(ContinuityEntry.NAMED, NEW_YEAR).share(2_001, 100_000)));
        assertEquals(
                RejectReason.SHARE_NOT_ABOVE,
                enter(paper(ContinuityEntry.NAMED, NEW_YEAR).share(0, 0)));
        assertEquals(
                RejectReason.SHARE_NOT_ABOVE,
                enter(paper(ContinuityEntry.NAMED, NEW_YEAR).share(5, 4)),
                "more than all");
        assertEquals(
                RejectReason.NONE,
                enter(paper(ContinuityEntry.NAMED, NEW_YEAR).share(Long.MAX_VALUE / 49, Long.MAX_VALUE)));
        assertEquals(
                RejectReason.SHARE_NOT_ABOVE,
                enter(paper(ContinuityEntry.NAMED, NEW_YEAR).share(Long.MAX_VALUE / 51, Long.MAX_VALUE)));
        s.assertReplaysEqual();
    }

    /** The limit of the first day of the list's year counts, as in the draft, whatever it is today. */
    @Test
    @Rule({"7.1", "2.1.21"})
    void theLimitOfTheListsYearCounts() {
        assertEquals(
                RejectReason.NONE, enter(paper(ContinuityEntry.NAMED, NEW_YEAR).share(25, 1_000)));
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.setRule(RuleId.IMPORTANT_SHARE_BASIS_POINTS, SystemId.ALL, 300, NEW_YEAR + 10_000)));
        assertEquals(
                RejectReason.NONE, enter(paper(ContinuityEntry.NAMED, NEW_YEAR).share(25, 1_000)));
        assertEquals(
                RejectReason.SHARE_NOT_ABOVE,
                enter(paper(ContinuityEntry.NAMED, NEW_YEAR + 10_000).share(25, 1_000)));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"7.7", "7.8", "7.9", "7.10"})
    void whatParticipantsDeliverIsEnteredAndNobodyIsTold() {
        for (ContinuityPaper one : new ContinuityPaper[] {
            paper(ContinuityEntry.CONTACTS, NEW_YEAR).saying("Aysel Aliyeva, head of IT, +994 12 000 00 00"),
            paper(ContinuityEntry.CONTACTS_REPLACED, YESTERDAY).saying("Rauf Rzayev for Aysel Aliyeva"),
            paper(ContinuityEntry.TOPOLOGY, NEW_YEAR).saying("Ganja, 1 Street"),
            paper(ContinuityEntry.TEST_ANNOUNCED, TOMORROW),
            paper(ContinuityEntry.TEST_REPORTED, YESTERDAY).passed(true),
            paper(ContinuityEntry.INTERRUPTION, TODAY).saying("no session"),
            paper(ContinuityEntry.INTERRUPTION_REPORTED, YESTERDAY).until(TODAY).saying("a router was replaced"),
            paper(ContinuityEntry.WITHDRAWN, 0).withdrawing(s.ledger.lastSequence())
        }) {
            assertEquals(RejectReason.NONE, enter(one));
            assertTrue(s.said(ContinuityRecordedDecoder.TEMPLATE_ID));
            assertFalse(s.said(ContinuityToldDueDecoder.TEMPLATE_ID));
        }
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7.7")
    void aParticipantIsRemindedOfADuty() {
        assertEquals(
                RejectReason.CONTINUITY_ENTRY_NOT_ALLOWED,
                enter(paper(ContinuityEntry.REMINDER, NEW_YEAR).until(TOMORROW)),
                "of what");
        assertEquals(
                RejectReason.NONE,
                enter(paper(ContinuityEntry.REMINDER, NEW_YEAR).until(TOMORROW).about(ContinuityDuty.CONTACTS)));
        assertTrue(s.said(ContinuityToldDueDecoder.TEMPLATE_ID));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"7.8", "7.9", "7.10"})
    void anEntryHasWhatItsKindWants() {
        RejectReason no = RejectReason.CONTINUITY_ENTRY_NOT_ALLOWED;
        assertEquals(no, enter(paper(ContinuityEntry.CONTACTS, NEW_YEAR)), "no persons");
        assertEquals(no, enter(paper(ContinuityEntry.TOPOLOGY, TODAY).saying("Ganja")), "of no year");
        assertEquals(no, enter(paper(ContinuityEntry.TEST_REPORTED, TOMORROW)), "before the day");
        assertEquals(
                no, enter(paper(ContinuityEntry.CONTACTS_REPLACED, TOMORROW).saying("x")));
        assertEquals(no, enter(paper(ContinuityEntry.INTERRUPTION, TODAY)));
        assertEquals(
                no,
                enter(paper(ContinuityEntry.INTERRUPTION_REPORTED, TODAY)
                        .until(YESTERDAY)
                        .saying("x")));
        assertEquals(no, enter(paper(ContinuityEntry.WITHDRAWN, 0).withdrawing(s.ledger.lastSequence() + 9)));
        assertEquals(
                no,
                enter(new ContinuityPaper(Scenario.bic("ALFA"), ContinuityEntry.TEST_ANNOUNCED, TODAY, TOMORROW)),
                "received tomorrow");
        assertEquals(RejectReason.DATE_MALFORMED, enter(paper(ContinuityEntry.TEST_ANNOUNCED, 20_260_431)));
        assertEquals(
                RejectReason.DATE_MALFORMED,
                enter(paper(ContinuityEntry.INTERRUPTION_REPORTED, TODAY).saying("x")),
                "without an end");
        assertEquals(
                RejectReason.PARTICIPANT_UNKNOWN,
                enter(new ContinuityPaper("NONEAZ22XXX", ContinuityEntry.TEST_ANNOUNCED, TODAY, TODAY)));
        assertEquals(
                RejectReason.KIND_NOT_ALLOWED,
                enter(new ContinuityPaper("NABZAZ2CXXX", ContinuityEntry.TEST_ANNOUNCED, TODAY, TODAY)));
        assertFalse(s.said(ContinuityRecordedDecoder.TEMPLATE_ID));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7.5")
    void aCertificateKeptAtTheBackupCentreIsTheParticipantsOwn() {
        assertEquals(
                RejectReason.CERTIFICATE_UNKNOWN,
                enter(paper(ContinuityEntry.BACKUP_CERTIFICATE, TODAY).digest("ab".repeat(32))));
        assertEquals(RejectReason.CERTIFICATE_OF_OTHER, enter(kept("BETA")));
        assertEquals(RejectReason.NONE, enter(kept("ALFA")));
        s.assertReplaysEqual();
    }

    private ContinuityPaper kept(String bank) {
        return paper(ContinuityEntry.BACKUP_CERTIFICATE, TODAY)
                .digest(HexFormat.of().formatHex(s.bank(bank).fingerprint));
    }
}

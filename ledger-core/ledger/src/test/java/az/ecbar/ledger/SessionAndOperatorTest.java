package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.operator.Proposals;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.ActionApprovedDecoder;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.CommandRefusedDecoder;
import az.ecbar.schema.CtnSessionRefusedDecoder;
import az.ecbar.schema.DayClosingDecoder;
import az.ecbar.schema.OutputsAcknowledgedDecoder;
import az.ecbar.schema.PaymentAcceptedDecoder;
import az.ecbar.schema.ProposalExpiredDecoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.TransferDroppedDecoder;
import az.ecbar.schema.TransferProgressedDecoder;
import az.ecbar.testkit.Rule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Sessions, numbered inputs, transfers in parts, proposals and queries. */
final class SessionAndOperatorTest {
    private final Scenario scenario =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").open();
    private final TestTerminal alfa = scenario.bank("ALFA");

    @Test
    void aRepeatedInputGetsTheOldAnswerAndIsBookedOnce() {
        TestPayment payment = scenario.pays("ALFA", "BETA", "10.00");
        long sequence = payment.send();
        scenario.apply(payment.bytes(1));
        assertEquals(RejectReason.NONE, alfa.lastReason);
        assertEquals(sequence, alfa.lastTakenSequence);
        scenario.assertBalance("BETA", "10.00");
    }

    @Test
    void theSameNumberWithOtherBytesAndAGapAreRefused() {
        scenario.pays("ALFA", "BETA", "10.00").send();
        scenario.apply(scenario.pays("ALFA", "BETA", "11.00").reference("X").bytes(1));
        assertEquals(RejectReason.INPUT_NUMBER_USED, alfa.lastReason);
        scenario.apply(scenario.pays("ALFA", "BETA", "11.00").reference("X").bytes(3));
        assertEquals(RejectReason.INPUT_NUMBER_GAP, alfa.lastReason);
        scenario.assertBalance("BETA", "10.00");
    }

    @Test
    void aLaterLogonSupersedesTheSessionAndTheNumbersGoOn() {
        scenario.pays("ALFA", "BETA", "10.00").send();
        byte[] late = scenario.pays("ALFA", "BETA", "10.00").reference("LATE").bytes(2);
        alfa.logOn();
        scenario.apply(late);
        assertEquals(RejectReason.SESSION_SUPERSEDED, alfa.lastReason);
        scenario.pays("ALFA", "BETA", "5.00").send();
        scenario.assertBalance("BETA", "15.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.26.2")
    void aRevokedCertificateNeitherOpensASessionNorSigns() {
        scenario.decide(scenario.actions.revokeCertificate(alfa.fingerprint, 1));
        scenario.pays("ALFA", "BETA", "10.00").send();
        assertEquals(RejectReason.CERTIFICATE_REVOKED, alfa.lastReason);
        scenario.assertBalance("BETA", "0.00");
        alfa.logOn();
        assertTrue(scenario.said(CtnSessionRefusedDecoder.TEMPLATE_ID));
    }

    @Test
    @Rule("4.26.2")
    void aCertificateIsRegisteredOnlyUnderTheParticipantsRegistrationCode() {
        Scenario s = new Scenario();
        s.bank("ALFA", "1.00");
        s.apply(s.actions.registerCertificate(
                Scenario.bic("ALFA"),
                'B',
                CertificateRole.BANK,
                0,
                Long.MAX_VALUE,
                new byte[32],
                "REG-BETA",
                "nobody",
                new byte[1]));
        assertTrue(s.said(CommandRefusedDecoder.TEMPLATE_ID));
    }

    @Test
    @Rule("4.26.2")
    void anExpiredCertificateAndOneOfAnotherBankDoNotCount() {
        scenario.later(366L * 86_400);
        scenario.pays("ALFA", "BETA", "10.00").send();
        assertEquals(RejectReason.CERTIFICATE_NOT_VALID_NOW, alfa.lastReason);
        alfa.certificateId = scenario.bank("BETA").certificateId;
        scenario.pays("ALFA", "BETA", "10.00").send();
        assertEquals(RejectReason.CERTIFICATE_OF_OTHER, alfa.lastReason);
    }

    @Test
    void acknowledgementsOfOutputsAreCumulativeAndNeverBeyondWhatWasGiven() {
        scenario.pays("ALFA", "BETA", "10.00").send();
        scenario.apply(TestCommands.acknowledge(alfa, 2));
        assertTrue(scenario.said(OutputsAcknowledgedDecoder.TEMPLATE_ID));
        scenario.apply(TestCommands.acknowledge(alfa, 1));
        assertTrue(scenario.templates.isEmpty());
        scenario.apply(TestCommands.acknowledge(alfa, 3));
        assertTrue(scenario.templates.isEmpty());
    }

    @Test
    void aMessageInPartsTakesOneNumberWhenAllPartsAreThere() {
        scenario.apply(TestCommands.part(alfa, 1, 9, 1, 3, 3000, 1000));
        assertTrue(scenario.said(TransferProgressedDecoder.TEMPLATE_ID));
        scenario.apply(TestCommands.submitTransfer(alfa, 1, 9));
        assertEquals(RejectReason.TRANSFER_INCOMPLETE, alfa.lastReason);
        scenario.apply(TestCommands.part(alfa, 1, 9, 3, 3, 3000, 1000));
        assertEquals(RejectReason.TRANSFER_OUT_OF_ORDER, alfa.lastReason);
        scenario.apply(TestCommands.part(alfa, 1, 9, 2, 3, 3000, 1000));
        scenario.apply(TestCommands.part(alfa, 1, 9, 3, 3, 3000, 1000));
        scenario.apply(TestCommands.submitTransfer(alfa, 1, 9));
        assertEquals(RejectReason.NONE, alfa.lastReason);
        assertEquals(
                RejectReason.MESSAGE_TYPE_NOT_SUPPORTED.code(),
                scenario.notices.getFirst().reason());
        scenario.assertReplaysEqual();
    }

    @Test
    void aPartThatNoMessageHasIsRefused() {
        assertPartRefused(TestCommands.part(alfa, 1, 0, 1, 2, 10, 5));
        assertPartRefused(TestCommands.part(alfa, 1, 9, 0, 2, 10, 5));
        assertPartRefused(TestCommands.part(alfa, 1, 9, 3, 2, 10, 5));
        assertPartRefused(TestCommands.part(alfa, 1, 9, 1, 2, 10, 0));
        assertPartRefused(TestCommands.part(alfa, 1, 9, 1, 2, 1, 1));
        scenario.assertReplaysEqual();
    }

    private void assertPartRefused(byte[] part) {
        scenario.apply(part);
        assertEquals(RejectReason.TRANSFER_OUT_OF_ORDER, alfa.lastReason);
        assertFalse(scenario.said(TransferProgressedDecoder.TEMPLATE_ID));
    }

    @Test
    void partsThatAreLongEnoughBeforeTheLastOneAreNoMessage() {
        scenario.apply(TestCommands.part(alfa, 1, 9, 1, 2, 10, 10));
        assertTrue(scenario.said(TransferProgressedDecoder.TEMPLATE_ID));
        scenario.apply(TestCommands.submitTransfer(alfa, 1, 9));
        assertEquals(RejectReason.TRANSFER_INCOMPLETE, alfa.lastReason);
        scenario.assertReplaysEqual();
    }

    @Test
    void partsThatAreAllThereAndTooShortAreNoMessage() {
        scenario.apply(TestCommands.part(alfa, 1, 9, 1, 2, 10, 4));
        scenario.apply(TestCommands.part(alfa, 1, 9, 2, 2, 10, 4));
        assertTrue(scenario.said(TransferProgressedDecoder.TEMPLATE_ID));
        scenario.apply(TestCommands.submitTransfer(alfa, 1, 9));
        assertEquals(RejectReason.TRANSFER_INCOMPLETE, alfa.lastReason);
        scenario.assertReplaysEqual();
    }

    @Test
    void aTransferThatIsTooLargeOrStandsStillIsDropped() {
        scenario.apply(TestCommands.part(alfa, 1, 9, 1, 3, (100L << 20) + 1, 1000));
        assertEquals(RejectReason.TRANSFER_TOO_LARGE, alfa.lastReason);
        scenario.apply(TestCommands.part(alfa, 1, 9, 1, 3, 3000, 1000));
        scenario.later(601);
        scenario.apply(TestCommands.tick());
        assertTrue(scenario.said(TransferDroppedDecoder.TEMPLATE_ID));
        scenario.assertReplaysEqual();
    }

    /** D23 wants two persons: a second terminal and certificate do not make one of them two. */
    @Test
    void onePersonWithTwoTerminalsCannotApproveTheOwnProposal() {
        TestTerminal leyla = scenario.operator("L");
        TestTerminal again = admit('M', "nabzaz2cxxxl");
        TestTerminal third = admit('N', "another person");
        long proposal = leyla.propose(scenario.actions.closeDay(SystemId.AZIPS));
        again.approve(proposal);
        assertTrue(scenario.story.getLast().contains("reason=" + RejectReason.SAME_OPERATOR.code()));
        third.approve(proposal);
        assertTrue(scenario.said(ActionApprovedDecoder.TEMPLATE_ID));
        scenario.assertReplaysEqual();
    }

    /** One more terminal of the Central Bank's operators, whose certificate names this holder. */
    private TestTerminal admit(char letter, String holder) {
        TestTerminal terminal = new TestTerminal(scenario, "NABZAZ2CXXX", letter);
        scenario.terminals.put("NABZAZ2CXXX" + letter, terminal);
        assertEquals(
                RejectReason.NONE,
                scenario.decide(scenario.actions.registerCertificate(
                        "NABZAZ2CXXX",
                        letter,
                        CertificateRole.OPERATOR,
                        0,
                        Long.MAX_VALUE,
                        terminal.fingerprint,
                        "CBAR",
                        holder,
                        new byte[] {1})));
        terminal.logOn();
        return terminal;
    }

    @Test
    void anOperatorCannotApproveAloneNorTwiceNorTooLate() {
        TestTerminal leyla = scenario.operator("L");
        long proposal = leyla.propose(scenario.actions.closeDay(SystemId.AZIPS));
        leyla.approve(proposal);
        assertTrue(scenario.story.getLast().contains("reason=" + RejectReason.SAME_OPERATOR.code()));
        scenario.later(3601);
        scenario.apply(TestCommands.tick());
        assertTrue(scenario.said(ProposalExpiredDecoder.TEMPLATE_ID));
        scenario.operator("R").approve(proposal);
        assertTrue(scenario.story.getLast().contains("reason=" + RejectReason.PROPOSAL_UNKNOWN.code()));
        scenario.pays("ALFA", "BETA", "1.00").send();
        scenario.assertBalance("BETA", "1.00");
    }

    @Test
    void anApprovalAtTheDeadlineIsInTime() {
        long proposal = scenario.operator("L").propose(scenario.actions.closeDay(SystemId.AZIPS));
        scenario.later(3600);
        assertEquals(RejectReason.NONE, scenario.operator("R").approve(proposal));
        assertTrue(scenario.said(DayClosingDecoder.TEMPLATE_ID));
    }

    /** More are late than one command ends: an approval of one whose turn has not come is late all the same. */
    @Test
    void aLateApprovalIsLateThoughSoManyAreThatItsTurnHasNotCome() {
        long last = 0;
        for (int i = 0; i < Proposals.MAX_OPEN; i++) {
            last = scenario.operator("L").propose(scenario.actions.closeDay(SystemId.AZIPS));
        }
        scenario.later(3601);
        scenario.operator("R").approve(last);
        assertEquals(RejectReason.PROPOSAL_UNKNOWN, scenario.toldLast());
        assertFalse(scenario.said(DayClosingDecoder.TEMPLATE_ID));
        scenario.assertReplaysEqual();
    }

    @Test
    void afterTheGenesisReferenceDataNeedsTwoOperators() {
        scenario.apply(scenario.actions.issueFunds("AZN", Scenario.account("ALFA"), "ISSUE-AZN", 100, "I"));
        assertTrue(scenario.said(CommandRefusedDecoder.TEMPLATE_ID));
        scenario.assertBalance("ALFA", "100.00");
    }

    @Test
    @Rule("3.6")
    void aChangeOfRulesIsAnnouncedThreeFullDaysBefore() {
        byte[] tooSoon = scenario.actions.setRule(RuleId.PRIORITY_DEFAULT, SystemId.ALL, 60, 20260430);
        assertEquals(RejectReason.RULE_TOO_SOON, scenario.decide(tooSoon));
        byte[] inTime = scenario.actions.setRule(RuleId.PRIORITY_DEFAULT, SystemId.ALL, 60, 20260501);
        assertEquals(RejectReason.NONE, scenario.decide(inTime));
        scenario.pays("ALFA", "BETA", "1.00").send();
        assertTrue(scenario.story.stream()
                .anyMatch(line -> line.contains("PaymentAccepted") && line.contains("priority=50")));
    }

    @Test
    void aBankCannotActAsOperator() {
        scenario.apply(TestCommands.proposeAction(alfa, 1, scenario.actions.closeDay(SystemId.AZIPS)));
        assertEquals(RejectReason.ROLE_NOT_ALLOWED, alfa.lastReason);
    }

    @Test
    void aQueueIsAskedFromItsBeginningOrFromAnyPayment() {
        TestTerminal leyla = scenario.operator("L");
        leyla.asks(QueryKind.QUEUE, "", 0);
        assertEquals(RejectReason.NONE, scenario.toldLast());
        leyla.asks(QueryKind.QUEUE, "", 987_654);
        assertEquals(RejectReason.NONE, scenario.toldLast(), "one that may have been settled meanwhile");
        long waiting = scenario.pays("BETA", "ALFA", "10.00").send();
        leyla.asks(QueryKind.QUEUE, "", waiting);
        assertEquals(RejectReason.NONE, scenario.toldLast());
        scenario.assertReplaysEqual();
    }

    @Test
    void queriesAreAnsweredAsOfTheirSequence() {
        scenario.pays("BETA", "ALFA", "10.00").send();
        TestTerminal leyla = scenario.operator("L");
        leyla.asks(QueryKind.ACCOUNT, Scenario.bic("ALFA"), 0);
        assertTrue(
                scenario.story.stream().anyMatch(line -> line.contains("AccountReported") && line.contains("10000")));
        leyla.asks(QueryKind.QUEUE, "", 0);
        assertTrue(scenario.story.stream().anyMatch(line -> line.contains("PaymentReported")));
        leyla.asks(QueryKind.STATUS, "", 0);
        assertTrue(scenario.story.stream().anyMatch(line -> line.contains("StatusReported")));
        leyla.asks(QueryKind.PARTICIPANTS, "", 0);
        leyla.asks(QueryKind.PROPOSALS, "", 0);
        leyla.asks(QueryKind.ACCOUNT, "XXXXAZ22XXX", 0);
        assertTrue(scenario.story.getLast().contains("reason=" + RejectReason.ARGUMENT_UNKNOWN.code()));
        scenario.assertReplaysEqual();
    }

    @Test
    void aWrongHashPointAnUnknownTemplateAndALostCommandStopTheLedger() {
        scenario.apply(TestCommands.hashPoint(scenario.ledger.eventHash(), scenario.ledger.totalEvents()));
        assertThrows(
                InvariantViolation.class,
                () -> scenario.apply(TestCommands.hashPoint(scenario.ledger.eventHash() + 1, 0)));
        assertThrows(InvariantViolation.class, () -> scenario.apply(new byte[] {0, 0, 99, 0, (byte) 0xB0, 3, 1, 0}));
        assertThrows(
                InvariantViolation.class,
                () -> scenario.ledger.apply(
                        TestCommands.buffer(), 0, scenario.ledger.lastSequence() + 2, scenario.timeNs));
    }

    @Test
    void acceptedPaymentsAreToldBeforeAnythingElseOfThem() {
        scenario.pays("ALFA", "BETA", "1.00").send();
        assertTrue(scenario.templates.indexOf(PaymentAcceptedDecoder.TEMPLATE_ID) == 1);
    }

    @Test
    void aProposalIsAskedForByItsNumber() {
        TestTerminal leyla = scenario.operator("L");
        long proposal = leyla.propose(scenario.actions.closeDay(SystemId.AZIPS));
        leyla.asks(QueryKind.PROPOSALS, String.valueOf(proposal), 0);
        assertEquals(RejectReason.NONE, scenario.toldLast());
        leyla.asks(QueryKind.PROPOSALS, "987654", 0);
        assertEquals(RejectReason.PROPOSAL_UNKNOWN, scenario.toldLast());
        scenario.assertReplaysEqual();
    }

    /** Another person's certificate does not make two persons of one terminal. */
    @Test
    void whoSpeaksFromTheProposersTerminalDoesNotApprove() {
        TestTerminal leyla = scenario.operator("L");
        long proposal = leyla.propose(scenario.actions.closeDay(SystemId.AZIPS));
        byte[] ofAnother = new byte[32];
        Arrays.fill(ofAnother, (byte) 7);
        assertEquals(
                RejectReason.NONE,
                scenario.decide(scenario.actions.registerCertificate(
                        leyla.bic,
                        'L',
                        CertificateRole.OPERATOR,
                        0,
                        Long.MAX_VALUE,
                        ofAnother,
                        "CBAR",
                        "another person",
                        new byte[1])));
        leyla.approve(proposal);
        assertEquals(RejectReason.SAME_OPERATOR, scenario.toldLast());
        assertEquals(RejectReason.NONE, scenario.operator("R").approve(proposal));
        assertTrue(scenario.said(ActionApprovedDecoder.TEMPLATE_ID));
        scenario.assertReplaysEqual();
    }
}

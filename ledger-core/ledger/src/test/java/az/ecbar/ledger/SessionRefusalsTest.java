package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.ctn.Transfers;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.CtnSessionClosedDecoder;
import az.ecbar.schema.CtnSessionRefusedDecoder;
import az.ecbar.schema.InputRefusedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.TerminalRecordDecoder;
import az.ecbar.schema.TransferDroppedDecoder;
import az.ecbar.schema.TransferProgressedDecoder;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logons, numbered inputs and transfers that the ledger refuses: no number is taken, nothing else is said. */
final class SessionRefusalsTest {
    private final Scenario scenario =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").open();
    private final TestTerminal alfa = scenario.bank("ALFA");

    @Test
    @Rule("4.26.2")
    void aLogonIsRefusedForTheFirstThingThatIsWrong() {
        TestTerminal stranger = new TestTerminal(scenario, "XXXXAZ22XXX", 'A');
        assertLogonRefused(RejectReason.PARTICIPANT_UNKNOWN, stranger, 99);
        TestTerminal unregistered = new TestTerminal(scenario, Scenario.bic("ALFA"), 'Z');
        assertLogonRefused(RejectReason.CERTIFICATE_UNKNOWN, unregistered, 99);
        TestTerminal withForeignCertificate = new TestTerminal(scenario, Scenario.bic("ALFA"), 'A');
        System.arraycopy(scenario.bank("BETA").fingerprint, 0, withForeignCertificate.fingerprint, 0, 32);
        assertLogonRefused(RejectReason.CERTIFICATE_OF_OTHER, withForeignCertificate, 99);
        assertLogonRefused(RejectReason.OUTPUT_NOT_SENT, alfa, 1);
        assertLogonRefused(RejectReason.OUTPUT_NOT_SENT, alfa, -1);
        scenario.decide(scenario.actions.revokeCertificate(alfa.fingerprint, 1));
        scenario.later(366L * 86_400);
        assertLogonRefused(RejectReason.CERTIFICATE_REVOKED, alfa, 99);
        assertLogonRefused(RejectReason.CERTIFICATE_NOT_VALID_NOW, scenario.bank("BETA"), 99);
        scenario.assertReplaysEqual();
    }

    @Test
    void aPartOfAMessageIsRefusedAsAWholeOneWouldBe() {
        scenario.pays("ALFA", "BETA", "1.00").send();
        long taken = alfa.nextInput - 1;
        scenario.apply(TestCommands.part(alfa, taken, 7, 1, 2, 10, 5));
        assertFalse(scenario.said(TransferProgressedDecoder.TEMPLATE_ID), "its number is taken");
        alfa.sessionId++;
        for (long number : new long[] {0, taken, alfa.nextInput}) {
            scenario.apply(TestCommands.part(alfa, number, 7, 1, 2, 10, 5));
            assertEquals(RejectReason.SESSION_UNKNOWN, scenario.toldLast());
            assertFalse(scenario.said(TransferProgressedDecoder.TEMPLATE_ID));
        }
        alfa.sessionId--;
        scenario.apply(TestCommands.part(alfa, alfa.nextInput, 7, 1, 2, 10, 5));
        assertTrue(scenario.said(TransferProgressedDecoder.TEMPLATE_ID));
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.26.2")
    void anInputIsRefusedForTheFirstThingThatIsWrong() {
        TestTerminal beta = scenario.bank("BETA");
        long session = alfa.sessionId;
        scenario.apply(TestCommands.closeCtnSession(alfa));
        assertTrue(scenario.said(CtnSessionClosedDecoder.TEMPLATE_ID));
        alfa.certificateId = 77;
        assertInputRefused(RejectReason.SESSION_UNKNOWN, 99);
        alfa.logOn();
        long newSession = alfa.sessionId;
        alfa.sessionId = session;
        assertInputRefused(RejectReason.SESSION_SUPERSEDED, 99);
        alfa.sessionId = newSession + 1;
        assertInputRefused(RejectReason.SESSION_UNKNOWN, 99);
        alfa.sessionId = 0;
        assertInputRefused(RejectReason.SESSION_UNKNOWN, 99);
        alfa.sessionId = newSession;
        assertInputRefused(RejectReason.CERTIFICATE_UNKNOWN, 99);
        alfa.certificateId = -1;
        assertInputRefused(RejectReason.CERTIFICATE_UNKNOWN, 99);
        alfa.certificateId = beta.certificateId;
        assertInputRefused(RejectReason.CERTIFICATE_OF_OTHER, 99);
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.26.2")
    void aCertificateSpeaksForItsOwnTerminalAndFromItsFirstMomentOn() {
        Scenario s = new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00");
        TestTerminal second = s.terminalOf("ALFA", 'B');
        TestTerminal early = new TestTerminal(s, Scenario.bic("ALFA"), 'C');
        s.terminals.put(Scenario.bic("ALFA") + 'C', early);
        long firstMoment = Scenario.OPENING_NS + 1_000_000_000L;
        s.apply(s.actions.registerCertificate(
                Scenario.bic("ALFA"),
                'C',
                CertificateRole.BANK,
                firstMoment,
                Long.MAX_VALUE,
                early.fingerprint,
                "REG-ALFA",
                "early",
                new byte[1]));
        s.open();
        assertEquals(0, early.sessionId, "not valid yet");
        s.later(1);
        early.logOn();
        assertTrue(early.sessionId > 0, "its first moment counts");

        s.bank("ALFA").certificateId = second.certificateId;
        s.pays("ALFA", "BETA", "10.00").send();
        assertEquals(RejectReason.CERTIFICATE_OF_OTHER, s.bank("ALFA").lastReason);
        s.assertBalance("BETA", "0.00");
    }

    @Test
    void aBankAsksNothingAndAnOperatorPaysNothing() {
        scenario.apply(TestCommands.query(alfa, 99, QueryKind.STATUS, "", 0));
        assertEquals(RejectReason.ROLE_NOT_ALLOWED, alfa.lastReason, "before the number is looked at");
        scenario.apply(TestCommands.approveAction(alfa, 99, 1));
        assertEquals(RejectReason.ROLE_NOT_ALLOWED, alfa.lastReason);
        TestTerminal leyla = scenario.operator("L");
        scenario.apply(TestCommands.submitTransfer(leyla, leyla.nextInput, 9));
        assertEquals(RejectReason.ROLE_NOT_ALLOWED, leyla.lastReason);
        scenario.apply(TestCommands.part(leyla, leyla.nextInput, 9, 1, 2, 10, 5));
        assertEquals(RejectReason.ROLE_NOT_ALLOWED, leyla.lastReason);
    }

    @Test
    void aNumberTakenLongAgoIsNeitherTakenNorAnsweredAgain() {
        for (int i = 0; i < Terminals.REMEMBERED; i++) {
            scenario.pays("ALFA", "BETA", "0.01").send();
        }
        scenario.apply(scenario.pays("ALFA", "BETA", "0.01").reference("R1").bytes(1));
        assertEquals(RejectReason.NONE, alfa.lastReason, "the oldest that is remembered");
        scenario.pays("ALFA", "BETA", "0.01").send();
        scenario.apply(scenario.pays("ALFA", "BETA", "0.01").reference("R1").bytes(1));
        assertEquals(RejectReason.INPUT_TOO_OLD, alfa.lastReason);
        scenario.apply(scenario.pays("ALFA", "BETA", "0.01").reference("R0").bytes(0));
        assertEquals(RejectReason.INPUT_TOO_OLD, alfa.lastReason);
        scenario.assertBalance("BETA", "2.57");
    }

    @Test
    void aPartIsRefusedForTheFirstThingThatIsWrong() {
        long tooLarge = (100L << 20) + 1;
        scenario.apply(TestCommands.part(alfa, 1, 9, 0, 3, tooLarge, 1000));
        assertEquals(RejectReason.TRANSFER_TOO_LARGE, alfa.lastReason);
        scenario.apply(TestCommands.part(alfa, 1, 9, 4, 3, 3000, 1000));
        assertEquals(RejectReason.TRANSFER_OUT_OF_ORDER, alfa.lastReason, "part 4 of 3");
        scenario.apply(TestCommands.part(alfa, 1, 9, 2, 3, 3000, 1000));
        assertEquals(RejectReason.TRANSFER_UNKNOWN, alfa.lastReason, "part 2 of what never began");
        for (int i = 0; i < Transfers.MAX_OF_TERMINAL; i++) {
            scenario.apply(TestCommands.part(alfa, 1, 20 + i, 1, 3, 3000, 1000));
        }
        assertTrue(scenario.said(TransferProgressedDecoder.TEMPLATE_ID));
        scenario.apply(TestCommands.part(alfa, 1, 9, 1, 3, 500, 1000));
        assertEquals(RejectReason.TRANSFER_OUT_OF_ORDER, alfa.lastReason, "a part longer than the whole");
        scenario.apply(TestCommands.part(alfa, 1, 9, 1, 3, 3000, 1000));
        assertEquals(RejectReason.TRANSFERS_TOO_MANY, alfa.lastReason);
        scenario.assertReplaysEqual();
    }

    @Test
    void soManyTransfersAreOpenInAllAndNoMore() {
        Scenario s = new Scenario();
        List<TestTerminal> terminals = new ArrayList<>();
        for (int i = 0; terminals.size() <= Transfers.MAX_OPEN / Transfers.MAX_OF_TERMINAL; i++) {
            String bank = "BNK" + (char) ('A' + i);
            s.bank(bank, "0.00");
            terminals.add(s.bank(bank));
            for (char letter = 'B'; letter <= 'Z'; letter++) {
                terminals.add(s.terminalOf(bank, letter));
            }
        }
        s.open();
        int open = 0;
        for (TestTerminal terminal : terminals) {
            for (int i = 0; i < Transfers.MAX_OF_TERMINAL && open < Transfers.MAX_OPEN; i++) {
                s.apply(TestCommands.part(terminal, 1, 20 + i, 1, 3, 3000, 1000));
                assertTrue(s.said(TransferProgressedDecoder.TEMPLATE_ID));
                open++;
            }
        }
        s.apply(TestCommands.part(terminals.getLast(), 1, 9, 1, 3, 3000, 1000));
        assertEquals(RejectReason.TRANSFERS_TOO_MANY, terminals.getLast().lastReason);
        s.assertReplaysEqual();
    }

    @Test
    void aTransferIsTakenWholeUnderItsNumberAndDigestOnly() {
        scenario.apply(TestCommands.submitTransfer(alfa, 2, 9));
        assertEquals(RejectReason.INPUT_NUMBER_GAP, alfa.lastReason);
        scenario.apply(TestCommands.submitTransfer(alfa, 1, 9));
        assertEquals(RejectReason.TRANSFER_UNKNOWN, alfa.lastReason);
        scenario.apply(TestCommands.part(alfa, 1, 9, 1, 2, 2000, 1000));
        scenario.apply(TestCommands.refuseInput(alfa, 1, 9, 117, "", "OTHER"));
        assertEquals(RejectReason.TRANSFER_OUT_OF_ORDER, alfa.lastReason, "another digest than its parts");
        scenario.apply(TestCommands.submitTransfer(alfa, 1, 9));
        assertEquals(RejectReason.TRANSFER_INCOMPLETE, alfa.lastReason);
        assertTrue(scenario.notices.isEmpty());
    }

    @Test
    void aTransferThatStandsStillIsDroppedWithItsReason() {
        scenario.apply(TestCommands.part(alfa, 1, 9, 1, 3, 3000, 1000));
        scenario.later(600);
        scenario.apply(TestCommands.tick());
        assertFalse(scenario.said(TransferDroppedDecoder.TEMPLATE_ID), "at its deadline it is in time");
        scenario.later(1);
        scenario.apply(TestCommands.tick());
        assertEquals(List.of(TransferDroppedDecoder.TEMPLATE_ID), scenario.templates);
        assertEquals(RejectReason.TRANSFER_EXPIRED, scenario.toldLast());
    }

    private void assertLogonRefused(RejectReason reason, TestTerminal terminal, long outputReceived) {
        scenario.apply(TestCommands.openCtnSession(terminal, outputReceived));
        assertEquals(List.of(CtnSessionRefusedDecoder.TEMPLATE_ID), scenario.templates);
        assertEquals(reason, scenario.toldLast());
    }

    private void assertInputRefused(RejectReason reason, long number) {
        scenario.apply(scenario.pays("ALFA", "BETA", "10.00").reference("X").bytes(number));
        assertEquals(List.of(InputRefusedDecoder.TEMPLATE_ID), scenario.templates);
        assertEquals(reason, scenario.toldLast());
        scenario.assertBalance("BETA", "0.00");
    }

    @Test
    @Rule("4.26.2")
    void aPartThatIsRefusedLeavesNoTerminalBehind() {
        List<Integer> terminals = terminalsInSnapshot();
        TestTerminal unregistered = new TestTerminal(scenario, Scenario.bic("ALFA"), 'Z');
        unregistered.sessionId = alfa.sessionId;
        scenario.terminals.put(Scenario.bic("ALFA") + 'Z', unregistered);
        scenario.apply(TestCommands.part(unregistered, 1, 7, 1, 2, 10, 5));
        assertEquals(RejectReason.SESSION_UNKNOWN, unregistered.lastReason);
        assertEquals(terminals, terminalsInSnapshot());
    }

    private List<Integer> terminalsInSnapshot() {
        List<Integer> letters = new ArrayList<>();
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        scenario.ledger.write((buffer, offset, _) -> {
            if (header.wrap(buffer, offset).templateId() == TerminalRecordDecoder.TEMPLATE_ID) {
                letters.add((int) new TerminalRecordDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .terminal());
            }
        });
        return letters;
    }
}

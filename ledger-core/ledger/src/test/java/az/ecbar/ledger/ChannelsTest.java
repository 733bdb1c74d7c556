package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.channel.Channels;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.Channel;
import az.ecbar.schema.ChannelChangedDecoder;
import az.ecbar.schema.ChannelSetDecoder;
import az.ecbar.schema.InputTakenDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.OutputsAcknowledgedDecoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CTN or SWIFT (4.3.2, 4.4): who decides it, from when on, what comes over the wrong one, what comes in twice. */
final class ChannelsTest {
    private static final int TODAY = Scenario.TODAY;
    private static final int NOT_CHOSEN = RejectReason.CHANNEL_NOT_CHOSEN.code();

    private final Scenario s =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "50.00").open();

    private RejectReason set(String bank, Channel channel, long fromNs) {
        return s.decide(s.actions.setChannel(Scenario.bic(bank), channel, fromNs, TODAY, "N-1"));
    }

    private TestPayment overSwift(String from, String to, String amount) {
        return new TestPayment(s, s.swift(from), from, to, Scenario.minor(amount));
    }

    @Test
    @Rule({"4.3.2", "4.4"})
    void twoOperatorsLetAParticipantUseSwiftFromAMomentOn() {
        long fromNs = s.timeNs + 3600_000_000_000L;
        assertEquals(RejectReason.NONE, set("ALFA", Channel.SWIFT, fromNs));
        assertTrue(s.said(ChannelSetDecoder.TEMPLATE_ID));
        assertFalse(s.said(ChannelChangedDecoder.TEMPLATE_ID), "not yet");
        s.pays("ALFA", "BETA", "1.00").send();
        s.assertBalance("BETA", "51.00");
        s.timeNs = fromNs;
        s.forgetNotices();
        overSwift("ALFA", "BETA", "2.00").send();
        assertTrue(s.said(ChannelChangedDecoder.TEMPLATE_ID), "a message at that very time comes over the new one");
        s.assertBalance("BETA", "53.00");
        assertEquals(
                List.of("s DEBIT_ADVICE", "s EXECUTED"),
                s.noticesTo("ALFA").stream()
                        .map(n -> n.terminal() + " " + n.kind())
                        .toList());
        s.pays("BETA", "ALFA", "5.00").send();
        assertEquals('s', s.noticesTo("ALFA").getLast().terminal(), "what it is told unasked goes over SWIFT too");
        assertEquals('A', s.noticesTo("BETA").getLast().terminal());
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.3.2", "4.4"})
    void aMessageOverTheWrongChannelIsRefusedThereWithItsReason() {
        s.forgetNotices();
        overSwift("ALFA", "BETA", "2.00").reference("S-1").send();
        assertEquals(NOT_CHOSEN, s.noticesTo("ALFA").getLast().reason());
        assertEquals('s', s.noticesTo("ALFA").getLast().terminal());
        assertEquals("S-1", s.noticesTo("ALFA").getLast().reference());
        assertEquals(RejectReason.NONE, set("ALFA", Channel.SWIFT, 0));
        s.forgetNotices();
        s.pays("ALFA", "BETA", "2.00").reference("S-1").send();
        s.asks(s.bank("ALFA"), PaymentChange.CANCELLATION, -1, 0, "S-1");
        s.bank("ALFA").inquires(AccountReport.BALANCE, "ALFA");
        assertEquals(List.of(NoticeKind.REFUSED, NoticeKind.REFUSED, NoticeKind.REFUSED), s.kindsTo("ALFA"));
        assertTrue(s.noticesTo("ALFA").stream().allMatch(n -> n.reason() == NOT_CHOSEN && n.terminal() == 'A'));
        s.assertBalance("BETA", "50.00");
        overSwift("ALFA", "BETA", "2.00").reference("S-1").send();
        s.assertBalance("BETA", "52.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.3.2")
    void aMessageIsTakenOnceByItsReferenceInWhateverOrderTheyCome() {
        assertEquals(RejectReason.NONE, set("ALFA", Channel.SWIFT, 0));
        TestTerminal swift = s.swift("ALFA");
        TestPayment payment = overSwift("ALFA", "BETA", "1.00").reference("S-7");
        swift.nextInput = TestTerminal.FIRST_REFERENCE + 6;
        byte[] bytes = payment.bytes(swift.nextInput);
        payment.send();
        s.assertBalance("BETA", "51.00");
        long taken = swift.lastTakenSequence;
        s.later(86_000);
        s.apply(bytes);
        assertEquals(List.of(InputTakenDecoder.TEMPLATE_ID), s.templates, "known again, whatever file it stood in");
        assertEquals(taken, swift.lastTakenSequence);
        s.apply(overSwift("ALFA", "BETA", "9.00").reference("S-7").bytes(TestTerminal.FIRST_REFERENCE + 6));
        assertEquals(RejectReason.SWIFT_INPUT_DIFFERS, swift.lastReason);
        s.assertBalance("BETA", "51.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.3.2")
    void aReferenceIsOfTheLastFourteenDays() {
        assertEquals(RejectReason.NONE, set("ALFA", Channel.SWIFT, 0));
        TestTerminal swift = s.swift("ALFA");
        assertEquals(RejectReason.NONE, reasonOf(swift, 260427));
        assertEquals(RejectReason.NONE, reasonOf(swift, 260413));
        assertEquals(RejectReason.NONE, reasonOf(swift, 260428));
        assertEquals(RejectReason.SWIFT_INPUT_TOO_OLD, reasonOf(swift, 260412));
        assertEquals(RejectReason.SWIFT_INPUT_TOO_OLD, reasonOf(swift, 260429));
        assertEquals(RejectReason.SWIFT_INPUT_TOO_OLD, reasonOf(swift, 260431));
        assertEquals(RejectReason.SWIFT_INPUT_TOO_OLD, reasonOf(swift, 0));
        s.assertReplaysEqual();
        s.later(2 * 86_400);
        assertEquals(RejectReason.SWIFT_INPUT_TOO_OLD, reasonOf(swift, 260413));
        s.apply(TestCommands.part(swift, 260413_10_0001_000001L, 1, 1, 2, 30, 20));
        assertEquals(RejectReason.SWIFT_INPUT_TOO_OLD, swift.lastReason, "of a part too, though it was taken once");
        assertEquals(RejectReason.NONE, reasonOf(swift, 260429));
        s.assertReplaysEqual();
    }

    private RejectReason reasonOf(TestTerminal swift, int date) {
        long number = date * 1_000_000_000_000L + 10_0001_000001L;
        s.apply(TestCommands.refuseInput(swift, date == 0 ? -1 : number, 150, "32A", "S"));
        return swift.lastReason;
    }

    @Test
    @Rule("4.26.1")
    void onlyAParticipantsTerminalOfSwiftNeedsNoCertificate() {
        TestTerminal nobody = s.swift("NONE");
        s.terminals.put("nulls", nobody);
        s.apply(TestCommands.refuseInput(nobody, nobody.nextInput, 150, "32A", "S"));
        assertEquals(RejectReason.PARTICIPANT_UNKNOWN, nobody.lastReason);
        TestTerminal centralBank = new TestTerminal(s, "NABZAZ2CXXX", 's');
        s.terminals.put("NABZAZ2CXXXs", centralBank);
        s.apply(TestCommands.refuseInput(centralBank, centralBank.nextInput, 150, "32A", "S"));
        assertEquals(RejectReason.ROLE_NOT_ALLOWED, centralBank.lastReason);
        TestTerminal swift = s.swift("ALFA");
        s.apply(TestCommands.query(swift, swift.nextInput, QueryKind.STATUS, "", 0));
        assertEquals(RejectReason.ROLE_NOT_ALLOWED, swift.lastReason);
        byte[] command = TestCommands.refuseInput(swift, swift.nextInput, 150, "32A", "S");
        byte[] atOther = command.clone();
        int letter = new String(command, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("ALFAAZ22XXXs") + 11;
        atOther[letter] = 'A';
        s.apply(atOther);
        assertEquals(RejectReason.TERMINAL_UNKNOWN, s.bank("ALFA").lastReason);
        s.apply(command);
        assertEquals(RejectReason.NONE, swift.lastReason);
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.3.2")
    void aLongMessageComesInPartsAndOnce() {
        assertEquals(RejectReason.NONE, set("ALFA", Channel.SWIFT, 0));
        TestTerminal swift = s.swift("ALFA");
        long number = swift.nextInput;
        s.apply(TestCommands.part(swift, number, number, 1, 2, 30, 20));
        s.apply(TestCommands.part(swift, number, number, 2, 2, 30, 10));
        s.apply(TestCommands.submitTransfer(swift, number, number));
        assertEquals(NoticeKind.REFUSED, s.noticesTo("ALFA").getLast().kind(), "no type of AZIPS");
        int notices = s.notices.size();
        s.apply(TestCommands.part(swift, number, number, 1, 2, 30, 20));
        assertEquals(List.of(InputTakenDecoder.TEMPLATE_ID), s.templates);
        s.apply(TestCommands.submitTransfer(swift, number, number));
        assertEquals(List.of(InputTakenDecoder.TEMPLATE_ID), s.templates);
        assertEquals(notices, s.notices.size());
        s.apply(TestCommands.submitTransfer(swift, number + 1, number + 1));
        assertEquals(RejectReason.TRANSFER_UNKNOWN, swift.lastReason);
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.3.2")
    void finsAcknowledgementOfOutputsNeedsNoSession() {
        assertEquals(RejectReason.NONE, set("ALFA", Channel.SWIFT, 0));
        overSwift("ALFA", "BETA", "1.00").send();
        s.apply(TestCommands.acknowledge(s.swift("ALFA"), 2));
        assertEquals(List.of(OutputsAcknowledgedDecoder.TEMPLATE_ID), s.templates);
        TestTerminal beta = s.bank("BETA");
        s.apply(TestCommands.closeCtnSession(beta));
        beta.sessionId = 0;
        s.apply(TestCommands.acknowledge(beta, 1));
        assertEquals(List.of(), s.templates, "a terminal of CTN has a session");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.4")
    void whatIsNoChangeOfAChannelIsRefused() {
        assertEquals(RejectReason.PARTICIPANT_UNKNOWN, set("NONE", Channel.SWIFT, 0));
        assertEquals(RejectReason.CHANNEL_NOT_ALLOWED, set("ALFA", Channel.CTN, 0), "is so already");
        assertEquals(RejectReason.CHANNEL_NOT_ALLOWED, set("ALFA", Channel.PAPER, 0));
        assertEquals(
                RejectReason.CHANNEL_NOT_ALLOWED,
                s.decide(s.actions.setChannel("NABZAZ2CXXX", Channel.SWIFT, 0, TODAY, "N-1")));
        assertEquals(
                RejectReason.DATE_MALFORMED,
                s.decide(s.actions.setChannel(Scenario.bic("ALFA"), Channel.SWIFT, 0, 20260431, "N-1")));
        long later = s.timeNs + 1_000_000_000L;
        assertEquals(RejectReason.NONE, set("ALFA", Channel.SWIFT, later));
        assertEquals(RejectReason.NONE, set("ALFA", Channel.CTN, later), "taken back before it is in force");
        s.later(2);
        s.pays("ALFA", "BETA", "1.00").send();
        assertFalse(s.said(ChannelChangedDecoder.TEMPLATE_ID));
        s.assertBalance("BETA", "51.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.4")
    void soManyChangesMayLieAhead() {
        Scenario many = new Scenario();
        for (int i = 0; i <= Channels.MAX_PENDING; i++) {
            String bank = "B" + (char) ('A' + i / 26) + (char) ('A' + i % 26) + "X";
            many.apply(many.actions.registerParticipant(
                    Scenario.bic(bank), ParticipantKind.BANK, 'A', Scenario.tin(bank), "", "REG", bank));
            many.apply(many.actions.setChannel(
                    Scenario.bic(bank), Channel.SWIFT, many.timeNs + 1_000_000_000L, TODAY, "N-1"));
        }
        assertEquals(RejectReason.LIMIT_REACHED, many.toldLast());
        many.open();
        many.later(2);
        many.apply(TestCommands.tick());
        assertEquals(
                Channels.MAX_PENDING,
                many.templates.stream()
                        .filter(id -> id == ChannelChangedDecoder.TEMPLATE_ID)
                        .count());
        many.assertReplaysEqual();
    }

    @Test
    @Rule("4.4")
    void theOperatorsSeeWhoUsesWhich() {
        assertEquals(RejectReason.NONE, set("ALFA", Channel.SWIFT, 0));
        assertEquals(RejectReason.NONE, set("BETA", Channel.SWIFT, s.timeNs + 5_000_000_000L));
        int from = s.story.size();
        s.operator("L").asks(QueryKind.PARTICIPANTS, "", 0);
        List<String> rows = s.story.subList(from, s.story.size());
        assertTrue(
                rows.stream().anyMatch(row -> row.contains("ALFAAZ22XXX") && row.contains("channel=SWIFT")),
                rows::toString);
        assertTrue(
                rows.stream()
                        .anyMatch(row -> row.contains("BETAAZ22XXX")
                                && row.contains("channel=CTN")
                                && row.contains("nextChannel=SWIFT")),
                rows::toString);
        assertEquals(RejectReason.NONE, s.decide(s.actions.closeDay(SystemId.AZIPS)));
        s.runJobs();
        s.assertReplaysEqual();
    }
}

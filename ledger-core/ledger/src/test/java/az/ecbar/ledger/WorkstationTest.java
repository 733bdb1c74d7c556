package az.ecbar.ledger;

import static az.ecbar.ledger.Scenario.TODAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.EnteredChange;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.Channel;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PaymentEnteredDecoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.WorkstationSetDecoder;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A participant that cannot reach AZIPS takes part via the Central Bank's workstation, or on paper (4.27, 6.1). */
class WorkstationTest {
    private static final Pattern TOLD =
            Pattern.compile("\\[ParticipantToldDue].*participantId=(\\d+)\\|.*aboutId=(\\d+)\\|.*news=([A-Z]+)\\|");

    private static final Pattern CHANGE_TOLD =
            Pattern.compile("\\[NoticeDue].*kind=([A-Z]+)\\|.*paymentId=(\\d+)\\|.*enteredChange=([1-9]\\d*)");
    private static final Pattern MEANT =
            Pattern.compile("\\[ProposalReported].*paymentId=(\\d+)\\|paymentState=([A-Z_]+)");

    /** Where in the story the last act begins. */
    private int from;

    private final Scenario s =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "20.00").bank("GAMA", "0.00");

    @BeforeEach
    void open() {
        s.open();
    }

    private RejectReason outOfOrder(String bank) {
        return s.decide(s.actions.setWorkstation(Scenario.bic(bank), true, TODAY, "F-1"));
    }

    private RejectReason restored(String bank) {
        return s.decide(s.actions.setWorkstation(Scenario.bic(bank), false, TODAY, "F-2"));
    }

    private TestPayment order(String from, String to, String amount, String reference) {
        return s.pays(from, to, amount).reference(reference);
    }

    private RejectReason entered(TestPayment payment) {
        return s.decide(payment.entered(Channel.PAPER, TODAY, "P-1"));
    }

    private List<String> told(int from) {
        return s.story.subList(from, s.story.size()).stream()
                .map(TOLD::matcher)
                .filter(Matcher::find)
                .map(told -> bank(told.group(2)) + " " + told.group(3) + " to " + bank(told.group(1)))
                .toList();
    }

    private String bank(String id) {
        return String.valueOf(s.bankOfId.get(Integer.parseInt(id))).substring(0, 4);
    }

    @Test
    @Rule({"4.27", "6.1", "4.10.1", "4.10.2", "4.19"})
    void whatIsEnteredOnItsBehalfIsExecutedAndToldAsAnyPayment() {
        assertEquals(RejectReason.NONE, outOfOrder("ALFA"));
        assertTrue(s.said(WorkstationSetDecoder.TEMPLATE_ID));
        s.runJobs();
        s.forgetNotices();
        assertEquals(RejectReason.NONE, entered(order("ALFA", "BETA", "30.00", "A-1")));
        assertTrue(s.said(PaymentEnteredDecoder.TEMPLATE_ID));
        s.assertBalance("ALFA", "70.00");
        s.assertBalance("BETA", "50.00");
        assertEquals(List.of(NoticeKind.DEBIT_ADVICE, NoticeKind.EXECUTED), s.kindsTo("ALFA"), "kept for it");
        assertEquals(List.of(NoticeKind.FORWARDED_PAYMENT, NoticeKind.CREDIT_ADVICE), s.kindsTo("BETA"));
        s.pays("BETA", "ALFA", "5.00").send();
        s.assertBalance("ALFA", "75.00");
        assertEquals(
                RejectReason.NONE,
                s.decide(order("ALFA", "GAMA", "1.00", "A-2").entered(Channel.WORKSTATION, TODAY, "F-1")));
        s.assertBalance("GAMA", "1.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.27", "6.1"})
    void theOthersAreToldElectronicallyOfBothTurnsAndItIsBackByOneCommand() {
        int from = s.story.size();
        assertEquals(RejectReason.NONE, outOfOrder("ALFA"));
        s.runJobs();
        assertEquals(List.of("ALFA WORKSTATION to BETA", "ALFA WORKSTATION to GAMA"), told(from));
        int again = s.story.size();
        assertEquals(RejectReason.NONE, restored("ALFA"));
        assertEquals(
                RejectReason.NOT_OUT_OF_ORDER, entered(order("ALFA", "BETA", "1.00", "A-1")), "from this moment on");
        s.runJobs();
        assertEquals(List.of("ALFA RESTORED to BETA", "ALFA RESTORED to GAMA"), told(again));
        s.pays("ALFA", "BETA", "1.00").send();
        s.assertBalance("BETA", "21.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.8.2", "4.27", "6.1"})
    void aNumberIsUsedAcrossWhatWasSentAndWhatIsEntered() {
        order("ALFA", "BETA", "10.00", "A-1").send();
        outOfOrder("ALFA");
        assertEquals(RejectReason.REFERENCE_USED, entered(order("ALFA", "BETA", "10.00", "A-1")));
        s.assertBalance("ALFA", "90.00");
        assertEquals(
                RejectReason.REFERENCE_USED.code(),
                s.noticesTo("ALFA").getLast().reason(),
                "it is told so too");
        assertEquals(RejectReason.NONE, entered(order("ALFA", "BETA", "10.00", "A-2")));
        assertEquals(RejectReason.REFERENCE_USED, entered(order("ALFA", "BETA", "10.00", "A-2")));
        order("ALFA", "BETA", "10.00", "A-2").send();
        assertEquals(RejectReason.REFERENCE_USED.code(), s.notices.getLast().reason());
        s.assertBalance("ALFA", "80.00");
        TestPayment ahead = order("ALFA", "BETA", "10.00", "A-3");
        ahead.valueDate = TODAY + 1;
        assertEquals(RejectReason.NONE, entered(ahead));
        assertEquals(RejectReason.REFERENCE_USED, entered(ahead), "on its value date");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.27", "4.8.1", "4.8.4", "4.8.4-1", "4.8.5", "4.8.6", "4.11"})
    void itPassesTheSameChecks() {
        outOfOrder("ALFA");
        TestPayment payment = order("ALFA", "BETA", "10.00", "A-1");
        payment.valueDate = TODAY - 1;
        assertEquals(RejectReason.VALUE_DATE_PAST, entered(payment));
        payment.valueDate = TODAY;
        payment.priority = 10;
        assertEquals(
                RejectReason.PRIORITY_NOT_ALLOWED, entered(payment), "it is the participant's, not the Central Bank's");
        payment.priority = 40;
        payment.debtor = Scenario.bic("GAMA");
        assertEquals(RejectReason.ISSUER_NOT_SENDER, entered(payment));
        payment.debtor = Scenario.bic("ALFA");
        payment.creditorTin = 1;
        assertEquals(RejectReason.BENEFICIARY_TIN_UNKNOWN, entered(payment));
        payment.creditorTin = Scenario.tin("BETA");
        payment.debtorAccount = Scenario.account("GAMA");
        assertEquals(RejectReason.ISSUER_ACCOUNT_OF_OTHER, entered(payment));
        payment.debtorAccount = Scenario.account("ALFA");
        assertEquals(RejectReason.NONE, entered(payment));
        s.assertBalance("ALFA", "90.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.27", "4.12.2", "4.13", "4.18"})
    void itWaitsAndIsAnnulledAsAnyPaymentAndOutlivesASnapshot() {
        outOfOrder("BETA");
        assertEquals(RejectReason.NONE, entered(order("BETA", "GAMA", "30.00", "B-1")));
        assertEquals(NoticeKind.WAITING, s.noticesTo("BETA").getLast().kind());
        s.pays("ALFA", "BETA", "15.00").send();
        s.assertBalance("GAMA", "30.00");
        assertEquals(RejectReason.NONE, entered(order("BETA", "GAMA", "30.00", "B-2")));
        s.decide(s.actions.closeDay(SystemId.AZIPS));
        s.runJobs();
        assertTrue(s.noticesTo("BETA").stream()
                .anyMatch(notice -> notice.kind() == NoticeKind.ANNULLED
                        && notice.reference().equals("B-2")));
        s.assertReplaysEqual();
    }

    private static EnteredChange change(String bic, Channel carrier, int date, String paper, String reference) {
        return new EnteredChange(bic, carrier, date, paper, reference, TODAY);
    }

    private static EnteredChange change(String bank, String reference) {
        return change(Scenario.bic(bank), Channel.PAPER, TODAY, "P-9", reference);
    }

    @Test
    @Rule({"4.14", "4.16", "4.27", "6.1"})
    void itsPaymentsAreChangedAndCancelledOnItsBehalf() {
        order("BETA", "GAMA", "30.00", "B-1").send();
        order("BETA", "GAMA", "15.00", "B-2").send();
        outOfOrder("BETA");
        assertEquals(RejectReason.NONE, entered(order("BETA", "GAMA", "40.00", "B-3")));
        s.forgetNotices();
        assertEquals(RejectReason.NONE, s.decide(change("BETA", "B-2").priority(40)));
        s.assertBalance("GAMA", "15.00");
        assertEquals(NoticeKind.WAITING, s.noticesTo("BETA").getFirst().kind(), "told with its new priority");
        assertTrue(s.story.stream().anyMatch(line -> line.contains("[ChangeEntered]") && line.contains("B-2")));
        assertEquals(RejectReason.NONE, s.decide(change("BETA", "B-1").cancellation()), "one that it sent itself");
        assertEquals(RejectReason.NONE, s.decide(change("BETA", "B-3").cancellation()), "one that was entered");
        assertEquals(
                List.of("B-1", "B-3"),
                s.noticesTo("BETA").stream()
                        .filter(notice -> notice.kind() == NoticeKind.ANNULLED)
                        .map(Scenario.Notice::reference)
                        .toList());
        s.assertReplaysEqual();
    }

    /** Each notice of the change says by which proposal it was entered; those of what it releases do not. */
    @Test
    @Rule({"4.14", "4.16", "4.27", "6.1"})
    void whatIsToldOfAChangeSaysByWhichPaperItWasAskedFor() {
        long first = order("BETA", "GAMA", "30.00", "B-1").send();
        long second = order("BETA", "GAMA", "15.00", "B-2").send();
        TestPayment kept = order("BETA", "GAMA", "31.00", "B-3");
        kept.valueDate = TODAY + 1;
        long ahead = kept.send();
        outOfOrder("BETA");
        s.runJobs();
        long raised = proposed(change("BETA", "B-1").priority(40));
        assertEquals(List.of("WAITING " + first + " " + raised), changes());
        EnteredChange ofAhead = new EnteredChange(Scenario.bic("BETA"), Channel.PAPER, TODAY, "P-9", "B-3", TODAY + 1);
        long raisedAhead = proposed(ofAhead.priority(30));
        assertEquals(List.of("WAITING " + ahead + " " + raisedAhead), changes());
        long cancelled = proposed(change("BETA", "B-1").cancellation());
        assertEquals(List.of("ANNULLED " + first + " " + cancelled), changes());
        assertTrue(s.kindsTo("BETA").contains(NoticeKind.EXECUTED), "the one behind it is released");
        assertEquals(List.of("B-2"), settledOf("BETA"));
        s.forgetNotices();
        s.pays("BETA", "ALFA", "60.00").reference("B-4").send();
        TestTerminal beta = s.bank("BETA");
        s.asks(beta, PaymentChange.CANCELLATION, -1, 0, "B-4");
        assertTrue(s.story.getLast().contains("enteredChange=0"), "its own request: " + s.story.getLast());
        long unknown = proposed(change("BETA", "B-9").cancellation());
        assertTrue(
                s.story.stream()
                        .anyMatch(line -> line.contains("[ChangeEntered]")
                                && line.contains("proposalId=" + unknown + "|")
                                && line.contains("paymentId=0")),
                "there is no such payment");
        assertTrue(s.story.stream()
                .anyMatch(line -> line.contains("[ChangeEntered]")
                        && line.contains("proposalId=" + cancelled + "|")
                        && line.contains("paymentId=" + first)));
        assertTrue(second > first);
        s.assertReplaysEqual();
    }

    /** Proposes and approves a change; gives the proposal, and keeps of the notices those of the change alone. */
    private long proposed(byte[] change) {
        s.forgetNotices();
        from = s.story.size();
        long proposal = s.operator("L").propose(change);
        s.operator("R").approve(proposal);
        return proposal;
    }

    private List<String> changes() {
        return s.story.subList(from, s.story.size()).stream()
                .map(CHANGE_TOLD::matcher)
                .filter(Matcher::find)
                .map(told -> told.group(1) + " " + told.group(2) + " " + told.group(3))
                .toList();
    }

    private List<String> settledOf(String bank) {
        return s.noticesTo(bank).stream()
                .filter(notice -> notice.kind() == NoticeKind.EXECUTED)
                .map(Scenario.Notice::reference)
                .toList();
    }

    /** What the approver is shown is what his approval finds: the payment of that number and date, as it stands. */
    @Test
    @Rule({"4.16", "4.27"})
    void aProposedChangeNamesThePaymentThatItMeans() {
        outOfOrder("BETA");
        long proposal = s.operator("L").propose(change("BETA", "B-1").cancellation());
        assertEquals("0 NULL_VAL", meant(proposal), "not sent yet");
        TestPayment kept = order("BETA", "GAMA", "31.00", "B-1");
        kept.valueDate = TODAY + 1;
        long ahead = kept.send();
        assertEquals("0 NULL_VAL", meant(proposal), "another one of its number");
        EnteredChange ofAhead = new EnteredChange(Scenario.bic("BETA"), Channel.PAPER, TODAY, "P-9", "B-1", TODAY + 1);
        long proposalAhead = s.operator("L").propose(ofAhead.cancellation());
        assertEquals(ahead + " FUTURE_DATED", meant(proposalAhead));
        long payment = order("BETA", "GAMA", "30.00", "B-2").send();
        long ofWaiting = s.operator("L").propose(change("BETA", "B-2").cancellation());
        assertEquals(payment + " WAITING", meant(ofWaiting));
        order("ALFA", "BETA", "50.00", "A-1").send();
        assertEquals(payment + " SETTLED", meant(ofWaiting));
        assertEquals(RejectReason.PAYMENT_SETTLED, s.operator("R").approve(ofWaiting));
        assertEquals(RejectReason.NONE, s.operator("R").approve(proposalAhead));
        long again = s.operator("L").propose(ofAhead.cancellation());
        assertEquals(ahead + " ANNULLED", meant(again));
        assertEquals(RejectReason.PAYMENT_ANNULLED, s.operator("R").approve(again));
        long ofNobody = s.operator("L")
                .propose(change("XXXXAZ22XXX", Channel.PAPER, TODAY, "P-9", "B-2")
                        .cancellation());
        assertEquals("0 NULL_VAL", meant(ofNobody));
        s.assertReplaysEqual();
    }

    private String meant(long proposal) {
        from = s.story.size();
        s.operator("R").asks(QueryKind.PROPOSALS, String.valueOf(proposal), 0);
        return s.story.subList(from, s.story.size()).stream()
                .map(MEANT::matcher)
                .filter(Matcher::find)
                .map(told -> told.group(1) + " " + told.group(2))
                .findFirst()
                .orElseThrow();
    }

    /** Between proposal and approval the payment that is meant is executed; another one of its number is not touched. */
    @Test
    @Rule({"4.16", "4.17", "4.27", "6.1"})
    void noOtherPaymentOfItsNumberIsCancelledThanTheOneOfThatDate() {
        TestPayment kept = order("BETA", "GAMA", "31.00", "B-1");
        kept.valueDate = 20_260_430;
        kept.send();
        s.decide(s.actions.closeDay(SystemId.AZIPS));
        s.runJobs();
        s.later(24L * 3600);
        int tuesday = TODAY + 1;
        s.decide(s.actions.openDay(SystemId.AZIPS, tuesday));
        s.runJobs();
        TestPayment waiting = order("BETA", "GAMA", "30.00", "B-1");
        waiting.valueDate = tuesday;
        waiting.send();
        outOfOrder("BETA");
        EnteredChange dateless = new EnteredChange(Scenario.bic("BETA"), Channel.PAPER, TODAY, "P-9", "B-1", 0);
        assertEquals(RejectReason.DATE_MALFORMED, s.decide(dateless.cancellation()));
        assertEquals(RejectReason.DATE_MALFORMED, s.decide(dateless.priority(40)));
        EnteredChange meant = new EnteredChange(Scenario.bic("BETA"), Channel.PAPER, TODAY, "P-9", "B-1", tuesday);
        long proposal = s.operator("L").propose(meant.cancellation());
        TestPayment funds = order("ALFA", "BETA", "50.00", "A-1");
        funds.valueDate = tuesday;
        funds.send();
        assertEquals(RejectReason.PAYMENT_SETTLED, s.operator("R").approve(proposal));
        assertEquals(
                List.of(),
                s.noticesTo("BETA").stream()
                        .filter(notice -> notice.kind() == NoticeKind.ANNULLED)
                        .toList());
        EnteredChange thursday =
                new EnteredChange(Scenario.bic("BETA"), Channel.PAPER, TODAY, "P-10", "B-1", 20_260_430);
        assertEquals(RejectReason.NONE, s.decide(thursday.cancellation()), "it is still pending");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.15", "4.17", "4.27"})
    void whatCannotBeChangedIsToldToItAndToTheOperators() {
        order("BETA", "GAMA", "5.00", "B-1").send();
        outOfOrder("BETA");
        s.forgetNotices();
        assertEquals(
                RejectReason.PAYMENT_SETTLED, s.decide(change("BETA", "B-1").cancellation()));
        assertEquals(
                RejectReason.PAYMENT_SETTLED, s.decide(change("BETA", "B-1").priority(40)));
        assertEquals(
                RejectReason.PRIORITY_NOT_ALLOWED,
                s.decide(change("BETA", "B-1").priority(29)));
        outOfOrder("ALFA");
        assertEquals(
                RejectReason.PAYMENT_UNKNOWN, s.decide(change("ALFA", "B-1").cancellation()), "of another one");
        assertEquals(
                List.of(NoticeKind.NOT_CANCELLED, NoticeKind.PRIORITY_NOT_CHANGED, NoticeKind.PRIORITY_NOT_CHANGED),
                s.kindsTo("BETA"));
        assertEquals("P-9", s.noticesTo("BETA").getFirst().reference(), "by its paper");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.27", "6.1"})
    void aChangeIsRefusedInThisOrder() {
        String nobody = "XXXXAZ22XXX";
        String alfa = Scenario.bic("ALFA");
        assertEquals(
                RejectReason.PARTICIPANT_UNKNOWN,
                s.decide(change(nobody, Channel.CTN, 1, "", "X").priority(1)));
        assertEquals(
                RejectReason.CARRIER_NOT_ALLOWED,
                s.decide(change(alfa, Channel.CTN, 1, "", "X").priority(1)));
        assertEquals(
                RejectReason.NOT_OUT_OF_ORDER,
                s.decide(change(alfa, Channel.PAPER, 1, "", "X").priority(1)));
        outOfOrder("ALFA");
        assertEquals(
                RejectReason.DATE_MALFORMED,
                s.decide(change(alfa, Channel.PAPER, 1, "", "X").priority(1)));
        assertEquals(
                RejectReason.DECISION_MISSING,
                s.decide(change(alfa, Channel.PAPER, TODAY, "", "X").priority(1)));
        assertEquals(List.of(), s.noticesTo("ALFA"), "nobody is told of what was not entered");
        assertEquals(
                RejectReason.PRIORITY_NOT_ALLOWED,
                s.decide(change(alfa, Channel.PAPER, TODAY, "P-9", "X").priority(1)));
        assertEquals(List.of(NoticeKind.PRIORITY_NOT_CHANGED), s.kindsTo("ALFA"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.27", "6.1"})
    void itIsRefusedInThisOrder() {
        TestPayment payment = order("ALFA", "BETA", "10.00", "A-1");
        TestPayment ofNobody = order("ALFA", "BETA", "10.00", "A-1");
        ofNobody.sender = "XXXXAZ22XXX";
        assertEquals(RejectReason.PARTICIPANT_UNKNOWN, s.decide(ofNobody.entered(Channel.CTN, 1, "")));
        assertEquals(RejectReason.CARRIER_NOT_ALLOWED, s.decide(payment.entered(Channel.CTN, 1, "")));
        assertEquals(RejectReason.NOT_OUT_OF_ORDER, s.decide(payment.entered(Channel.PAPER, 1, "")));
        outOfOrder("ALFA");
        assertEquals(RejectReason.DATE_MALFORMED, s.decide(payment.entered(Channel.PAPER, 1, "")));
        assertEquals(RejectReason.DECISION_MISSING, s.decide(payment.entered(Channel.PAPER, TODAY, "")));
        assertEquals(List.of(), s.noticesTo("ALFA"), "nobody is told of what was not entered");
        assertEquals(RejectReason.NONE, s.decide(payment.entered(Channel.PAPER, TODAY, "P-1")));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.27")
    void whoIsOutOfOrderIsSetInThisOrder() {
        assertEquals(RejectReason.PARTICIPANT_UNKNOWN, s.decide(s.actions.setWorkstation("XXXXAZ22XXX", true, 1, "")));
        assertEquals(
                RejectReason.WORKSTATION_NOT_ALLOWED,
                s.decide(s.actions.setWorkstation("NABZAZ2CXXX", true, TODAY, "F-1")));
        assertEquals(RejectReason.WORKSTATION_NOT_ALLOWED, restored("ALFA"), "it works by itself");
        assertEquals(
                RejectReason.DATE_MALFORMED, s.decide(s.actions.setWorkstation(Scenario.bic("ALFA"), true, 1, "")));
        assertEquals(
                RejectReason.DECISION_MISSING,
                s.decide(s.actions.setWorkstation(Scenario.bic("ALFA"), true, TODAY, "")));
        assertEquals(RejectReason.NONE, outOfOrder("ALFA"));
        assertEquals(RejectReason.WORKSTATION_NOT_ALLOWED, outOfOrder("ALFA"), "it is so already");
        s.runJobs();
        s.decide(s.actions.removeParticipant(Scenario.bic("BETA"), TODAY, "D-1"));
        s.runJobs();
        assertEquals(RejectReason.WORKSTATION_NOT_ALLOWED, outOfOrder("BETA"), "it takes part no more");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.27", "7-10.5"})
    void whoIsGoneWhileItIsOutOfOrderIsPutInOrderAndNobodyIsTold() {
        assertEquals(RejectReason.NONE, outOfOrder("BETA"));
        s.runJobs();
        s.decide(s.actions.removeParticipant(Scenario.bic("BETA"), TODAY, "D-1"));
        s.runJobs();
        int from = s.story.size();
        assertEquals(RejectReason.NONE, restored("BETA"));
        s.runJobs();
        assertEquals(List.of(), told(from));
        assertEquals(RejectReason.WORKSTATION_NOT_ALLOWED, restored("BETA"), "it is so already");
        assertEquals(RejectReason.WORKSTATION_NOT_ALLOWED, outOfOrder("BETA"), "it takes part no more");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.27")
    void whoEntersAndWhoApprovesAreTwoPersons() {
        outOfOrder("ALFA");
        long proposal =
                s.operator("L").propose(order("ALFA", "BETA", "10.00", "A-1").entered(Channel.PAPER, TODAY, "P-1"));
        s.operator("L").approve(proposal);
        assertEquals(RejectReason.SAME_OPERATOR, s.toldLast());
        s.assertBalance("ALFA", "100.00");
        s.operator("R").approve(proposal);
        s.assertBalance("ALFA", "90.00");
    }

    @Test
    @Rule("4.27")
    void participantsOfOtherSystemsHaveNoWorkstationHere() {
        s.decide(s.actions.registerParticipant(
                "INDRAZ22XXX", ParticipantKind.IPS_PARTICIPANT, 'A', 0, Scenario.bic("ALFA"), "INDR", "Indirect"));
        assertEquals(
                RejectReason.WORKSTATION_NOT_ALLOWED,
                s.decide(s.actions.setWorkstation("INDRAZ22XXX", true, TODAY, "F-1")));
    }
}

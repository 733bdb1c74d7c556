package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.EnteredChange;
import az.ecbar.gateway.inbound.PaymentEntry;
import az.ecbar.mt.MtReader;
import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.ParticipantTold;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.ReceivedPayment;
import az.ecbar.ops.console.OperatorRequest;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.Channel;
import az.ecbar.schema.QueryKind;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A participant that cannot reach the node: its payments are entered at the console, in real messages, across a kill. */
class WorkstationOnNodeTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank BETA = BankingWorld.BANKS.get(1);

    private final SimulatedWorld world;
    private final PaymentEntry entry = new PaymentEntry(MtReader.ofSystem(false, "NABZAZ2CXRTS", "NABZAZ2XXRTS"));

    WorkstationOnNodeTest() throws Exception {
        world = new SimulatedWorld(22, 64, 20);
        world.openDay();
    }

    private static String payment(String reference, long amountMinor) {
        return PaymentBuilder.mt103()
                .sender(ALFA.terminal())
                .number(1)
                .reference(reference)
                .valueDate(BankingWorld.TODAY)
                .amount("AZN", amountMinor)
                .issuer(ALFA.customer("MUSTERI BIR", 1, ""))
                .beneficiary(BETA.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .text();
    }

    private byte[] entered(String message) {
        return entry.write(message.getBytes(StandardCharsets.US_ASCII), Channel.PAPER, BankingWorld.TODAY, "P-7/26");
    }

    private List<ParticipantTold> told(int bank) {
        return world.banks.get(bank).messages().stream()
                .filter(ParticipantTold.class::isInstance)
                .map(ParticipantTold.class::cast)
                .toList();
    }

    private List<Advice> advices(int bank) {
        return world.banks.get(bank).messages().stream()
                .filter(Advice.class::isInstance)
                .map(Advice.class::cast)
                .toList();
    }

    @Test
    @Rule({"4.27", "6.1", "4.8.2"})
    void itsPaymentIsForwardedOnItsBehalfAndItsOwnOutputsAreKept() throws Exception {
        BankingWorld.assertDone(
                world.decide(world.actions.setWorkstation(ALFA.bic(), true, BankingWorld.TODAY, "F-1/26")));
        world.until("told", () -> told(1).size() == 1 && told(2).size() == 1);
        assertEquals("WORKSTATION", told(1).getFirst().news());
        assertEquals("F-1/26", told(1).getFirst().decision());
        assertTrue(world.query(QueryKind.PARTICIPANTS, "").contains("\"outOfOrderNumber\":\"F-1/26\""));

        String message = payment("ON-PAPER-1", 12_345);
        BankingWorld.assertDone(world.decide(entered(message)));
        world.kill();
        world.restart();
        world.until("forwarded", () -> advices(1).size() == 1 && advices(0).size() == 1);
        ReceivedPayment received = world.banks.get(1).messages().stream()
                .filter(ReceivedPayment.class::isInstance)
                .map(ReceivedPayment.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals("ON BEHALF OF " + ALFA.bic(), received.onBehalfOf());
        assertEquals("ON-PAPER-1", received.reference());
        String block4 = message.substring(message.indexOf("{4:"));
        assertTrue(
                world.banks.get(1).outputs.stream()
                        .map(output -> new String(output, StandardCharsets.US_ASCII))
                        .anyMatch(output -> output.endsWith(block4)),
                "block 4 as it was entered");
        Advice credit = advices(1).getFirst();
        assertEquals("/ONBEHALF/BY THE CENTRAL BANK", credit.narrative());
        assertEquals(12_345, credit.amountMinor());
        Advice debit = advices(0).getFirst();
        assertEquals("/ONBEHALF/BY THE CENTRAL BANK", debit.narrative());
        assertEquals("NABZAZ2CXXX", debit.orderingInstitution(), "it was not the owner who ordered it");
        assertEquals(received.uetr(), debit.uetr());
        assertEquals(BankingWorld.OPENING_MINOR - 12_345, world.balance(0));

        assertTrue(world.decide(entered(message)).contains("\"code\":226"), "its number is used");
        world.banks.getFirst().send(payment("BY-ITSELF", 1).getBytes(StandardCharsets.US_ASCII));
        world.until("taken", () -> advices(0).size() == 2);
        assertTrue(world.decide(entered(payment("BY-ITSELF", 1))).contains("\"code\":226"), "it had sent it itself");

        BankingWorld.assertDone(
                world.decide(world.actions.setWorkstation(ALFA.bic(), false, BankingWorld.TODAY, "F-2/26")));
        world.until("told", () -> told(1).size() == 2 && told(2).size() == 2);
        assertEquals("RESTORED", told(1).getLast().news());
        assertTrue(world.decide(entered(payment("TOO-LATE", 1))).contains("\"code\":365"));
        assertEquals(List.of(), told(0), "nobody is told of itself");
        String story = world.query(QueryKind.PAYMENT, received(received));
        assertTrue(story.contains("\"paperNumber\":\"P-7/26\""), story);
        assertTrue(story.contains("\"step\":\"SETTLED\""), story);
        world.requireSound();
    }

    /** What it wants of its payments by paper is done, and what AZIPS says of it is kept for it and names the paper. */
    @Test
    @Rule({"4.14", "4.16", "4.15", "4.27", "6.1"})
    void itsPaymentsAreChangedAndCancelledOnItsBehalf() throws Exception {
        world.banks.getFirst().send(payment("WAITS-1", 99_999_900).getBytes(StandardCharsets.US_ASCII));
        world.until("waits", () -> notices(Notice.Kind.WAITS).size() == 1);
        BankingWorld.assertDone(
                world.decide(world.actions.setWorkstation(ALFA.bic(), true, BankingWorld.TODAY, "F-1/26")));
        BankingWorld.assertDone(world.decide(change("WAITS-1").priority(40)));
        world.kill();
        world.restart();
        world.until("told", () -> notices(Notice.Kind.WAITS).size() == 2);
        assertBearsPaper("700");
        String waiting = world.query(QueryKind.PAYMENTS_BY_REFERENCE, "WAITS-1");
        assertTrue(waiting.contains("\"state\":\"WAITING\""), waiting);
        RememberingTerminal leyla = world.operators.getFirst();
        leyla.send(OperatorRequest.propose(change("WAITS-1").priority(41)));
        world.until("proposed", () -> leyla.answerTo(leyla.inputs.size()).contains("PROPOSED"));
        String proposals = world.query(QueryKind.PROPOSALS, "");
        assertTrue(
                proposals.contains("\"state\":\"WAITING\",\"bic\":\"" + ALFA.bic()
                        + "\",\"currency\":\"AZN\",\"amount\":\"999999.00\",\"debtor\":\"" + ALFA.bic()
                        + "\",\"creditor\":\"" + BETA.bic() + "\",\"valueDate\":" + BankingWorld.TODAY),
                proposals);
        BankingWorld.assertDone(world.decide(change("WAITS-1").cancellation()));
        world.until("cancelled", () -> notices(Notice.Kind.ANNULLED).size() == 1);
        assertTrue(world.decide(change("WAITS-1").cancellation()).contains("\"code\":252"), "it was cancelled");
        assertTrue(world.decide(change("NEVER-SENT").priority(40)).contains("\"code\":250"));
        world.until(
                "told",
                () -> notices(Notice.Kind.NOT_CANCELLED).size() == 1
                        && notices(Notice.Kind.PRIORITY_NOT_CHANGED).size() == 1);
        assertEquals("P-8/26", notices(Notice.Kind.NOT_CANCELLED).getFirst().reference());
        assertBearsPaper("701");
        assertBearsPaper("250");
        assertBearsPaper("252");
        String story = world.query(
                QueryKind.PAYMENT, notices(Notice.Kind.ANNULLED).getFirst().ourReference());
        assertTrue(
                entered("PRIORITY_CHANGED", ",\"priority\":40}").matcher(story).find(), story);
        assertTrue(entered("ANNULLED", "}").matcher(story).find(), story);
        assertEquals(BankingWorld.OPENING_MINOR, world.balance(0));
        world.requireSound();
    }

    /** The step of a payment's story that names the paper and the two operators. */
    private static Pattern entered(String step, String end) {
        return Pattern.compile("\"step\":\"" + step + "\"[^{}]*(?:\\{[^{}]*})?[^{}]*\"by\":\"ApproveAction\",\"bic\":\""
                + ALFA.bic()
                + "\",\"channel\":\"PAPER\",\"proposalId\":\\d+,\"holder\":\"(?<one>[^\"]+)\",\"approver\":"
                + "\"(?!\\k<one>\")[^\"]+\",\"paperDate\":" + BankingWorld.TODAY + ",\"paperNumber\":\"P-8/26\""
                + Pattern.quote(end));
    }

    /** The last SMT of a kind to the participant says that it was asked for on its behalf, and by which paper. */
    private void assertBearsPaper(String smt) {
        String last = world.banks.getFirst().outputs.stream()
                .map(output -> new String(output, StandardCharsets.US_ASCII))
                .filter(output -> output.contains(":12:" + smt + "\r\n"))
                .reduce((_, later) -> later)
                .orElseThrow();
        assertTrue(last.endsWith(":72:/ONBEHALF/BY THE CENTRAL BANK\r\n/PAPER/P-8/26\r\n-}"), last);
    }

    private static EnteredChange change(String reference) {
        return new EnteredChange(
                ALFA.bic(), Channel.PAPER, BankingWorld.TODAY, "P-8/26", reference, BankingWorld.TODAY);
    }

    private List<Notice> notices(Notice.Kind kind) {
        return world.banks.getFirst().messages().stream()
                .filter(Notice.class::isInstance)
                .map(Notice.class::cast)
                .filter(notice -> notice.kind() == kind)
                .toList();
    }

    private String received(ReceivedPayment payment) {
        return advices(1).stream()
                .filter(advice -> advice.reference().equals(payment.reference()))
                .findFirst()
                .orElseThrow()
                .ourReference();
    }

    /** Other figures in the fields than in the message that the beneficiary will see are not taken as a proposal. */
    @Test
    @Rule("4.27")
    void nobodyProposesOtherFiguresThanTheMessageSays() throws Exception {
        BankingWorld.assertDone(
                world.decide(world.actions.setWorkstation(ALFA.bic(), true, BankingWorld.TODAY, "F-1/26")));
        byte[] honest = entered(payment("FALSE-1", 100));
        for (int at : new int[] {30, 31, 60}) {
            byte[] action = honest.clone();
            action[at]++;
            RememberingTerminal leyla = world.operators.getFirst();
            leyla.send(OperatorRequest.propose(action));
            long number = leyla.inputs.size();
            world.until("answer", () -> !leyla.answerTo(number).isEmpty());
            assertTrue(leyla.answerTo(number).contains("\"code\":294"), leyla.answerTo(number));
        }
        BankingWorld.assertDone(world.decide(honest));
        world.requireSound();
    }

    /** The approver sees the message, and all that must agree with the paper, before he signs. */
    @Test
    @Rule({"4.27", "6.1"})
    void theApproverSeesWhatWasEntered() throws Exception {
        BankingWorld.assertDone(
                world.decide(world.actions.setWorkstation(ALFA.bic(), true, BankingWorld.TODAY, "F-1/26")));
        RememberingTerminal leyla = world.operators.getFirst();
        leyla.send(OperatorRequest.propose(entered(payment("SEEN-1", 100))));
        long number = leyla.inputs.size();
        world.until("proposed", () -> leyla.answerTo(number).contains("PROPOSED"));
        String proposals = world.query(QueryKind.PROPOSALS, "");
        assertTrue(proposals.contains("\"amount\":\"1.00\",\"debtor\":\"" + ALFA.bic() + "\""), proposals);
        assertTrue(proposals.contains(":20:SEEN-1\\u000d\\u000a"), proposals);
        world.requireSound();
    }
}

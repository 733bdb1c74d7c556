package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.reason.RejectReason;
import az.ecbar.record.EventBatch;
import az.ecbar.record.OurReference;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeReportedDecoder;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PaymentMatchedDecoder;
import az.ecbar.schema.PaymentStoryReportedDecoder;
import az.ecbar.schema.QueryAnsweredDecoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.WaitCausesDecoder;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What an operator is told about one payment: as of the sequence of the question, and equal after replay. */
final class PaymentStoryTest {
    private final Scenario scenario = new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00");
    private final TestTerminal second = scenario.terminalOf("BETA", 'B');
    private final TestTerminal leyla = scenario.operator("L");
    private final List<String> rows = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long cursor;
    private int reason;

    PaymentStoryTest() {
        scenario.open();
    }

    @Test
    void aSettledPaymentIsToldWithItsBalancesAndNotices() {
        long payment = scenario.pays("ALFA", "BETA", "40.00").send();
        scenario.apply(TestCommands.acknowledge(scenario.bank("ALFA"), 1));

        assertEquals(
                List.of(
                        "SETTLED 0 '' {} ahead 0 lacks 0 ended " + payment + " balances 6000 4000",
                        "ALFA A DEBIT_ADVICE 1 of " + payment + " held",
                        "ALFA A EXECUTED 2 of " + payment,
                        "BETA A FORWARDED_PAYMENT 1 of " + payment,
                        "BETA A CREDIT_ADVICE 2 of " + payment),
                story(payment));
        scenario.assertReplaysEqual();
    }

    @Test
    void aWaitingPaymentIsToldWithWhatReleasesItAndThenWithWhatReleasedIt() {
        long urgent = scenario.pays("BETA", "ALFA", "10.00").priority(30).send();
        long first = scenario.pays("BETA", "ALFA", "20.00").send();
        long second = scenario.pays("BETA", "ALFA", "30.00").send();
        assertEquals("WAITING 0 '' {funds} ahead 0 lacks 1000 ended 0 balances 0 0", head(urgent));
        assertEquals("WAITING 0 '' {funds, behind} ahead 1 lacks 3000 ended 0 balances 0 0", head(first));
        assertEquals("WAITING 0 '' {funds, behind} ahead 2 lacks 6000 ended 0 balances 0 0", head(second));

        long money = scenario.pays("ALFA", "BETA", "31.00").send();
        assertEquals(
                List.of(
                        "SETTLED 0 '' {funds, behind} ahead 0 lacks 0 ended " + money + " balances 100 9900",
                        "BETA A WAITING 2 of " + first,
                        "BETA A DEBIT_ADVICE 8 of " + money,
                        "BETA A EXECUTED 9 of " + money,
                        "ALFA A FORWARDED_PAYMENT 5 of " + money,
                        "ALFA A CREDIT_ADVICE 6 of " + money),
                story(first));
        assertEquals("WAITING 0 '' {funds} ahead 0 lacks 2900 ended 0 balances 0 0", head(second));
        scenario.assertReplaysEqual();
    }

    @Test
    void aRefusedInputIsToldWithItsReasonAndTag() {
        TestPayment again = scenario.pays("ALFA", "BETA", "1.00").reference("SAME");
        again.send();
        long refused = scenario.pays("ALFA", "BETA", "2.00").reference("SAME").send();
        TestTerminal alfa = scenario.bank("ALFA");
        scenario.apply(TestCommands.refuseInput(alfa, alfa.nextInput++, 150, "32A", "SAME"));
        long unreadable = scenario.ledger.lastSequence();

        assertEquals(
                List.of(
                        "REFUSED " + RejectReason.REFERENCE_USED.code() + " '' {} ahead 0 lacks 0 ended " + refused
                                + " balances 0 0",
                        "ALFA A REFUSED 3 of " + refused),
                story(refused));
        assertEquals(
                List.of(
                        "REFUSED 150 '32A' {} ahead 0 lacks 0 ended " + unreadable + " balances 0 0",
                        "ALFA A REFUSED 4 of " + unreadable),
                story(unreadable));
        ask(QueryKind.PAYMENTS_BY_REFERENCE, "SAME", 0);
        assertEquals(
                List.of(unreadable + " REFUSED", refused + " REFUSED", (refused - 1) + " SETTLED"),
                rows,
                "newest first");
        scenario.assertReplaysEqual();
    }

    @Test
    void anAnnulledPaymentAndOneOfARemovedParticipantAreToldApart() {
        long annulled = scenario.pays("BETA", "ALFA", "10.00").send();
        scenario.decide(scenario.actions.removeParticipant(Scenario.bic("BETA"), Scenario.TODAY, "12/3"));
        scenario.runJobs();
        long steps = scenario.ledger.lastSequence();
        long refused = scenario.pays("ALFA", "BETA", "1.00").send();

        List<String> first = story(annulled);
        assertEquals(
                "ANNULLED " + RejectReason.ISSUER_GONE.code() + " '' {funds} ahead 0 lacks 0 ended ",
                first.getFirst().substring(0, first.getFirst().indexOf("ended ") + "ended ".length()));
        assertEquals("BETA A ANNULLED 2 of ", first.get(2).substring(0, "BETA A ANNULLED 2 of ".length()));
        assertEquals(3, first.size());
        assertEquals(
                List.of(
                        "REFUSED " + RejectReason.BENEFICIARY_GONE.code() + " '' {} ahead 0 lacks 0 ended " + refused
                                + " balances 0 0",
                        "ALFA A ANNULLED 2 of " + refused),
                story(refused));
        assertEquals(refused, steps + 1);
    }

    @Test
    void paymentsAreFoundByReferenceWithAndWithoutSenderAndByUetr() {
        TestPayment ofAlfa = scenario.pays("ALFA", "BETA", "5.00").reference("COMMON");
        Arrays.fill(ofAlfa.uetr, (byte) 0xA7);
        long alfas = ofAlfa.send();
        long betas = scenario.pays("BETA", "ALFA", "50.00").reference("COMMON").send();

        ask(QueryKind.PAYMENTS_BY_REFERENCE, "COMMON", 0);
        assertEquals(List.of(betas + " WAITING", alfas + " SETTLED"), rows);
        ask(QueryKind.PAYMENTS_BY_REFERENCE, padded("COMMON") + Scenario.bic("ALFA"), 0);
        assertEquals(List.of(alfas + " SETTLED"), rows);
        ask(QueryKind.PAYMENTS_BY_REFERENCE, padded("COMMON") + "XXXXAZ22XXX", 0);
        assertUnknown();
        ask(QueryKind.PAYMENTS_BY_UETR, "a7".repeat(8) + "A7".repeat(8), 0);
        assertEquals(List.of(alfas + " SETTLED"), rows);
        ask(QueryKind.PAYMENTS_BY_UETR, "a8".repeat(16), 0);
        assertUnknown();
        ask(QueryKind.PAYMENTS_BY_UETR, "00".repeat(16), 0);
        assertUnknown();
        ask(QueryKind.PAYMENTS_BY_UETR, "not hexadecimal", 0);
        assertUnknown();
        ask(QueryKind.PAYMENTS_BY_REFERENCE, "", 0);
        assertUnknown();
        ask(QueryKind.PAYMENT, "A000000000999999", 0);
        assertUnknown();
    }

    @Test
    void manyMatchesComeInPages() {
        long first = scenario.pays("ALFA", "BETA", "1.00").reference("SAME").send();
        for (int i = 0; i < 70; i++) {
            scenario.pays("ALFA", "BETA", "2.00").reference("SAME").send();
        }

        ask(QueryKind.PAYMENTS_BY_REFERENCE, "SAME", 0);
        assertEquals(64, rows.size());
        assertEquals(first + 6, cursor, "the payment from which to go on");
        ask(QueryKind.PAYMENTS_BY_REFERENCE, "SAME", cursor);
        assertEquals(7, rows.size());
        assertEquals(0, cursor);
        assertEquals("SETTLED", rows.getLast().substring(rows.getLast().indexOf(' ') + 1));
    }

    /** What a terminal is told that asked for another one's payment is not told as a notice of the payment's terminal. */
    @Test
    @Rule({"4.14", "4.16"})
    void aCopyForAnotherTerminalIsNoPartOfTheStory() {
        long payment = scenario.pays("BETA", "ALFA", "10.00").reference("P").send();
        assertEquals(RejectReason.NONE, scenario.asks(second, PaymentChange.PRIORITY, 40, 0, "P"));
        long changed = scenario.ledger.lastSequence();
        assertEquals("BETA A WAITING 2 of " + changed, story(payment).getLast());
        assertEquals(RejectReason.NONE, scenario.asks(second, PaymentChange.CANCELLATION, -1, 0, "P"));
        long cancelled = scenario.ledger.lastSequence();
        assertEquals("BETA A ANNULLED 3 of " + cancelled, story(payment).getLast());
        scenario.assertReplaysEqual();
    }

    @Test
    void aReferenceThatNobodyHasUsedIsUnknown() {
        scenario.pays("ALFA", "BETA", "1.00").reference("ONE").send();
        TestTerminal alfa = scenario.bank("ALFA");
        scenario.apply(TestCommands.refuseInput(alfa, alfa.nextInput++, 150, "32A", ""));
        ask(QueryKind.PAYMENTS_BY_REFERENCE, "ONE", 0);
        assertEquals(0, reason);
        assertEquals(1, rows.size());
        ask(QueryKind.PAYMENTS_BY_REFERENCE, "OTHER", 0);
        assertUnknown();
        ask(QueryKind.PAYMENTS_BY_REFERENCE, "", 0);
        assertUnknown();
        ask(QueryKind.PAYMENTS_BY_REFERENCE, padded("ONE") + Scenario.bic("BETA"), 0);
        assertUnknown();
        ask(QueryKind.PAYMENTS_BY_REFERENCE, padded("ONE") + "XXXXAZ22XXX", 0);
        assertUnknown();
        ask(QueryKind.PAYMENTS_BY_UETR, "1".repeat(32), 0);
        assertUnknown();
        ask(QueryKind.PAYMENTS_BY_UETR, "none", 0);
        assertUnknown();
        scenario.assertReplaysEqual();
    }

    @Test
    void inALongQueueWhatLacksIsCountedExactly() {
        List<Long> payments = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            payments.add(scenario.pays("BETA", "ALFA", "1.00").send());
        }

        assertEquals("WAITING 0 '' {funds, behind} ahead 99 lacks 10000 ended 0 balances 0 0", head(payments.get(99)));
        assertEquals(
                "WAITING 0 '' {funds, behind} ahead 279 lacks 28000 ended 0 balances 0 0", head(payments.get(279)));
    }

    @Test
    void aStoryOutlivesItsDay() {
        long payment = scenario.pays("ALFA", "BETA", "1.00").send();
        scenario.decide(scenario.actions.closeDay(SystemId.AZIPS));
        scenario.runJobs();
        scenario.later(86_400);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, 20260428));
        scenario.runJobs();

        assertEquals(5, story(payment).size());
        scenario.assertReplaysEqual();
    }

    private void assertUnknown() {
        assertEquals(RejectReason.ARGUMENT_UNKNOWN.code(), reason);
        assertEquals(List.of(), rows);
    }

    private List<String> story(long payment) {
        ask(QueryKind.PAYMENT, ourReference(payment), 0);
        assertEquals(0, reason);
        return List.copyOf(rows);
    }

    private String head(long payment) {
        return story(payment).getFirst();
    }

    private void ask(QueryKind kind, String argument, long from) {
        rows.clear();
        leyla.asks(kind, argument, from);
        EventBatch.forEach(scenario.ledger.events(), 0, this::onEvent);
    }

    private void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer events, int offset, int length) {
        switch (templateId) {
            case PaymentStoryReportedDecoder.TEMPLATE_ID -> {
                var e = new PaymentStoryReportedDecoder().wrapAndApplyHeader(events, offset, header);
                rows.add(e.state() + " " + e.reason() + " '" + e.tag() + "' {" + named(e.causes()) + "} ahead "
                        + e.ahead()
                        + " lacks " + e.shortfallMinor() + " ended " + e.endedSequence() + " balances "
                        + e.debtorBalanceMinor() + " " + e.creditorBalanceMinor());
            }
            case NoticeReportedDecoder.TEMPLATE_ID -> {
                var e = new NoticeReportedDecoder().wrapAndApplyHeader(events, offset, header);
                String bank = Objects.requireNonNull(scenario.bankOfId.get(e.participantId()))
                        .substring(0, 4);
                rows.add(bank + " " + (char) e.terminal() + " " + e.kind() + " " + e.outputNumber() + " of "
                        + e.dueSequence() + (e.acknowledged() == 1 ? " held" : ""));
            }
            case PaymentMatchedDecoder.TEMPLATE_ID -> {
                var e = new PaymentMatchedDecoder().wrapAndApplyHeader(events, offset, header);
                rows.add(e.paymentId() + " " + e.state());
            }
            case QueryAnsweredDecoder.TEMPLATE_ID -> {
                var e = new QueryAnsweredDecoder().wrapAndApplyHeader(events, offset, header);
                cursor = e.cursor();
                reason = e.reason();
                assertEquals(rows.size(), e.rows());
            }
            default -> {}
        }
    }

    private static String named(WaitCausesDecoder causes) {
        List<String> names = new ArrayList<>();
        if (causes.lACK_OF_FUNDS()) {
            names.add("funds");
        }
        if (causes.bEHIND_EARLIER()) {
            names.add("behind");
        }
        return String.join(", ", names);
    }

    private static String ourReference(long payment) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[OurReference.LENGTH]);
        OurReference.write(payment, buffer, 0);
        return new String(buffer.byteArray(), StandardCharsets.US_ASCII);
    }

    private static String padded(String reference) {
        return reference + "\0".repeat(OurReference.LENGTH - reference.length());
    }
}

package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of two things that are wrong with a payment the one that stands first in docs/reference/submit-payment.md is told, for
 * every two of them.
 */
final class PaymentPrecedenceTest {
    /** One thing wrong, with the world or with the payment; in the order in which they are checked. */
    record Wrong(RejectReason reason, Consumer<Scenario> world, Consumer<TestPayment> payment) {
        @Override
        public String toString() {
            return reason.name();
        }
    }

    private static final List<Wrong> IN_ORDER = List.of(
            world(RejectReason.DAY_NOT_OPEN, s -> s.decide(s.actions.closeDay(SystemId.AZIPS))),
            payment(RejectReason.SENDER_NOT_OF_SESSION, p -> p.sender = Scenario.bic("GAMA")),
            payment(RejectReason.VALUE_DATE_PAST, p -> p.valueDate = 20260425),
            payment(RejectReason.VALUE_DATE_TOO_FAR, p -> p.valueDate = 20260509),
            payment(RejectReason.VALUE_DATE_NOT_BUSINESS_DAY, p -> p.valueDate = 20260502),
            payment(RejectReason.REFERENCE_USED, p -> p.reference = "USED"),
            payment(RejectReason.MESSAGE_TYPE_NOT_SUPPORTED, p -> p.type = PaymentType.NULL_VAL),
            payment(RejectReason.LIMIT_NOT_SUPPORTED, p -> p.limitTarget = LimitTarget.IPS),
            payment(RejectReason.PRIORITY_NOT_ALLOWED, p -> p.priority = 29),
            payment(RejectReason.AMOUNT_ZERO, p -> p.amount = 0),
            payment(RejectReason.AMOUNT_TOO_LARGE, p -> p.amount = 100_000_000_000_000L),
            payment(RejectReason.ISSUER_BIC_UNKNOWN, p -> p.debtor = "XXXXAZ22XXX"),
            payment(RejectReason.ISSUER_NOT_SENDER, p -> p.debtor = Scenario.bic("GAMA")),
            payment(RejectReason.BENEFICIARY_BIC_UNKNOWN, p -> p.creditor = "XXXXAZ22XXX"),
            payment(RejectReason.ISSUER_TIN_UNKNOWN, p -> p.debtorTin = 1),
            payment(RejectReason.BENEFICIARY_TIN_UNKNOWN, p -> p.creditorTin = 1),
            payment(RejectReason.ISSUER_CURRENCY_WRONG, p -> p.currency = "EUR"),
            payment(RejectReason.ISSUER_ACCOUNT_UNKNOWN, p -> p.debtorAccount = "NOBODY"),
            payment(RejectReason.BENEFICIARY_CURRENCY_WRONG, p -> {
                p.currency = "USD";
                p.creditor = Scenario.bic("BETA");
                p.debtorAccount = "ALFA-USD";
            }),
            payment(RejectReason.BENEFICIARY_ACCOUNT_UNKNOWN, p -> p.creditorAccount = "NOBODY"),
            payment(RejectReason.ISSUER_ACCOUNT_OF_OTHER, p -> p.debtorAccount = Scenario.account("GAMA")),
            payment(RejectReason.BENEFICIARY_ACCOUNT_OF_OTHER, p -> p.creditorAccount = Scenario.account("GAMA")),
            payment(RejectReason.ISSUER_TIN_OF_OTHER, p -> p.debtorTin = Scenario.tin("GAMA")),
            payment(RejectReason.BENEFICIARY_TIN_OF_OTHER, p -> p.creditorTin = Scenario.tin("GAMA")),
            payment(RejectReason.SAME_ACCOUNT, p -> {
                p.creditor = p.debtor;
                p.creditorTin = p.debtorTin;
                p.creditorAccount = p.debtorAccount;
            }),
            world(RejectReason.ISSUER_GONE, s -> remove(s, "ALFA")),
            world(RejectReason.BENEFICIARY_GONE, s -> remove(s, "BETA")),
            world(
                    RejectReason.BALANCE_LIMIT,
                    s -> s.decide(s.actions.issueFunds(
                            "AZN", Scenario.account("BETA"), "ISSUE-2", Accounts.MAX_BALANCE, "I-1"))));

    static Stream<Integer> places() {
        return Stream.iterate(0, i -> i + 1).limit(IN_ORDER.size());
    }

    @ParameterizedTest
    @MethodSource("places")
    @Rule({"4.8.1", "4.8.2", "4.8.3", "4.8.4", "4.8.4-1", "4.8.5", "4.8.6", "4.9"})
    void theFirstWrongThingIsTold(int place) {
        Wrong first = IN_ORDER.get(place);
        assertTold(first, first);
        for (Wrong later : IN_ORDER.subList(place + 1, IN_ORDER.size())) {
            assertTold(first, later);
        }
    }

    private static void assertTold(Wrong first, Wrong later) {
        Scenario s = new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").bank("GAMA", "0.00");
        s.apply(s.actions.openAccount(
                Scenario.bic("ALFA"), SystemId.AZIPS, AccountKind.CORRESPONDENT, "USD", "ALFA-USD"));
        s.apply(s.actions.openAccount(
                "NABZAZ2CXXX", SystemId.AZIPS, AccountKind.CENTRAL_BANK, Scenario.AZN, "ISSUE-2"));
        s.open();
        s.pays("ALFA", "GAMA", "10.00").reference("USED").send();
        later.world().accept(s);
        first.world().accept(s);
        s.forgetNotices();

        TestPayment payment = s.pays("ALFA", "BETA", "10.00");
        later.payment().accept(payment);
        first.payment().accept(payment);
        payment.send();

        boolean isGone = first.reason() == RejectReason.ISSUER_GONE || first.reason() == RejectReason.BENEFICIARY_GONE;
        Scenario.Notice notice = s.notices.getLast();
        assertEquals(first.reason(), RejectReason.of(notice.reason()), () -> "beside " + later);
        assertEquals(isGone ? NoticeKind.ANNULLED : NoticeKind.REFUSED, notice.kind(), "SMT701 or SMT900 (4.9)");
        s.assertBalance("ALFA", "90.00");
    }

    private static void remove(Scenario s, String bank) {
        s.decide(s.actions.removeParticipant(Scenario.bic(bank), Scenario.TODAY, "D-1"));
        s.runJobs();
    }

    private static Wrong world(RejectReason reason, Consumer<Scenario> change) {
        return new Wrong(reason, change, p -> {});
    }

    private static Wrong payment(RejectReason reason, Consumer<TestPayment> change) {
        return new Wrong(reason, s -> {}, change);
    }
}

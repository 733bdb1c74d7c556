package az.ecbar.ops.pair.order;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.pair.order.OrderTaker.Outcome;
import az.ecbar.ops.pair.order.OrderTaker.Result;
import az.ecbar.pair.Identity;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairOrder;
import az.ecbar.pair.PairState;
import az.ecbar.pair.PairStatus;
import az.ecbar.pair.Register;
import az.ecbar.pair.StandingOrder;
import az.ecbar.trust.testing.TestHolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two operators, one text, ten minutes. */
class OrderDeskTest {
    private static final Identity LEDGER = new Identity(11, 12);
    private static final Identity FOLDER = new Identity(21, 22);

    private final Signatories operators = new Signatories();
    private final List<PairOrder> given = new ArrayList<>();
    private PairState state = PairState.WAITING;
    private int promised = 7;
    private Identity witness = Identity.NONE;
    private boolean isBusy;
    private final OrderDesk desk = new OrderDesk(this::status, this::take, operators.check(), operators);

    private boolean take(PairOrder order) {
        return !isBusy && given.add(order);
    }

    private PairStatus status() {
        Register register = new Register(promised, 5, PairMode.STANDBY, 2, false, false, LEDGER, FOLDER, witness);
        return new PairStatus(
                state,
                register,
                true,
                true,
                9,
                9,
                0,
                9,
                0,
                -1,
                0,
                null,
                0,
                null,
                0,
                "",
                "",
                StandingOrder.Status.NONE,
                operators.monotonicNs(),
                "");
    }

    private OrderText text(OrderText.Kind kind) {
        return new OrderText(kind, 2, LEDGER, promised, operators.now(), 0x1234, false, Identity.NONE);
    }

    private Result sign(OrderText text, TestHolder holder) {
        return desk.take(SignedOrder.sign(text, holder.signer()));
    }

    private void assertRefused(String why, Result result) {
        assertEquals(Outcome.REFUSED, result.outcome(), result::text);
        assertTrue(result.text().contains(why), result::text);
        assertEquals(List.of(), given);
    }

    @Test
    void whatTwoOperatorsSignIsGivenToTheNodeWithBothSignatures() {
        OrderText text = text(OrderText.Kind.PROMOTE);
        assertEquals(Outcome.PROPOSED, sign(text, operators.leyla).outcome());
        assertEquals(
                List.of(text), desk.pending().stream().map(SignedOrder::text).toList());
        operators.pass(Duration.ofMinutes(9));
        assertEquals(Outcome.GIVEN, sign(text, operators.rauf).outcome());
        assertEquals(List.of(), desk.pending());

        PairOrder order = given.getFirst();
        assertEquals(PairOrder.Kind.LEAD_ALONE, order.kind());
        assertEquals(promised, order.promised());
        byte[] bytes = new byte[order.orders().capacity()];
        order.orders().getBytes(0, bytes);
        SignedOrder read = SignedOrder.read(bytes);
        assertArrayEquals(text.bytes(), read.text().bytes());
        assertEquals(
                List.of(
                        operators.leyla.certificate().fingerprint(),
                        operators.rauf.certificate().fingerprint()),
                read.signatures().stream()
                        .map(SignedOrder.Signature::certificate)
                        .toList());
    }

    @Test
    void oneOperatorIsNotTwo() {
        OrderText text = text(OrderText.Kind.PROMOTE);
        sign(text, operators.leyla);
        assertRefused("leyla has signed it already", sign(text, operators.leyla));
        assertRefused("leyla has signed it already", sign(text, operators.leylaAgain));
    }

    @Test
    void twoOperatorsWhoProposeEachHisOwnTextAreNotAgreed() {
        OrderText one = text(OrderText.Kind.PROMOTE);
        OrderText other = new OrderText(
                OrderText.Kind.PROMOTE, 2, LEDGER, promised, operators.now(), 0x1234, true, Identity.NONE);
        assertEquals(Outcome.PROPOSED, sign(one, operators.leyla).outcome());
        assertEquals(Outcome.PROPOSED, sign(other, operators.rauf).outcome());
        assertEquals(List.of(), given);
        assertEquals(2, desk.pending().size());
        assertEquals(Outcome.GIVEN, sign(other, operators.leyla).outcome());
        assertEquals(PairOrder.Kind.LEAD_ALONE_CERTIFIED, given.getFirst().kind());
        assertEquals(List.of(), desk.pending(), "what was proposed beside it is of another epoch");
    }

    @Test
    void afterTenMinutesItIsProposedAnew() {
        OrderText text = text(OrderText.Kind.PROMOTE);
        sign(text, operators.leyla);
        operators.pass(OrderDesk.OPEN.plusSeconds(1));
        assertEquals(List.of(), desk.pending());
        assertRefused("propose it anew", sign(text, operators.rauf));
    }

    @Test
    void anOrderCountsOnceAndInItsPlaceOnly() {
        OrderText text = text(OrderText.Kind.PROMOTE);
        sign(text, operators.leyla);
        promised = 8;
        assertRefused("has promised epoch 8", sign(text, operators.rauf));
        OrderText forOne =
                new OrderText(OrderText.Kind.PROMOTE, 1, LEDGER, 8, operators.now(), 1, false, Identity.NONE);
        assertRefused("this is node 2", sign(forOne, operators.rauf));
        OrderText elsewhere =
                new OrderText(OrderText.Kind.PROMOTE, 2, FOLDER, 8, operators.now(), 1, false, Identity.NONE);
        assertRefused("another ledger", sign(elsewhere, operators.rauf));
        assertRefused("does not lead", sign(text(OrderText.Kind.DETACH), operators.rauf));
        assertRefused("does not lead", sign(text(OrderText.Kind.SWITCHOVER), operators.rauf));
        state = PairState.LEADING;
        assertRefused("leads already", sign(text(OrderText.Kind.PROMOTE), operators.rauf));
    }

    @Test
    void aWitnessIsNotPassedOverByACertificateThatPutsNoneInItsPlace() {
        witness = new Identity(31, 32);
        OrderText text =
                new OrderText(OrderText.Kind.PROMOTE, 2, LEDGER, promised, operators.now(), 1, true, Identity.NONE);
        assertRefused("this pair has a witness", sign(text, operators.leyla));
        OrderText replacing = new OrderText(
                OrderText.Kind.PROMOTE, 2, LEDGER, promised, operators.now(), 1, true, new Identity(41, 42));
        assertEquals(Outcome.PROPOSED, sign(replacing, operators.leyla).outcome());
        assertEquals(Outcome.GIVEN, sign(replacing, operators.rauf).outcome());
    }

    @Test
    void onlyRegisteredOperatorsSign() {
        OrderText text = text(OrderText.Kind.PROMOTE);
        assertRefused("UNKNOWN_SIGNER", sign(text, operators.stranger));
        assertRefused("WRONG_ROLE", sign(text, operators.bank));
        operators.revoke(operators.rauf);
        assertRefused("REVOKED", sign(text, operators.rauf));
        SignedOrder other = SignedOrder.sign(text(OrderText.Kind.DETACH), operators.leyla.signer());
        assertRefused("BAD_SIGNATURE", desk.take(new SignedOrder(text, other.signatures())));
        SignedOrder both = SignedOrder.sign(text, operators.leyla.signer())
                .with(other.signatures().getFirst());
        assertRefused("one signature at a time", desk.take(both));
    }

    @Test
    void aNodeThatIsBusyIsAskedAgain() {
        state = PairState.LEADING;
        OrderText text = text(OrderText.Kind.SWITCHOVER);
        sign(text, operators.leyla);
        isBusy = true;
        assertRefused("in a moment", sign(text, operators.rauf));
        isBusy = false;
        assertEquals(Outcome.GIVEN, sign(text, operators.rauf).outcome());
        assertEquals(PairOrder.Kind.SWITCH_OVER, given.getFirst().kind());
    }
}

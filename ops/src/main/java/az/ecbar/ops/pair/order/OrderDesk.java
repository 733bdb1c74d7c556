package az.ecbar.ops.pair.order;

import az.ecbar.pair.PairOrder;
import az.ecbar.pair.PairState;
import az.ecbar.pair.PairStatus;
import az.ecbar.pair.Register;
import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.UtcNs;
import az.ecbar.trust.certificate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where two operators' signatures come together at a node: the first proposes, another one signs the same text within ten
 * minutes, and the node gets the order. What waits is kept in memory alone; after a restart it is proposed anew.
 *
 * <p>Owned by the thread that polls the control port.
 */
public final class OrderDesk implements OrderTaker {
    /** How long a proposal is open. */
    public static final Duration OPEN = Duration.ofMinutes(10);

    private static final int MAX_PENDING = 8;

    private record Pending(SignedOrder order, String holder, long sinceNs) {}

    private final List<Pending> waiting = new ArrayList<>();
    private final Supplier<PairStatus> status;
    private final Predicate<PairOrder> node;
    private final OrderCheck check;
    private final Clock clock;
    private String lastSigned = "";

    /**
     * @param status of the node
     * @param node takes an order; false while it has another one to take
     * @param check knows the operators
     */
    public OrderDesk(Supplier<PairStatus> status, Predicate<PairOrder> node, OrderCheck check, Clock clock) {
        this.status = status;
        this.node = node;
        this.check = check;
        this.clock = clock;
    }

    @Override
    public Result take(SignedOrder order) {
        forgetOld();
        String objection = order.signatures().size() == 1 ? objection(order.text()) : "one signature at a time";
        if (!objection.isEmpty()) {
            return refused(objection);
        }
        return switch (check.signer(order.text().bytes(), order.signatures().getFirst())) {
            case Verdict.Refused refusal -> refused(refusal.reason() + ": " + refusal.detail());
            case Verdict.Valid valid -> take(order, valid.identity().unit());
        };
    }

    private Result take(SignedOrder order, String holder) {
        for (Pending pending : waiting) {
            if (pending.order().text().equals(order.text())) {
                return pending.holder().equals(holder)
                        ? refused(holder + " has signed it already; another operator must")
                        : give(pending.order().with(order.signatures().getFirst()), pending.holder(), holder);
            }
        }
        Duration age = Duration.between(order.text().proposed(), UtcNs.toInstant(clock.utcNs()));
        if (age.abs().compareTo(OPEN) > 0) {
            return refused("it was written at " + order.text().proposed() + ", and the node's clock is at "
                    + UtcNs.toInstant(clock.utcNs()) + "; propose it anew");
        }
        if (waiting.size() == MAX_PENDING) {
            return refused(MAX_PENDING + " orders wait already; sign one of them, or wait until they expire");
        }
        waiting.add(new Pending(order, holder, clock.monotonicNs()));
        return new Result(
                Outcome.PROPOSED,
                "by " + holder + "; another operator signs it within " + OPEN.toMinutes() + " minutes");
    }

    private Result give(SignedOrder whole, String first, String second) {
        PairOrder order = new PairOrder(
                whole.text().pairKind(),
                whole.text().promised(),
                new UnsafeBuffer(whole.bytes()),
                whole.text().newWitness());
        if (!node.test(order)) {
            return refused("the node has another order to take; sign it again in a moment");
        }
        waiting.clear();
        lastSigned = first + " and " + second;
        return new Result(
                Outcome.GIVEN, "signed by " + first + " and " + second + "; the status tells what comes of it");
    }

    /** Why the node cannot take this text now; empty if it can. */
    private String objection(OrderText text) {
        PairStatus now = status.get();
        Register register = now.register();
        if (text.node() != register.node()) {
            return "this is node " + register.node() + ", and the order is for node " + text.node();
        }
        if (!text.ledger().equals(register.ledger())) {
            return "the order is for another ledger";
        }
        if (text.promised() != register.promised()) {
            return "the node has promised epoch " + register.promised() + " since it was written; look at the pair and"
                    + " propose anew";
        }
        boolean isLeading = now.state() == PairState.LEADING;
        if (isLeading == (text.kind() == OrderText.Kind.PROMOTE)) {
            return isLeading
                    ? "the node leads already; to go on without its standby it is detached"
                    : "the node does not lead; the one that leads must be told, or this one promoted";
        }
        boolean isWitnessPassedOver = text.isCertified()
                && text.newWitness().isNone()
                && !register.witness().isNone();
        return isWitnessPassedOver
                ? "this pair has a witness: it decides, or, if it is lost, the certificate names the new one in its"
                        + " place"
                : "";
    }

    /** Who signed the last order that the node was given; empty if there was none since its start. */
    public String lastSigned() {
        return lastSigned;
    }

    @Override
    public List<SignedOrder> pending() {
        forgetOld();
        return waiting.stream().map(Pending::order).toList();
    }

    private void forgetOld() {
        long now = clock.monotonicNs();
        waiting.removeIf(pending -> now - pending.sinceNs() > OPEN.toNanos());
    }

    private static Result refused(String why) {
        return new Result(Outcome.REFUSED, why);
    }
}

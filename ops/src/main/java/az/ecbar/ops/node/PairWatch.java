package az.ecbar.ops.node;

import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairStatus;
import az.ecbar.pair.Register;
import az.ecbar.pair.StandingOrder;
import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.UtcNs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;

/**
 * Tells operators on standard error each change of a node's part in the pair, and what there is to do; what became of
 * their orders; and how far a standby is.
 */
final class PairWatch implements Agent {
    private static final List<Duration> WARNINGS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1));
    private static final long PROGRESS_NS = TimeUnit.SECONDS.toNanos(5);

    private final Supplier<PairStatus> node;
    private final Clock clock;
    private String told = "";
    private String toldOrder = "";
    private String toldAlone = "";
    private long progressDueNs;

    PairWatch(Supplier<PairStatus> node, Clock clock) {
        this.node = node;
        this.clock = clock;
    }

    @Override
    public String roleName() {
        return "pair watch";
    }

    @Override
    public int doWork() {
        PairStatus now = node.get();
        String text = text(now);
        if (!text.equals(told)) {
            told = text;
            print("PAIR", text);
            progressDueNs = now.nowNs() + PROGRESS_NS;
        }
        if (!now.lastOrder().equals(toldOrder)) {
            toldOrder = now.lastOrder();
            print("ORDER", toldOrder);
        }
        String alone = aloneText(now.standing());
        if (!alone.equals(toldAlone)) {
            toldAlone = alone;
            if (!alone.isEmpty()) {
                print("PAIR", alone);
            }
        }
        if (now.nowNs() - progressDueNs >= 0) {
            progressDueNs = now.nowNs() + PROGRESS_NS;
            tellProgress(now);
        }
        return 0;
    }

    /** What this node does, and what an operator should do; the same as long as neither changes. */
    static String text(PairStatus now) {
        Register register = now.register();
        String node = "node " + register.node() + ", epoch " + register.promised() + ": ";
        if (register.differs()) {
            return node
                    + "ALARM: the ledger here differs from the owner's; it stores and acknowledges, and is not to be"
                    + " promoted. Each node judges itself by a replay: see the line DIFFERENCE";
        }
        return node
                + switch (now.state()) {
                    case LEADING -> leading(register);
                    case ASKING ->
                        "asks for this epoch, and lets nothing out. If neither the other node nor the witness answers,"
                                + " two operators: console pair, then promote";
                    case WAITING -> now.isFollowing() ? following(register) : waiting(register);
                };
    }

    /**
     * How long an owner that is alone by the standing order goes on to admit; the same for a while, so that operators are
     * told at its beginning, again and again before its end, and at its end. Empty if it is not alone by one.
     */
    static String aloneText(StandingOrder.Status standing) {
        if (!standing.isAlone()) {
            return "";
        }
        String confirm = "Start the standby, or two operators: console confirm";
        if (standing.aloneLeftNs() == 0) {
            return "ALARM: alone by the standing order for its longest duration; banks are told to wait. " + confirm;
        }
        for (Duration before : WARNINGS) {
            if (standing.aloneLeftNs() <= before.toNanos()) {
                return "ALARM: alone by the standing order; banks are told to wait in less than " + before.toMinutes()
                        + " min. " + confirm;
            }
        }
        return "alone by the standing order, for at most "
                + Duration.ofNanos(standing.terms().longestNs()) + ". " + confirm;
    }

    private static String leading(Register register) {
        return register.mode() == PairMode.PAIR
                ? "leads; its standby is attached: nothing to do"
                : "leads ALONE: what it commits lies here only. Start the other node, or see why it does not come";
    }

    private static String following(Register register) {
        return register.isNew()
                ? "follows the owner and catches up; it cannot be promoted before it was attached"
                : "standby, follows the owner: nothing to do";
    }

    private static String waiting(Register register) {
        if (register.isNew()) {
            return "waits for the owner; its folder is new: start the other node";
        }
        return register.mode() == PairMode.STANDBY
                ? "standby without an owner. If the other node does not come back, two operators: console pair, then"
                        + " promote"
                : "owned until it was stopped, and waits for the other node or the witness. If neither comes, two"
                        + " operators: console pair, then promote";
    }

    private void tellProgress(PairStatus now) {
        boolean isAlone = now.register().mode() == PairMode.ALONE;
        if (now.acknowledged() >= 0 && isAlone) {
            print("PROGRESS", "the standby has forced " + now.acknowledged() + " of " + now.appended() + " records");
        } else if (now.isFollowing() && now.applied() < now.forced()) {
            print("PROGRESS", "forced " + now.forced() + " records, applied " + now.applied());
        }
        if (!now.progress().isEmpty()) {
            print("PROGRESS", now.progress());
        }
    }

    private void print(String kind, String text) {
        System.err.println(kind + " " + UtcNs.toInstant(clock.utcNs()) + " " + text);
    }
}

package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.node.Trust;
import az.ecbar.ops.pair.order.OperatorFrame;
import az.ecbar.ops.pair.order.OrderTaker;
import az.ecbar.ops.pair.order.OrderText;
import az.ecbar.ops.pair.order.SignedOrder;
import az.ecbar.port.Signer;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** An operator, or two, at the control ports of a pair. One thread. */
final class PairDesk implements AutoCloseable {
    /** What the word of a node about an order that it did not carry out begins with, behind the order's name. */
    private static final String REFUSED = ": refused";

    /** Of an order that the node has begun, and of which nothing came yet. */
    private static final String BEGUN = ": begun";

    private static final String TELLS = "'pair' tells what comes of it";
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long OUTCOME_NS = TimeUnit.SECONDS.toNanos(20);
    /** So long a node may need to take an order; an answer like that to an order before is for this one then. */
    private static final long CHANGE_NS = TimeUnit.SECONDS.toNanos(3);

    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    /** How long those that do not answer are waited for once the answers of others are enough. */
    private static final long GRACE_NS = TimeUnit.SECONDS.toNanos(1);

    private final List<ControlPort> ports = new ArrayList<>();
    private final Signer operator;
    private final @Nullable Signer second;
    private final long timeoutNs;

    private PairDesk(Signer operator, @Nullable Signer second, Duration timeout) {
        this.operator = operator;
        this.second = second;
        this.timeoutNs = timeout.toNanos();
    }

    /** Reads the keys; connects when something is asked. */
    static PairDesk open(OperatorConfig config, Duration timeout) throws ConfigException, OperatorException {
        if (config.control().isEmpty()) {
            throw new ConfigException("control is missing in the operator's configuration: name the control ports of"
                    + " both nodes, as control: [\"node-1.example:7445\", \"node-2.example:7445\"]");
        }
        CertificateChecker checker = Trust.checker(config.authority());
        OperatorConfig.Seat seat = config.second();
        try {
            KeySource keys = NetworkConnector.keys(config.operator());
            Signer second = seat == null
                    ? null
                    : NetworkConnector.keys(seat).entry(KeySource.SIGN).newSigner();
            PairDesk desk = new PairDesk(keys.entry(KeySource.SIGN).newSigner(), second, timeout);
            for (InetSocketAddress address : config.control()) {
                desk.ports.add(new ControlPort(address, keys.entry(KeySource.TLS), checker, timeout));
            }
            return desk;
        } catch (KeySourceException e) {
            throw new ConfigException("keyFile: " + e.getMessage());
        } catch (SSLException e) {
            throw new OperatorException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /** What each port says; all are asked at once. Who does not answer is silent. */
    List<PairView> look() {
        return look(views -> views.stream().anyMatch(PairView::isHeard));
    }

    /**
     * What each port says; all are asked at once. As soon as the answers are enough, those that lack are waited for no
     * longer than {@link #GRACE_NS}, and not at all where nobody takes the connection up; else as long as the time-out.
     */
    List<PairView> look(Predicate<List<PairView>> isEnough) {
        Map<ControlPort, PairView> views = new HashMap<>();
        ports.forEach(ControlPort::beginStatus);
        long begunNs = System.nanoTime();
        long enoughNs = 0;
        boolean isEnd = false;
        while (!isEnd) {
            ports.forEach(port -> listen(port, views));
            long nowNs = System.nanoTime();
            List<ControlPort> lacking =
                    ports.stream().filter(port -> !views.containsKey(port)).toList();
            if (enoughNs == 0 && isEnough.test(List.copyOf(views.values()))) {
                enoughNs = nowNs;
            }
            boolean isGraceOver = enoughNs != 0
                    && (nowNs - enoughNs > GRACE_NS || lacking.stream().allMatch(ControlPort::isUnreachable));
            isEnd = lacking.isEmpty() || isGraceOver || nowNs - begunNs > timeoutNs;
            if (!isEnd) {
                LockSupport.parkNanos(IDLE_NS);
            }
        }
        return ports.stream()
                .map(port -> {
                    PairView view = views.get(port);
                    return view == null ? PairView.silent(port.name(), port.silence()) : view;
                })
                .toList();
    }

    private static void listen(ControlPort port, Map<ControlPort, PairView> views) {
        if (views.containsKey(port)) {
            return;
        }
        try {
            OperatorFrame.StatusIs status = port.statusSoFar();
            if (status != null) {
                views.put(port, PairView.of(port.name(), status));
            }
        } catch (OperatorException e) {
            views.put(port, PairView.silent(port.name(), String.valueOf(e.getMessage())));
        }
    }

    /** Signs a text and sends it; a second operator who is here signs it too. The last answer counts. */
    OrderTaker.Result sign(PairView node, OrderText text) throws OperatorException {
        ControlPort port = port(node);
        OrderTaker.Result result = port.give(SignedOrder.sign(text, operator));
        Signer other = second;
        return other == null || result.outcome() != OrderTaker.Outcome.PROPOSED
                ? result
                : port.give(SignedOrder.sign(text, other));
    }

    /** What a node that was heard before says now. */
    PairView again(PairView node) throws OperatorException {
        ControlPort port = port(node);
        return PairView.of(port.name(), port.status());
    }

    /**
     * What became of an order that a node was given.
     *
     * @param text in the node's words
     * @param isDone whether it was carried out; false if the node refused it, or nothing was known in time
     */
    record Outcome(String text, boolean isDone) {}

    /**
     * Waits for what comes of an order that a node was given, at most twenty seconds: a node gives a request for an epoch up
     * after ten. It may be too busy to answer while it begins to lead, and goes on in any case.
     */
    Outcome outcome(PairView node) {
        long begunNs = System.nanoTime();
        PairView now = node;
        String silence = "";
        boolean isOpen = true;
        while (isOpen && System.nanoTime() - begunNs < OUTCOME_NS) {
            LockSupport.parkNanos(LOOK_NS);
            try {
                now = again(node);
                silence = "";
            } catch (OperatorException e) {
                silence = String.valueOf(e.getMessage());
            }
            boolean isUnchanged = isAsBefore(node, now) && System.nanoTime() - begunNs < CHANGE_NS;
            isOpen = isUnchanged || !silence.isEmpty() || now.value("lastOrder").endsWith(BEGUN);
        }
        String said = now.value("lastOrder") + ", now " + now.value("state") + " " + now.value("mode") + ", epoch "
                + now.value("promised");
        if (!silence.isEmpty()) {
            return new Outcome("has the order, and does not answer (" + silence + "); " + TELLS, false);
        }
        return new Outcome(isOpen ? said + "; " + TELLS : said, !isOpen && !said.contains(REFUSED));
    }

    private static boolean isAsBefore(PairView before, PairView now) {
        return before.value("lastOrder").equals(now.value("lastOrder"))
                && before.value("promised").equals(now.value("promised"));
    }

    private ControlPort port(PairView view) {
        return ports.stream()
                .filter(port -> port.name().equals(view.name()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        ports.parallelStream().forEach(ControlPort::close);
    }
}

package az.ecbar.ops.console;

import az.ecbar.ops.node.SystemClock;
import az.ecbar.ops.pair.order.OperatorFrame;
import az.ecbar.ops.pair.order.OrderTaker;
import az.ecbar.ops.pair.order.SignedOrder;
import az.ecbar.ops.pair.tls.ControlIdentity;
import az.ecbar.ops.pair.tls.LinkLog;
import az.ecbar.ops.pair.tls.TlsControlLink;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.key.KeyEntry;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLException;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** The control port of a node or the witness, as an operator uses it: one question, one answer. One thread. */
final class ControlPort implements AutoCloseable {
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final String name;
    private final long timeoutNs;
    private final LastReason reason = new LastReason();
    private final TlsControlLink link;
    private DirectBuffer question = new UnsafeBuffer(0, 0);
    private long begunNs;
    private long sentOn;
    private @Nullable OperatorFrame answer;

    ControlPort(InetSocketAddress address, KeyEntry key, CertificateChecker checker, Duration timeout)
            throws SSLException {
        this.name = address.getHostString() + ":" + address.getPort();
        this.timeoutNs = timeout.toNanos();
        this.link = new TlsControlLink(
                name,
                address,
                new ControlIdentity(key, () -> checker, new SystemClock()),
                Expectation.controlServer(),
                null,
                new SecureRandom()::nextBytes,
                reason);
    }

    /** Host and port, as configured. */
    String name() {
        return name;
    }

    /** How it stands there. */
    OperatorFrame.StatusIs status() throws OperatorException {
        return status(ask(new OperatorFrame.AskStatus()));
    }

    /** Asks how it stands there, and does not wait: {@link #statusSoFar} tells. */
    void beginStatus() {
        begin(new OperatorFrame.AskStatus());
    }

    /** The answer to {@link #beginStatus}; null while there is none. Never waits. */
    OperatorFrame.@Nullable StatusIs statusSoFar() throws OperatorException {
        OperatorFrame got = step();
        return got == null ? null : status(got);
    }

    private OperatorFrame.StatusIs status(OperatorFrame got) throws OperatorException {
        if (got instanceof OperatorFrame.StatusIs status) {
            return status;
        }
        throw new OperatorException(name + " answered something else than its status");
    }

    /** Sends an order with one signature. */
    OrderTaker.Result give(SignedOrder order) throws OperatorException {
        if (ask(new OperatorFrame.Give(order)) instanceof OperatorFrame.Became became) {
            return became.result();
        }
        throw new OperatorException(name + " answered something else than what became of the order");
    }

    /** Whether a connection was tried, and failed, since there was one. */
    boolean isUnreachable() {
        return !reason.text().isEmpty();
    }

    /** That there is no answer until now, with what is known of the cause. */
    String silence() {
        long waitedNs = System.nanoTime() - begunNs;
        String seconds = waitedNs >= timeoutNs
                ? String.valueOf(TimeUnit.NANOSECONDS.toSeconds(timeoutNs))
                : String.format(Locale.ROOT, "%.1f", waitedNs / 1e9);
        return "no answer of " + name + " within " + seconds + " s" + reason.text()
                + ". Check that the process runs, and its address under 'control'";
    }

    private OperatorFrame ask(OperatorFrame asked) throws OperatorException {
        begin(asked);
        while (System.nanoTime() - begunNs < timeoutNs) {
            OperatorFrame got = step();
            if (got != null) {
                return got;
            }
            LockSupport.parkNanos(IDLE_NS);
        }
        throw new OperatorException(silence());
    }

    /** An answer to an earlier question, if it is under way still, ends with its connection. */
    private void begin(OperatorFrame asked) {
        if (sentOn != 0 && answer == null) {
            link.disconnect();
        }
        question = asked.encode();
        begunNs = System.nanoTime();
        sentOn = 0;
        answer = null;
    }

    private @Nullable OperatorFrame step() throws OperatorException {
        poll();
        OperatorFrame got = answer;
        if (got == null && sentOn != 0 && link.connection() != sentOn) {
            throw new OperatorException(
                    name + " has broken the connection" + reason.text() + "; 'pair' tells whether an order was taken");
        }
        if (got == null && sentOn == 0 && link.send(question, 0, question.capacity())) {
            sentOn = link.connection();
        }
        return got;
    }

    private void poll() throws OperatorException {
        try {
            link.poll((frame, offset, length) -> answer = OperatorFrame.decode(frame, offset, length), 1);
        } catch (IllegalArgumentException e) {
            throw new OperatorException(name + " answered what cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        link.close();
    }

    /** Why there was no connection last. */
    private static final class LastReason implements LinkLog {
        private String last = "";

        String text() {
            return last.isEmpty() ? "" : " (" + last + ")";
        }

        @Override
        public void onConnected(String name, String address) {
            last = "";
        }

        @Override
        public void onEnded(String name, String reason) {
            last = reason;
        }

        @Override
        public void onRefused(String address, String reason) {
            last = reason;
        }
    }
}

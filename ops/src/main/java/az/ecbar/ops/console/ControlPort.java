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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** The control port of a node or the witness, as an operator uses it: one question, one answer. One thread. */
final class ControlPort implements AutoCloseable {
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final String name;
    private final long timeoutNs;
    private final LastReason reason = new LastReason();
    private final TlsControlLink link;
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
        if (ask(new OperatorFrame.AskStatus()) instanceof OperatorFrame.StatusIs status) {
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

    private OperatorFrame ask(OperatorFrame question) throws OperatorException {
        DirectBuffer bytes = question.encode();
        long begunNs = System.nanoTime();
        long sentOn = 0;
        answer = null;
        while (System.nanoTime() - begunNs < timeoutNs) {
            poll();
            OperatorFrame got = answer;
            if (got != null) {
                return got;
            }
            if (sentOn != 0 && link.connection() != sentOn) {
                throw new OperatorException(name + " has broken the connection" + reason.text()
                        + "; 'pair' tells whether an order was taken");
            }
            if (sentOn == 0 && link.send(bytes, 0, bytes.capacity())) {
                sentOn = link.connection();
            }
            LockSupport.parkNanos(IDLE_NS);
        }
        throw new OperatorException("no answer of " + name + " within " + TimeUnit.NANOSECONDS.toSeconds(timeoutNs)
                + " s" + reason.text() + ". Check that the process runs, and its address under 'control'");
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

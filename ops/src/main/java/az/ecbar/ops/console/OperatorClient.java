package az.ecbar.ops.console;

import az.ecbar.ctn.AuthorityStore;
import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.ConnectingTransport;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.Site;
import az.ecbar.ctn.netty.NettyClientTransport;
import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.ops.node.SystemClock;
import az.ecbar.port.Clock;
import az.ecbar.schema.QueryKind;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.tls.TlsMaterial;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An operator's terminal: a CTN session over which one request after the other goes, each with its answer. After a
 * break it logs on again and repeats the request under its number, which the ledger takes once.
 *
 * <p>An operator has no durable store. So it learns from the answer to its logon where its terminal stands; answers to
 * earlier requests, which may come again, are passed over.
 *
 * <p>Any thread, one at a time under the lock. Between requests a virtual thread keeps the session alive. Every wait has
 * an end.
 */
public final class OperatorClient implements OperatorPort {
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long KEEP_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long VIEW_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long VIEW_AGAIN_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOGOUT_NS = TimeUnit.SECONDS.toNanos(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final long timeoutNs;
    private final Runnable closeTransport;
    private final ClientSession session;
    private final OperatorLink link;
    private long viewedAtNs;
    private volatile boolean isClosed;

    private OperatorClient(
            char terminal,
            KeyEntry signKey,
            CertificateChecker checker,
            ConnectingTransport transport,
            Runnable closeTransport,
            Clock clock,
            Duration timeout) {
        this.clock = clock;
        this.timeoutNs = timeout.toNanos();
        this.viewedAtNs = clock.monotonicNs() - VIEW_INTERVAL_NS;
        this.closeTransport = closeTransport;
        this.link = new OperatorLink(this::persisted);
        this.session = new ClientSession(
                config(terminal),
                transport,
                signKey.newSigner(),
                new AuthorityStore(new CertificateDirectory(checker), List.of()),
                clock,
                new SecureRandom()::nextBytes,
                link);
    }

    /**
     * Logs an operator on.
     *
     * @param terminal letter of the operator's terminal
     * @param keys with the entries {@link KeySource#SIGN} and {@link KeySource#TLS}
     * @param timeout for the logon, and for each answer
     */
    public static OperatorClient connect(
            List<InetSocketAddress> addresses, char terminal, KeySource keys, TrustAnchor anchor, Duration timeout)
            throws OperatorException {
        CertificateChecker checker = new CertificateChecker(anchor, Revocations.none());
        Clock clock = new SystemClock();
        OperatorClient client;
        try {
            TlsMaterial material = new TlsMaterial(keys.entry(KeySource.TLS), () -> checker, clock);
            KeyEntry signKey = keys.entry(KeySource.SIGN);
            NettyClientTransport transport =
                    new NettyClientTransport(addresses, material, anchor, TlsEngine.best(material));
            client = new OperatorClient(terminal, signKey, checker, transport, transport::close, clock, timeout);
        } catch (KeySourceException e) {
            throw new OperatorException("the operator's keys: " + e.getMessage(), e);
        } catch (SSLException e) {
            throw new OperatorException("TLS cannot be set up: " + e.getMessage(), e);
        }
        client.open();
        return client;
    }

    @Override
    public String propose(byte[] action) throws OperatorException {
        return request(OperatorRequest.propose(action));
    }

    @Override
    public String approve(long proposalId) throws OperatorException {
        return request(OperatorRequest.approve(proposalId));
    }

    @Override
    public String query(QueryKind kind, long cursor, String argument) throws OperatorException {
        return request(OperatorRequest.query(kind, cursor, argument));
    }

    @Override
    public String view(byte[] request) throws OperatorException {
        lock.lock();
        try {
            requireSession();
            while (clock.monotonicNs() - viewedAtNs < VIEW_INTERVAL_NS) {
                step();
            }
            link.expectView();
            link.expectLogon();
            return awaitView(new UnsafeBuffer(request), clock.monotonicNs() + timeoutNs);
        } finally {
            viewedAtNs = clock.monotonicNs();
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (isClosed) {
                return;
            }
            isClosed = true;
            long deadlineNs = clock.monotonicNs() + LOGOUT_NS;
            session.doWork(clock.monotonicNs());
            session.stop(clock.monotonicNs());
            while (session.state() == ClientState.LOGGING_OUT && clock.monotonicNs() - deadlineNs < 0) {
                step();
            }
        } catch (OperatorException | RuntimeException e) {
            // The centre ends a session that goes without logout; nothing of ours is lost by that.
        } finally {
            closeTransport.run();
            lock.unlock();
        }
    }

    private void open() throws OperatorException {
        lock.lock();
        try {
            logOn(clock.monotonicNs() + timeoutNs);
        } catch (OperatorException | RuntimeException e) {
            close();
            throw e;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("operator-" + session.hashCode()).start(this::keepAlive);
    }

    private void logOn(long deadlineNs) throws OperatorException {
        link.expectLogon();
        session.start(0, 0, clock.monotonicNs());
        while (link.logon() == null) {
            step();
            if (link.isHopeless()) {
                throw new OperatorException("no session: " + link.trouble());
            }
            if (clock.monotonicNs() - deadlineNs >= 0) {
                throw new OperatorException(
                        "no session in time" + (link.trouble().isEmpty() ? "" : ": " + link.trouble()));
            }
        }
    }

    private String request(byte[] bytes) throws OperatorException {
        lock.lock();
        try {
            requireSession();
            long number = session.nextNumber();
            link.expectLogon();
            link.expectAnswer(number);
            if (!session.offer(number, MessageKind.REQUEST, new UnsafeBuffer(bytes), 0, bytes.length)) {
                throw new OperatorException("too many requests without an answer");
            }
            return await(number, clock.monotonicNs() + timeoutNs);
        } finally {
            lock.unlock();
        }
    }

    private void requireSession() throws OperatorException {
        if (isClosed || session.state() == ClientState.HALTED || session.state() == ClientState.STOPPED) {
            throw new OperatorException("the session has ended: " + link.trouble());
        }
    }

    /** Nothing is lost by asking again: a request to view has no effect, and an answer may be lost with a connection. */
    private String awaitView(UnsafeBuffer request, long deadlineNs) throws OperatorException {
        long askedAtNs = clock.monotonicNs() - VIEW_AGAIN_NS;
        while (true) {
            long nowNs = clock.monotonicNs();
            if (nowNs - askedAtNs >= VIEW_AGAIN_NS && session.view(request, 0, request.capacity())) {
                askedAtNs = nowNs;
            }
            step();
            String viewed = link.viewed();
            if (viewed != null) {
                return viewed;
            }
            if (link.isHopeless() || nowNs - deadlineNs >= 0) {
                throw new OperatorException(
                        "nothing could be seen" + (link.trouble().isEmpty() ? "" : ": " + link.trouble()));
            }
        }
    }

    private String await(long number, long deadlineNs) throws OperatorException {
        while (true) {
            step();
            String answer = link.answer();
            if (answer != null) {
                // Sends the acknowledgement of this answer.
                session.doWork(clock.monotonicNs());
                return answer;
            }
            String refusal = link.refusal();
            if (refusal != null) {
                throw new OperatorException("request " + number + " was not taken: " + refusal);
            }
            if (link.isHopeless() || clock.monotonicNs() - deadlineNs >= 0) {
                throw new OperatorException("request " + number + " has no answer, and may have been taken"
                        + (link.trouble().isEmpty() ? "" : ": " + link.trouble()));
            }
        }
    }

    private void step() throws OperatorException {
        if (session.doWork(clock.monotonicNs()) == 0) {
            LockSupport.parkNanos(IDLE_NS);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new OperatorException("interrupted");
        }
    }

    private void keepAlive() {
        while (!isClosed) {
            LockSupport.parkNanos(KEEP_NS);
            lock.lock();
            try {
                if (!isClosed) {
                    session.doWork(clock.monotonicNs());
                }
            } catch (RuntimeException e) {
                // The next request meets the same state and tells it.
                session.halt(String.valueOf(e.getMessage()));
            } finally {
                lock.unlock();
            }
        }
    }

    private void persisted(long outputNumber) {
        session.outputsPersisted(outputNumber);
    }

    private static ClientSessionConfig config(char terminal) {
        ClientSessionConfig usual = ClientSessionConfig.of(ClientSessionConfig.CENTRE_BIC, terminal, Site.MAIN);
        return new ClientSessionConfig(
                usual.bic(),
                usual.terminal(),
                usual.centreBic(),
                usual.site(),
                TimeUnit.SECONDS.toNanos(5),
                TimeUnit.MILLISECONDS.toNanos(200),
                TimeUnit.SECONDS.toNanos(2),
                TimeUnit.SECONDS.toNanos(2),
                0,
                usual.signatureToleranceNs());
    }
}

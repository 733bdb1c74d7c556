package az.ecbar.ops.pair.tls;

import az.ecbar.ctn.Backoff;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.CtnCode.Advice;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.ctn.netty.NettyClientTransport;
import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.pair.ControlLink;
import az.ecbar.port.Randomness;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The connecting end of a control connection: mutual TLS 1.3 by the JDK, of a node to the one holder of a certificate that
 * the configuration names, of an operator to a port of the right role. It connects by itself, and again after each end, with a back-off of 0.1 to 2 s that begins anew
 * when the other side has said something.
 *
 * <p>Used by one thread, save {@link #close()}, which the owner of the process calls. At most 512 KiB and a frame wait on
 * the way in, 1 MiB and a frame on the way out; then the other side is slowed by TCP, and {@link #send} says false.
 */
public final class TlsControlLink implements ControlLink, AutoCloseable {
    private static final long BACKOFF_MIN_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long BACKOFF_MAX_NS = TimeUnit.SECONDS.toNanos(2);
    private static final FrameHandler NOBODY = (_, _, _) -> {};

    private final TransportHandler events = new Events();
    private final String name;
    private final ControlIdentity self;
    private final Expectation expectation;
    private final @Nullable Digest certificate;
    private final Backoff backoff;
    private final LinkLog log;
    private final NettyClientTransport transport;
    private FrameHandler taker = NOBODY;
    private int taken;
    private long attempt;
    private long connection;
    private boolean isDropped;
    private boolean isAnswered;
    private String address = "";
    private long nextAttemptNs;
    private String toldCause = "";

    /**
     * Opens nothing yet; the first {@link #poll} connects.
     *
     * @param name of the other side, for the log
     * @param expectation {@link Expectation#server()} for a node, {@link Expectation#witness()} for the witness
     * @param certificate fingerprint of the other side's certificate for connections; null only for an operator, to whom
     *     the role is enough
     * @throws SSLException when the JDK's TLS does not accept the own key
     */
    public TlsControlLink(
            String name,
            InetSocketAddress address,
            ControlIdentity self,
            Expectation expectation,
            @Nullable Digest certificate,
            Randomness randomness,
            LinkLog log)
            throws SSLException {
        this.name = name;
        this.self = self;
        this.expectation = expectation;
        this.certificate = certificate;
        this.backoff = new Backoff(randomness, BACKOFF_MIN_NS, BACKOFF_MAX_NS, BACKOFF_MAX_NS);
        this.log = log;
        this.nextAttemptNs = self.clock().monotonicNs();
        this.transport = new NettyClientTransport(
                List.of(address),
                self.connecting(expectation),
                self.checker().get().anchor(),
                TlsEngine.JDK);
    }

    @Override
    public long connection() {
        return connection;
    }

    @Override
    public boolean send(DirectBuffer frame, int offset, int lengthBytes) {
        return connection != 0 && !isDropped && transport.send(connection, frame, offset, lengthBytes);
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames) {
        if (isDropped) {
            ended("ended by this side", Advice.SOON);
        }
        taken = 0;
        taker = handler;
        try {
            var _ = transport.poll(events, maxFrames);
        } finally {
            taker = NOBODY;
        }
        if (attempt == 0 && self.clock().monotonicNs() - nextAttemptNs >= 0) {
            attempt = transport.connect(0);
        }
        return taken;
    }

    @Override
    public void disconnect() {
        if (connection != 0) {
            isDropped = true;
            transport.drop(connection);
        }
    }

    @Override
    public byte @Nullable [] exportKey(String label, byte[] context, int lengthBytes) {
        return connection == 0 || isDropped ? null : transport.exportKey(connection, label, context, lengthBytes);
    }

    @Override
    public void close() {
        transport.close();
    }

    private void ended(String cause, Advice advice) {
        boolean isNew = isAnswered || !cause.equals(toldCause);
        attempt = 0;
        connection = 0;
        isDropped = false;
        isAnswered = false;
        nextAttemptNs = self.clock().monotonicNs() + backoff.nextDelayNs(advice);
        if (isNew) {
            toldCause = cause;
            log.onEnded(name, cause);
        }
    }

    /** The other side has let us in: in TLS 1.3 a client has finished its handshake before the server has judged it. */
    private void answered() {
        if (!isAnswered) {
            isAnswered = true;
            backoff.reset();
            log.onConnected(name, address);
        }
    }

    /** Why this is not the one to whom we wanted to connect; empty if it is. */
    private String objection(List<BcscCertificate> chain) {
        if (self.check(chain, expectation) instanceof Verdict.Refused refused) {
            return refused.reason() + ": " + refused.detail();
        }
        Digest shown = chain.getFirst().fingerprint();
        return certificate == null || shown.equals(certificate)
                ? ""
                : "'" + chain.getFirst().subject() + "' has the certificate " + shown + ", configured is "
                        + certificate;
    }

    /** What the transport tells; whatever is of another connection than the present one is dropped. */
    private final class Events implements TransportHandler {
        @Override
        public void onConnected(long id, List<BcscCertificate> peerChain, String peerAddress) {
            if (id != attempt) {
                transport.drop(id);
                return;
            }
            String objection = objection(peerChain);
            if (!objection.isEmpty()) {
                transport.drop(id);
                ended(objection, Advice.LATER);
                return;
            }
            connection = id;
            address = peerAddress;
        }

        @Override
        public boolean onFrame(long id, DirectBuffer buffer, int offset, int length) {
            if (id == connection && !isDropped) {
                answered();
                taken++;
                taker.onFrame(buffer, offset, length);
            }
            return true;
        }

        @Override
        public void onClosed(long id, CtnCode code, String text) {
            if (id == attempt && !isDropped) {
                ended(code == CtnCode.NONE ? text : code + ": " + text, Advice.SOON);
            }
        }
    }
}

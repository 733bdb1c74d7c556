package az.ecbar.ops.pair.tls;

import az.ecbar.pair.ControlLink;
import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Revocation;
import az.ecbar.trust.certificate.RevocationCause;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.testing.TestKeys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Ends of control connections on loopback with real TLS, stepped by the test's thread. */
final class ControlWorld implements LinkLog {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);
    private static final int LENGTH_BYTES = 16;

    static final Clock CLOCK = new Clock() {
        @Override
        public long utcNs() {
            return TestAuthority.NOW_NS;
        }

        @Override
        public long monotonicNs() {
            return System.nanoTime();
        }
    };

    final TestAuthority authority = new TestAuthority();
    final List<String> log = new ArrayList<>();
    private final Set<ControlListener> closed = new HashSet<>();
    private final List<Runnable> open = new ArrayList<>();
    private Revocations revocations = Revocations.none();

    TestHolder holder(Role role, String unit) {
        EnumSet<Purpose> purposes = switch (role) {
            case BANK, OPERATOR -> EnumSet.of(Purpose.CONNECT);
            case NODE -> EnumSet.of(Purpose.CONNECT, Purpose.ACCEPT);
            case WITNESS -> EnumSet.of(Purpose.ACCEPT);
        };
        return authority.holder(
                TestKeys.ec("secp256r1"),
                new Identity(role, "NABZAZ2CXXX", "9900003871", unit, unit),
                purposes,
                TestAuthority.FROM,
                TestAuthority.TO);
    }

    CertificateChecker checker() {
        return authority.checker().with(revocations);
    }

    void revoke(TestHolder holder) {
        revocations = revocations.with(
                holder.certificate(), new Revocation(TestAuthority.NOW_NS - 1, RevocationCause.KEY_COMPROMISE));
    }

    ControlIdentity identity(TestHolder holder) {
        return new ControlIdentity(
                new KeyEntry(holder.keys().getPrivate(), holder.chain(), null), this::checker, CLOCK);
    }

    ControlListener listen(TestHolder self) throws SSLException {
        return listen(self, 0);
    }

    ControlListener listen(TestHolder self, int port) throws SSLException {
        ControlListener listener = new ControlListener(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), identity(self), this);
        open.add(() -> {
            if (!closed.contains(listener)) {
                listener.close();
            }
        });
        return listener;
    }

    TlsControlLink connect(TestHolder self, ControlListener to, Expectation expectation, TestHolder other)
            throws SSLException {
        TlsControlLink link = new TlsControlLink(
                "the other",
                to.address(),
                identity(self),
                expectation,
                other.certificate().fingerprint(),
                new Random(7)::nextBytes,
                this);
        open.add(link::close);
        return link;
    }

    /** Closes one end before the others. */
    void close(ControlListener listener) {
        closed.add(listener);
        listener.close();
    }

    /** Polls both ends until the condition holds; nothing is expected to arrive. */
    void until(String what, BooleanSupplier condition, ControlLink... links) {
        long begunNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            for (ControlLink link : links) {
                link.poll((_, _, _) -> {}, 8);
            }
            check(begunNs, what);
        }
    }

    void untilConnected(ControlLink one, ControlLink other) {
        until("connected", () -> one.connection() != 0 && other.connection() != 0, one, other);
    }

    void check(long begunNs, String what) {
        if (System.nanoTime() - begunNs > PATIENCE_NS) {
            throw new AssertionError("never: " + what + "; " + log);
        }
        Thread.onSpinWait();
    }

    /** The text of the next frame that comes out of a link while all of them are polled. */
    String next(ControlLink link, ControlLink... others) {
        List<String> texts = new ArrayList<>();
        long begunNs = System.nanoTime();
        while (texts.isEmpty()) {
            link.poll((frame, offset, length) -> texts.add(text(frame, offset, length)), 1);
            for (ControlLink other : others) {
                other.poll((_, _, _) -> {}, 0);
            }
            check(begunNs, "a frame");
        }
        return texts.getFirst();
    }

    boolean has(String logged) {
        return log.stream().anyMatch(line -> line.contains(logged));
    }

    static UnsafeBuffer frame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        UnsafeBuffer frame = new UnsafeBuffer(new byte[LENGTH_BYTES + bytes.length]);
        frame.putInt(0, frame.capacity());
        frame.putBytes(LENGTH_BYTES, bytes);
        return frame;
    }

    static String text(DirectBuffer frame, int offset, int length) {
        byte[] bytes = new byte[length - LENGTH_BYTES];
        frame.getBytes(offset + LENGTH_BYTES, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static boolean send(ControlLink link, String text) {
        UnsafeBuffer frame = frame(text);
        return link.send(frame, 0, frame.capacity());
    }

    @Override
    public void onConnected(String name, String address) {
        log.add("connected " + name);
    }

    @Override
    public void onEnded(String name, String reason) {
        log.add("ended " + name + ": " + reason);
    }

    @Override
    public void onRefused(String address, String reason) {
        log.add("refused: " + reason);
    }

    /** Closes everything, side by side: the end of each takes Netty its time. */
    void close() {
        open.parallelStream().forEach(Runnable::run);
    }
}

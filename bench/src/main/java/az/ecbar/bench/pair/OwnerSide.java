package az.ecbar.bench.pair;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.ops.pair.tls.ControlListener;
import az.ecbar.pair.ControlLink;
import az.ecbar.pair.OwnerLog;
import az.ecbar.pair.PacedSender;
import az.ecbar.pair.PairConfig;
import az.ecbar.pair.aeron.AeronDataLink;
import az.ecbar.pair.aeron.AeronLinkConfig;
import az.ecbar.pair.data.DataSealing;
import az.ecbar.pair.data.SealedSender;
import az.ecbar.pair.data.SendWindow;
import az.ecbar.pair.frame.MalformedFrame;
import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.PairFrames;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;

/**
 * The owner's end of the way, and the process of the standby at the other: records over Aeron, sealed with a key of the
 * control connection, which is mutual TLS 1.3 and brings the acknowledgements. One thread at a time.
 */
final class OwnerSide implements AutoCloseable {
    /** Under which all is sent; not before that of any record. */
    static final int EPOCH = 2;

    private static final int HEAP_MEGABYTES = 512;
    private static final int SENT_MASK = (1 << 17) - 1;
    private static final int ACKS_PER_TURN = 16;
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final List<String> LOWEST_PRIORITY = List.of("nice", "-n", "19");

    private final Histogram remoteForceNs = new Histogram(3);
    private final Histogram wireNs = new Histogram(3);
    private final long[] sentNs = new long[SENT_MASK + 1];
    private final AeronDataLink data;
    private final ControlListener listener;
    private final ControlLink control;
    private final Process standby;
    private final OwnerLog log;
    private final SealedSender sender;
    private final PacedSender paced;
    private final boolean isAwaited;
    private volatile long acknowledged = -1;
    private volatile long recordFrom = Long.MAX_VALUE;

    /**
     * Starts the standby with an empty journal and waits until both ways stand and it has said that it has nothing.
     *
     * @param isAwaited whether what the owner commits waits for it; else it is served at the pace of one that catches up
     */
    OwnerSide(Path work, OwnerLog log, boolean isAwaited) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int here = freePort();
        int there = freePort();
        NodeKeys keys = NodeKeys.create(work.resolve("keys"));
        data = new AeronDataLink(
                AeronLinkConfig.of(
                        work.resolve("aeron-owner"),
                        new InetSocketAddress(loopback, here),
                        new InetSocketAddress(loopback, there)),
                Throwable::printStackTrace);
        listener = new ControlListener(new InetSocketAddress(loopback, 0), keys.identity(1), new QuietLinks());
        control = listener.accept("standby", keys.fingerprint(2));
        standby = startStandby(
                isAwaited, work, keys, there, here, listener.address().getPort());
        sender = new SealedSender(
                data, control, () -> new byte[32], () -> log, DataSealing.sealed(), SendWindow.defaults());
        this.log = log;
        this.isAwaited = isAwaited;
        paced = new PacedSender(sender, PairConfig.defaults(1));
        awaitStandby();
    }

    /** From now on records are sent, from the first one on. */
    void begin() {
        sender.start(EPOCH, 1);
    }

    private static Process startStandby(boolean isAwaited, Path work, NodeKeys keys, Object... ports)
            throws IOException {
        // In truth it has another machine: what nobody waits for takes only what the owner leaves.
        List<String> command = new ArrayList<>(isAwaited ? List.of() : LOWEST_PRIORITY);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.withHeap(HEAP_MEGABYTES));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StandbyRun.class.getName()));
        command.add(work.resolve("standby").toString());
        command.add(work.resolve("aeron-standby").toString());
        command.add(keys.folder().toString());
        for (Object port : ports) {
            command.add(port.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put(NodeKeys.PASSWORD, keys.password());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
        return process;
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStandby() throws BrokenRunException {
        IdleStrategy idle = Idle.asInProduction();
        long beganNs = System.nanoTime();
        while (acknowledged < 0 || !data.isConnected()) {
            idle.idle(control.poll(this::onFirst, 1));
            if (!standby.isAlive() || System.nanoTime() - beganNs > LIMIT_NS) {
                throw new BrokenRunException("the standby does not come");
            }
        }
    }

    private void onFirst(DirectBuffer frame, int offset, int lengthBytes) {
        acknowledged = ack(frame, offset, lengthBytes).forced();
    }

    /** Sends and hears; tells whether there was anything. */
    boolean turn() throws BrokenRunException {
        long before = sender.sentSequence();
        long forced = log.forcedSequence();
        boolean isBusy = paced.doWork(isAwaited ? forced : Math.max(0, acknowledged), forced, System.nanoTime()) > 0;
        long nowNs = System.nanoTime();
        for (long sequence = before + 1; sequence <= sender.sentSequence(); sequence++) {
            sentNs[(int) sequence & SENT_MASK] = nowNs;
        }
        isBusy |= control.poll(this::onAck, ACKS_PER_TURN) > 0;
        if (control.connection() == 0 || !standby.isAlive()) {
            throw new BrokenRunException("the standby has ended at " + acknowledged);
        }
        return isBusy;
    }

    /** The last sequence acknowledged; any thread. */
    long acknowledged() {
        return acknowledged;
    }

    /** From this sequence on, what is acknowledged counts; any thread. */
    void recordFrom(long sequence) {
        recordFrom = sequence;
    }

    /** How long the standby's force took that an acknowledgement tells of. */
    Histogram remoteForceNs() {
        return remoteForceNs;
    }

    /** From sent to acknowledged, without that force. */
    Histogram wireNs() {
        return wireNs;
    }

    private void onAck(DirectBuffer frame, int offset, int lengthBytes) {
        PairFrame.Ack ack = ack(frame, offset, lengthBytes);
        long sequence = ack.forced();
        if (!sender.hasLink(sequence, ack.link().toBytes())) {
            throw new IllegalStateException("the standby acknowledges another history at " + sequence);
        }
        acknowledged = sequence;
        if (sequence >= recordFrom) {
            remoteForceNs.recordValue(ack.applied());
            wireNs.recordValue(Math.max(0, System.nanoTime() - sentNs[(int) sequence & SENT_MASK] - ack.applied()));
        }
    }

    private static PairFrame.Ack ack(DirectBuffer frame, int offset, int lengthBytes) {
        try {
            return (PairFrame.Ack) PairFrames.read(frame, offset, lengthBytes);
        } catch (MalformedFrame e) {
            throw new IllegalStateException("the standby sends what cannot be read", e);
        }
    }

    @Override
    public void close() {
        listener.close();
        try {
            standby.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        data.close();
    }
}

package az.ecbar.bench.pair;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.pair.aeron.AeronDataLink;
import az.ecbar.pair.aeron.AeronLinkConfig;
import az.ecbar.pair.data.DataSealing;
import az.ecbar.pair.data.SealedSender;
import az.ecbar.pair.data.SendWindow;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;

/** The owner's end of the way, and the process of the standby at the other. One thread. */
final class OwnerSide implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 1024;
    private static final int LINK_OFFSET = 8;
    private static final int FORCE_NS_OFFSET = 40;
    private static final int SENT_MASK = (1 << 17) - 1;

    private final Histogram remoteForceNs = new Histogram(3);
    private final Histogram sendToAckNs = new Histogram(3);
    private final long[] sentNs = new long[SENT_MASK + 1];
    private final byte[] link = new byte[FORCE_NS_OFFSET - LINK_OFFSET];
    private final AeronDataLink data;
    private final Process standby;
    private final AckConnection acks;
    private final SealedSender sender;
    private long acknowledged;
    private long recordFrom = Long.MAX_VALUE;

    /** Starts the standby with an empty journal and waits until both ways stand. */
    OwnerSide(Path work, OwnerJournal log) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int here = freePort();
        int there = freePort();
        data = new AeronDataLink(
                AeronLinkConfig.of(
                        work.resolve("aeron-owner"),
                        new InetSocketAddress(loopback, here),
                        new InetSocketAddress(loopback, there)),
                Throwable::printStackTrace);
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(loopback, 0));
            int ackPort = ((InetSocketAddress) server.getLocalAddress()).getPort();
            standby = startStandby(work, there, here, ackPort);
            acks = AckConnection.accept(server);
        }
        while (!data.isConnected()) {
            Thread.onSpinWait();
        }
        sender = new SealedSender(
                data, acks, () -> new byte[32], () -> log, DataSealing.sealed(), SendWindow.defaults());
        sender.start(OwnerJournal.EPOCH, 1);
    }

    private static Process startStandby(Path work, Object... ports) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.withHeap(HEAP_MEGABYTES));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StandbyRun.class.getName()));
        command.add(work.resolve("standby").toString());
        command.add(work.resolve("aeron-standby").toString());
        for (Object port : ports) {
            command.add(port.toString());
        }
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
        return process;
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Sends and hears; tells whether there was anything. */
    boolean turn() throws BrokenRunException {
        long before = sender.sentSequence();
        boolean isBusy = sender.doWork() > 0;
        long nowNs = System.nanoTime();
        for (long sequence = before + 1; sequence <= sender.sentSequence(); sequence++) {
            sentNs[(int) sequence & SENT_MASK] = nowNs;
        }
        isBusy |= acks.poll(this::onAck, 16) > 0;
        if (acks.connection() == 0 || !standby.isAlive()) {
            throw new BrokenRunException("the standby has ended at " + acknowledged);
        }
        return isBusy;
    }

    /** The last sequence acknowledged. */
    long acknowledged() {
        return acknowledged;
    }

    /** From this sequence on, what is acknowledged counts. */
    void recordFrom(long sequence) {
        recordFrom = sequence;
    }

    Histogram remoteForceNs() {
        return remoteForceNs;
    }

    Histogram sendToAckNs() {
        return sendToAckNs;
    }

    private void onAck(DirectBuffer frame, int offset, int lengthBytes) {
        long sequence = frame.getLong(offset);
        frame.getBytes(offset + LINK_OFFSET, link);
        if (!sender.hasLink(sequence, link)) {
            throw new IllegalStateException("the standby acknowledges another history at " + sequence);
        }
        acknowledged = sequence;
        if (sequence >= recordFrom) {
            remoteForceNs.recordValue(frame.getLong(offset + FORCE_NS_OFFSET));
            sendToAckNs.recordValue(System.nanoTime() - sentNs[(int) sequence & SENT_MASK]);
        }
    }

    @Override
    public void close() {
        acks.close();
        try {
            standby.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        data.close();
    }
}

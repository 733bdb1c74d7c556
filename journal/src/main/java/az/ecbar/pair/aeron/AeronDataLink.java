package az.ecbar.pair.aeron;

import az.ecbar.pair.DataLink;
import io.aeron.Aeron;
import io.aeron.ChannelUriStringBuilder;
import io.aeron.ExclusivePublication;
import io.aeron.FragmentAssembler;
import io.aeron.Image;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * The way of records over Aeron: a publication to the other node, a subscription of what comes from there, and the media
 * driver, all of this process.
 *
 * <p>Used by one thread, which also does the work of Aeron's client. The folder is this process's own; what an earlier one
 * left there is deleted.
 *
 * <p>A loss is counted when the image of what the other node sends goes, or begins in the middle, and when nobody receives
 * any more what this node sends. The driver and the client live and end together, so the time-outs by which Aeron's own
 * processes watch each other are set out of reach: a process that was paused, or whose clock was moved, goes on where it
 * was. If a thread of the driver has ended, every call throws.
 */
public final class AeronDataLink implements DataLink, AutoCloseable {
    /** The other node's image, and those of its last starts that linger: more would be somebody else's. */
    private static final int MAX_IMAGES = 3;

    private static final int STREAM = 1;
    private static final long OUT_OF_REACH_MS = TimeUnit.DAYS.toMillis(365);
    private static final long LINGER_MS = 200;
    private static final int COUNTERS_BYTES = 1024 * 1024;
    private static final int WINDOW_BYTES = 1024 * 1024;
    private static final int WINDOW_ANYWHERE_BYTES = 128 * 1024;

    private static final int YIELDS = 16;
    private static final long SHORTEST_REST_NS = TimeUnit.MICROSECONDS.toNanos(10);
    private static final long LONGEST_REST_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private final List<Thread> driverThreads = new CopyOnWriteArrayList<>();
    private final MediaDriver driver;
    private final Aeron aeron;
    private final AgentInvoker conductor;
    private final ExclusivePublication publication;
    private final Subscription subscription;
    private final FragmentAssembler assembler;
    private MessageHandler receiver = (_, _, _) -> {};
    private boolean wasConnected;
    private long losses;

    /**
     * Starts the driver and both directions; the other node need not be there.
     *
     * @param errors is told what goes wrong in the network, by the driver's thread or by this one; nothing of it is a
     *     reason to stop
     */
    public AeronDataLink(AeronLinkConfig config, ErrorHandler errors) {
        driver = MediaDriver.launch(driverContext(config, errors, this::newDriverThread));
        try {
            aeron = Aeron.connect(clientContext(config, errors));
            conductor = aeron.conductorAgentInvoker();
            assembler =
                    new FragmentAssembler((buffer, offset, length, _) -> receiver.onMessage(buffer, offset, length));
            subscription = aeron.addSubscription(channel(config.here()), STREAM, this::onImage, this::onImageGone);
            publication = aeron.addExclusivePublication(channel(config.there()), STREAM);
        } catch (RuntimeException | Error e) {
            CloseHelper.quietClose(driver);
            throw e;
        }
    }

    @Override
    public boolean offer(DirectBuffer message, int offset, int lengthBytes) {
        work();
        long result = publication.offer(message, offset, lengthBytes);
        if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
            throw new IllegalStateException("the way to the other node ended by itself: " + result);
        }
        return result > 0;
    }

    @Override
    public int poll(MessageHandler handler, int maxMessages) {
        work();
        receiver = handler;
        return subscription.poll(assembler, maxMessages);
    }

    @Override
    public boolean isConnected() {
        work();
        return wasConnected;
    }

    @Override
    public long losses() {
        work();
        return losses;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(aeron, driver);
    }

    /** What Aeron's client has to do, and whether somebody receives. */
    private void work() {
        for (int i = 0; i < driverThreads.size(); i++) {
            if (!driverThreads.get(i).isAlive()) {
                throw new IllegalStateException("the media driver has ended by itself");
            }
        }
        conductor.invoke();
        boolean isConnected = publication.isConnected();
        if (wasConnected && !isConnected) {
            losses++;
        }
        wasConnected = isConnected;
    }

    private void onImage(Image image) {
        // One that does not begin at the beginning: what came before it was sent to nobody.
        if (image.joinPosition() > 0) {
            losses++;
        }
    }

    private void onImageGone(Image image) {
        losses++;
        assembler.freeSessionBuffer(image.sessionId());
    }

    private Thread newDriverThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        driverThreads.add(thread);
        return thread;
    }

    /**
     * How a thread on the way between the nodes rests when it has nothing to do. Four of them stand behind one another on
     * the way there and back, so that each rests less than those beside them.
     */
    public static IdleStrategy idle() {
        return new BackoffIdleStrategy(0, YIELDS, SHORTEST_REST_NS, LONGEST_REST_NS);
    }

    private static MediaDriver.Context driverContext(
            AeronLinkConfig config, ErrorHandler errors, ThreadFactory threads) {
        long livenessNs = TimeUnit.MILLISECONDS.toNanos(config.livenessMs());
        int windowBytes = windowBytes();
        return new MediaDriver.Context()
                .aeronDirectoryName(config.directory().toString())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .warnIfDirectoryExists(false)
                .threadingMode(config.threading())
                .sharedIdleStrategy(idle())
                .sharedThreadFactory(threads)
                .sharedNetworkThreadFactory(threads)
                .conductorThreadFactory(threads)
                .senderThreadFactory(threads)
                .receiverThreadFactory(threads)
                .errorHandler(errors)
                .counterValuesBufferLength(COUNTERS_BYTES)
                .publicationTermBufferLength(config.termBytes())
                .ipcTermBufferLength(config.termBytes())
                .mtuLength(config.mtuBytes())
                .initialWindowLength(windowBytes)
                .socketRcvbufLength(windowBytes)
                .socketSndbufLength(windowBytes)
                .streamSessionLimit(MAX_IMAGES)
                .imageLivenessTimeoutNs(livenessNs)
                .publicationConnectionTimeoutNs(livenessNs)
                .publicationLingerTimeoutNs(TimeUnit.MILLISECONDS.toNanos(LINGER_MS))
                .clientLivenessTimeoutNs(TimeUnit.MILLISECONDS.toNanos(OUT_OF_REACH_MS))
                .publicationUnblockTimeoutNs(TimeUnit.MILLISECONDS.toNanos(2 * OUT_OF_REACH_MS))
                .driverTimeoutMs(OUT_OF_REACH_MS);
    }

    /**
     * How much may be under way before it is taken, within what the system grants a socket ({@code net.core.rmem_max}): in
     * the time of a force a mebibyte comes.
     */
    private static int windowBytes() {
        try (DatagramChannel socket = DatagramChannel.open()) {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, WINDOW_BYTES);
            socket.setOption(StandardSocketOptions.SO_SNDBUF, WINDOW_BYTES);
            boolean isGranted = socket.getOption(StandardSocketOptions.SO_RCVBUF) >= WINDOW_BYTES
                    && socket.getOption(StandardSocketOptions.SO_SNDBUF) >= WINDOW_BYTES;
            return isGranted ? WINDOW_BYTES : WINDOW_ANYWHERE_BYTES;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Aeron.Context clientContext(AeronLinkConfig config, ErrorHandler errors) {
        return new Aeron.Context()
                .aeronDirectoryName(config.directory().toString())
                .useConductorAgentInvoker(true)
                .driverTimeoutMs(OUT_OF_REACH_MS)
                .errorHandler(errors)
                .subscriberErrorHandler(AeronDataLink::rethrow);
    }

    private static String channel(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return new ChannelUriStringBuilder()
                .media("udp")
                .endpoint((address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host)
                        + ':'
                        + address.getPort())
                .build();
    }

    /** What the taker of a message throws goes to who polled, not to Aeron's log. */
    private static void rethrow(Throwable thrown) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(thrown);
        }
    }
}

package az.ecbar.pair;

import az.ecbar.pair.frame.MalformedFrame;
import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.PairFrames;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The control connection to the other node: knows when one begins and ends, what was last heard, and that within one
 * connection a FOLLOW goes each way at most once, since with it the numbers of the records begin.
 *
 * <p>Of the pair thread.
 */
final class PeerChannel {
    private static final int FRAMES_AT_ONCE = 64;

    /** Takes what comes. */
    interface Handler {
        void onConnected();

        void onLost();

        void onFrame(PairFrame frame);
    }

    private final ControlLink link;
    private final PairConfig config;
    private final ExpandableArrayBuffer out = new ExpandableArrayBuffer();
    private long connection;
    private long ended;
    private long lastHeardNs;
    private long lastSentNs;
    private long nowNs;
    private boolean isFollowSent;
    private boolean isFollowTaken;
    private PairFrame.@Nullable Hello hello;
    private PairFrame.@Nullable Hello lastHello;

    PeerChannel(ControlLink link, PairConfig config, long nowNs) {
        this.link = link;
        this.config = config;
        this.lastHeardNs = nowNs;
        this.nowNs = nowNs;
    }

    int poll(Handler handler, long now) {
        nowNs = now;
        int work = link.poll(
                (buffer, offset, length) -> {
                    noticeConnection(handler);
                    if (isConnected()) {
                        onFrame(handler, buffer, offset, length);
                    }
                },
                FRAMES_AT_ONCE);
        noticeConnection(handler);
        if (connection != 0 && now - lastHeardNs > config.silenceNs()) {
            disconnect();
            noticeConnection(handler);
        }
        return work;
    }

    private void noticeConnection(Handler handler) {
        long current = link.connection();
        if (current == connection) {
            return;
        }
        if (connection != 0) {
            connection = 0;
            hello = null;
            handler.onLost();
        }
        if (current != 0 && link.connection() == current) {
            connection = current;
            isFollowSent = false;
            isFollowTaken = false;
            lastHeardNs = nowNs;
            handler.onConnected();
        }
    }

    private void onFrame(Handler handler, DirectBuffer buffer, int offset, int length) {
        PairFrame frame;
        try {
            frame = PairFrames.read(buffer, offset, length);
        } catch (MalformedFrame e) {
            disconnect();
            return;
        }
        lastHeardNs = nowNs;
        if (frame instanceof PairFrame.Hello received) {
            hello = received;
            lastHello = received;
        } else if (hello == null && !isForRepair(frame)) {
            disconnect();
            return;
        }
        handler.onFrame(frame);
    }

    /** A node that has not come up asks for records before it says who it is: they prove themselves by their chain. */
    private static boolean isForRepair(PairFrame frame) {
        return switch (frame) {
            case PairFrame.RecordsWanted wanted -> wanted.epoch() == PeerRecords.EPOCH;
            case PairFrame.Records records -> records.epoch() == PeerRecords.EPOCH;
            default -> false;
        };
    }

    /** Sends, or ends the connection if it takes no more: no frame of a connection is ever left out. */
    void send(PairFrame frame) {
        if (isConnected()) {
            if (link.send(out, 0, PairFrames.write(frame, out))) {
                lastSentNs = nowNs;
            } else {
                disconnect();
            }
        }
    }

    /** From here on nothing is said or heard on this connection, whenever its end is told. */
    void disconnect() {
        ended = connection;
        link.disconnect();
    }

    /** Whether the connection of which {@link Handler} was told stands at this moment. */
    boolean isConnected() {
        return connection != 0 && connection != ended && link.connection() == connection;
    }

    /** The connection of which {@link Handler} was told; 0 if there is none. */
    long connection() {
        return connection;
    }

    /** Whether this node should say something, lest it be taken for gone. */
    boolean isHeartbeatDue() {
        return isConnected() && nowNs - lastSentNs >= config.heartbeatNs();
    }

    long lastHeardNs() {
        return lastHeardNs;
    }

    /** What the other node said last on the connection that stands now. */
    PairFrame.@Nullable Hello hello() {
        return isConnected() ? hello : null;
    }

    /** What it said last at all. */
    PairFrame.@Nullable Hello lastHello() {
        return lastHello;
    }

    boolean isFollowSent() {
        return isFollowSent;
    }

    void followSent() {
        isFollowSent = true;
    }

    boolean isFollowTaken() {
        return isFollowTaken;
    }

    void followTaken() {
        isFollowTaken = true;
    }
}

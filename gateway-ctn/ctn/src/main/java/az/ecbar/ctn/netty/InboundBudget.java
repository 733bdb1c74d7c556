package az.ecbar.ctn.netty;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes may wait between Netty's threads and the duty cycle, in all and of one connection. A connection
 * over it is not read until the duty cycle has caught up: TCP then slows the peer. Any thread.
 */
final class InboundBudget {
    private final AtomicLong waiting = new AtomicLong();
    private final long maxBytes;
    private final long maxConnectionBytes;

    InboundBudget(long maxBytes, long maxConnectionBytes) {
        this.maxBytes = maxBytes;
        this.maxConnectionBytes = maxConnectionBytes;
    }

    void add(NettyConnection connection, int bytes) {
        waiting.addAndGet(bytes);
        connection.waitingBytes().addAndGet(bytes);
    }

    void remove(NettyConnection connection, int bytes) {
        waiting.addAndGet(-bytes);
        connection.waitingBytes().addAndGet(-bytes);
    }

    boolean isExhausted(NettyConnection connection) {
        return waiting.get() >= maxBytes || connection.waitingBytes().get() >= maxConnectionBytes;
    }

    /** True if there is so much room again that reading should go on. */
    boolean hasRecovered(NettyConnection connection) {
        return waiting.get() < maxBytes / 2 && connection.waitingBytes().get() < maxConnectionBytes / 2;
    }
}

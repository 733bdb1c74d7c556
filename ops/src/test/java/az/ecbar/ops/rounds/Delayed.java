package az.ecbar.ops.rounds;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Pieces on their way, in their order, each taken when it is due. One thread puts, one takes. */
final class Delayed {
    private static final int MOST = 20_000;

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>(MOST);

    private static final class Piece {
        private final byte @Nullable [] bytes;
        private final long dueNs;

        Piece(byte @Nullable [] bytes, long dueNs) {
            this.bytes = bytes;
            this.dueNs = dueNs;
        }

        boolean isDue() {
            return System.nanoTime() - dueNs >= 0;
        }
    }

    /** Late by this, and up to half as much again; waits while too many are on their way. */
    void put(byte[] bytes, long delayNs) throws InterruptedException {
        pieces.put(new Piece(bytes, due(delayNs)));
    }

    /** Nothing follows. */
    void end(long delayNs) throws InterruptedException {
        pieces.put(new Piece(null, due(delayNs)));
    }

    private static long due(long delayNs) {
        long more = delayNs == 0 ? 0 : ThreadLocalRandom.current().nextLong(delayNs / 2 + 1);
        return System.nanoTime() + delayNs + more;
    }

    /** Waits for the next one; null at the end. */
    byte @Nullable [] take() throws InterruptedException {
        Piece piece = pieces.take();
        while (!piece.isDue()) {
            LockSupport.parkNanos(piece.dueNs - System.nanoTime());
        }
        return piece.bytes;
    }
}

package az.ecbar.pair.aeron;

import az.ecbar.pair.data.DataSealing;
import io.aeron.driver.ThreadingMode;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * Where and how records go to the other node.
 *
 * @param directory Aeron's own folder, of this process alone, made anew at each start; in memory ({@code /dev/shm}) it
 *     costs no writes to a disk
 * @param here the address and UDP port at which this node receives
 * @param there that at which the other node receives
 * @param mtuBytes a datagram's payload at most, as the network takes it whole; larger messages travel in parts
 * @param termBytes a third of what each direction keeps for repeating, a power of two
 * @param livenessMs silence after which the other side counts as gone
 * @param threading the driver's threads; {@code SHARED} is one
 */
public record AeronLinkConfig(
        Path directory,
        InetSocketAddress here,
        InetSocketAddress there,
        int mtuBytes,
        int termBytes,
        long livenessMs,
        ThreadingMode threading) {
    /** On Ethernet, without larger frames. */
    public static final int MTU_ETHERNET = 1408;

    /** On loopback, or where the whole network takes larger frames: a record in one part. */
    public static final int MTU_LARGE = 8192;

    private static final int MIB = 1024 * 1024;
    private static final int OWN_FILES_BYTES = 16 * MIB;
    private static final int BUFFERS_PER_TERM = 3;

    /** The own publication, and two images: the peer's, and for a moment that of its process before. */
    private static final int STREAMS = 3;

    public AeronLinkConfig {
        if (here.isUnresolved() || there.isUnresolved()) {
            throw new IllegalArgumentException("an address has no host: " + here + ", " + there);
        }
        if (livenessMs < 1) {
            throw new IllegalArgumentException("silence of " + livenessMs + " ms");
        }
    }

    /** Terms of 4 MiB, a silence of 2 s, one thread; large datagrams on loopback. */
    public static AeronLinkConfig of(Path directory, InetSocketAddress here, InetSocketAddress there) {
        int mtu = isLoopback(here, there) ? MTU_LARGE : MTU_ETHERNET;
        return new AeronLinkConfig(directory, here, there, mtu, 4 * MIB, 2_000, ThreadingMode.SHARED);
    }

    /** With another silence after which the other side counts as gone. */
    public AeronLinkConfig withLivenessMs(long value) {
        return new AeronLinkConfig(directory, here, there, mtuBytes, termBytes, value, threading);
    }

    /** With other datagrams. */
    public AeronLinkConfig withMtuBytes(int value) {
        return new AeronLinkConfig(directory, here, there, value, termBytes, livenessMs, threading);
    }

    /**
     * Sealed; or in clear if that is wished for.
     *
     * @throws IllegalArgumentException if it is wished for, and not both addresses are this host's loopback
     */
    public DataSealing sealing(boolean isInClear) {
        if (!isInClear) {
            return DataSealing.sealed();
        }
        if (!isLoopback(here, there)) {
            throw new IllegalArgumentException(
                    "records go in clear between loopback addresses alone, not from " + here + " to " + there);
        }
        return DataSealing.inClear();
    }

    /** What the folder holds at most, in bytes. */
    public long maxDirectoryBytes() {
        return OWN_FILES_BYTES + (long) STREAMS * BUFFERS_PER_TERM * termBytes;
    }

    private static boolean isLoopback(InetSocketAddress one, InetSocketAddress other) {
        return one.getAddress().isLoopbackAddress() && other.getAddress().isLoopbackAddress();
    }
}

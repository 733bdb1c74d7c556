package az.ecbar.pair.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.pair.data.DataSealing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages over Aeron on loopback, between two drivers of one process. */
class AeronDataLinkTest {
    private static final long LIMIT_NS = 60_000_000_000L;
    private static final ErrorHandler STRICT = thrown -> {
        throw new AssertionError(thrown);
    };

    @TempDir
    Path data = Path.of("");

    private final InetSocketAddress here = freeAddress();
    private final InetSocketAddress there = freeAddress();

    static InetSocketAddress freeAddress() {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(String what, BooleanSupplier isDone) {
        long end = System.nanoTime() + LIMIT_NS;
        while (!isDone.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
            Thread.onSpinWait();
        }
    }

    private AeronLinkConfig first() {
        return AeronLinkConfig.of(data.resolve("1"), here, there).withLivenessMs(500);
    }

    private AeronLinkConfig second() {
        return AeronLinkConfig.of(data.resolve("2"), there, here).withLivenessMs(500);
    }

    private static UnsafeBuffer message(int number, int length) {
        UnsafeBuffer message = new UnsafeBuffer(new byte[length]);
        message.setMemory(0, length, (byte) number);
        message.putInt(0, number);
        return message;
    }

    @ParameterizedTest
    @ValueSource(ints = {AeronLinkConfig.MTU_ETHERNET, AeronLinkConfig.MTU_LARGE})
    void messagesOfAllSizesArriveInOrderAndWhole(int mtuBytes) {
        List<Integer> arrived = new ArrayList<>();
        try (AeronDataLink one = new AeronDataLink(first().withMtuBytes(mtuBytes), STRICT);
                AeronDataLink other = new AeronDataLink(second().withMtuBytes(mtuBytes), STRICT)) {
            await("connected", () -> one.isConnected() && other.isConnected());
            int[] next = {0};
            await("all are there", () -> {
                int length = 4 + next[0] * 41 % 4125;
                if (next[0] < 1_000 && one.offer(message(next[0], length), 0, length)) {
                    next[0]++;
                }
                other.poll(
                        (buffer, offset, lengthBytes) -> {
                            int number = buffer.getInt(offset);
                            assertEquals(4 + number * 41 % 4125, lengthBytes);
                            byte[] bytes = new byte[lengthBytes];
                            buffer.getBytes(offset, bytes);
                            assertEquals(message(number, lengthBytes), new UnsafeBuffer(bytes));
                            arrived.add(number);
                        },
                        100);
                return arrived.size() == 1_000;
            });
            assertEquals(Stream.iterate(0, n -> n + 1).limit(1_000).toList(), arrived);
            assertEquals(0, one.losses());
            assertEquals(0, other.losses());
        }
    }

    @Test
    void nothingIsTakenWhileNobodyIsThere() {
        try (AeronDataLink one = new AeronDataLink(first(), STRICT)) {
            assertFalse(one.offer(message(1, 100), 0, 100));
            assertFalse(one.isConnected());
            assertEquals(0, one.losses(), "nothing was under way");
        }
    }

    @Test
    void whoDoesNotPollIsNotSentMoreThanItHasRoomFor() {
        try (AeronDataLink one = new AeronDataLink(first(), STRICT);
                AeronDataLink other = new AeronDataLink(second(), STRICT)) {
            await("connected", () -> one.isConnected() && other.isConnected());
            UnsafeBuffer message = message(1, 4128);
            long[] taken = {0};
            long end = System.nanoTime() + 200_000_000L;
            while (System.nanoTime() < end) {
                taken[0] += one.offer(message, 0, 4128) ? 1 : 0;
            }
            assertTrue(taken[0] * 4128 < 4 * 1024 * 1024, "bytes taken: " + taken[0] * 4128);
            await("it goes on when room is made", () -> {
                other.poll((_, _, _) -> {}, 100);
                return one.offer(message, 0, 4128);
            });
        }
    }

    @Test
    void aLossIsSeenByBothEndsAndTheyMeetAgain() {
        try (AeronDataLink one = new AeronDataLink(first(), STRICT)) {
            try (AeronDataLink other = new AeronDataLink(second(), STRICT)) {
                await("connected", () -> one.isConnected() && other.isConnected());
                await("sent", () -> one.offer(message(1, 100), 0, 100));
            }
            long before = System.nanoTime();
            await("the other end is gone", () -> !one.isConnected() && one.losses() > 0);
            assertTrue(System.nanoTime() - before < 10_000_000_000L, "within seconds");
            try (AeronDataLink other = new AeronDataLink(second(), STRICT)) {
                await("connected again", () -> one.isConnected() && other.isConnected());
                List<Integer> arrived = new ArrayList<>();
                await("sent again", () -> one.offer(message(2, 100), 0, 100));
                await("arrived", () -> {
                    other.poll((buffer, offset, _) -> arrived.add(buffer.getInt(offset)), 10);
                    return !arrived.isEmpty();
                });
                assertEquals(List.of(2), arrived);
                assertTrue(other.losses() > 0, "it begins in the middle");
            }
        }
    }

    @Test
    void whatTheTakerThrowsGoesToWhoPolls() {
        try (AeronDataLink one = new AeronDataLink(first(), STRICT);
                AeronDataLink other = new AeronDataLink(second(), STRICT)) {
            await("sent", () -> one.offer(message(1, 100), 0, 100));
            String[] seen = {""};
            await("thrown", () -> {
                try {
                    other.poll(
                            (_, _, _) -> {
                                throw new IllegalStateException("the disk is full");
                            },
                            1);
                } catch (IllegalStateException e) {
                    seen[0] = e.getMessage();
                }
                return !seen[0].isEmpty();
            });
            assertEquals("the disk is full", seen[0]);
        }
    }

    @Test
    void aDriverThatHasEndedIsSeen() {
        try (AeronDataLink one = new AeronDataLink(first(), STRICT)) {
            assertEquals(0, one.losses());
            String folder = first().directory().toString();
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith(folder))
                    .forEach(Thread::interrupt);
            await("seen", () -> {
                try {
                    one.losses();
                    return false;
                } catch (IllegalStateException _) {
                    return true;
                }
            });
        }
    }

    @Test
    void itsFolderIsBoundedAndGoesWithIt() throws IOException {
        try (AeronDataLink one = new AeronDataLink(first(), STRICT);
                AeronDataLink other = new AeronDataLink(second(), STRICT)) {
            await("connected", () -> one.isConnected() && other.isConnected());
            long bytes = bytesBelow(first().directory());
            assertTrue(bytes > 0 && bytes <= first().maxDirectoryBytes(), bytes + " bytes");
        }
        assertFalse(Files.exists(first().directory()));
    }

    private static long bytesBelow(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }

    @Test
    void inClearBetweenLoopbackAddressesAlone() throws UnknownHostException {
        assertEquals(DataSealing.sealed(), first().sealing(false));
        assertEquals(DataSealing.inClear(), first().sealing(true));
        InetSocketAddress far = new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}), 40_000);
        assertEquals(
                AeronLinkConfig.MTU_ETHERNET,
                AeronLinkConfig.of(data, here, far).mtuBytes());
        for (AeronLinkConfig config :
                List.of(AeronLinkConfig.of(data, here, far), AeronLinkConfig.of(data, far, here))) {
            assertEquals(DataSealing.sealed(), config.sealing(false));
            assertThrows(IllegalArgumentException.class, () -> config.sealing(true));
        }
    }
}

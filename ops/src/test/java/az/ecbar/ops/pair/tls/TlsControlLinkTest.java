package az.ecbar.ops.pair.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.pair.ControlLink;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.TestHolder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLException;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Control connections between two nodes over real TLS on loopback. */
class TlsControlLinkTest {
    private static final String LABEL = "EXPERIMENTAL-ECBAR-PAIR-1";
    private static final byte[] CONTEXT = "folder and folder".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;

    private final ControlWorld world = new ControlWorld();
    private final TestHolder one = world.holder(Role.NODE, "node-1");
    private final TestHolder two = world.holder(Role.NODE, "node-2");

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void framesGoBothWaysInOrder() throws SSLException {
        ControlListener listener = world.listen(one);
        ControlLink accepting = listener.accept("node 2", two.certificate().fingerprint());
        ControlLink connecting = world.connect(two, listener, Expectation.server(), one);
        assertEquals(0, connecting.connection());
        assertFalse(ControlWorld.send(connecting, "too early"));
        world.untilConnected(accepting, connecting);
        for (int i = 0; i < 100; i++) {
            assertTrue(ControlWorld.send(connecting, "to one " + i));
            assertTrue(ControlWorld.send(accepting, "to two " + i));
        }
        for (int i = 0; i < 100; i++) {
            assertEquals("to one " + i, world.next(accepting));
            assertEquals("to two " + i, world.next(connecting));
        }
        assertEquals(
                List.of("connected node 2", "connected the other"),
                world.log.stream().sorted().toList());
    }

    @Test
    void aFrameOfOneMebibyteGoesThrough() throws SSLException {
        ControlListener listener = world.listen(one);
        ControlLink accepting = listener.accept("node 2", two.certificate().fingerprint());
        ControlLink connecting = world.connect(two, listener, Expectation.server(), one);
        world.untilConnected(accepting, connecting);
        String text = "x".repeat((1 << 20) - 16);
        assertTrue(ControlWorld.send(connecting, text));
        assertEquals(text, world.next(accepting));
        assertTrue(ControlWorld.send(accepting, text));
        assertEquals(text, world.next(connecting));
    }

    @Test
    void bothEndsExportTheSameKeyAndNoTwoConnectionsDo() throws SSLException {
        ControlListener listener = world.listen(one);
        ControlLink accepting = listener.accept("node 2", two.certificate().fingerprint());
        ControlLink connecting = world.connect(two, listener, Expectation.server(), one);
        assertNull(connecting.exportKey(LABEL, CONTEXT, KEY_BYTES));
        assertNull(accepting.exportKey(LABEL, CONTEXT, KEY_BYTES));
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            world.untilConnected(accepting, connecting);
            byte[] key = connecting.exportKey(LABEL, CONTEXT, KEY_BYTES);
            assertNotNull(key);
            assertEquals(KEY_BYTES, key.length);
            assertArrayEquals(key, accepting.exportKey(LABEL, CONTEXT, KEY_BYTES));
            keys.add(HexFormat.of().formatHex(key));
            byte[] other = CONTEXT.clone();
            other[0]++;
            keys.add(HexFormat.of().formatHex(connecting.exportKey(LABEL, other, KEY_BYTES)));
            keys.add(HexFormat.of().formatHex(connecting.exportKey(LABEL + "x", CONTEXT, KEY_BYTES)));
            connecting.disconnect();
            assertNull(connecting.exportKey(LABEL, CONTEXT, KEY_BYTES));
            world.until(
                    "ended", () -> accepting.connection() == 0 && connecting.connection() == 0, accepting, connecting);
        }
        assertEquals(keys.size(), keys.stream().distinct().count());
    }

    @Test
    void whatWasSentBeforeACutDoesNotComeOnTheNextConnection() throws SSLException {
        ControlListener listener = world.listen(one);
        ControlLink accepting = listener.accept("node 2", two.certificate().fingerprint());
        ControlLink connecting = world.connect(two, listener, Expectation.server(), one);
        world.untilConnected(accepting, connecting);
        long first = connecting.connection();
        long firstAccepted = accepting.connection();
        assertTrue(ControlWorld.send(accepting, "old"));
        connecting.disconnect();
        assertFalse(ControlWorld.send(connecting, "after the end"));
        assertEquals(first, connecting.connection(), "the number changes inside poll only");
        world.until(
                "connected anew",
                () -> connecting.connection() > first && accepting.connection() > firstAccepted,
                accepting,
                connecting);
        assertTrue(ControlWorld.send(accepting, "new"));
        assertEquals("new", world.next(connecting, accepting));
    }

    @Test
    void theAcceptingEndMayCutToo() throws SSLException {
        ControlListener listener = world.listen(one);
        ControlLink accepting = listener.accept("node 2", two.certificate().fingerprint());
        ControlLink connecting = world.connect(two, listener, Expectation.server(), one);
        world.untilConnected(accepting, connecting);
        long first = accepting.connection();
        assertTrue(ControlWorld.send(connecting, "not read"));
        accepting.disconnect();
        assertEquals(first, accepting.connection());
        assertFalse(ControlWorld.send(accepting, "after the end"));
        assertEquals(0, accepting.poll((_, _, _) -> {}, 0));
        assertEquals(0, accepting.connection());
        world.until("connected anew", () -> accepting.connection() > first, accepting, connecting);
        world.until("at both", () -> connecting.connection() != 0, accepting, connecting);
        assertTrue(ControlWorld.send(connecting, "read"));
        assertEquals("read", world.next(accepting, connecting));
    }

    @Test
    void aNewerConnectionOfTheSameNodeReplacesTheOlder() throws SSLException {
        ControlListener listener = world.listen(one);
        ControlLink accepting = listener.accept("node 2", two.certificate().fingerprint());
        ControlLink older = world.connect(two, listener, Expectation.server(), one);
        world.untilConnected(accepting, older);
        long first = accepting.connection();
        ControlLink newer = world.connect(two, listener, Expectation.server(), one);
        world.until("replaced", () -> accepting.connection() > first && newer.connection() != 0, accepting, newer);
        assertTrue(ControlWorld.send(accepting, "to the newer"));
        assertEquals("to the newer", world.next(newer, accepting));
    }

    @Test
    void connectsWhenTheOtherSideComesAndComesBack() throws SSLException {
        ControlListener first = world.listen(one);
        int port = first.address().getPort();
        ControlLink connecting = world.connect(two, first, Expectation.server(), one);
        world.close(first);
        world.until("no answer", () -> world.has("CONNECTION_LOST"), connecting);
        ControlListener again = world.listen(one, port);
        ControlLink accepting = again.accept("node 2", two.certificate().fingerprint());
        world.untilConnected(accepting, connecting);
        assertTrue(ControlWorld.send(accepting, "hello"));
        assertEquals("hello", world.next(connecting, accepting));
        world.close(again);
        world.until("lost", () -> connecting.connection() == 0, connecting);
        ControlLink third =
                world.listen(one, port).accept("node 2", two.certificate().fingerprint());
        world.untilConnected(third, connecting);
        assertEquals(1, world.log.stream().filter("connected the other"::equals).count(), "told when it has answered");
    }

    @Test
    void aSlowReaderSlowsTheSenderAndLosesNothing() throws SSLException {
        ControlListener listener = world.listen(one);
        ControlLink accepting = listener.accept("node 2", two.certificate().fingerprint());
        ControlLink connecting = world.connect(two, listener, Expectation.server(), one);
        world.untilConnected(accepting, connecting);
        UnsafeBuffer frame = ControlWorld.frame("y".repeat(64 << 10));
        int sent = 0;
        long begunNs = System.nanoTime();
        long refusedNs = 0;
        while (refusedNs == 0 || System.nanoTime() - refusedNs < 300_000_000) {
            frame.putInt(16, sent);
            if (connecting.send(frame, 0, frame.capacity())) {
                sent++;
                refusedNs = 0;
            } else if (refusedNs == 0) {
                refusedNs = System.nanoTime();
            }
            world.check(begunNs, "refused");
        }
        assertTrue((long) sent * frame.capacity() < 64L << 20, "sent " + sent);
        List<Integer> received = new ArrayList<>();
        while (received.size() < sent) {
            accepting.poll((bytes, offset, _) -> received.add(bytes.getInt(offset + 16)), 8);
            world.check(begunNs, "all received");
        }
        for (int i = 0; i < sent; i++) {
            assertEquals(i, received.get(i));
        }
        assertTrue(connecting.send(frame, 0, frame.capacity()));
    }
}

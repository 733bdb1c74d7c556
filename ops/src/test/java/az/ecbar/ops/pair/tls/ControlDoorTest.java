package az.ecbar.ops.pair.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.pair.ControlLink;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.tls.TlsMaterial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in at a control port, who is turned away, and what becomes of a frame that breaks the layout. */
@Rule("4.26.2")
class ControlDoorTest {
    private final ControlWorld world = new ControlWorld();
    private final TestHolder one = world.holder(Role.NODE, "node-1");
    private final TestHolder two = world.holder(Role.NODE, "node-2");
    private ControlListener listener;
    private ControlLink accepting;

    @BeforeEach
    void begin() throws SSLException {
        listener = world.listen(one);
        accepting = listener.accept("node 2", two.certificate().fingerprint());
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void isTurnedAway(TestHolder who, String reason) throws SSLException {
        ControlLink link = world.connect(who, listener, Expectation.server(), one);
        world.until("turned away for " + reason, () -> world.has("refused: " + reason), accepting, link);
        assertEquals(0, accepting.connection());
        world.until("gone", () -> link.connection() == 0, accepting, link);
    }

    @Test
    void aNodeThatTheConfigurationDoesNotNameIsTurnedAway() throws SSLException {
        isTurnedAway(world.holder(Role.NODE, "node-3"), "'");
        assertTrue(world.has("is not configured"), world.log::toString);
    }

    @Test
    void aBankIsTurnedAway() throws SSLException {
        isTurnedAway(world.holder(Role.BANK, "alfa"), "NOT_ALLOWED: WRONG_ROLE");
    }

    @Test
    void aWitnessConnectsToNobody() throws SSLException {
        isTurnedAway(world.holder(Role.WITNESS, "witness"), "");
    }

    @Test
    void aRevokedNodeIsTurnedAwayAndTheNextOneComesIn() throws SSLException {
        ControlLink link = world.connect(two, listener, Expectation.server(), one);
        world.untilConnected(accepting, link);
        world.revoke(two);
        link.disconnect();
        world.until("refused", () -> world.has("CERTIFICATE_REVOKED"), accepting, link);
        assertEquals(0, accepting.connection());
        TestHolder fresh = world.holder(Role.NODE, "node-2");
        ControlLink other = listener.accept("node 2, new", fresh.certificate().fingerprint());
        world.untilConnected(other, world.connect(fresh, listener, Expectation.server(), one));
    }

    @Test
    void aRevokedServerIsNotBelieved() throws SSLException {
        world.revoke(one);
        ControlLink link = world.connect(two, listener, Expectation.server(), one);
        world.until("refused", () -> world.has("CERTIFICATE_REVOKED"), accepting, link);
        assertEquals(0, link.connection());
    }

    @Test
    void aServerWithAnotherCertificateThanTheConfiguredIsNotBelieved() throws SSLException {
        ControlLink link = world.connect(two, listener, Expectation.server(), world.holder(Role.NODE, "node-1"));
        world.until("refused", () -> world.has("configured is"), accepting, link);
        assertEquals(0, link.connection());
    }

    @Test
    void aNodeDoesNotPassForTheWitnessNorTheWitnessForANode() throws SSLException {
        ControlLink toNode = world.connect(two, listener, Expectation.witness(), one);
        world.until("refused", () -> world.has("WRONG_ROLE"), accepting, toNode);
        assertEquals(0, toNode.connection());
        TestHolder witness = world.holder(Role.WITNESS, "witness");
        ControlListener third = world.listen(witness);
        ControlLink ofTwo = third.accept("node 2", two.certificate().fingerprint());
        ControlLink asNode = world.connect(two, third, Expectation.server(), witness);
        world.log.clear();
        world.until("refused", () -> world.has("WRONG_ROLE"), ofTwo, asNode);
        world.untilConnected(ofTwo, world.connect(two, third, Expectation.witness(), witness));
    }

    @Test
    void anAuthorityOfItsOwnHelpsNobody() throws Exception {
        TestHolder foreign = new TestAuthority("Another").connection(Role.NODE, "NABZAZ2CXXX", "9900003871");
        assertTrue(isRefused(foreign, "TLSv1.3"));
        assertEquals(0, accepting.connection());
    }

    @Test
    void nobodyGetsInByAnOlderTlsOrWithoutACertificate() throws Exception {
        assertTrue(isRefused(two, "TLSv1.2"), "TLS 1.2");
        assertTrue(isRefused(null, "TLSv1.3"), "no certificate");
        assertEquals(0, accepting.connection());
    }

    private boolean isRefused(@Nullable TestHolder who, String protocol) throws Exception {
        try (SSLSocket socket = socket(who)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            InputStream in = socket.getInputStream();
            return in.read() < 0;
        } catch (IOException _) {
            return true;
        }
    }

    private SSLSocket socket(@Nullable TestHolder who) throws Exception {
        TlsMaterial material = world.identity(who == null ? two : who).connecting(Expectation.server());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                who == null ? null : new KeyManager[] {material.keyManager()},
                new TrustManager[] {material.trustManager()},
                null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(
                        listener.address().getAddress(), listener.address().getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 15, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, (1 << 20) + 1})
    void aLengthThatCannotBeEndsTheConnection(int length) throws Exception {
        try (SSLSocket socket = socket(two)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.3"});
            socket.startHandshake();
            world.until("connected", () -> accepting.connection() != 0, accepting);
            byte[] bytes = new byte[64];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, length);
            socket.getOutputStream().write(bytes);
            world.until("ended", () -> accepting.connection() == 0, accepting);
            assertTrue(world.has("ended node 2"), world.log::toString);
        }
        world.untilConnected(accepting, world.connect(two, listener, Expectation.server(), one));
    }

    @Test
    void operatorsAskAndAreAnsweredByTheirConnection() throws SSLException {
        TestHolder leyla = world.holder(Role.OPERATOR, "leyla");
        TestHolder rauf = world.holder(Role.OPERATOR, "rauf");
        ControlLink ofLeyla = world.connect(leyla, listener, Expectation.server(), one);
        ControlLink ofRauf = world.connect(rauf, listener, Expectation.server(), one);
        ControlLink ofNode = world.connect(two, listener, Expectation.server(), one);
        world.until(
                "all connected",
                () -> ofLeyla.connection() != 0 && ofRauf.connection() != 0 && ofNode.connection() != 0,
                accepting,
                ofLeyla,
                ofRauf,
                ofNode);
        assertTrue(ControlWorld.send(ofLeyla, "leyla asks"));
        assertTrue(ControlWorld.send(ofRauf, "rauf asks"));
        assertTrue(ControlWorld.send(ofNode, "the node speaks"));
        List<String> asked = new ArrayList<>();
        long begunNs = System.nanoTime();
        while (asked.size() < 2) {
            listener.operators()
                    .poll(
                            (connection, operator, frame, offset, length) -> {
                                asked.add(operator.unit() + ": "
                                        + ControlWorld.text(frame, offset, length));
                                var answer =
                                        ControlWorld.frame("to " + operator.unit());
                                listener.operators().send(connection, answer, 0, answer.capacity());
                            },
                            8);
            world.check(begunNs, "asked");
        }
        assertEquals(
                List.of("leyla: leyla asks", "rauf: rauf asks"), asked.stream().sorted().toList());
        assertEquals("to leyla", world.next(ofLeyla));
        assertEquals("to rauf", world.next(ofRauf));
        assertEquals("the node speaks", world.next(accepting));
    }

    @Test
    void aNinthOperatorSendsTheOldestAway() throws SSLException {
        List<ControlLink> links = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            ControlLink link =
                    world.connect(world.holder(Role.OPERATOR, "operator-" + i), listener, Expectation.server(), one);
            links.add(link);
            world.until("connected " + i, () -> link.connection() != 0, accepting, link);
            String name = "connected operator operator-" + i;
            world.until("let in " + i, () -> world.has(name), accepting);
        }
        ControlLink oldest = links.getFirst();
        world.until("sent away", () -> oldest.connection() == 0, oldest, accepting);
        links.getLast().poll((_, _, _) -> {}, 1);
        assertTrue(links.getLast().connection() != 0);
    }
}

package az.ecbar.ops.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.JournalExitCode;
import az.ecbar.ops.EcbarCommandLine;
import az.ecbar.ops.node.NodeExitCode;
import az.ecbar.ops.pair.order.OrderText;
import az.ecbar.ops.pair.order.SignedOrder;
import az.ecbar.ops.pair.tls.LinkLog;
import az.ecbar.ops.pair.tls.TlsControlLink;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.testing.Holders;
import az.ecbar.pair.Identity;
import az.ecbar.pair.frame.MalformedFrame;
import az.ecbar.pair.frame.WitnessFrame;
import az.ecbar.pair.frame.WitnessFrame.Answer;
import az.ecbar.pair.frame.WitnessFrame.Outcome;
import az.ecbar.pair.frame.WitnessFrames;
import az.ecbar.pair.witness.WitnessState;
import az.ecbar.trust.authority.IssuedHolder;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process of a witness, which takes its time to start, with certificates of the development authority and nodes' links over TLS. */
@Tag("long")
class WitnessProcessTest {
    private static final Identity LEDGER = new Identity(3, 4);
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);

    @TempDir
    Path work = Path.of("");

    private final List<TlsControlLink> links = new ArrayList<>();
    private Holders holders;
    private IssuedHolder node1;
    private IssuedHolder node2;
    private IssuedHolder leyla;
    private IssuedHolder rauf;
    private IssuedHolder witness;

    @BeforeEach
    void issue() throws Exception {
        holders = new Holders(work);
        node1 = holders.issue(Role.NODE, "node1");
        node2 = holders.issue(Role.NODE, "node2");
        leyla = holders.issue(Role.OPERATOR, "leyla");
        rauf = holders.issue(Role.OPERATOR, "rauf");
        witness = holders.issue(Role.WITNESS, "witness");
        writeConfig(witness.keyFile());
    }

    @AfterEach
    void close() throws Exception {
        links.forEach(TlsControlLink::close);
        holders.close();
    }

    private void writeConfig(Path keyFile) throws Exception {
        Files.write(
                config(),
                List.of(
                        "dataFolder: data",
                        "listen: 127.0.0.1:0",
                        "keyFile: " + keyFile,
                        "authority: pki/ca.pem",
                        "node1: pki/certs/" + node1.tls().serial() + ".pem",
                        "node2: " + node2.tls().fingerprint(),
                        "operators:",
                        "  - pki/certs/" + leyla.sign().serial() + ".pem",
                        "  - pki/certs/" + rauf.sign().serial() + ".pem"));
    }

    private Path config() {
        return work.resolve("witness.yaml");
    }

    private NodeChild launch() throws Exception {
        return NodeChild.launch(
                "witness",
                config(),
                Map.of("ECBAR_WITNESS_PASSWORD", new String(Holders.password())),
                work.resolve("witness.log"),
                List.of());
    }

    private TlsControlLink link(IssuedHolder holder, int port) throws Exception {
        TlsControlLink link = new TlsControlLink(
                "witness",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                holders.identity(holder),
                Expectation.witness(),
                witness.tls().fingerprint(),
                new SecureRandom()::nextBytes,
                new SilentLog());
        links.add(link);
        return link;
    }

    private static Answer ask(TlsControlLink link, WitnessFrame request) {
        ExpandableArrayBuffer out = new ExpandableArrayBuffer();
        int length = WitnessFrames.write(request, out);
        List<Answer> answers = new ArrayList<>();
        long begunNs = System.nanoTime();
        boolean isSent = false;
        while (answers.isEmpty()) {
            link.poll((frame, offset, size) -> answers.add(read(frame, offset, size)), 1);
            isSent = isSent || link.send(out, 0, length);
            assertTrue(System.nanoTime() - begunNs < PATIENCE_NS, "no answer");
            Thread.onSpinWait();
        }
        return answers.getFirst();
    }

    private static Answer read(org.agrona.DirectBuffer frame, int offset, int length) {
        try {
            return (Answer) WitnessFrames.read(frame, offset, length);
        } catch (MalformedFrame e) {
            throw new AssertionError(e);
        }
    }

    private SignedOrder order(Identity witness) throws Exception {
        OrderText text = new OrderText(
                OrderText.Kind.DETACH,
                1,
                LEDGER,
                4,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                7,
                true,
                witness);
        return new SignedOrder(
                text,
                List.of(
                        SignedOrder.sign(text, holders.signer(leyla)).signatures().getFirst(),
                        SignedOrder.sign(text, holders.signer(rauf)).signatures().getFirst()));
    }

    @Test
    void whatItHasAnsweredItKnowsAfterAKill() throws Exception {
        Identity id;
        try (NodeChild child = launch()) {
            int port = child.awaitReady(Duration.ofSeconds(60));
            TlsControlLink one = link(node1, port);
            Answer empty = ask(one, new WitnessFrame.Read());
            assertEquals(Outcome.EMPTY, empty.outcome());
            id = empty.witness();
            WitnessFrame.Adopt byNobody =
                    new WitnessFrame.Adopt(5, 1, WitnessState.ALONE, LEDGER, new UnsafeBuffer(new byte[9]));
            assertEquals(Outcome.NOT_ALLOWED, ask(one, byNobody).outcome());
            WitnessFrame.Adopt byTwo = new WitnessFrame.Adopt(
                    5, 1, WitnessState.ALONE, LEDGER, new UnsafeBuffer(order(id).bytes()));
            assertEquals(Outcome.DONE, ask(one, byTwo).outcome());
            TlsControlLink two = link(node2, port);
            assertEquals(
                    Outcome.NOT_ALLOWED,
                    ask(two, new WitnessFrame.Claim(6, 5, 1, WitnessState.ALONE))
                            .outcome());
            assertEquals(
                    Outcome.DONE,
                    ask(one, new WitnessFrame.CountIn(5, 1, WitnessState.ALONE)).outcome());
            assertEquals(
                    Outcome.DONE,
                    ask(two, new WitnessFrame.Claim(6, 5, 1, WitnessState.PAIRED))
                            .outcome());
            assertEquals(JournalExitCode.DATA_FOLDER_IN_USE, exitCode(launch()));
            assertTrue(child.output().contains("REGISTER"), child::toString);
            child.kill();
        }
        String status = EcbarCommandLine.run(work, "witness", "status", "--config", config().toString(), "--json");
        assertTrue(
                status.contains("\"witness\":\"" + OrderText.hex(id) + "\",\"state\":\"ALONE\",\"epoch\":\"6\",\"owner\":\"node 2\""),
                status);
        try (NodeChild child = launch()) {
            int port = child.awaitReady(Duration.ofSeconds(60));
            assertTrue(child.output().contains("epoch 6, owner node 2, ALONE"), child.output());
            Answer answer = ask(link(node1, port), new WitnessFrame.Read());
            assertEquals(new Answer(6, 2, WitnessState.ALONE, Outcome.READ, id, LEDGER), answer);
            assertEquals(0, child.stop(), child.tail());
        }
    }

    @Test
    void whatItCannotUseEndsItWithACodeOfItsOwn() throws Exception {
        Files.createDirectories(work.resolve("data"));
        Files.write(work.resolve("data/witness"), new byte[56]);
        assertEquals(JournalExitCode.DAMAGED, exitCode(launch()));
        writeConfig(node1.keyFile());
        NodeChild asNode = launch();
        assertEquals(NodeExitCode.CONFIG, exitCode(asNode));
        assertTrue(asNode.output().contains("./ecbar pki issue --role WITNESS"), asNode.output());
        Files.writeString(config(), Files.readString(config()).replace("node2:", "nodeTwo:"));
        NodeChild misspelt = launch();
        assertEquals(NodeExitCode.CONFIG, exitCode(misspelt));
        assertTrue(misspelt.output().contains("witness.yaml: node2 is missing"), misspelt.output());
    }

    private static int exitCode(NodeChild child) {
        try (child) {
            return child.awaitExit(Duration.ofSeconds(60)).orElseThrow();
        }
    }

    private static final class SilentLog implements LinkLog {
        @Override
        public void onConnected(String name, String address) {}

        @Override
        public void onEnded(String name, String reason) {}

        @Override
        public void onRefused(String address, String reason) {}
    }
}

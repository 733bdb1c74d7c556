package az.ecbar.ctn;

import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.memory.MemoryNetwork;
import az.ecbar.port.Clock;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.Signatory;
import az.ecbar.trust.testing.FakeDirectory;
import az.ecbar.trust.testing.FakeSigner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** A bank's session, a centre by hand and the network between them, on one thread with virtual time. */
final class ClientWorld implements Clock, CertificateStore, ClientSessionListener {
    static final String CENTRE = "NABZAZ2CXXX";

    final FakeSigner node = new FakeSigner(new Identity(Role.NODE, CENTRE, "9900003871", "node-1", "Node"));
    final FakeSigner otherNode = new FakeSigner(new Identity(Role.NODE, CENTRE, "9900003871", "node-2", "Other"));
    final List<ClientState> states = new ArrayList<>();
    final List<CtnCode> endings = new ArrayList<>();
    final List<Long> taken = new ArrayList<>();
    final List<String> naks = new ArrayList<>();
    final List<String> outputs = new ArrayList<>();
    final List<String> badSignatures = new ArrayList<>();
    final MemoryNetwork network = new MemoryNetwork(1, List.of(), 1_024);
    final RawCentre centre;
    final ClientSession session;
    private final FakeDirectory directory;
    private long nowNs = TimeUnit.DAYS.toNanos(20_000);

    ClientWorld(String bic) {
        Role role = bic.equals(CENTRE) ? Role.OPERATOR : Role.BANK;
        FakeSigner bank = new FakeSigner(new Identity(role, bic, "1400000011", "", bic));
        directory = new FakeDirectory(node, otherNode);
        centre = new RawCentre(network.server(), node, new Parties(bic, CENTRE));
        session = new ClientSession(
                ClientSessionConfig.of(bic, 'A', Site.MAIN),
                network.client(List.of(), 2),
                bank,
                this,
                this,
                target -> Arrays.fill(target, (byte) 7),
                this);
    }

    /** A bank that holds nothing yet, logged on. */
    static ClientWorld loggedOn() {
        ClientWorld world = new ClientWorld("ALFAAZ22XXX");
        world.start(0, 0);
        world.until(ClientState.ACTIVE);
        return world;
    }

    void start(long receiptHeld, long outputPersisted) {
        session.start(receiptHeld, outputPersisted, nowNs);
    }

    void offer(String... messages) {
        for (String message : messages) {
            byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);
            session.offer(session.nextNumber(), MessageKind.MESSAGE, new UnsafeBuffer(bytes), 0, bytes.length);
        }
    }

    static byte[] digest(String message) {
        return Digest.ofContent(message.getBytes(StandardCharsets.US_ASCII)).toBytes();
    }

    void step() {
        nowNs += TimeUnit.MILLISECONDS.toNanos(1);
        session.doWork(nowNs);
        network.step();
        centre.step(nowNs);
    }

    void pass(long milliseconds) {
        for (long i = 0; i < milliseconds; i++) {
            step();
        }
    }

    void until(ClientState state) {
        until(state.name(), () -> session.state() == state);
    }

    void until(String what, BooleanSupplier condition) {
        for (int i = 0; i < 100_000 && !condition.getAsBoolean(); i++) {
            step();
        }
        if (!condition.getAsBoolean()) {
            throw new AssertionError("never: " + what + "; " + states + endings + centre.frames);
        }
    }

    @Override
    public void onState(ClientState from, ClientState to, CtnCode code, String text) {
        states.add(to);
        if (code != CtnCode.NONE) {
            endings.add(code);
        }
    }

    @Override
    public void onLoggedOn(Logon logon) {
        // The state tells it.
    }

    @Override
    public void onTaken(long number, long sequence, long timeNs, MessageProof receipt) {
        taken.add(number);
    }

    @Override
    public void onNak(long number, CtnCode code, String text, MessageProof receipt) {
        naks.add(number + " " + code);
    }

    @Override
    public void onOutput(
            long number, MessageKind kind, DirectBuffer buffer, int offset, int length, MessageProof receipt) {
        outputs.add(number + " " + buffer.getStringWithoutLengthAscii(offset, length));
        session.outputsPersisted(number);
    }

    @Override
    public void onBadSignature(String text) {
        badSignatures.add(text);
    }

    @Override
    public Verdict.@Nullable Refused learn(byte[] der) {
        return null;
    }

    @Override
    public Verdict checkPeer(List<BcscCertificate> chain, Expectation expectation, long utcNs) {
        return new Verdict.Valid(node.identity(), node.fingerprint());
    }

    @Override
    public @Nullable Signatory find(Digest fingerprint) {
        return directory.find(fingerprint);
    }

    @Override
    public long utcNs() {
        return nowNs;
    }

    @Override
    public long monotonicNs() {
        return nowNs;
    }
}

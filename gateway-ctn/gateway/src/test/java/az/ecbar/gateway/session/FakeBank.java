package az.ecbar.gateway.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ctn.CertificateStore;
import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.ConnectingTransport;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.LargeMessage;
import az.ecbar.ctn.Logon;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.MessageProof;
import az.ecbar.ctn.Site;
import az.ecbar.port.Clock;
import az.ecbar.port.Signer;
import az.ecbar.trust.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A bank with a durable store in memory: it can be killed and started again, and checks what its session tells it. */
final class FakeBank implements ClientSessionListener {
    final String bic;
    final Signer signer;
    final List<byte[]> inputs = new ArrayList<>();
    final Map<Long, Long> receipts = new HashMap<>();
    final List<byte[]> outputs = new ArrayList<>();
    final List<CtnCode> naks = new ArrayList<>();
    final List<CtnCode> endings = new ArrayList<>();
    final List<String> badSignatures = new ArrayList<>();
    private final Supplier<ConnectingTransport> transports;
    private final CertificateStore certificates;
    private final Clock clock;
    private final SplittableRandom random;
    private final char terminal;
    ClientSession session;
    long highestReceipt;
    int logons;
    String lastText = "";
    long lastSession;
    boolean isKeepingReceipts;
    final List<String> viewed = new ArrayList<>();
    byte[] lastReceipt = {};
    byte[] lastOutputReceipt = {};

    FakeBank(
            String bic,
            char terminal,
            Supplier<ConnectingTransport> transports,
            Signer signer,
            CertificateStore certificates,
            Clock clock,
            long seed) {
        this.bic = bic;
        this.terminal = terminal;
        this.signer = signer;
        this.transports = transports;
        this.certificates = certificates;
        this.clock = clock;
        this.random = new SplittableRandom(seed);
        this.session = newSession();
    }

    private ClientSession newSession() {
        return new ClientSession(
                ClientSessionConfig.of(bic, terminal, Site.MAIN),
                transports.get(),
                signer,
                certificates,
                clock,
                target -> random.nextBytes(target),
                this);
    }

    void start() {
        session.start(highestReceipt, outputs.size(), clock.monotonicNs());
    }

    /** Dies without a word, forgets what was not in its store, and starts again. */
    void restart() {
        session = newSession();
        start();
    }

    void write(String message) {
        inputs.add(message.getBytes(StandardCharsets.US_ASCII));
    }

    void writeLarge(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        inputs.add(bytes);
    }

    /** Offers what it has, as far as there is room, and steps. */
    void step() {
        while (session.nextNumber() <= inputs.size() && session.room() > 0) {
            long number = session.nextNumber();
            byte[] bytes = inputs.get((int) number - 1);
            if (bytes.length > 2048) {
                session.offerLarge(number, new Large(bytes));
            } else {
                MessageKind kind = bic.startsWith("NABZ") ? MessageKind.REQUEST : MessageKind.MESSAGE;
                session.offer(number, kind, new UnsafeBuffer(bytes), 0, bytes.length);
            }
        }
        session.doWork(clock.monotonicNs());
    }

    boolean isDone() {
        return highestReceipt == inputs.size();
    }

    @Override
    public void onState(ClientState from, ClientState to, CtnCode code, String text) {
        if (code != CtnCode.NONE) {
            endings.add(code);
            lastText = text;
        }
    }

    @Override
    public void onLoggedOn(Logon logon) {
        logons++;
        lastSession = logon.sessionId();
    }

    @Override
    public void onTaken(long number, long sequence, long timeNs, MessageProof receipt) {
        assertEquals(highestReceipt + 1, number, "receipts in order, each once");
        highestReceipt = number;
        lastReceipt = isKeepingReceipts ? receipt.toReceipt() : lastReceipt;
        Long before = receipts.putIfAbsent(number, sequence);
        assertEquals(null, before, "one answer for one input");
    }

    @Override
    public void onNak(long number, CtnCode code, String text, MessageProof receipt) {
        naks.add(code);
        inputs.remove((int) number - 1);
    }

    @Override
    public void onOutput(
            long number, MessageKind kind, DirectBuffer buffer, int offset, int length, MessageProof receipt) {
        assertEquals(outputs.size() + 1, number, "outputs in order, each once");
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        outputs.add(bytes);
        lastOutputReceipt = isKeepingReceipts ? receipt.toReceipt() : lastOutputReceipt;
        assertArrayEquals("proof".getBytes(StandardCharsets.US_ASCII), receipt.attachment());
        session.outputsPersisted(number);
    }

    @Override
    public void onViewed(DirectBuffer buffer, int offset, int length) {
        viewed.add(buffer.getStringWithoutLengthUtf8(offset, length));
    }

    @Override
    public void onBadSignature(String text) {
        badSignatures.add(text);
    }

    private record Large(UnsafeBuffer bytes) implements LargeMessage {
        Large(byte[] bytes) {
            this(new UnsafeBuffer(bytes));
        }

        @Override
        public long lengthBytes() {
            return bytes.capacity();
        }

        @Override
        public byte[] digest() {
            return Digest.ofContent(bytes.byteArray()).toBytes();
        }

        @Override
        public void read(long position, MutableDirectBuffer target, int offset, int length) {
            target.putBytes(offset, bytes, (int) position, length);
        }
    }
}

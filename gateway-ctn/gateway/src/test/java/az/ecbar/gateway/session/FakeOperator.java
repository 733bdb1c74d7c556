package az.ecbar.gateway.session;

import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Logon;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.MessageProof;
import az.ecbar.ctn.Site;
import az.ecbar.port.Signer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** One run of an operator's console: it knows nothing of the runs before it, and sends one request at a time. */
final class FakeOperator implements ClientSessionListener {
    final ClientSession session;
    final List<String> answers = new ArrayList<>();
    final List<Long> outputNumbers = new ArrayList<>();
    final List<CtnCode> codes = new ArrayList<>();
    long taken;
    int logons;
    private final World world;
    private @Nullable String request;

    FakeOperator(World world, Signer signer, char terminal) {
        this.world = world;
        this.session = new ClientSession(
                ClientSessionConfig.of(FakeCentre.BIC, terminal, Site.MAIN),
                world.network.client(List.of(), 1),
                signer,
                world.centre,
                world,
                world.random::nextBytes,
                this);
        session.start(0, 0, world.monotonicNs());
    }

    void ask(String text) {
        request = text;
    }

    void step() {
        String text = request;
        if (text != null && logons > 0) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            session.offer(session.nextNumber(), MessageKind.REQUEST, new UnsafeBuffer(bytes), 0, bytes.length);
            request = null;
        }
        session.doWork(world.monotonicNs());
    }

    @Override
    public void onState(ClientState from, ClientState to, CtnCode code, String text) {
        if (code != CtnCode.NONE) {
            codes.add(code);
        }
    }

    @Override
    public void onLoggedOn(Logon logon) {
        logons++;
    }

    @Override
    public void onTaken(long number, long sequence, long timeNs, MessageProof receipt) {
        taken = number;
    }

    @Override
    public void onNak(long number, CtnCode code, String text, MessageProof receipt) {
        codes.add(code);
    }

    @Override
    public void onOutput(
            long number, MessageKind kind, DirectBuffer buffer, int offset, int length, MessageProof receipt) {
        if (kind != MessageKind.ANSWER) {
            throw new AssertionError(kind + " to an operator");
        }
        outputNumbers.add(number);
        answers.add(buffer.getStringWithoutLengthAscii(offset, length));
        session.outputsPersisted(number);
    }

    @Override
    public void onBadSignature(String text) {
        throw new AssertionError(text);
    }
}

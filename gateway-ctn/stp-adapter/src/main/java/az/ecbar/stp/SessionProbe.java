package az.ecbar.stp;

import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Logon;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.MessageProof;
import az.ecbar.port.Clock;
import az.ecbar.stp.adapter.Mailbox;
import az.ecbar.stp.conformance.ConformanceException;
import az.ecbar.stp.link.CentreLink;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;

/**
 * Sessions of the self-test beside the adapter's own, while that one is closed: they send nothing that is new, and take over
 * no output. Each is stepped by the thread that asks for it.
 */
final class SessionProbe implements ClientSessionListener {
    private static final Duration REST = Duration.ofMillis(1);

    private final LinkFactory links;
    private final Clock clock;
    private final Duration patience;
    private CtnCode code = CtnCode.NONE;
    private boolean isAnswered;
    private long sequence;

    SessionProbe(LinkFactory links, Clock clock, Duration patience) {
        this.links = links;
        this.clock = clock;
        this.patience = patience;
    }

    /** How the centre ends a session that says it holds no output. */
    String behind(long lastInput) throws IOException, ConformanceException {
        run("acknowledged", link -> link.start(lastInput, 0, clock.monotonicNs()));
        return code.name();
    }

    /** How a session ends that has other bytes under the last number. */
    String otherBytes(long lastInput, byte[] others, long lastOutput) throws IOException, ConformanceException {
        again("other-bytes", lastInput, others, lastOutput);
        return code.name();
    }

    /** The sequence that the centre answers when the last input comes again; 0 if it refuses. */
    long repeated(long lastInput, byte[] message, long lastOutput) throws IOException, ConformanceException {
        again("repeat", lastInput, message, lastOutput);
        return sequence;
    }

    private void again(String name, long lastInput, byte[] message, long lastOutput)
            throws IOException, ConformanceException {
        run(name, link -> {
            link.start(lastInput - 1, lastOutput, clock.monotonicNs());
            link.offer(lastInput, message, message.length);
        });
    }

    private interface Begin {
        void at(CentreLink link);
    }

    private void run(String name, Begin begin) throws IOException, ConformanceException {
        code = CtnCode.NONE;
        isAnswered = false;
        sequence = 0;
        CentreLink link = links.connect(this);
        try {
            begin.at(link);
            step(name, link, () -> isAnswered);
            if (link.state() != ClientState.HALTED) {
                link.stop(clock.monotonicNs());
                step(name, link, () -> link.state() == ClientState.STOPPED);
            }
        } finally {
            link.close();
        }
    }

    private void step(String name, CentreLink link, BooleanSupplier isDone) throws ConformanceException {
        long deadlineNs = clock.monotonicNs() + patience.toNanos();
        while (!isDone.getAsBoolean()) {
            if (clock.monotonicNs() - deadlineNs > 0) {
                throw new ConformanceException(name + ": no answer in " + patience.toSeconds() + " s");
            }
            if (link.doWork(clock.monotonicNs()) == 0) {
                Mailbox.rest(REST);
            }
        }
    }

    @Override
    public void onState(ClientState from, ClientState to, CtnCode why, String text) {
        if (to == ClientState.HALTED) {
            code = why;
            isAnswered = true;
        }
    }

    @Override
    public void onLoggedOn(Logon logon) {
        // The numbers are the store's.
    }

    @Override
    public void onTaken(long number, long takenSequence, long timeNs, MessageProof receipt) {
        sequence = takenSequence;
        isAnswered = true;
    }

    @Override
    public void onNak(long number, CtnCode why, String text, MessageProof receipt) {
        code = why;
        isAnswered = true;
    }

    @Override
    public void onOutput(
            long number, MessageKind kind, DirectBuffer buffer, int offset, int length, MessageProof receipt) {
        // Not persisted, so not acknowledged: it comes to the adapter.
    }

    @Override
    public void onBadSignature(String text) {
        code = CtnCode.BAD_SIGNATURE;
        isAnswered = true;
    }
}

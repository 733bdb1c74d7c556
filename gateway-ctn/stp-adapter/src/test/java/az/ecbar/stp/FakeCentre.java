package az.ecbar.stp;

import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Logon;
import az.ecbar.ctn.MessageKind;
import az.ecbar.stp.link.CentreLink;
import az.ecbar.stp.store.HexDigest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A centre by hand: takes only the next number, repeats the answer for the same bytes, keeps outputs until
 * they are acknowledged. It outlives the adapters that connect to it, one after the other; an adapter that
 * crashes takes its link with it. A link may lose its connection at random moments.
 */
final class FakeCentre {
    static final String ADDRESS = "by-hand:7443";

    /** A text in a message that makes the centre refuse it. */
    static final String REFUSE_ME = "REFUSE ME";

    final List<byte[]> taken = new ArrayList<>();
    final List<byte[]> outputs = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    /** Stands beside each output. */
    byte[] attachment = new byte[0];

    private final Random random;
    private final double lossOfConnection;
    private long acknowledged;

    FakeCentre(long seed, double lossOfConnection) {
        this.random = new Random(seed);
        this.lossOfConnection = lossOfConnection;
    }

    long acknowledged() {
        return acknowledged;
    }

    void output(String message) {
        outputs.add(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    List<String> takenTexts() {
        return taken.stream()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .toList();
    }

    CentreLink connect(ClientSessionListener listener) {
        return new Link(listener);
    }

    private static byte[] receipt(String kind, long number, byte[] message) {
        return (kind + " " + number + " " + HexDigest.of(message)).getBytes(StandardCharsets.US_ASCII);
    }

    @SuppressWarnings("ArrayRecordComponent") // each is compared by who it is
    private record Sent(long number, byte[] message) {}

    private final class Link implements CentreLink {
        private final ClientSessionListener listener;
        private final Deque<Sent> kept = new ArrayDeque<>();
        private final Deque<Sent> inFlight = new ArrayDeque<>();
        private ClientState state = ClientState.STOPPED;
        private long nextNumber;
        private long outputsSent;
        private long persisted;

        Link(ClientSessionListener listener) {
            this.listener = listener;
        }

        @Override
        public void start(long receiptHeld, long outputPersisted, long nowNs) {
            if (receiptHeld > taken.size() || outputPersisted > outputs.size()) {
                faults.add("the bank holds more than the centre gave: " + receiptHeld + ", " + outputPersisted);
            }
            if (receiptHeld < nextNumber - 1 - kept.size()) {
                faults.add("a restart went back to " + receiptHeld);
            }
            nextNumber = receiptHeld + 1;
            kept.clear();
            persisted = outputPersisted;
            setState(ClientState.CONNECTING);
        }

        @Override
        public void stop(long nowNs) {
            setState(ClientState.STOPPED);
        }

        @Override
        public void halt(String text) {
            setState(ClientState.HALTED);
        }

        @Override
        public int doWork(long nowNs) {
            switch (state) {
                case CONNECTING, BACKING_OFF -> logOn();
                case ACTIVE -> {
                    return exchange();
                }
                default -> {
                    return 0;
                }
            }
            return 1;
        }

        private void logOn() {
            inFlight.clear();
            inFlight.addAll(kept);
            outputsSent = persisted;
            setState(ClientState.ACTIVE);
            listener.onLoggedOn(new Logon(1, taken.size(), outputs.size(), 8, 1 << 20, 0));
        }

        private int exchange() {
            if (random.nextDouble() < lossOfConnection) {
                setState(ClientState.BACKING_OFF);
                return 1;
            }
            acknowledged = Math.max(acknowledged, persisted);
            int work = 0;
            Sent sent = inFlight.poll();
            if (sent != null) {
                receive(sent);
                work++;
            }
            if (state == ClientState.ACTIVE && outputsSent < outputs.size()) {
                byte[] message = outputs.get((int) outputsSent++);
                listener.onOutput(
                        outputsSent,
                        MessageKind.OUTPUT,
                        new UnsafeBuffer(message),
                        0,
                        message.length,
                        new FakeProof(receipt("output", outputsSent, message), attachment));
                work++;
            }
            return work;
        }

        private void receive(Sent sent) {
            if (sent.number() > taken.size() + 1) {
                faults.add("a gap: " + sent.number() + " after " + taken.size());
                return;
            }
            if (sent.number() <= taken.size()) {
                if (!java.util.Arrays.equals(taken.get((int) sent.number() - 1), sent.message())) {
                    faults.add("other bytes under " + sent.number());
                    return;
                }
            } else if (text(sent).contains(REFUSE_ME)) {
                kept.clear();
                inFlight.clear();
                nextNumber = sent.number();
                listener.onNak(sent.number(), CtnCode.MESSAGE_TOO_LARGE, "refused", new FakeProof(new byte[1]));
                return;
            } else {
                taken.add(sent.message());
            }
            // The answer may be lost with the connection.
            if (random.nextDouble() < lossOfConnection) {
                setState(ClientState.BACKING_OFF);
                return;
            }
            kept.remove(sent);
            listener.onTaken(
                    sent.number(),
                    1_000 + sent.number(),
                    sent.number(),
                    new FakeProof(receipt("input", sent.number(), sent.message())));
        }

        private static String text(Sent sent) {
            return new String(sent.message(), StandardCharsets.ISO_8859_1);
        }

        private void setState(ClientState next) {
            ClientState before = state;
            state = next;
            listener.onState(before, next, CtnCode.NONE, "");
        }

        @Override
        public long nextNumber() {
            return nextNumber;
        }

        @Override
        public int room() {
            return state == ClientState.HALTED ? 0 : 8 - kept.size();
        }

        @Override
        public boolean offer(long number, byte[] message, int maxPieceBytes) {
            if (number != nextNumber) {
                faults.add("offered " + number + " instead of " + nextNumber);
            }
            if (room() == 0) {
                return false;
            }
            Sent sent = new Sent(number, message);
            nextNumber++;
            kept.add(sent);
            if (state == ClientState.ACTIVE) {
                inFlight.add(sent);
            }
            return true;
        }

        @Override
        public void outputsPersisted(long number) {
            persisted = number;
        }

        @Override
        public String centre() {
            return ADDRESS;
        }

        @Override
        public ClientState state() {
            return state;
        }
    }
}

package az.ecbar.stp;

import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Logon;
import az.ecbar.ctn.MessageKind;
import az.ecbar.stp.link.CentreLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.agrona.concurrent.UnsafeBuffer;

/** A link to a {@link SocketCentre}, a centre by hand in another process: one line a message. */
final class SocketLink implements CentreLink {
    private final ClientSessionListener listener;
    private final SocketChannel channel;
    private final ByteBuffer received = ByteBuffer.allocate(1 << 16);
    private ClientState state = ClientState.STOPPED;
    private long nextNumber;
    private long answered;

    SocketLink(int port, ClientSessionListener listener) {
        this.listener = listener;
        try {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start(long receiptHeld, long outputPersisted, long nowNs) {
        nextNumber = receiptHeld + 1;
        answered = receiptHeld;
        setState(ClientState.LOGGING_ON);
        write("LOGON " + receiptHeld + " " + outputPersisted);
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
        if (state != ClientState.LOGGING_ON && state != ClientState.ACTIVE) {
            return 0;
        }
        try {
            channel.read(received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        received.flip();
        int work = 0;
        for (int i = received.position(); i < received.limit(); i++) {
            if (received.get(i) == '\n') {
                byte[] line = new byte[i - received.position()];
                received.get(line);
                received.get();
                handle(new String(line, StandardCharsets.US_ASCII).split(" ", -1));
                work++;
            }
        }
        received.compact();
        return work;
    }

    private void handle(String[] words) {
        long number = Long.parseLong(words[1]);
        switch (words[0]) {
            case "ON" -> {
                setState(ClientState.ACTIVE);
                listener.onLoggedOn(new Logon(1, number, Long.parseLong(words[2]), 16, 1 << 20, 0));
            }
            case "TAKEN" -> {
                answered = number;
                byte[] receipt = ("taken " + number).getBytes(StandardCharsets.US_ASCII);
                listener.onTaken(number, Long.parseLong(words[2]), 1, new FakeProof(receipt));
            }
            case "OUT" -> {
                byte[] message = Base64.getDecoder().decode(words[2]);
                listener.onOutput(
                        number,
                        MessageKind.OUTPUT,
                        new UnsafeBuffer(message),
                        0,
                        message.length,
                        new FakeProof(("output " + number).getBytes(StandardCharsets.US_ASCII)));
            }
            default -> throw new IllegalStateException(words[0]);
        }
    }

    @Override
    public long nextNumber() {
        return nextNumber;
    }

    @Override
    public int room() {
        return state == ClientState.ACTIVE ? 16 - (int) (nextNumber - 1 - answered) : 0;
    }

    @Override
    public boolean offer(long number, byte[] message, int maxPieceBytes) {
        write("SEND " + number + " " + Base64.getEncoder().encodeToString(message));
        nextNumber++;
        return true;
    }

    @Override
    public void outputsPersisted(long number) {
        if (state == ClientState.ACTIVE) {
            write("KEPT " + number);
        }
    }

    @Override
    public ClientState state() {
        return state;
    }

    private void write(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void setState(ClientState next) {
        ClientState before = state;
        state = next;
        listener.onState(before, next, CtnCode.NONE, "");
    }
}

package az.ecbar.bench.pair;

import az.ecbar.pair.ControlLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A bare connection on loopback in the place of the control connection: frames of one length, without TLS. Its keys are
 * as good for measuring as others, and secret from nobody.
 */
final class AckConnection implements ControlLink, AutoCloseable {
    /** Forced sequence, link, time of the force in ns. */
    static final int FRAME_LENGTH = 48;

    private final SocketChannel socket;
    private final ByteBuffer in = ByteBuffer.allocateDirect(FRAME_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer out = ByteBuffer.allocateDirect(FRAME_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final UnsafeBuffer frame = new UnsafeBuffer(in);
    private boolean isOver;

    private AckConnection(SocketChannel socket) throws IOException {
        this.socket = socket;
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.configureBlocking(false);
        out.limit(0);
    }

    static AckConnection accept(ServerSocketChannel server) throws IOException {
        return new AckConnection(server.accept());
    }

    static AckConnection connect(int port) throws IOException {
        return new AckConnection(SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    @Override
    public long connection() {
        return isOver ? 0 : 1;
    }

    @Override
    public boolean send(DirectBuffer source, int offset, int lengthBytes) {
        if (out.hasRemaining()) {
            flush();
            return false;
        }
        out.clear();
        source.getBytes(offset, out, lengthBytes);
        out.flip();
        flush();
        return true;
    }

    private void flush() {
        try {
            socket.write(out);
        } catch (IOException _) {
            isOver = true;
        }
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames) {
        int frames = 0;
        while (frames < maxFrames && !isOver) {
            try {
                isOver = socket.read(in) < 0;
            } catch (IOException _) {
                isOver = true;
            }
            if (in.hasRemaining()) {
                return frames;
            }
            in.clear();
            handler.onFrame(frame, 0, FRAME_LENGTH);
            frames++;
        }
        return frames;
    }

    @Override
    public void disconnect() {
        isOver = true;
    }

    @Override
    public byte[] exportKey(String label, byte[] context, int lengthBytes) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(context), lengthBytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

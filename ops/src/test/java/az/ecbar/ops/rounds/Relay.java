package az.ecbar.ops.rounds;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way between two parts: passes on streams and datagrams, each piece as late as it is told, in their order. Threads of
 * its own; what cannot be passed on is a lost datagram or a closed connection, as on a real way.
 */
final class Relay implements Closeable {
    private static final int PIECE_BYTES = 64 << 10;
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int CONNECT_MS = 1_000;

    private final String host;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile long delayNs;

    /** @param host the address at which it is reached, and from which it reaches others */
    Relay(String host) {
        this.host = host;
    }

    /** From now on everything is late by this, and up to half as much again. */
    void delay(long milliseconds) {
        delayNs = TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }

    /** Passes streams on from a port here to the same port there. */
    void passStreams(int port, String to) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(host, port));
        open.add(server);
        start(() -> {
            while (true) {
                Socket from = server.accept();
                start(() -> connect(from, new InetSocketAddress(to, port)));
            }
        });
    }

    private void connect(Socket from, InetSocketAddress there) throws IOException {
        Socket to = new Socket();
        open.add(from);
        open.add(to);
        try {
            to.bind(new InetSocketAddress(host, 0));
            to.connect(there, CONNECT_MS);
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
        } catch (IOException e) {
            end(from, to);
            return;
        }
        passOn(from, to);
        passOn(to, from);
    }

    private void passOn(Socket from, Socket to) {
        Delayed pieces = new Delayed();
        start(() -> {
            byte[] buffer = new byte[PIECE_BYTES];
            try {
                for (int length = read(from, buffer); length >= 0; length = read(from, buffer)) {
                    pieces.put(Arrays.copyOf(buffer, length), delayNs);
                }
            } finally {
                pieces.end(delayNs);
            }
        });
        start(() -> {
            try {
                for (byte[] piece = pieces.take(); piece != null; piece = pieces.take()) {
                    to.getOutputStream().write(piece);
                }
            } finally {
                end(from, to);
            }
        });
    }

    private static int read(Socket from, byte[] buffer) throws IOException {
        return from.getInputStream().read(buffer);
    }

    private void end(Socket one, Socket other) throws IOException {
        open.remove(one);
        open.remove(other);
        one.close();
        other.close();
    }

    /** Passes datagrams on from a port here to the same port there, and their answers back. */
    void passDatagrams(int port, String to) throws IOException {
        DatagramSocket in = socket(port);
        DatagramSocket out = socket(0);
        Way back = new Way();
        Way there = new Way();
        there.end = new InetSocketAddress(to, port);
        passOn(in, out, there, back);
        passOn(out, in, back, new Way());
    }

    /** Where datagrams go; unknown until one came from there. */
    private static final class Way {
        private volatile @Nullable SocketAddress end;
    }

    private DatagramSocket socket(int port) throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(host, port));
        socket.setReceiveBufferSize(BUFFER_BYTES);
        socket.setSendBufferSize(BUFFER_BYTES);
        open.add(socket);
        return socket;
    }

    private void passOn(DatagramSocket from, DatagramSocket to, Way way, Way back) {
        Delayed pieces = new Delayed();
        start(() -> {
            byte[] buffer = new byte[PIECE_BYTES];
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                from.receive(packet);
                back.end = packet.getSocketAddress();
                pieces.put(Arrays.copyOf(buffer, packet.getLength()), delayNs);
            }
        });
        start(() -> {
            for (byte[] piece = pieces.take(); piece != null; piece = pieces.take()) {
                SocketAddress end = way.end;
                if (end != null) {
                    send(to, new DatagramPacket(piece, piece.length, end));
                }
            }
        });
    }

    private static void send(DatagramSocket to, DatagramPacket packet) throws IOException {
        try {
            to.send(packet);
        } catch (IOException e) {
            if (to.isClosed()) {
                throw e;
            }
            // A datagram that is lost.
        }
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Task task) {
        Thread _ = Thread.ofVirtual().start(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // The way ends here, and its two ends see that.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() throws IOException {
        for (Closeable each : open) {
            each.close();
        }
    }
}

package az.ecbar.ops.sandbox;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/**
 * Finds a port of loopback that a node can keep over its restarts: below those that systems give to outgoing connections,
 * so that no client takes it while the node is down.
 */
final class FreePort {
    private static final int FIRST = 20_000;
    private static final int LAST = 30_000;
    private static final int ATTEMPTS = 200;

    private FreePort() {}

    /** So many UDP ports in a row; gives the first. */
    static int findRow(int ports) throws IOException {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < ATTEMPTS; i++) {
            int first = random.nextInt(FIRST, LAST - ports);
            if (areFree(first, ports)) {
                return first;
            }
        }
        throw new IOException("no " + ports + " free ports in a row found");
    }

    private static boolean areFree(int first, int ports) {
        for (int i = 0; i < ports; i++) {
            try (DatagramSocket socket = new DatagramSocket(first + i, InetAddress.getLoopbackAddress())) {
                if (!socket.isBound()) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    static int find() throws IOException {
        SecureRandom random = new SecureRandom();
        IOException last = new IOException("no free port found");
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = random.nextInt(FIRST, LAST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }
}

package az.ecbar.cluster.aeron;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Addresses on loopback whose ports nobody has at the moment. */
final class TestPorts {
    private static final int FROM = 20_000;
    private static final int RANGE = 10_000;

    private TestPorts() {}

    static List<MemberAddress> members(int count) {
        Random random = new Random();
        List<MemberAddress> members = new ArrayList<>();
        while (members.size() < count) {
            int port = FROM + MemberAddress.PORTS * random.nextInt(RANGE / MemberAddress.PORTS);
            MemberAddress address = new MemberAddress("127.0.0.1", port);
            if (!members.contains(address) && areFree(port)) {
                members.add(address);
            }
        }
        return members;
    }

    private static boolean areFree(int port) {
        for (int i = 0; i < MemberAddress.PORTS; i++) {
            try (DatagramSocket socket =
                    new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port + i))) {
                if (!socket.isBound()) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}

package az.ecbar.ctn.memory;

import java.util.ArrayDeque;
import java.util.SplittableRandom;

/** One connection: a wire in each direction, and how it ends. */
final class MemoryConnection {
    private static final int MAX_FRAMES_A_STEP = 4;

    private final long id;
    private final int addressIndex;
    private final MemoryEndpoint client;
    private final MemoryEndpoint server;
    private final int wireCapacity;
    private final ArrayDeque<byte[]> toServer = new ArrayDeque<>();
    private final ArrayDeque<byte[]> toClient = new ArrayDeque<>();
    private boolean isClosing;
    private boolean isOver;

    MemoryConnection(
            long id, int addressIndex, MemoryEndpoint client, MemoryEndpoint server, int wireCapacity) {
        this.id = id;
        this.addressIndex = addressIndex;
        this.client = client;
        this.server = server;
        this.wireCapacity = wireCapacity;
    }

    long id() {
        return id;
    }

    /** At which of its addresses the client reached the server. */
    int addressIndex() {
        return addressIndex;
    }

    boolean isOver() {
        return isOver;
    }

    boolean send(MemoryEndpoint from, byte[] frame) {
        ArrayDeque<byte[]> wire = from == client ? toServer : toClient;
        if (isClosing || isOver || wire.size() >= wireCapacity) {
            return false;
        }
        return wire.add(frame);
    }

    /** One side closes: what it sent before still arrives, what is on the way to it is lost. */
    void close(MemoryEndpoint by) {
        isClosing = true;
        (by == client ? toClient : toServer).clear();
        by.closed(id, "closed here");
    }

    void carry(SplittableRandom random, double stallToServer, double stallToClient) {
        if (isOver) {
            return;
        }
        carry(toServer, server, random, stallToServer);
        carry(toClient, client, random, stallToClient);
        if (isClosing && toServer.isEmpty() && toClient.isEmpty()) {
            end("closed by the other side");
        }
    }

    private void carry(ArrayDeque<byte[]> wire, MemoryEndpoint to, SplittableRandom random, double stallProbability) {
        if (random.nextDouble() < stallProbability) {
            return;
        }
        carry(wire, to, 1 + random.nextInt(MAX_FRAMES_A_STEP));
    }

    private void carry(ArrayDeque<byte[]> wire, MemoryEndpoint to, int frames) {
        for (int i = 0; i < frames && !wire.isEmpty(); i++) {
            to.arrived(id, wire.remove());
        }
    }

    void cut(SplittableRandom random) {
        if (isOver) {
            return;
        }
        carry(toServer, server, random.nextInt(toServer.size() + 1));
        carry(toClient, client, random.nextInt(toClient.size() + 1));
        end("cut");
    }

    private void end(String text) {
        isOver = true;
        client.closedOnce(id, text);
        server.closedOnce(id, text);
    }
}

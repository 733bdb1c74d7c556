package az.ecbar.ctn.memory;

import az.ecbar.ctn.ConnectingTransport;
import az.ecbar.ctn.SessionTransport;
import az.ecbar.trust.certificate.BcscCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A network of one server and any number of clients. Frames stay on the wire until {@link #step} carries them
 * over; as with TCP their order holds, and a cut loses all that had not arrived, in both directions, from a
 * point that the seed chooses. Everything follows from the seed and the order of the calls.
 */
public final class MemoryNetwork {
    private final SplittableRandom random;
    private final int wireCapacity;
    private final List<MemoryConnection> connections = new ArrayList<>();
    private final MemoryEndpoint server = new MemoryEndpoint();
    private final List<BcscCertificate> serverChain;
    private double cutProbability;
    private double stallProbability;
    private boolean isToClientsStalled;
    private boolean refusesConnections;
    private int deadAddress = -1;
    private long lastConnectionId;

    /**
     * @param serverChain what the server shows to each client
     * @param wireCapacity how many frames a direction holds until it has no room
     */
    public MemoryNetwork(long seed, List<BcscCertificate> serverChain, int wireCapacity) {
        this.random = new SplittableRandom(seed);
        this.serverChain = List.copyOf(serverChain);
        this.wireCapacity = wireCapacity;
    }

    /** The probability that a step cuts a connection. */
    public void cutProbability(double probability) {
        cutProbability = probability;
    }

    /** The probability that a step carries nothing for a connection and direction. */
    public void stallProbability(double probability) {
        stallProbability = probability;
    }

    /** While set, nothing reaches the clients: they look as if they did not read. */
    public void isToClientsStalled(boolean stalled) {
        isToClientsStalled = stalled;
    }

    /** While set, attempts to connect fail. */
    public void refusesConnections(boolean refuses) {
        refusesConnections = refuses;
    }

    /** At this one of the client's addresses nobody listens; connections to it are cut. -1: there is no such address. */
    public void deadAddress(int addressIndex) {
        deadAddress = addressIndex;
        connections.stream()
                .filter(connection -> connection.addressIndex() == addressIndex)
                .forEach(connection -> connection.cut(random));
    }

    public SessionTransport server() {
        return server;
    }

    /** A new client; {@code chain} is the certificate that it shows to the server. */
    public ConnectingTransport client(List<BcscCertificate> chain, int addressCount) {
        return new MemoryClient(this, List.copyOf(chain), addressCount);
    }

    /** Carries some of what is on the wires, and cuts a connection now and then. */
    public void step() {
        connections.removeIf(MemoryConnection::isOver);
        for (MemoryConnection connection : List.copyOf(connections)) {
            if (random.nextDouble() < cutProbability) {
                connection.cut(random);
            } else {
                connection.carry(random, stallProbability, isToClientsStalled ? 1 : stallProbability);
            }
        }
    }

    /** Cuts all connections now. */
    public void cutAll() {
        connections.forEach(connection -> connection.cut(random));
    }

    long connect(MemoryClient client, int addressIndex) {
        long id = ++lastConnectionId;
        if (refusesConnections || addressIndex == deadAddress) {
            client.endpoint().closed(id, "nobody listens");
            return id;
        }
        MemoryConnection connection = new MemoryConnection(id, addressIndex, client.endpoint(), server, wireCapacity);
        connections.add(connection);
        client.endpoint().connected(connection, serverChain, "server");
        server.connected(connection, client.chain(), "client " + id);
        return id;
    }
}

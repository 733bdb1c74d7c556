package az.ecbar.trust.tls;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Lets two engines shake hands in memory, and sends one byte each way, so that late alerts of TLS 1.3 are seen too. */
final class Handshake {
    private static final int ROUNDS = 100;

    private final ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
    private final ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
    private final SSLEngine client;
    private final SSLEngine server;
    private final Set<SSLEngine> greeted = new HashSet<>();

    private Handshake(SSLEngine client, SSLEngine server) {
        this.client = client;
        this.server = server;
    }

    /** @throws SSLException when one side refuses the other */
    static void between(SSLEngine client, SSLEngine server) throws SSLException {
        new Handshake(client, server).run();
    }

    private void run() throws SSLException {
        client.beginHandshake();
        server.beginHandshake();
        ByteBuffer fromClient = ByteBuffer.allocate(1 << 16);
        ByteBuffer fromServer = ByteBuffer.allocate(1 << 16);
        for (int round = 0; round < ROUNDS; round++) {
            step(client, toServer, toClient, fromServer, (byte) 'c');
            step(server, toClient, toServer, fromClient, (byte) 's');
            if (fromClient.position() > 0 && fromServer.position() > 0) {
                return;
            }
        }
        throw new SSLException("no end: " + client.getHandshakeStatus() + ", " + server.getHandshakeStatus());
    }

    private void step(SSLEngine engine, ByteBuffer out, ByteBuffer in, ByteBuffer received, byte greeting)
            throws SSLException {
        runTasks(engine);
        in.flip();
        engine.unwrap(in, received);
        in.compact();
        runTasks(engine);
        HandshakeStatus status = engine.getHandshakeStatus();
        if (status == HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
        } else if (status == HandshakeStatus.NOT_HANDSHAKING && greeted.add(engine)) {
            engine.wrap(ByteBuffer.wrap(new byte[] {greeting}), out);
        }
    }

    private static void runTasks(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}

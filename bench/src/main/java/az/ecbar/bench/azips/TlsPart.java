package az.ecbar.bench.azips;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.trust.tls.TlsMaterial;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.agrona.DirectBuffer;

/**
 * Two ends of a connection over TLS 1.3, with the library that the node uses, without a network: what one end encrypts the
 * other decrypts. Owned by one thread.
 */
final class TlsPart {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final int MOST_STEPS = 100;

    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    private final SSLEngine bank;
    private final SSLEngine node;
    private final ByteBuffer plain = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer wire = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer received = ByteBuffer.allocateDirect(BUFFER_BYTES);

    TlsPart(TlsMaterial bankKeys, TlsMaterial nodeKeys) throws SSLException, BrokenRunException {
        TlsEngine library = TlsEngine.best(nodeKeys);
        this.node = library.serverContext(nodeKeys).newEngine(ByteBufAllocator.DEFAULT);
        this.bank = clientContext(library, bankKeys).newEngine(ByteBufAllocator.DEFAULT);
        bank.beginHandshake();
        node.beginHandshake();
        for (int step = 0; isShakingHands(); step++) {
            if (step == MOST_STEPS) {
                throw new BrokenRunException("the two ends of TLS do not agree");
            }
            plain.clear().flip();
            move(bank, node);
            move(node, bank);
        }
        // What TLS 1.3 sends after the handshake.
        move(node, bank);
    }

    void toNode(DirectBuffer frame, int length) throws SSLException, BrokenRunException {
        moveAll(bank, node, frame, length);
    }

    void toBank(DirectBuffer frame, int length) throws SSLException, BrokenRunException {
        moveAll(node, bank, frame, length);
    }

    private void moveAll(SSLEngine from, SSLEngine to, DirectBuffer frame, int length)
            throws SSLException, BrokenRunException {
        plain.clear();
        frame.getBytes(0, plain, 0, length);
        plain.position(0).limit(length);
        received.clear();
        while (plain.hasRemaining()) {
            move(from, to);
        }
        if (received.position() != length) {
            throw new BrokenRunException(received.position() + " of " + length + " bytes came through TLS");
        }
    }

    private boolean isShakingHands() {
        return bank.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                || node.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private void move(SSLEngine from, SSLEngine to) throws SSLException {
        wire.clear();
        runTasks(from);
        if (from.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
            // BoringSSL goes on with what it has read before the task.
            from.unwrap(NOTHING.duplicate(), received);
        }
        if (from.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
            from.wrap(plain, wire);
        }
        wire.flip();
        while (wire.hasRemaining()) {
            to.unwrap(wire, received);
            runTasks(to);
        }
    }

    private static void runTasks(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private static SslContext clientContext(TlsEngine library, TlsMaterial material) throws SSLException {
        return SslContextBuilder.forClient()
                .keyManager(material.privateKey(), material.chain())
                .trustManager(material.trustManager())
                .sslProvider(library == TlsEngine.NATIVE ? SslProvider.OPENSSL : SslProvider.JDK)
                .protocols(TlsMaterial.PROTOCOL)
                .endpointIdentificationAlgorithm(null)
                .build();
    }
}

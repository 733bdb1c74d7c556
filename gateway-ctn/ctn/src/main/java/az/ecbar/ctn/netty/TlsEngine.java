package az.ecbar.ctn.netty;

import az.ecbar.trust.tls.TlsMaterial;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import javax.net.ssl.SSLException;

/** Which library does TLS: BoringSSL, which is faster, or the JDK, which is always there and can use keys in a module. */
public enum TlsEngine {
    NATIVE(SslProvider.OPENSSL),
    JDK(SslProvider.JDK);

    private final SslProvider provider;

    TlsEngine(SslProvider provider) {
        this.provider = provider;
    }

    /** The faster one that works here with this key. */
    public static TlsEngine best(TlsMaterial material) {
        return isNativeAvailable() && !material.isKeyInModule() ? NATIVE : JDK;
    }

    /** True if BoringSSL can be loaded on this machine. */
    public static boolean isNativeAvailable() {
        return OpenSsl.isAvailable() && SslProvider.isTlsv13Supported(SslProvider.OPENSSL);
    }

    /** The client's context: TLS 1.3 only. The server is known by its certificate's role, not by a host name. */
    SslContext clientContext(TlsMaterial material) throws SSLException {
        return SslContextBuilder.forClient()
                .keyManager(material.privateKey(), material.chain())
                .trustManager(material.trustManager())
                .sslProvider(provider)
                .protocols(TlsMaterial.PROTOCOL)
                .endpointIdentificationAlgorithm(null)
                .build();
    }

    /** The server's context: TLS 1.3 only, the client must show a certificate. */
    public SslContext serverContext(TlsMaterial material) throws SSLException {
        return SslContextBuilder.forServer(material.privateKey(), material.chain())
                .trustManager(material.trustManager())
                .sslProvider(provider)
                .protocols(TlsMaterial.PROTOCOL)
                .clientAuth(ClientAuth.REQUIRE)
                .build();
    }
}

package dev.flotilla.node.server.tls;

import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.config.TlsFiles;
import dev.flotilla.node.config.files.SecretFile;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Both sides of TLS 1.3 of one node. A client has to show a certificate of the authority where one is given. As a client the node shows
 * its own certificate and trusts that authority, or without one only its own certificate; the other's certificate has to name the host. Any
 * thread.
 */
public final class NodeTls {
    /** How long a handshake may take. */
    public static final int HANDSHAKE_SECONDS = 5;

    private static final String PROTOCOL = "TLSv1.3";
    private static final int MOST_BYTES = 1 << 20;

    private final SslContext server;
    private final SslContext client;
    private final boolean clientCertificates;

    private NodeTls(SslContext server, SslContext client, boolean clientCertificates) {
        this.server = server;
        this.client = client;
        this.clientCertificates = clientCertificates;
    }

    /** @throws NodeStartException when a file is missing, is no PEM, or key and certificate do not belong together */
    public static NodeTls load(TlsFiles files) throws NodeStartException {
        byte[] certificate = read("server_crt", files.certificate());
        byte[] key = SecretFile.privateKey(files.key());
        byte[] trusted = files.ca().isPresent() ? read("ca_crt", files.ca().get()) : certificate;
        try {
            SslContextBuilder server = SslContextBuilder.forServer(stream(certificate), stream(key))
                    .sslProvider(SslProvider.JDK)
                    .protocols(PROTOCOL);
            if (files.ca().isPresent()) {
                server.trustManager(stream(trusted)).clientAuth(ClientAuth.REQUIRE);
            }
            SslContext client = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols(PROTOCOL)
                    .trustManager(stream(trusted))
                    .keyManager(stream(certificate), stream(key))
                    .build();
            return new NodeTls(server.build(), client, files.ca().isPresent());
        } catch (SSLException | IllegalArgumentException e) {
            throw new NodeStartException(
                    "server_crt \"" + files.certificate() + "\", server_key \"" + files.key() + "\""
                            + files.ca().map(ca -> ", ca_crt \"" + ca + "\"").orElse("")
                            + ": PEM certificates and a PKCS#8 key that fits are needed (" + e.getMessage() + ").",
                    "");
        }
    }

    private static byte[] read(String key, Path file) throws NodeStartException {
        try {
            if (Files.size(file) <= MOST_BYTES) {
                return Files.readAllBytes(file);
            }
            throw new NodeStartException(key + " is \"" + file + "\"; it is longer than 1 MiB.", "");
        } catch (NoSuchFileException e) {
            throw new NodeStartException(key + " is \"" + file + "\"; there is no such file.", "");
        } catch (IOException e) {
            throw new NodeStartException(key + " is \"" + file + "\"; it cannot be read.", "");
        }
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    public SslContext server() {
        return server;
    }

    public SslContext client() {
        return client;
    }

    /** Whether every client has to show a certificate. */
    public boolean wantsClientCertificates() {
        return clientCertificates;
    }

    /** For a connection that came in. The handshake has its own limit, and no other connection waits for it. */
    public SslHandler incoming(ByteBufAllocator allocator) {
        return limited(server.newHandler(allocator));
    }

    /** For a connection to a host, whose certificate has to name it. */
    public SslHandler outgoing(ByteBufAllocator allocator, String host, int port) {
        return limited(client.newHandler(allocator, host, port));
    }

    private static SslHandler limited(SslHandler handler) {
        handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        return handler;
    }

    /** Whether the other end has shown a certificate that this node trusts. */
    public static boolean showedCertificate(ChannelPipeline pipeline) {
        return Optional.ofNullable(pipeline.get(SslHandler.class))
                .filter(handler -> {
                    try {
                        return handler.engine().getSession().getPeerCertificates().length > 0;
                    } catch (SSLPeerUnverifiedException e) {
                        return false;
                    }
                })
                .isPresent();
    }
}

package dev.flotilla.node.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flotilla.node.Node;
import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeListener;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.comms.CommsFrames;
import dev.flotilla.node.config.Listening;
import dev.flotilla.node.config.Safety;
import dev.flotilla.node.config.TlsFiles;
import dev.flotilla.node.server.SharedLoops;
import io.netty.handler.ssl.JdkSslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comms port of a node with certificates. */
class TlsNodeTest {
    @TempDir
    Path temp;

    private final SharedLoops loops =
            new SharedLoops(1, Thread.ofPlatform().name("tls-loop-", 0).daemon().factory());

    @AfterEach
    void end() {
        loops.close();
    }

    @Test
    void withAnAuthorityEveryClientNeedsACertificateOfIt() throws Exception {
        TestCertificates certificates = new TestCertificates(temp);
        certificates.authority("ca");
        certificates.authority("strange-ca");
        TlsFiles files = certificates.node("node-a", Optional.of("ca"));
        NodeTls own = NodeTls.load(files);
        NodeTls friend = NodeTls.load(certificates.node("node-b", Optional.of("ca")));
        TlsFiles foreign = certificates.node("stranger", Optional.of("strange-ca"));
        NodeTls stranger = NodeTls.load(new TlsFiles(foreign.certificate(), foreign.key(), files.ca()));
        NodeTls nameless = NodeTls.load(new TlsFiles(files.certificate(), files.key(), Optional.empty()));

        try (Node node = start(new Safety(Optional.of(files), Optional.empty(), Optional.empty()))) {
            int port = node.commsAddress().orElseThrow().getPort();

            assertThat(own.wantsClientCertificates()).isTrue();
            assertThat(nameless.wantsClientCertificates()).isFalse();
            assertThat(ping(friend, port)).endsWith("{\"seq\": 7}");
            assertThatThrownBy(() -> ping(stranger, port)).isInstanceOf(IOException.class);
            assertThat(plainPing(port)).doesNotContain("seq");
        }
    }

    @Test
    void aSilentClientHoldsUpNobody() throws Exception {
        TlsFiles files = new TestCertificates(temp).node("node-a", Optional.empty());
        try (Node node = start(new Safety(Optional.of(files), Optional.empty(), Optional.empty()))) {
            int port = node.commsAddress().orElseThrow().getPort();
            try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(silent.isConnected()).isTrue();
                assertThat(ping(NodeTls.load(files), port)).endsWith("{\"seq\": 7}");
                silent.setSoTimeout(8000);
                assertThat(silent.getInputStream().read())
                        .as("dropped after the handshake's limit")
                        .isNegative();
            }
        }
    }

    @Test
    void onlyTlsOfTheNewestKindIsSpoken() throws Exception {
        TlsFiles files = new TestCertificates(temp).node("node-a", Optional.empty());
        NodeTls tls = NodeTls.load(files);
        try (Node node = start(new Safety(Optional.of(files), Optional.empty(), Optional.empty()))) {
            int port = node.commsAddress().orElseThrow().getPort();
            try (SSLSocket socket = (SSLSocket)
                    ((JdkSslContext) tls.client()).context().getSocketFactory().createSocket("127.0.0.1", port)) {
                socket.setEnabledProtocols(new String[] {"TLSv1.2"});
                assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void whatDoesNotFitStopsTheStart() throws Exception {
        TestCertificates certificates = new TestCertificates(temp);
        TlsFiles files = certificates.node("node-a", Optional.empty());
        Path missing = temp.resolve("missing.crt");
        Path garbage = Files.writeString(temp.resolve("garbage.crt"), "no certificate");

        assertThat(refused(new TlsFiles(missing, files.key(), Optional.empty())))
                .isEqualTo("server_crt is \"" + missing + "\"; there is no such file.");
        assertThat(refused(new TlsFiles(files.certificate(), files.key(), Optional.of(missing))))
                .startsWith("ca_crt is \"" + missing);
        assertThat(refused(new TlsFiles(garbage, files.key(), Optional.empty())))
                .contains("PEM certificates");
        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(refused(files)).contains("server_key is", "chmod 600");
    }

    private String refused(TlsFiles files) {
        return String.valueOf(catchThrowableOfType(
                        NodeStartException.class,
                        () -> start(new Safety(Optional.of(files), Optional.empty(), Optional.empty())))
                .getMessage());
    }

    private Node start(Safety safety) throws NodeStartException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        NodeConfig config = new NodeConfig(
                        "node-a", any, any, List.of(), Duration.ofSeconds(1), Duration.ofSeconds(3), 1)
                .change()
                .listening(new Listening(any, Optional.of(any), Optional.empty(), any, Optional.empty()))
                .safety(safety)
                .done();
        return Node.start(config, loops, InstantSource.system(), new NodeListener() {
            @Override
            public void line(String text) {
                assertThat(text).isNotEmpty();
            }

            @Override
            public void ticked() {}
        });
    }

    private static String ping(NodeTls tls, int port) throws IOException {
        try (Socket socket =
                ((JdkSslContext) tls.client()).context().getSocketFactory().createSocket("127.0.0.1", port)) {
            return exchange(socket);
        }
    }

    private static String plainPing(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return exchange(socket);
        } catch (java.net.SocketException e) {
            return "";
        }
    }

    private static String exchange(Socket socket) throws IOException {
        socket.setSoTimeout(8000);
        socket.getOutputStream().write(CommsFrames.ping());
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

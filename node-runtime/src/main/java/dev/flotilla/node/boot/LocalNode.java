package dev.flotilla.node.boot;

import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.comms.CommsCommand;
import dev.flotilla.node.comms.CommsFrames;
import dev.flotilla.node.comms.CommsReader;
import dev.flotilla.node.comms.CommsRequest;
import dev.flotilla.node.config.files.ConfigFiles;
import dev.flotilla.node.config.files.SecretFile;
import dev.flotilla.node.server.tls.NodeTls;
import io.netty.handler.ssl.JdkSslContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The node that runs on this machine with the same configuration, as others see it: over its ports. */
final class LocalNode {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 30_000;

    private final NodeConfig config;
    private final Optional<NodeTls> tls;

    private LocalNode(NodeConfig config, Optional<NodeTls> tls) {
        this.config = config;
        this.tls = tls;
    }

    static LocalNode of(Optional<Path> file, Map<String, String> environment) throws NodeStartException {
        NodeConfig config = ConfigFiles.read(file, environment);
        Optional<NodeTls> tls = config.safety().tls().isPresent()
                ? Optional.of(NodeTls.load(config.safety().tls().get()))
                : Optional.empty();
        return new LocalNode(config, tls);
    }

    /** @return 0 when it is well, 1 when it is not */
    int health() throws IOException {
        try (Socket socket = connect(config.httpAt())) {
            socket.setSoTimeout(CONNECT_MILLIS);
            socket.getOutputStream()
                    .write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
            return answer.startsWith("HTTP/1.1 200") ? 0 : 1;
        }
    }

    /** @return what the console says */
    String ask(String line) throws IOException, NodeStartException {
        ObjectNode payload = JsonMapper.shared().createObjectNode().put("line", line);
        if (config.safety().rolloutToken().isPresent()) {
            payload.put("token", SecretFile.text(config.safety().rolloutToken().get()));
        }
        InetSocketAddress at = config.listening().comms().orElseThrow(() -> new IOException("it has no comms port"));
        try (Socket socket = connect(at)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream()
                    .write(CommsFrames.request(
                            CommsCommand.CONSOLE, payload.toString().getBytes(StandardCharsets.UTF_8)));
            JsonNode answer = JsonMapper.shared().readTree(answer(socket.getInputStream()));
            return answer.path("text").asString(answer.path("message").asString(""));
        }
    }

    private static byte[] answer(InputStream in) throws IOException {
        CommsReader reader = CommsReader.ofAnswer();
        byte[] some = new byte[8192];
        for (int count = in.read(some); count >= 0; count = in.read(some)) {
            switch (reader.take(Arrays.copyOf(some, count))) {
                case CommsReader.State.More() -> {}
                case CommsReader.State.Whole(CommsRequest whole) -> {
                    return whole.payload();
                }
                case CommsReader.State.Refused refused ->
                    throw new IOException("that is no node's answer (" + refused.reason() + ")");
            }
        }
        throw new IOException("it closed the connection");
    }

    private Socket connect(InetSocketAddress at) throws IOException {
        InetAddress named = InetAddress.getByName(at.getHostString());
        InetAddress host = named.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : named;
        Socket plain = new Socket();
        InetSocketAddress there = new InetSocketAddress(host, at.getPort());
        try {
            plain.connect(there, CONNECT_MILLIS);
        } catch (IOException e) {
            plain.close();
            throw new IOException("nothing listens at " + host.getHostAddress() + ":" + at.getPort(), e);
        }
        if (tls.isPresent() && tls.get().client() instanceof JdkSslContext context) {
            return context.context().getSocketFactory().createSocket(plain, host.getHostAddress(), at.getPort(), true);
        }
        return plain;
    }
}

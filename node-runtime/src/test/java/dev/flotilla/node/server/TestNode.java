package dev.flotilla.node.server;

import dev.flotilla.node.Node;
import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeListener;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.config.ConfigFile;
import dev.flotilla.node.config.ConfigReader;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** Whole nodes on loopback, as their environment makes them. */
final class TestNode implements AutoCloseable {
    static final String TOKEN = "planted-token-0123456789";

    final Node node;
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private TestNode(Starting starting) throws NodeStartException {
        this.node = starting.start(new NodeListener() {
            @Override
            public void line(String text) {
                lines.add(text);
            }

            @Override
            public void ticked() {}
        });
    }

    private interface Starting {
        Node start(NodeListener listener) throws NodeStartException;
    }

    static TestNode start(Map<String, String> environment, SharedLoops loops) throws NodeStartException {
        NodeConfig config = config(environment);
        return new TestNode(listener -> Node.start(config, loops, InstantSource.system(), listener));
    }

    /** One that takes its state folder for itself, as a process does. */
    static TestNode startKept(Map<String, String> environment, SharedLoops loops) throws NodeStartException {
        NodeConfig config = config(environment);
        return new TestNode(listener -> Node.startKept(config, loops, InstantSource.system(), listener));
    }

    static NodeConfig config(Map<String, String> environment) {
        return switch (ConfigReader.read(
                ConfigFile.none(), environment, (state, port) -> "node-x", System.nanoTime())) {
            case ConfigReader.Result.Good(NodeConfig config) -> config;
            case ConfigReader.Result.Wrong wrong -> throw new IllegalArgumentException(wrong.toString());
        };
    }

    /** Environments of nodes that know each other; node-a coordinates. */
    static Map<String, Map<String, String>> mesh(Path folder, String... ids) throws IOException {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        List<Integer> ports = freePorts(4 * ids.length);
        for (int i = 0; i < ids.length; i++) {
            Map<String, String> environment = new HashMap<>();
            environment.put("NODE_ID", ids[i]);
            environment.put("NODE_ROLE", i == 0 ? "coordinator" : "participant");
            environment.put("NODE_HOST", "127.0.0.1");
            environment.put("HEARTBEAT_PORT", String.valueOf(ports.get(4 * i)));
            environment.put("COMMS_PORT", String.valueOf(ports.get(4 * i + 1)));
            environment.put("CONTROL_PORT", String.valueOf(ports.get(4 * i + 2)));
            environment.put("HTTP_PORT", String.valueOf(ports.get(4 * i + 3)));
            environment.put("STATE_LOCATION", folder.resolve(ids[i]).toString());
            environment.put("ROLLOUT_TOKEN_FILE", token(folder).toString());
            List<String> peers = new ArrayList<>();
            for (int j = 0; j < ids.length; j++) {
                if (j != i) {
                    peers.add(ids[j] + "=127.0.0.1:" + ports.get(4 * j + 2) + ":" + ports.get(4 * j + 3));
                }
            }
            environment.put("PEERS", String.join(",", peers));
            all.put(ids[i], environment);
        }
        return all;
    }

    static Path token(Path folder) throws IOException {
        Path file = folder.resolve("token");
        if (!Files.exists(file)) {
            Files.writeString(file, TOKEN);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }

    /** Not from where the system takes ports for connections: nodes that call each other would take them before they are bound. */
    static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        RandomGenerator random = RandomGenerator.getDefault();
        for (int tries = 0; held.size() < count && tries < 100 * count; tries++) {
            ServerSocket socket = new ServerSocket();
            try {
                int port = random.nextInt(15_000, 32_000);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
                held.add(socket);
            } catch (BindException taken) {
                socket.close();
            }
        }
        List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : held) {
            socket.close();
        }
        return ports;
    }

    InetSocketAddress http() {
        return node.httpAddress().orElseThrow();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    HttpResponse<String> order(String body) throws IOException, InterruptedException {
        return post("/rollout", body, "Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + http().getPort() + path);
    }

    @Override
    public void close() {
        node.close();
        client.close();
    }
}

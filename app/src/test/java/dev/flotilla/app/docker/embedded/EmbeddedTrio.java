package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.node.comms.CommsFrames;
import dev.flotilla.node.comms.CommsReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The containers of a stack of three nodes, one on each of three embedded hosts, told of each other as an apply tells them. */
final class EmbeddedTrio implements AutoCloseable {
    static final List<String> IDS = List.of("node-a", "node-b", "node-c");

    private static final String TOKEN = "planted-token-5d0f2a";

    /** What the stack file publishes of each node, first to last. */
    private static final List<Integer> INSIDE = List.of(50051, 5000, 5001, 60001);

    private final EmbeddedHosts hosts;
    private final Map<String, Map<Integer, PublishedPort>> ports = new LinkedHashMap<>();
    private final Map<String, ContainerId> containers = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();

    EmbeddedTrio(EmbeddedHosts hosts, Path secrets) throws IOException {
        this.hosts = hosts;
        Path token = secrets.resolve("token");
        Files.writeString(token, TOKEN);
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        for (String id : IDS) {
            ports.put(id, published(address(id)));
        }
        for (String id : IDS) {
            ContainerSpec spec = Specs.withPorts(
                    Specs.of(id, "flotilla-node", List.of()), ports(id).values().toArray(PublishedPort[]::new));
            for (Map.Entry<String, String> variable :
                    environment(id, token.toString()).entrySet()) {
                spec = Specs.withEnvironment(spec, variable.getKey(), variable.getValue());
            }
            containers.put(id, engine(id).create(spec));
        }
    }

    private Map<String, String> environment(String id, String token) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("NODE_ID", id);
        all.put("NODE_ROLE", id.equals("node-a") ? "coordinator" : "participant");
        all.put("HEARTBEAT_PERIOD_MS", "200");
        all.put("ROLLOUT_DWELL_SECONDS", "0");
        all.put("ROLLOUT_TOKEN_FILE", token);
        all.put(
                "PEER_SERVICES",
                String.join(",", IDS.stream().filter(other -> !other.equals(id)).toList()));
        for (String other : IDS) {
            if (!other.equals(id)) {
                ports(other)
                        .forEach((inside, port) -> all.put(
                                other.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + inside + "_ENDPOINT",
                                port.hostIp() + ":" + port.hostPort()));
            }
        }
        return all;
    }

    private static Map<Integer, PublishedPort> published(String address) throws IOException {
        Map<Integer, PublishedPort> all = new LinkedHashMap<>();
        for (int inside : INSIDE) {
            boolean udp = inside == 5000;
            int free = udp ? freeUdp(address) : freeTcp(address);
            all.put(inside, new PublishedPort(address, free, inside, udp ? Protocol.UDP : Protocol.TCP));
        }
        return all;
    }

    private static int freeUdp(String address) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral(address))) {
            return socket.getLocalPort();
        }
    }

    private static int freeTcp(String address) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
            return socket.getLocalPort();
        }
    }

    private static String address(String id) {
        return "127.37.5." + (IDS.indexOf(id) + 1);
    }

    private Map<Integer, PublishedPort> ports(String id) {
        return ports.getOrDefault(id, Map.of());
    }

    private int port(String id, int inside) {
        return Objects.requireNonNull(ports(id).get(inside)).hostPort();
    }

    Engine engine(String id) {
        Host host = Host.of(new HostId("host-of-" + id), "local-" + id, new EngineAddress.Embedded());
        return hosts.engine(host.withAddress(address(id)));
    }

    ContainerId container(String id) {
        return Objects.requireNonNull(containers.get(id));
    }

    void start(String id) {
        engine(id).start(container(id));
    }

    void stop(String id) {
        engine(id).stop(container(id), Duration.ZERO);
    }

    JsonNode page(String id, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(id, path)).build();
        return JsonMapper.shared()
                .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    /** Version and digest of what a node serves. */
    String served(String id) throws IOException, InterruptedException {
        return page(id, "/routing/state").required("version").asLong() + " "
                + page(id, "/health/snapshot").required("digest").asString();
    }

    boolean allServe(long version) throws IOException, InterruptedException {
        String first = served(IDS.getFirst());
        for (String id : IDS) {
            if (!served(id).equals(first)) {
                return false;
            }
        }
        return first.startsWith(version + " ");
    }

    HttpResponse<String> order(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("node-a", "/rollout"))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String id, String path) {
        return URI.create("http://" + address(id) + ":" + port(id, 50051) + path);
    }

    /** A line for a node's console, over its comms port. */
    String console(String id, String line) throws IOException {
        byte[] payload = ("{\"line\": \"" + line + "\"}").getBytes(StandardCharsets.UTF_8);
        return asked(id, CommsFrames.request("console", payload));
    }

    String ping(String id) throws IOException {
        return asked(id, CommsFrames.ping());
    }

    private String asked(String id, byte[] request) throws IOException {
        CommsReader reader = CommsReader.ofAnswer();
        try (Socket socket = new Socket(InetAddress.ofLiteral(address(id)), port(id, 5001))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            byte[] some = new byte[8192];
            for (int count = socket.getInputStream().read(some);
                    count >= 0;
                    count = socket.getInputStream().read(some)) {
                if (reader.take(Arrays.copyOf(some, count)) instanceof CommsReader.State.Whole(var whole)) {
                    return new String(whole.payload(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IOException("no answer from " + id);
    }

    @Override
    public void close() {
        client.close();
    }
}

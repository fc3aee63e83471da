package dev.flotilla.node.server;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A node of the canary system, as its five frames are described, on real sockets: one connection of its own to the peer, what it hears comes on
 * others. It shares no code with the node under test, and notes down whatever an original would not expect.
 */
final class StrictOriginal implements AutoCloseable {
    private static final Map<String, List<String>> PAYLOADS = Map.of(
            "HEARTBEAT", List.of("node_id", "last_committed_version", "digest"),
            "HEALTH_SNAPSHOT", List.of("node_id", "p95", "error_rate", "window_id"),
            "PREPARE_REQ", List.of("txid", "state"),
            "PREPARE_RESP", List.of("txid", "vote", "reason"),
            "DECISION", List.of("txid", "kind", "state"));
    /** What ours may add to a heartbeat; an original looks at the keys it knows alone. */
    private static final List<String> ANNOUNCED = List.of("flotilla", "boot", "seq");

    private static final List<String> STATE =
            List.of("version", "stable_model_id", "canary_model_id", "weights", "status", "txid", "timestamp");

    private final String id;
    private final int peerPort;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private Socket out = new Socket();
    final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    final List<String> complaints = new CopyOnWriteArrayList<>();
    volatile String vote = "COMMIT";
    final AtomicInteger decisionsLost = new AtomicInteger();
    private volatile State state = new State(1, 1.0, 0.0, "COMMITTED", "initial", "2026-11-20T04:30:00.000001");

    /** A routing state between v1 and v2. */
    record State(int version, double stable, double canary, String status, String txid, String timestamp) {
        String json() {
            return "{\"version\": %d, \"stable_model_id\": \"v1\", \"canary_model_id\": \"v2\", \"weights\": %s, \"status\": \"%s\", \"txid\": \"%s\", \"timestamp\": \"%s\"}"
                    .formatted(version, weights(), status, txid, timestamp);
        }

        /** Over the keys in their order, as Python sorts them. */
        String digest() {
            String sorted =
                    "{\"canary_model_id\": \"v2\", \"stable_model_id\": \"v1\", \"status\": \"%s\", \"timestamp\": \"%s\", \"txid\": \"%s\", \"version\": %d, \"weights\": %s}"
                            .formatted(status, timestamp, txid, version, weights());
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(sorted.getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private String weights() {
            return "{\"v1\": %s, \"v2\": %s}".formatted(stable, canary);
        }

        State as(String other) {
            return new State(version, stable, canary, other, txid, timestamp);
        }

        static State of(JsonNode json) {
            JsonNode weights = json.get("weights");
            return new State(
                    json.get("version").intValue(),
                    weights.get("v1").doubleValue(),
                    weights.get("v2").doubleValue(),
                    json.get("status").stringValue(),
                    json.get("txid").stringValue(),
                    json.get("timestamp").stringValue());
        }
    }

    StrictOriginal(String id, int port, int peerPort) throws IOException {
        this.id = id;
        this.peerPort = peerPort;
        this.server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
        clock.scheduleWithFixedDelay(this::beat, 0, 300, TimeUnit.MILLISECONDS);
    }

    State state() {
        return state;
    }

    /** Heartbeats tell of it from now on. */
    void adopt(State next) {
        state = next;
    }

    long heard(String type) {
        return heard.stream()
                .filter(frame -> frame.get("msg_type").stringValue().equals(type))
                .count();
    }

    private void beat() {
        send(
                "HEARTBEAT",
                "{\"node_id\": \"%s\", \"last_committed_version\": %d, \"digest\": \"%s\"}"
                        .formatted(id, state.version(), state.digest()));
        send(
                "HEALTH_SNAPSHOT",
                "{\"node_id\": \"%s\", \"p95\": 120.0, \"error_rate\": 0.01, \"window_id\": \"window-1\"}"
                        .formatted(id));
    }

    void prepare(State candidate) {
        send("PREPARE_REQ", "{\"txid\": \"%s\", \"state\": %s}".formatted(candidate.txid(), candidate.json()));
    }

    void decide(State candidate, String kind) {
        String status = kind.equals("COMMIT") ? "COMMITTED" : "ABORTED";
        send(
                "DECISION",
                "{\"txid\": \"%s\", \"kind\": \"%s\", \"state\": %s}"
                        .formatted(candidate.txid(), kind, candidate.as(status).json()));
    }

    /** As an original: a send that fails is forgotten, the next one connects again. */
    private synchronized void send(String type, String payload) {
        byte[] body = "{\"msg_type\": \"%s\", \"sender\": \"%s\", \"payload\": %s}"
                .formatted(type, id, payload)
                .getBytes(StandardCharsets.US_ASCII);
        try {
            if (!out.isConnected() || out.isClosed()) {
                out = held(new Socket(InetAddress.getLoopbackAddress(), peerPort));
            }
            DataOutputStream to = new DataOutputStream(out.getOutputStream());
            to.writeInt(body.length);
            to.write(body);
            to.flush();
        } catch (IOException e) {
            out = new Socket();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = held(server.accept());
                threads.execute(() -> read(socket));
            }
        } catch (IOException e) {
            // Closed.
            return;
        }
    }

    private void read(Socket socket) {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                byte[] body = in.readNBytes(in.readInt());
                take(new String(body, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The other side has gone.
            return;
        } catch (RuntimeException e) {
            complaints.add("not understood: " + e);
        }
    }

    private void take(String text) {
        JsonNode frame = JsonMapper.shared().readTree(text);
        String type = frame.path("msg_type").asString("");
        JsonNode payload = frame.path("payload");
        if (!names(frame).equals(List.of("msg_type", "sender", "payload")) || text.contains("\"mac\"")) {
            complaints.add("more than the three keys: " + text);
        }
        List<String> keys = new ArrayList<>(PAYLOADS.getOrDefault(type, List.of()));
        List<String> said = names(payload);
        if (type.equals("HEARTBEAT") && said.size() > keys.size()) {
            keys.addAll(ANNOUNCED);
        }
        if (keys.isEmpty() || !said.equals(keys)) {
            complaints.add("no frame of an original: " + text);
        }
        if (payload.has("state") && !names(payload.get("state")).equals(STATE)) {
            complaints.add("no state of an original: " + text);
        }
        heard.add(frame);
        answer(type, payload);
    }

    /** A participant's part. */
    private void answer(String type, JsonNode payload) {
        if (type.equals("PREPARE_REQ")) {
            send(
                    "PREPARE_RESP",
                    "{\"txid\": \"%s\", \"vote\": \"%s\", \"reason\": \"health gates\"}"
                            .formatted(payload.get("txid").stringValue(), vote));
        } else if (type.equals("DECISION")) {
            if (decisionsLost.getAndUpdate(left -> Math.max(0, left - 1)) == 0
                    && payload.get("kind").stringValue().equals("COMMIT")) {
                state = State.of(payload.get("state"));
            }
        }
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    private Socket held(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.close();
    }
}

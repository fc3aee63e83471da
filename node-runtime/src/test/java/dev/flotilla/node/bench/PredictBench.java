package dev.flotilla.node.bench;

import java.io.IOException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code POST /predict} with 64 bytes of JSON, parsed and echoed, asked by wrk over connections that stay, against {@link BareServer} with
 * answers of the same length. Each side is a process with one event loop. {@code PredictBench [seconds]}.
 */
final class PredictBench {
    private static final String INPUT = "{\"user\": 4711, \"features\": [0.25, 1.5, 7.75, 3.125], \"x\": \"abcd\"}";
    private static final double LEAST = 0.9;
    /** Of each side in a round, in turn, so that whatever else the machine does falls on both. */
    private static final int GOES = 3;

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    private final Path folder = Files.createTempDirectory("predict-bench");
    private final Path script = folder.resolve("post.lua");
    private final List<Process> children = new ArrayList<>();
    private final int seconds;

    private PredictBench(int seconds) throws IOException {
        this.seconds = seconds;
        Files.writeString(
                script,
                "wrk.method = \"POST\"\nwrk.headers[\"Content-Type\"] = \"application/json\"\nwrk.body = '" + INPUT
                        + "'\n");
    }

    private int node() throws IOException {
        int port = freePort();
        child(
                Map.of(
                        "NODE_ID", "bench",
                        "NODE_HOST", "127.0.0.1",
                        "HEARTBEAT_PORT", "" + freePort(),
                        "COMMS_PORT", "" + freePort(),
                        "CONTROL_PORT", "" + freePort(),
                        "HTTP_PORT", "" + port,
                        "STATE_LOCATION", folder.resolve("state").toString()),
                "dev.flotilla.node.server.ChildNode");
        return port;
    }

    private int bare(int length) throws IOException {
        int port = freePort();
        child(Map.of(), BareServer.class.getName(), "" + port, "" + length);
        return port;
    }

    private void child(Map<String, String> environment, String... main) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(main));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out-" + children.size()).toFile());
        builder.environment().putAll(environment);
        children.add(builder.start());
    }

    private static void untilOpen(int port) {
        for (int i = 0; i < 300; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        throw new IllegalStateException("nobody listens on " + port);
    }

    private double wrk(int port, int connections, int duration) throws Exception {
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + duration + "s",
                        "-s",
                        script.toString(),
                        "http://127.0.0.1:" + port + "/predict")
                .redirectErrorStream(true)
                .start();
        String out = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(out);
        if (wrk.waitFor() != 0 || !rate.find() || BAD.matcher(out).find()) {
            throw new IOException("wrk says: " + out);
        }
        return Double.parseDouble(rate.group(1));
    }

    private boolean compare(int node, int bare, int connections) throws Exception {
        double[] ours = new double[Rounds.COUNT];
        double[] theirs = new double[Rounds.COUNT];
        for (int i = 0; i < Rounds.COUNT; i++) {
            double[] goes = new double[GOES];
            double[] others = new double[GOES];
            for (int go = 0; go < GOES; go++) {
                goes[go] = wrk(node, connections, seconds);
                others[go] = wrk(bare, connections, seconds);
            }
            ours[i] = Rounds.median(goes);
            theirs[i] = Rounds.median(others);
        }
        System.out.println("predict, " + connections + " connections: " + Rounds.words("requests/s", ours));
        System.out.println("bare Netty, " + connections + " connections: " + Rounds.words("requests/s", theirs));
        double ratio = Rounds.median(ours) / Rounds.median(theirs);
        return Rounds.kept(
                "predict to bare Netty, " + connections + " connections", ratio, "at least " + LEAST, ratio >= LEAST);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean run() throws Exception {
        try {
            int node = node();
            untilOpen(node);
            int length;
            try (HttpClient client = HttpClient.newHttpClient()) {
                length = client.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node + "/predict"))
                                        .POST(HttpRequest.BodyPublishers.ofString(INPUT))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray())
                        .body()
                        .length;
            }
            int bare = bare(length);
            untilOpen(bare);
            System.out.println("input of " + INPUT.length() + " bytes, answers of " + length);
            wrk(node, 64, 2 * seconds);
            wrk(bare, 64, 2 * seconds);
            Calibration.print();
            boolean few = compare(node, bare, 16);
            return compare(node, bare, 64) && few;
        } finally {
            children.forEach(Process::destroyForcibly);
        }
    }

    public static void main(String[] arguments) throws Exception {
        boolean kept = new PredictBench(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2).run();
        System.exit(kept ? 0 : 1);
    }
}

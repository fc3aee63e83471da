package dev.flotilla.app.monitor.intake;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A process that looks like a node of the original from outside: the captured heartbeat with its own ports and the time of
 * now, each from a fresh port, and of all that can be asked over comms {@code stats} alone. Prints its comms port.
 */
public final class OriginalNode {
    private static final Path GOLDEN = Path.of("..", "resources", "wire", "mosaic-heartbeat.bin");

    private OriginalNode() {}

    /** Arguments: its heartbeat port, to which port it beats (0: none), the period in ms, the heartbeat port of a peer. */
    public static void main(String[] args) throws IOException {
        int own = Integer.parseInt(args[0]);
        int to = Integer.parseInt(args[1]);
        Duration period = Duration.ofMillis(Long.parseLong(args[2]));
        int peer = Integer.parseInt(args[3]);
        try (ServerSocket comms = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor()) {
            String golden = Files.readString(GOLDEN, StandardCharsets.UTF_8);
            if (to != 0) {
                beats.scheduleAtFixedRate(
                        () -> beat(golden, own, comms.getLocalPort(), to), 0, period.toMillis(), TimeUnit.MILLISECONDS);
            }
            System.out.println(comms.getLocalPort());
            while (true) {
                try (Socket caller = comms.accept()) {
                    caller.setSoTimeout(2_000);
                    answer(caller, peer);
                } catch (IOException e) {
                    // whoever hangs up is no reason to end
                    System.err.println(e);
                }
            }
        }
    }

    private static void beat(String golden, int own, int comms, int to) {
        Instant now = Instant.now();
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        byte[] bytes = golden.replace("\"port\": 5000", "\"port\": " + own)
                .replace("\"comms_port\": 5001", "\"comms_port\": " + comms)
                .replaceFirst("\"timestamp_ms\": \\d+", "\"timestamp_ms\": " + now.toEpochMilli())
                .replaceFirst("\"send_time_ns\": \\d+", "\"send_time_ns\": " + nanos)
                .getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket fresh = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            fresh.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), to));
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    private static void answer(Socket caller, int peer) throws IOException {
        DataInputStream in = new DataInputStream(caller.getInputStream());
        String header = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        if (!header.contains("\"stats\"")) {
            return;
        }
        byte[] table = """
                [{"host": "127.0.0.1", "heartbeat_port": %d, "comms_port": 5001, "last_time_received": %d,\
                 "connection_status": "online", "stats_payload": null, "benchmark": null}]""".formatted(peer, System.currentTimeMillis()).getBytes(StandardCharsets.UTF_8);
        byte[] head = "{\"payload_type\": \"json\", \"payload_length\": %d}"
                .formatted(table.length)
                .getBytes(StandardCharsets.UTF_8);
        OutputStream out = caller.getOutputStream();
        out.write(ByteBuffer.allocate(4 + head.length + table.length)
                .putInt(head.length)
                .put(head)
                .put(table)
                .array());
        out.flush();
    }
}

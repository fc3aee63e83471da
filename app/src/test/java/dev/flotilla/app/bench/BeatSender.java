package dev.flotilla.app.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Offers heartbeats of so many nodes in turn at a steady rate; each with the next number of its node, the time of now, and
 * figures of its machine that change every fifteenth time. Each line {@code PORT NODES RATE SECONDS} is one go and
 * answered with how many it sent.
 */
final class BeatSender {
    private static final int MOST_AT_ONCE = 64;
    private static final long PAUSE_NANOS = 250_000;
    private static final int MOST_NODES = 10_000;
    private static final String TIME = "1000000000000000000";
    private static final String SEQUENCE = "1000000000";

    private final byte[][] frames = new byte[MOST_NODES][];
    private final long[] sent = new long[MOST_NODES];
    private int timeAt;
    private int cpuAt;

    private BeatSender() {
        for (int i = 0; i < MOST_NODES; i++) {
            String frame = "{\"host\": \"" + host(i)
                    + "\", \"port\": 5000, \"comms_port\": 5001, \"stats\": {\"timestamp_ms\": 1795149172441,"
                    + " \"cpu_percent\": 60.7, \"ram_percent\": 33.6, \"disk_free_space\": {\"/\": {\"total_bytes\":"
                    + " 270553174016, \"free_bytes\": 81990803456, \"used_bytes\": 26953490432, \"percent_used\": 24.7}},"
                    + " \"gpus\": []}, \"send_time_ns\": " + TIME + ", \"node_id\": \"" + id(i)
                    + "\", \"boot\": 7, \"seq\": " + SEQUENCE + "}";
            frames[i] = frame.getBytes(StandardCharsets.US_ASCII);
            timeAt = frame.indexOf(TIME);
            cpuAt = frame.indexOf("60.7");
        }
    }

    static String id(int node) {
        return String.format(Locale.ROOT, "node-%05d", node);
    }

    /** As long for each node. */
    static String host(int node) {
        return "127." + (100 + node / 10_000) + "." + (100 + node / 100 % 100) + "." + (100 + node % 100);
    }

    private static void write(byte[] frame, int end, long number) {
        long rest = number;
        for (int at = end - 1; rest > 0; at--) {
            frame[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private byte[] next(int node, long time) {
        byte[] frame = frames[node];
        sent[node]++;
        write(frame, timeAt + TIME.length(), time);
        write(frame, frame.length - 1, Long.parseLong(SEQUENCE) + sent[node]);
        frame[cpuAt + 1] = (byte) ('0' + sent[node] / 15 % 10);
        return frame;
    }

    private String go(int port, int nodes, double rate, double seconds) throws Exception {
        long total = Math.round(rate * seconds);
        long done = 0;
        ByteBuffer buffer = ByteBuffer.allocateDirect(1024);
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            long begin = System.nanoTime();
            while (done < total) {
                long due = Math.min(total, (long) ((System.nanoTime() - begin) / 1e9 * rate));
                // One that was held up comes back to its rate little by little, not in one gush.
                long until = Math.min(due, done + MOST_AT_ONCE);
                Instant now = Instant.now();
                long time = now.getEpochSecond() * 1_000_000_000L + now.getNano();
                for (; done < until; done++) {
                    buffer.clear().put(next((int) (done % nodes), time)).flip();
                    channel.write(buffer);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return String.valueOf(done);
    }

    public static void main(String[] arguments) throws Exception {
        BeatSender sender = new BeatSender();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] words = line.split(" ", -1);
            System.out.println(sender.go(
                    Integer.parseInt(words[0]),
                    Integer.parseInt(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3])));
        }
    }
}

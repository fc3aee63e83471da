package dev.flotilla.node.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Offers heartbeats in the captured format at a steady rate, a few at once, from so many identities in turn. {@code HeartbeatSender CAPTURED
 * IDENTITIES}; then each line {@code PORT RATE SECONDS} is one go and answered with how many it sent, and in how many seconds.
 */
final class HeartbeatSender {
    private static final int MOST_AT_ONCE = 64;
    private static final long PAUSE_NANOS = 250_000;

    private HeartbeatSender() {}

    /** The address that an identity gives: of no machine but this. */
    static String host(int identity) {
        return "127." + (100 + identity / 250 / 250) + "." + (1 + identity / 250 % 250) + "." + (1 + identity % 250);
    }

    private static ByteBuffer[] frames(String captured, int identities) {
        ByteBuffer[] frames = new ByteBuffer[identities];
        for (int i = 0; i < identities; i++) {
            byte[] frame =
                    captured.replace("\"127.0.0.1\"", "\"" + host(i) + "\"").getBytes(StandardCharsets.US_ASCII);
            frames[i] = ByteBuffer.allocateDirect(frame.length).put(frame).flip();
        }
        return frames;
    }

    private static String go(ByteBuffer[] frames, int port, double rate, double seconds) throws Exception {
        long total = Math.round(rate * seconds);
        long sent = 0;
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            long begin = System.nanoTime();
            while (sent < total) {
                long due = Math.min(total, (long) ((System.nanoTime() - begin) / 1e9 * rate));
                // One that was held up comes back to its rate little by little, not in one gush.
                long until = Math.min(due, sent + MOST_AT_ONCE);
                for (; sent < until; sent++) {
                    channel.write(frames[(int) (sent % frames.length)].rewind());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return String.format(Locale.ROOT, "%d %.3f", sent, (System.nanoTime() - begin) / 1e9);
        }
    }

    public static void main(String[] arguments) throws Exception {
        ByteBuffer[] frames = frames(
                Files.readString(Path.of(arguments[0]), StandardCharsets.US_ASCII), Integer.parseInt(arguments[1]));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] words = line.split(" ", -1);
            System.out.println(
                    go(frames, Integer.parseInt(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2])));
        }
    }
}

package dev.flotilla.node.bench;

import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.HeartbeatCodec;
import dev.flotilla.node.wire.MachineStats;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Sockets on loopback that beat as often as nodes do, one after the other. */
final class IdlePeers implements AutoCloseable {
    private static final long PERIOD_NANOS = 5_000_000_000L;

    private final List<DatagramSocket> sockets = new ArrayList<>();
    private final int nodePort;
    private volatile boolean over;

    IdlePeers(int count, int nodePort) throws IOException {
        this.nodePort = nodePort;
        for (int i = 0; i < count; i++) {
            sockets.add(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        }
    }

    /** As the key peers of a configuration has it. */
    String asList() {
        return sockets.stream()
                .map(socket -> "{\"host\": \"127.0.0.1\", \"comms_port\": 5001, \"heartbeat_port\": "
                        + socket.getLocalPort() + "}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    void begin() {
        Thread.ofPlatform().daemon().name("idle-peers").start(() -> {
            for (long turn = 0; !over; turn++) {
                DatagramSocket socket = sockets.get((int) (turn % sockets.size()));
                beat(socket, 1 + turn / sockets.size());
                LockSupport.parkNanos(PERIOD_NANOS / sockets.size());
            }
        });
    }

    private void beat(DatagramSocket socket, long sequence) {
        byte[] bytes = HeartbeatCodec.encode(new Heartbeat(
                "127.0.0.1",
                socket.getLocalPort(),
                5001,
                MachineStats.NONE,
                System.currentTimeMillis() * 1_000_000,
                Optional.empty(),
                OptionalLong.of(1),
                OptionalLong.of(sequence)));
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), nodePort));
        } catch (IOException e) {
            over = true;
        }
    }

    @Override
    public void close() {
        over = true;
        sockets.forEach(DatagramSocket::close);
    }
}

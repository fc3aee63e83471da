package dev.flotilla.node.control;

import dev.flotilla.node.config.ControlPeer;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.FrameSeal;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A control plane whose frames are kept. */
final class ControlBench implements Receiver, AutoCloseable {
    static final String ID = "bench";

    final List<ControlFrame> frames = new CopyOnWriteArrayList<>();
    final List<Long> arrivals = new CopyOnWriteArrayList<>();
    final List<String> unreachable = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();
    final ControlPlane plane;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final InetSocketAddress at;

    ControlBench(Optional<FrameSeal> seal, Duration patience, Executor waiting, ControlPeer... peers) {
        ControlSetup setup = new ControlSetup(
                ID,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(peers),
                7,
                Duration.ofSeconds(15),
                patience,
                seal,
                Optional.empty());
        plane = new ControlPlane(setup, loops.next(), waiting, this, RandomGenerator.getDefault());
        at = (InetSocketAddress) plane.bind().syncUninterruptibly().channel().localAddress();
    }

    int port() {
        return at.getPort();
    }

    @Override
    public boolean received(ControlFrame frame) {
        arrivals.add(System.nanoTime());
        return frames.add(frame);
    }

    @Override
    public void unreachable(String peer) {
        unreachable.add(peer);
    }

    @Override
    public void line(String text) {
        lines.add(text);
    }

    static ControlPeer at(String id, int port) {
        return new ControlPeer(id, "127.0.0.1", port, 1);
    }

    static ControlFrame beat(String sender, long version) {
        return new ControlFrame.Heartbeat(sender, sender, version, "digest", Optional.empty());
    }

    @Override
    public void close() {
        plane.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}

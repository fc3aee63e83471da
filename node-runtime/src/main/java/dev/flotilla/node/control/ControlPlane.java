package dev.flotilla.node.control;

import dev.flotilla.node.config.ControlPeer;
import dev.flotilla.node.wire.ControlEncoder;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.FrameSeal;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All control connections of a node. {@link #send} may be called by any thread and never waits; connections come and go by themselves on the
 * event loop.
 */
public final class ControlPlane {
    private static final long LOOK_SECONDS = 1;

    private final ControlSetup setup;
    private final EventLoop loop;
    private final ControlListener listener;
    private final Map<String, PeerLink> links = new TreeMap<>();
    private final ControlCounts counts = new ControlCounts();
    private final AtomicLong sequence = new AtomicLong();
    private volatile @Nullable Written written;
    private @Nullable Channel port;
    private @Nullable Future<?> looking;

    private static final class Written {
        private final ControlFrame frame;
        private final byte[] body;

        Written(ControlFrame frame) {
            this.frame = frame;
            this.body = ControlEncoder.body(frame);
        }
    }

    /** @param waiting for name servers */
    public ControlPlane(
            ControlSetup setup, EventLoop loop, Executor waiting, Receiver receiver, RandomGenerator random) {
        this.setup = setup;
        this.loop = loop;
        PeerAddresses addresses = new PeerAddresses(waiting);
        for (ControlPeer peer : setup.peers()) {
            links.put(peer.id(), new PeerLink(peer, setup, loop, addresses, receiver, counts, random));
        }
        SenderCheck check = new SenderCheck(
                setup.nodeId(), setup.peers(), addresses, setup.seal(), setup.tolerance(), receiver::line);
        this.listener = new ControlListener(setup, loop, check, receiver, counts, this::heard);
    }

    /** Binds the port; the future says how that went, and once it is done {@link #connect} may be called. */
    public ChannelFuture bind() {
        ChannelFuture bound = listener.bind();
        port = bound.channel();
        return bound;
    }

    /** Begins to connect to all peers. */
    public void connect() {
        loop.execute(() -> links.values().forEach(PeerLink::connect));
        looking = loop.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        links.values().forEach(link -> link.look(now));
    }

    private void heard(String peer) {
        PeerLink link = links.get(peer);
        if (link != null) {
            link.heard();
        }
    }

    /** What cannot be sent is reported to the receiver, later. */
    public void send(String to, ControlFrame frame) {
        PeerLink link = links.get(to);
        if (link == null) {
            return;
        }
        byte[] bytes = bytes(to, frame);
        if (loop.inEventLoop()) {
            link.send(bytes);
            return;
        }
        try {
            loop.execute(() -> link.send(bytes));
        } catch (RejectedExecutionException e) {
            counts.notSent();
        }
    }

    /** A frame that goes to all peers is the same object each time, and written once. */
    @SuppressWarnings("ReferenceEquality")
    private byte[] body(ControlFrame frame) {
        Written last = written;
        if (last == null || last.frame != frame) {
            last = new Written(frame);
            written = last;
        }
        return last.body;
    }

    private byte[] bytes(String to, ControlFrame frame) {
        byte[] body = body(frame);
        if (setup.seal().isPresent()) {
            FrameSeal.Stamp stamp = new FrameSeal.Stamp(setup.boot(), sequence.incrementAndGet());
            body = setup.seal().get().seal(FrameSeal.stamp(body, stamp), to);
        }
        return ByteBuffer.allocate(Integer.BYTES + body.length)
                .putInt(body.length)
                .put(body)
                .array();
    }

    public ControlCounts counts() {
        return counts;
    }

    /** Closes everything and waits until it is. Not to be called on the event loop. */
    public void close() {
        Future<?> looks = looking;
        if (looks != null) {
            looks.cancel(false);
        }
        Channel bound = port;
        if (bound != null) {
            bound.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        }
        if (!loop.isShuttingDown()) {
            loop.submit(() -> links.values().forEach(PeerLink::close)).awaitUninterruptibly(5, TimeUnit.SECONDS);
        }
        listener.close();
    }
}

package dev.flotilla.node.comms.socket;

import dev.flotilla.node.comms.CommsRefusal;
import dev.flotilla.node.door.Door;
import dev.flotilla.node.tally.ConnectionLimits;
import dev.flotilla.node.tally.Tally;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;

/** The comms port: takes connections within limits, gives each a handler of its own. On the event loop; the counters on any thread. */
public final class CommsListener implements Door.Keeper {
    private final CommsSetup setup;
    private final CommsDesk desk;
    private final Door door;
    private final Tally<CommsRefusal> refused = new Tally<>(CommsRefusal.class);
    private final AtomicLong served = new AtomicLong();
    private long bytesHeld;

    public CommsListener(CommsSetup setup, EventLoop loop, CommsDesk desk) {
        this.setup = setup;
        this.desk = desk;
        this.door = new Door(loop, setup.most(), setup.mostOfOneSource(), setup.tls(), this);
    }

    public ChannelFuture bind() {
        return door.bind(setup.bindAt());
    }

    @Override
    public void refused(ConnectionLimits.Entry why) {
        refused.count(why == ConnectionLimits.Entry.TOO_MANY_OF_ONE ? CommsRefusal.SOURCE : CommsRefusal.CONNECTIONS);
    }

    @Override
    public void admitted(SocketChannel channel) {
        channel.pipeline().addLast(new CommsHandler(this, setup.tls().isPresent(), isHere(channel)));
    }

    /** From loopback, or from the very address that was connected to: that is this machine as well. */
    private static boolean isHere(SocketChannel channel) {
        InetAddress from = channel.remoteAddress().getAddress();
        return from.isLoopbackAddress() || from.equals(channel.localAddress().getAddress());
    }

    /** False when there is no more room for bytes of requests. */
    boolean holds(int more) {
        bytesHeld += more;
        return bytesHeld <= setup.mostBytes();
    }

    CommsSetup setup() {
        return setup;
    }

    CommsDesk desk() {
        return desk;
    }

    void served() {
        served.incrementAndGet();
    }

    public Tally<CommsRefusal> refused() {
        return refused;
    }

    /** Requests that were answered as they wanted. */
    public long answered() {
        return served.get();
    }

    /** Connections that are open. */
    public int open() {
        return door.open();
    }

    public void close() {
        door.close();
    }
}

package dev.flotilla.node.control;

import dev.flotilla.node.door.Door;
import dev.flotilla.node.tally.ConnectionLimits;
import dev.flotilla.node.wire.ControlFrame;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.util.function.Consumer;

/** The control port: takes connections within limits and hands on the frames whose sender is who it says. On the event loop. */
final class ControlListener implements Door.Keeper {
    private static final int MOST_CONNECTIONS = 512;
    private static final int MOST_OF_ONE_SOURCE = 64;

    private final ControlSetup setup;
    private final SenderCheck check;
    private final Receiver receiver;
    private final ControlCounts counts;
    private final Consumer<String> heard;
    private final Door door;

    /** @param heard told which peer a good frame came from */
    ControlListener(
            ControlSetup setup,
            EventLoop loop,
            SenderCheck check,
            Receiver receiver,
            ControlCounts counts,
            Consumer<String> heard) {
        this.setup = setup;
        this.check = check;
        this.receiver = receiver;
        this.counts = counts;
        this.heard = heard;
        this.door = new Door(loop, MOST_CONNECTIONS, MOST_OF_ONE_SOURCE, setup.tls(), this);
    }

    ChannelFuture bind() {
        return door.bind(setup.bindAt());
    }

    @Override
    public void refused(ConnectionLimits.Entry why) {
        counts.refused().count(why == ConnectionLimits.Entry.TOO_MANY_OF_ONE ? Refusal.SOURCE : Refusal.CONNECTIONS);
    }

    @Override
    public void admitted(SocketChannel channel) {
        counts.opened(1);
        channel.closeFuture().addListener(closed -> counts.opened(-1));
        channel.pipeline()
                .addLast(new InboundFrames(this, channel.remoteAddress().getAddress(), setup.patience()));
    }

    /** What became of a frame. */
    enum Taking {
        /** It is counted by its reason. */
        REFUSED,
        TAKEN,
        /** A heartbeat of a node of our kind: its sender wants to know that the connection carries. */
        TO_BE_ANSWERED
    }

    Taking take(byte[] body, InetAddress from) {
        return switch (check.judge(body, from, System.nanoTime())) {
            case SenderCheck.Finding.Bad(Refusal refusal) -> {
                counts.refused().count(refusal);
                yield Taking.REFUSED;
            }
            case SenderCheck.Finding.Good good -> {
                counts.frame();
                heard.accept(good.frame().sender());
                if (!receiver.received(good.frame())) {
                    counts.refused().count(Refusal.BUSY);
                }
                yield good.frame() instanceof ControlFrame.Heartbeat beat
                                && beat.announcement().isPresent()
                        ? Taking.TO_BE_ANSWERED
                        : Taking.TAKEN;
            }
        };
    }

    ControlCounts counts() {
        return counts;
    }

    void close() {
        door.close();
    }
}

package dev.flotilla.node.control;

import dev.flotilla.node.wire.ControlDecoder;
import dev.flotilla.node.wire.FrameSplitter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection of somebody else's. It is closed when no good frame comes for a while, after a length that cannot be, and after many bad
 * frames; a bad frame among good ones is only counted.
 */
final class InboundFrames extends SimpleChannelInboundHandler<ByteBuf> {
    private static final int MOST_BAD = 64;

    private final ControlListener listener;
    private final InetAddress from;
    private final Duration patience;
    private final FrameSplitter splitter = new FrameSplitter(ControlDecoder.MAX_BODY + SEAL_ROOM);
    private int bad;
    private long goodAt;
    private @Nullable Future<?> watch;

    /** Stamp and seal stand behind the body. */
    private static final int SEAL_ROOM = 256;

    InboundFrames(ControlListener listener, InetAddress from, Duration patience) {
        this.listener = listener;
        this.from = from;
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        goodAt = System.nanoTime();
        watch(context, patience);
    }

    private void watch(ChannelHandlerContext context, Duration most) {
        watch = context.executor().schedule(() -> look(context, most), most.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context, Duration most) {
        if (!context.channel().isActive()) {
            return;
        }
        if (System.nanoTime() - goodAt >= most.toNanos()) {
            close(context, Refusal.SILENT);
            return;
        }
        watch(context, patience.multipliedBy(3));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        listener.counts().took(bytes.length);
        switch (splitter.take(bytes)) {
            case FrameSplitter.Cut.Bodies(List<byte[]> bodies) -> take(context, bodies);
            case FrameSplitter.Cut.TooLong(List<byte[]> before, long length) -> {
                take(context, before);
                close(context, Refusal.TOO_LONG);
            }
        }
    }

    private void take(ChannelHandlerContext context, List<byte[]> bodies) {
        for (byte[] body : bodies) {
            if (!context.channel().isActive()) {
                return;
            }
            switch (listener.take(body, from)) {
                case TAKEN -> good();
                case TO_BE_ANSWERED -> {
                    good();
                    answer(context);
                }
                case REFUSED -> {
                    if (++bad >= MOST_BAD) {
                        close(context, Refusal.GARBAGE);
                    }
                }
            }
        }
    }

    private void good() {
        goodAt = System.nanoTime();
        bad = 0;
    }

    /** A frame with nothing in it. Who does not read it gets no more of them. */
    private static void answer(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            context.writeAndFlush(context.alloc().buffer(Integer.BYTES).writeInt(0));
        }
    }

    private void close(ChannelHandlerContext context, Refusal why) {
        listener.counts().refused().count(why);
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Future<?> watching = watch;
        if (watching != null) {
            watching.cancel(false);
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A connection that broke, or a handshake that failed: its end is all there is to know.
        context.close();
    }
}

package dev.flotilla.node.bench;

import dev.flotilla.node.commit.LogRecord;
import dev.flotilla.node.commit.log.LogFormat;
import dev.flotilla.node.routing.RolloutDraft;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlEncoder;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.ControlFrame.Verdict;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What no commit can be faster than: two round trips over loopback with frames of the same length on the same transport, and three
 * writes with fsync, one after the other, of records of the same length in the same folder.
 */
final class CommitFloor implements AutoCloseable {
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final byte[][] there;
    private final byte[][] back;
    private final byte[] entry;
    private final FileChannel file;
    private final Channel channel;
    private final Semaphore answered = new Semaphore(0);

    CommitFloor(Path folder, RoutingState state) throws IOException {
        RoutingState candidate = RolloutDraft.canaryShare(state, 0.37)
                .at(100, "promote-node-a-100-2026-11-20T04:34:03.244629-1795149241", Instant.now());
        there = new byte[][] {
            ControlEncoder.encode(new ControlFrame.PrepareRequest("node-a", candidate.txid(), candidate)),
            ControlEncoder.encode(new ControlFrame.Decision("node-a", candidate.txid(), Verdict.COMMIT, candidate))
        };
        back = new byte[][] {
            ControlEncoder.encode(
                    new ControlFrame.PrepareResponse("node-b", candidate.txid(), Verdict.COMMIT, "health gates met")),
            ControlEncoder.encode(new ControlFrame.Acknowledgement("node-b", candidate.txid()))
        };
        entry = LogFormat.encode(new LogRecord.Committed(candidate));
        file = FileChannel.open(
                folder.resolve("floor"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
        Channel server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(counting(there, true))
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        channel = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(counting(back, false))
                .connect(server.localAddress())
                .syncUninterruptibly()
                .channel();
    }

    /** Takes the frames in turn by their lengths; the server answers each, the client tells that it came. */
    private ChannelInitializer<SocketChannel> counting(byte[][] frames, boolean answers) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel opened) {
                AtomicInteger turn = new AtomicInteger();
                AtomicInteger got = new AtomicInteger();
                opened.pipeline().addLast(new SimpleChannelInboundHandler<ByteBuf>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
                        if (got.addAndGet(bytes.readableBytes()) < frames[turn.get()].length) {
                            return;
                        }
                        got.set(0);
                        int now = turn.get();
                        turn.set(1 - now);
                        if (answers) {
                            context.writeAndFlush(Unpooled.wrappedBuffer(back[now]));
                        } else {
                            answered.release();
                        }
                    }
                });
            }
        };
    }

    /** In ms. */
    double once() throws Exception {
        long begin = System.nanoTime();
        for (int trip = 0; trip < 2; trip++) {
            channel.writeAndFlush(Unpooled.wrappedBuffer(there[trip]));
            if (!answered.tryAcquire(5, TimeUnit.SECONDS)) {
                throw new IOException("no answer");
            }
        }
        for (int sync = 0; sync < 3; sync++) {
            file.write(ByteBuffer.wrap(entry));
            file.force(false);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    @Override
    public void close() throws IOException {
        file.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}

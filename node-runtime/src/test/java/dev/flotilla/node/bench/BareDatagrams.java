package dev.flotilla.node.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;

/** Counts datagrams with Netty and does nothing else, on the same kind of loop and buffer as a node. {@code BareDatagrams PORT}; each line asks for the count. */
final class BareDatagrams {
    private BareDatagrams() {}

    public static void main(String[] arguments) throws Exception {
        AtomicLong count = new AtomicLong();
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        Channel channel = new Bootstrap()
                .group(loops)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, 4 << 20)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator((8 << 10) + 1).maxMessagesPerRead(64))
                .handler(new SimpleChannelInboundHandler<DatagramPacket>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
                        count.lazySet(count.get() + 1);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]))
                .syncUninterruptibly()
                .channel();
        System.out.println("counts");
        for (int asked = System.in.read(); asked >= 0; asked = System.in.read()) {
            if (asked == '\n') {
                System.out.println(count.get());
            }
        }
        channel.close().syncUninterruptibly();
        loops.shutdownGracefully();
    }
}

package dev.flotilla.node.comms.socket;

import dev.flotilla.node.comms.CommsReader;
import dev.flotilla.node.comms.CommsRequest;
import dev.flotilla.node.server.tls.NodeTls;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks another node's comms port one thing. Any thread; it works on the event loop. */
public final class CommsClient {
    private final EventLoop loop;
    private final Optional<NodeTls> tls;

    public CommsClient(EventLoop loop, Optional<NodeTls> tls) {
        this.loop = loop;
        this.tls = tls;
    }

    /** @return the payload of the answer; fails when there is none in time */
    public CompletableFuture<byte[]> ask(String host, InetSocketAddress at, byte[] request, Duration limit) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(limit.toMillis(), 60_000))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        tls.ifPresent(
                                one -> channel.pipeline().addLast(one.outgoing(channel.alloc(), host, at.getPort())));
                        channel.pipeline().addLast(new Conversation(request, answer));
                    }
                });
        bootstrap.connect(at).addListener(connected -> {
            if (!connected.isSuccess()) {
                answer.completeExceptionally(connected.cause());
            }
        });
        loop.schedule(
                () -> answer.completeExceptionally(new TimeoutException("no answer in " + limit)),
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        return answer;
    }

    private static final class Conversation extends SimpleChannelInboundHandler<ByteBuf> {
        private final byte[] request;
        private final CompletableFuture<byte[]> answer;
        private final CommsReader reader = CommsReader.ofAnswer();

        Conversation(byte[] request, CompletableFuture<byte[]> answer) {
            this.request = request;
            this.answer = answer;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            Channel channel = context.channel();
            answer.whenComplete((payload, failure) -> channel.close());
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.writeAndFlush(Unpooled.wrappedBuffer(request));
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf content) {
            byte[] bytes = new byte[content.readableBytes()];
            content.readBytes(bytes);
            switch (reader.take(bytes)) {
                case CommsReader.State.More() -> {}
                case CommsReader.State.Whole(CommsRequest whole) -> answer.complete(whole.payload());
                case CommsReader.State.Refused refused ->
                    answer.completeExceptionally(new IOException("no answer of a node: " + refused.reason()));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            answer.completeExceptionally(new IOException("closed without an answer"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            answer.completeExceptionally(cause);
            context.close();
        }
    }
}

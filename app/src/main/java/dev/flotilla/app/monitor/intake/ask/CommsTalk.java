package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.monitor.Sign.Refusal;
import dev.flotilla.node.comms.CommsReader;
import dev.flotilla.node.comms.CommsRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/** Puts one request of the comms port and reads its answer. One per connection, on its loop. */
final class CommsTalk extends SimpleChannelInboundHandler<ByteBuf> {
    private final boolean tls;
    private final byte[] request;
    private final Caller.Question question;
    private final CommsReader reader = CommsReader.ofAnswer();
    private long sentAt;

    private CommsTalk(boolean tls, byte[] request, Caller.Question question) {
        this.tls = tls;
        this.request = request;
        this.question = question;
    }

    static ChannelHandler[] of(Face face, byte[] request, Caller.Question question) {
        return new ChannelHandler[] {new CommsTalk(face.tls(), request, question)};
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!tls) {
            send(context);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                send(context);
            } else {
                question.failed(Failures.toTalk(handshake.cause()));
            }
        }
    }

    private void send(ChannelHandlerContext context) {
        sentAt = System.nanoTime();
        context.writeAndFlush(Unpooled.wrappedBuffer(request));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf content) {
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        switch (reader.take(bytes)) {
            case CommsReader.State.More() -> {}
            case CommsReader.State.Whole(CommsRequest whole) -> question.answered(200, whole.payload(), sentAt);
            case CommsReader.State.Refused refused -> question.failed(new Said.Nothing(Refusal.BAD_ANSWER, "garbage"));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        question.failed(new Said.Nothing(Refusal.BAD_ANSWER, "closed"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        question.failed(Failures.toTalk(cause));
    }
}

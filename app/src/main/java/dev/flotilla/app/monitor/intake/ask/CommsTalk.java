package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.node.comms.CommsReader;
import dev.flotilla.node.comms.CommsRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;

/** Puts one request of the comms port and reads its answer. One per connection, on its loop. */
final class CommsTalk extends Talk<ByteBuf> {
    private final byte[] request;
    private final CommsReader reader = CommsReader.ofAnswer();

    private CommsTalk(boolean tls, byte[] request, Caller.Question question) {
        super(tls, question);
        this.request = request;
    }

    static ChannelHandler[] of(Face face, byte[] request, Caller.Question question) {
        return new ChannelHandler[] {new CommsTalk(face.tls(), request, question)};
    }

    @Override
    Object request() {
        return Unpooled.wrappedBuffer(request);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf content) {
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        switch (reader.take(bytes)) {
            case CommsReader.State.More() -> {}
            case CommsReader.State.Whole(CommsRequest whole) -> question.answered(200, whole.payload(), sentAt);
            case CommsReader.State.Refused refused -> bad("garbage");
        }
    }
}

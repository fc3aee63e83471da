package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.monitor.Sign.Refusal;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/**
 * One question on one connection: it is put as soon as the connection is up, and secured where it has to be; whatever
 * ends the connection before the answer ends the question. On its loop.
 *
 * @param <T> what the answer comes in
 */
abstract class Talk<T> extends SimpleChannelInboundHandler<T> {
    private final boolean tls;
    protected final Caller.Question question;
    /** By the monotonic clock, in ns. */
    protected long sentAt;

    Talk(boolean tls, Caller.Question question) {
        this.tls = tls;
        this.question = question;
    }

    /** The bytes, or what the handlers before this one make bytes of. */
    abstract Object request();

    protected final void bad(String detail) {
        question.failed(new Said.Nothing(Refusal.BAD_ANSWER, detail));
    }

    @Override
    public final void channelActive(ChannelHandlerContext context) {
        if (!tls) {
            send(context);
        }
    }

    @Override
    public final void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                send(context);
            } else {
                question.failed(Failures.toTalk(handshake.cause()));
            }
        }
    }

    private void send(ChannelHandlerContext context) {
        Object request = request();
        sentAt = System.nanoTime();
        context.writeAndFlush(request);
    }

    @Override
    public final void channelInactive(ChannelHandlerContext context) {
        bad("closed");
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        question.failed(Failures.toTalk(cause));
    }
}

package dev.flotilla.node.comms.socket;

import dev.flotilla.node.comms.CommsCommand;
import dev.flotilla.node.comms.CommsFrames;
import dev.flotilla.node.comms.CommsReader;
import dev.flotilla.node.comms.CommsRefusal;
import dev.flotilla.node.comms.CommsRequest;
import dev.flotilla.node.server.tls.NodeTls;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One connection: one request, one answer, each within a limit of time. On the event loop. */
final class CommsHandler extends SimpleChannelInboundHandler<ByteBuf> {
    private final CommsListener listener;
    private final boolean secured;
    private final boolean fromHere;
    private final CommsReader reader = CommsReader.ofRequest();
    private @Nullable Future<?> limit;
    private int counted;
    private boolean done;
    private long bytesIn;

    CommsHandler(CommsListener listener, boolean secured, boolean fromHere) {
        this.listener = listener;
        this.secured = secured;
        this.fromHere = fromHere;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        limit = after(context);
    }

    private Future<?> after(ChannelHandlerContext context) {
        return context.executor()
                .schedule(
                        () -> drop(context, CommsRefusal.SLOW),
                        listener.setup().patience().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void drop(ChannelHandlerContext context, CommsRefusal reason) {
        if (context.channel().isOpen()) {
            listener.refused().count(reason);
            done = true;
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Future<?> waiting = limit;
        if (waiting != null) {
            waiting.cancel(false);
        }
        listener.holds(-counted);
        counted = 0;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf content) {
        if (done) {
            return;
        }
        long begin = System.nanoTime();
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        bytesIn += bytes.length;
        CommsReader.State state = reader.take(bytes);
        int grown = reader.capacity() - counted;
        counted += grown;
        if (!listener.holds(grown)) {
            drop(context, CommsRefusal.CONNECTIONS);
            return;
        }
        switch (state) {
            case CommsReader.State.More() -> {}
            case CommsReader.State.Refused(CommsRefusal reason) ->
                refuse(context, reason, "this is no request: " + reason.name().toLowerCase(java.util.Locale.ROOT));
            case CommsReader.State.Whole(CommsRequest request) -> {
                answer(context, request);
                listener.desk().worked(System.nanoTime() - begin, bytesIn, 0);
            }
        }
    }

    private void answer(ChannelHandlerContext context, CommsRequest request) {
        done = true;
        switch (CommsCommand.of(request)) {
            case CommsCommand.Ping() -> serve(context, CommsFrames.answer(request.json(), request.payload()));
            case CommsCommand.Stats() -> serve(context, json(listener.desk().stats()));
            case CommsCommand.Sessions() -> serve(context, json("[]"));
            case CommsCommand.Console console -> console(context, console);
            case CommsCommand.Refused(CommsRefusal reason, String message) -> refuse(context, reason, message);
        }
    }

    private void console(ChannelHandlerContext context, CommsCommand.Console command) {
        boolean trusted = fromHere || secured && NodeTls.showedCertificate(context.pipeline());
        listener.desk()
                .console(command, trusted)
                .whenComplete((text, failure) -> context.executor().execute(() -> {
                    String shown = failure == null ? text : "The command failed.";
                    serve(
                            context,
                            json(JsonMapper.shared()
                                    .createObjectNode()
                                    .put("status", failure == null ? "ok" : "error")
                                    .put("text", shown)
                                    .toString()));
                }));
    }

    private static byte[] json(String text) {
        return CommsFrames.answer(true, text.getBytes(StandardCharsets.UTF_8));
    }

    private void serve(ChannelHandlerContext context, byte[] answer) {
        listener.served();
        write(context, answer);
    }

    private void refuse(ChannelHandlerContext context, CommsRefusal reason, String message) {
        done = true;
        listener.refused().count(reason);
        write(context, CommsFrames.error(message));
    }

    /** From here on the client has as long again to take the answer. */
    private void write(ChannelHandlerContext context, byte[] answer) {
        Future<?> waiting = limit;
        if (waiting != null) {
            waiting.cancel(false);
        }
        limit = after(context);
        listener.desk().worked(0, 0, answer.length);
        context.writeAndFlush(Unpooled.wrappedBuffer(answer)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            drop(context, CommsRefusal.TLS);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A client that went away or speaks no TLS; the latter was counted with its handshake.
        context.close();
    }
}

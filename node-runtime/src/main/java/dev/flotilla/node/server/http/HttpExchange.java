package dev.flotilla.node.server.http;

import dev.flotilla.node.server.http.PredictLane.Track;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection: one request after the other, answered in their order. A body is gathered in an array that the connection keeps; while an
 * answer waits for its model or for the replica nothing more is read. On the event loop.
 */
final class HttpExchange extends ChannelInboundHandlerAdapter {
    static final int MOST_BODY = 64 << 10;
    private static final int MOST_DIGITS = 5;

    private static final ByteBuf CONTINUE = Unpooled.unreleasableBuffer(
            Unpooled.copiedBuffer("HTTP/1.1 100 Continue\r\n\r\n", StandardCharsets.US_ASCII));
    private static final byte[] GOOD = Answer.openingOfGood();
    private static final Deque<Object> NOTHING = new ArrayDeque<>(0);

    private final HttpFace face;
    private byte[] body = new byte[512];
    private int length;
    private @Nullable HttpRequest request;
    private Answer.After after = Answer.After.KEEP;
    private long begin;
    private long doneAt = System.nanoTime();
    private boolean busy;
    private boolean ending;
    private Deque<Object> later = NOTHING;

    HttpExchange(HttpFace face) {
        this.face = face;
    }

    /** Since when nothing has become of this connection; a request under way counts only while we are the slow ones. */
    long quietSince() {
        return busy ? System.nanoTime() : doneAt;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (busy) {
            if (later.isEmpty()) {
                later = new ArrayDeque<>();
            }
            later.add(message);
            return;
        }
        try {
            take(context, message);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void take(ChannelHandlerContext context, Object message) {
        if (ending) {
            return;
        }
        if (message instanceof HttpRequest head) {
            begin(context, head);
        }
        HttpRequest current = request;
        if (message instanceof HttpContent content && current != null && !ending) {
            if (content.decoderResult().isFailure()) {
                refuse(context, HttpRefusal.BAD_HTTP, HttpResponseStatus.BAD_REQUEST, "no HTTP");
                return;
            }
            gather(context, content.content());
            if (message instanceof LastHttpContent && !ending) {
                request = null;
                complete(context, current);
            }
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest head) {
        begin = System.nanoTime();
        length = 0;
        request = head;
        if (head.decoderResult().isFailure()) {
            refuse(context, HttpRefusal.BAD_HTTP, HttpResponseStatus.BAD_REQUEST, "no HTTP");
            return;
        }
        if (promisesTooMuch(head)) {
            refuseLong(context);
            return;
        }
        boolean old = head.protocolVersion().equals(HttpVersion.HTTP_1_0);
        after = !HttpUtil.isKeepAlive(head) ? Answer.After.CLOSE : old ? Answer.After.KEEP_SAID : Answer.After.KEEP;
        if (HttpUtil.is100ContinueExpected(head)) {
            context.writeAndFlush(CONTINUE.duplicate());
        }
    }

    /** Far more than is taken: there is no use in waiting for it. */
    private static boolean promisesTooMuch(HttpRequest head) {
        String said = head.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        return said != null && said.length() > MOST_DIGITS;
    }

    private void refuseLong(ChannelHandlerContext context) {
        refuse(
                context,
                HttpRefusal.TOO_LONG,
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "a body of more than " + MOST_BODY + " bytes");
    }

    private void gather(ChannelHandlerContext context, ByteBuf part) {
        int more = part.readableBytes();
        if (length + more > MOST_BODY) {
            refuseLong(context);
            return;
        }
        if (length + more > body.length) {
            body = Arrays.copyOf(body, Math.min(MOST_BODY, Math.max(2 * body.length, length + more)));
        }
        part.readBytes(body, length, more);
        length += more;
    }

    private void complete(ChannelHandlerContext context, HttpRequest head) {
        String uri = head.uri();
        if (head.method().equals(HttpMethod.POST) && (uri.equals("/predict") || uri.startsWith("/predict?"))) {
            predict(context);
            return;
        }
        boolean withBody = !head.method().equals(HttpMethod.HEAD);
        HttpRoutes.Reply reply = face.routes().reply(head, Arrays.copyOf(body, length), context.channel());
        switch (reply) {
            case HttpRoutes.Reply.Now(Answer answer) -> answer(context, answer, withBody);
            case HttpRoutes.Reply.Later(var coming) -> {
                hold(context);
                BiConsumer<Answer, Throwable> done =
                        (answer, failure) -> context.executor().execute(() -> {
                            answer(context, failure == null ? answer : HttpRoutes.MISTAKE, withBody);
                            goOn(context);
                        });
                coming.whenComplete(done);
            }
        }
    }

    private void predict(ChannelHandlerContext context) {
        switch (JsonInput.read(body, length)) {
            case JsonInput.Read.Bad bad -> {
                face.counts().count(HttpRefusal.BAD_JSON);
                answer(context, HttpRoutes.NO_JSON, true);
            }
            case JsonInput.Read.Good(var key) -> {
                Track track = face.predicting().choose(key);
                int delay = track.model().delayMillis();
                if (delay == 0) {
                    predicted(context, track);
                } else {
                    hold(context);
                    context.executor()
                            .schedule(
                                    () -> {
                                        predicted(context, track);
                                        goOn(context);
                                    },
                                    delay,
                                    TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    private void predicted(ChannelHandlerContext context, Track track) {
        boolean failed = face.predicting().fails(track.model());
        if (failed) {
            answer(context, HttpRoutes.failed(track.model().name()), true);
        } else {
            byte[] opening = track.opening();
            int size = opening.length + length + 1;
            ByteBuf out = context.alloc().buffer(Answer.HEAD_ROOM + size).writeBytes(GOOD);
            Answer.digits(out, size);
            out.writeBytes(Answer.afterLength(after));
            out.writeBytes(opening).writeBytes(body, 0, length).writeByte('}');
            write(context, out, size);
        }
        face.predicting().done(track, failed, begin, System.nanoTime());
    }

    private void refuse(ChannelHandlerContext context, HttpRefusal why, HttpResponseStatus status, String message) {
        face.counts().count(why);
        after = Answer.After.CLOSE;
        answer(context, Answer.error(status, message), true);
    }

    private void answer(ChannelHandlerContext context, Answer answer, boolean withBody) {
        write(context, answer.encode(context.alloc(), withBody, after), answer.body().length);
    }

    private void write(ChannelHandlerContext context, ByteBuf out, int size) {
        doneAt = System.nanoTime();
        face.worked(doneAt - begin, length, size);
        if (after == Answer.After.CLOSE) {
            ending = true;
            context.writeAndFlush(out).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.write(out, context.voidPromise());
        }
    }

    private void hold(ChannelHandlerContext context) {
        busy = true;
        context.channel().config().setAutoRead(false);
    }

    /** The answer that was waited for is written: what came meanwhile has its turn. */
    private void goOn(ChannelHandlerContext context) {
        busy = false;
        while (!busy && !later.isEmpty()) {
            Object message = later.remove();
            try {
                take(context, message);
            } finally {
                ReferenceCountUtil.release(message);
            }
        }
        context.flush();
        context.channel().config().setAutoRead(!busy && context.channel().isWritable());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    /** A client that takes no answers gets no more of its requests read. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(!busy && context.channel().isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        later.forEach(ReferenceCountUtil::release);
        later = NOTHING;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A client that is gone, or a handshake that failed: there is nobody to answer.
        context.close();
    }
}

package dev.flotilla.app.monitor.intake.ask;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts one request and reads its answer up to a limit. One per connection, on its loop. */
final class HttpTalk extends Talk<HttpObject> {
    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_HEADERS = 16 << 10;
    private static final int CHUNK = 16 << 10;

    private final Face face;
    private final Request request;
    private final int mostBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;

    /**
     * @param post the JSON that goes with it; empty for a GET
     * @param bearer never logged
     */
    record Request(String path, Optional<String> post, Optional<String> bearer) {
        static Request page(String path) {
            return new Request(path, Optional.empty(), Optional.empty());
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private HttpTalk(Face face, Request request, int mostBytes, Caller.Question question) {
        super(face.tls(), question);
        this.face = face;
        this.request = request;
        this.mostBytes = mostBytes;
    }

    static ChannelHandler[] of(Face face, Request request, int mostBytes, Caller.Question question) {
        return new ChannelHandler[] {
            new HttpClientCodec(LONGEST_LINE, LONGEST_HEADERS, CHUNK), new HttpTalk(face, request, mostBytes, question)
        };
    }

    @Override
    Object request() {
        ByteBuf content = request.post()
                .map(json -> Unpooled.copiedBuffer(json, StandardCharsets.UTF_8))
                .orElse(Unpooled.EMPTY_BUFFER);
        FullHttpRequest out = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                request.post().isPresent() ? HttpMethod.POST : HttpMethod.GET,
                face.base() + request.path(),
                content);
        out.headers()
                .set(HttpHeaderNames.HOST, face.authority())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.ACCEPT, "application/json, text/plain")
                .set(HttpHeaderNames.USER_AGENT, "Flotilla");
        if (request.post().isPresent()) {
            out.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        }
        request.bearer().ifPresent(token -> out.headers().set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token));
        return out;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            bad("garbage");
            return;
        }
        if (part instanceof HttpResponse head) {
            status = head.status().code();
            if (status >= 300 && status < 400) {
                bad("redirect");
                return;
            }
            if (HttpUtil.isContentLengthSet(head) && HttpUtil.getContentLength(head, 0L) > mostBytes) {
                bad("too long");
                return;
            }
        }
        if (part instanceof HttpContent piece) {
            int length = piece.content().readableBytes();
            if (body.size() + length > mostBytes) {
                bad("too long");
                return;
            }
            byte[] bytes = new byte[length];
            piece.content().readBytes(bytes);
            body.writeBytes(bytes);
            if (part instanceof LastHttpContent && status >= 200) {
                question.answered(status, body.toByteArray(), sentAt);
            }
        }
    }
}
